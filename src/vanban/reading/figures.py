"""Numbers that a sentence asks for: shares ("trên 90% đơn vị") and counts ("ít nhất 02 gương"), each with its words.

A plan is full of numbers that ask for nothing: dates, labels, caps, prizes, what was reached last year. A number is
owed where its bound says so ("ít nhất"), where a verb of doing stands before it ("xây dựng 02 mô hình"), or where it is
shared out ("mỗi đơn vị 03 gương").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .clauses import cut_between, end_of_quota
from .patterns import any_name_of, any_of
from .vocabulary import COUNTED, LOWER

# --- how a number is written ----------------------------------------------------------------------------------------
_LEAST = any_of("""
    ít nhất(?: là)? | tối thiểu(?: là| đạt)? | không dưới | không ít hơn | không thấp hơn
    đạt từ | từ | phấn đấu từ
""")
_MORE = any_of("trên | hơn | vượt")
#: A cap ("không quá 05 cá nhân") limits what a body may do; nobody falls short of it, so it is no target.
_CAP = any_of("""
    không quá | tối đa(?: là)? | không vượt quá | nhiều nhất | dưới | còn dưới | không nhiều hơn | giới hạn
""")
_BOUND = rf"(?:(?P<least>{_LEAST})|(?P<more>{_MORE})|(?P<cap>{_CAP}))?\s*"
_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)"  # "1.200" is a thousand and more, "98,5" has a fraction
_TO_SHARE = r"(?:\s*[-–]\s*\d+\s?%)?"  # "80% - 90%": the lower end is what is owed
_TO_COUNT = r"(?:đến\s+\d+\s+)?"  # "từ 03 đến 05 gương": the same
_SHARE = re.compile(rf"{_BOUND}{_NUMBER}\s?%{_TO_SHARE}(?P<or_more>[^.;,%\d]{{0,40}}?\strở lên)?", re.IGNORECASE)

#: What no quota counts, however it is bounded: "ít nhất 03 tháng", "từ 50 triệu đồng", "ít nhất 3 đến 5 năm".
_NOT_COUNTED = any_of("""
    đến
    năm | tháng | ngày | giờ | phút | tuần | tuổi | quý | triệu | tỷ | tỉ | nghìn | ngàn | đồng
    điểm | khóa | trang | dòng | bước | cấp | loại
""")
_UNIT = rf"(?P<unit>{any_name_of(tuple(COUNTED))}(?!\w))"
_OTHER_NOUN = rf"(?P<other>(?!{_NOT_COUNTED}\b)[{LOWER}]+)"
_ALONE = r"(?<![\w/.,-])(?!(?<=năm )\d{4})"  # not the end of "12/3", "A4" or "1.1", nor the year of "năm 2028"
_COUNT = re.compile(
    rf"{_BOUND}{_ALONE}{_NUMBER}\s+{_TO_COUNT}(?:{_UNIT}|{_OTHER_NOUN})(?P<or_more>[^.;]{{0,70}}?\strở lên)?",
    re.IGNORECASE,
)

# --- numbers that nobody owes ---------------------------------------------------------------------------------------
#: From here on a sentence tells what was: "kết quả đạt được ...", "hiện có 12 mô hình".
_REACHED = re.compile(
    any_of(r"""
    hạn chế | kết quả đạt được | tính đến | năm trước | giai đoạn trước
    \bmới (?:có|đạt) | hiện (?:có|nay|đạt) | đã (?:có|đạt)
"""),
    re.IGNORECASE,
)
#: A cap over several numbers: "không quá 03 tập thể, 05 cá nhân".
_CAPPED_LIST = re.compile(rf"{_CAP}\s+(?:\d+\s+[\w ]+,\s*)?$", re.IGNORECASE)
_CAP_OR_DATE = re.compile(  # "không để quá 02", "năm 2026"; but "mỗi năm 02 gương"
    r"(?:\bquá|(?<![Mm]ỗi )(?<![Hh]ằng )(?<![Hh]àng )(?:năm|tháng|ngày|quý))\s*$"
)
_COMPARED = re.compile(r"(?:hiện|đã|mới) đạt\s*$|so với[^,;]*$")  # "tăng so với 85%": where it stood before
_FROM_TO = re.compile(r"\d+\s+đến\s+\d+")
_QUOTA_AFTER = re.compile(r"(?:ít nhất|tối thiểu)\s+\d")
_WHO_HAS = re.compile(r"\bcó\s*$")
#: What makes the next number a date, a label or a size: "lần thứ 3", "Điều 5", "trang 12".
_LABEL_BEFORE = re.compile(
    any_of("""
    ngày | tháng | năm | quý | kỷ niệm | giai đoạn | lần thứ | thứ | khóa
    số | khoản | điều | điểm | mục | phần | công văn | phụ lục | biểu | mẫu | đề án | phiên bản
    tầng | trang | cỡ | hạng | đường | quốc lộ | cấp độ | bước | loại
    dưới hình thức | chia thành | gồm | qua | sau | trong | của | giảm còn
""")
    + r"\s*$",
    re.IGNORECASE,
)

# --- numbers that are owed without "ít nhất" ------------------------------------------------------------------------
#: Verbs of doing right before a bare number: "xây dựng được 02 mô hình".
_DOING_BEFORE = re.compile(
    any_of("""
    xây dựng | tổ chức | thực hiện | thành lập | duy trì | hoàn thành | mở | làm | ra mắt | phấn đấu | đạt | có | được
    lựa chọn | chọn | giới thiệu | phát hiện | nhân rộng | đề nghị | đề cử | xét | bầu | cử | gửi | tham gia
    biểu dương | tuyên dương | khen thưởng | công nhận | trao | tặng | cấp
    đăng | đăng tải | viết | sản xuất | phát
    trồng | sửa | sửa chữa | khởi công | bàn giao | lắp đặt | phủ | ra quân
    hỗ trợ | vận động | giúp đỡ | đỡ đầu | đảm nhận
    mỗi | :
""")
    + r"\s+(?:được\s+|mới\s+|thêm\s+|ít\s+)?$",
    re.IGNORECASE,
)
_EACH_BEFORE = re.compile(r"(?:mỗi|từng)\s[^,;:.]{2,80}$", re.IGNORECASE)
#: What is shared out after the noun: "02 gương/đơn vị", "01 bài/01 chi bộ".
PER_ONE = re.compile(
    r"\s*/\s*(?:0?1|một|mỗi)?\s*"
    + any_of("ban | đoàn | đơn vị | tổ | cụm | khối | xã | phường | thôn | trường | chi bộ | cơ quan | bản | ấp | khu")
    + r"\b"
)
#: So many within each stretch of time: "02 kỳ/tháng", "mỗi tháng 01 số".
_PER_TIME = re.compile(r"\s*/\s*(?:tháng|quý|năm)\b")
_EACH_TIME_BEFORE = re.compile(r"(?:mỗi|hằng|hàng)\s(?:tháng|quý|năm)\s+$", re.IGNORECASE)
#: One minimum holds for a list: "ít nhất 12 tập thể và 40 cá nhân".
_MINIMUM_GOES_ON = re.compile(r"[^;.,]{0,60}?(?:,| và)\s*(?:và\s+)?")
_MINIMUM_BEFORE = re.compile(r"(?:ít nhất|tối thiểu)\s+\d+[^;.,]{0,60}(?:\svà|,)\s*$", re.IGNORECASE)

_DIGIT = re.compile(r"\d")
#: What joins the words of one number to those of the next; it belongs to neither.
_JOINT = re.compile(r"[ ;,(]*(?:và\s+|trong đó,?\s+)?")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a sentence asks for, with where its own words begin and end."""

    match: re.Match[str]
    begin: int
    end: int
    inherited: bool  # goes on with the minimum of the number before it

    @property
    def share(self) -> bool:
        """Whether it is a percentage."""
        return self.match.re is _SHARE

    @property
    def comparator(self) -> str:
        """How the value binds, as the published JSON writes it."""
        if self.inherited or self.match["least"] or self.match["or_more"]:
            return ">="
        return ">" if self.match["more"] else "="

    @property
    def value(self) -> float | int:
        """The number: in Vietnamese a full stop parts thousands, a comma the fraction."""
        number = self.match["number"].replace(".", "").replace(",", ".")
        return float(number) if "." in number else int(number)

    @property
    def unit(self) -> str:
        """What is counted; "item" where the noun is none that quotas usually count."""
        if self.share:
            return "%"
        noun = self.match["unit"] or self.match["other"]
        return COUNTED.get(noun.casefold(), "item")


def figures_in(text: str) -> list[Figure]:
    """The numbers that are asked for, in printed order, each with the words that belong to it."""
    owed = list(_owed_numbers(text))
    found: list[Figure] = []
    for match, following in zip(owed, [*owed[1:], None], strict=False):
        before = found[-1] if found else None
        begin = _begin(text, match, before)
        end = cut_between(text, match.end(), following.start()) if following else end_of_quota(text, match.end())
        found.append(Figure(match, begin, end, before is not None and _continues(before, match, text)))
    return found


def _begin(text: str, match: re.Match[str], before: Figure | None) -> int:
    """Where the words of a figure begin: after those of the one before, and after the last semicolon."""
    semicolon = text.rfind("; ", 0, match.start("number"))
    begin = max(before.end if before else 0, semicolon + 1)
    joint = _JOINT.match(text, begin)
    return joint.end() if joint else begin


def _owed_numbers(text: str) -> Iterator[re.Match[str]]:
    """The matches of numbers that are owed; of two that overlap the first."""
    taken = 0
    for match in _numbers(text):
        if match.start("number") >= taken and _is_owed(match, text):
            taken = match.end()
            yield match


def _numbers(text: str) -> list[re.Match[str]]:
    """All shares and counts; most sentences have none, which is told faster without the long patterns."""
    if not _DIGIT.search(text):
        return []
    shares = _SHARE.finditer(text) if "%" in text else ()
    return sorted([*shares, *_COUNT.finditer(text)], key=lambda match: match.start("number"))


def _is_owed(match: re.Match[str], text: str) -> bool:
    """Whether somebody has to reach this number."""
    if match["cap"] or _is_told(match, text):
        return False
    if match.re is _SHARE:
        return not _COMPARED.search(text, 0, match.start())
    return _is_owed_count(match, text)


def _is_told(match: re.Match[str], text: str) -> bool:
    """A date, a number under a cap, or one that tells what was: in a look back, or in brackets without a bound."""
    start = match.start()
    in_brackets = text.count("(", 0, start) > text.count(")", 0, start)
    return bool(
        (in_brackets and not match["least"])
        or _CAP_OR_DATE.search(text, 0, match.start("number"))
        or _REACHED.search(text, 0, start)
        or _CAPPED_LIST.search(text, 0, start)
    )


def _is_owed_count(match: re.Match[str], text: str) -> bool:
    """A count needs more reason than a share: a bound, a minimum that goes on, or the words before a bare number."""
    minimum = match["least"] or match["or_more"]
    at = match.start("number")
    by_time = _PER_TIME.match(text, match.end()) or _EACH_TIME_BEFORE.search(text, 0, at)
    if (match["other"] and not (minimum or by_time)) or _is_condition(match, text):
        return False  # a noun that quotas do not usually count needs "ít nhất" in front, or a cadence
    if minimum or match["more"]:
        return not _opens_stretch(match)
    if _MINIMUM_BEFORE.search(text, 0, match.start()):
        return True
    if by_time:
        return True
    if _LABEL_BEFORE.search(text, 0, at):
        return False
    return bool(
        _DOING_BEFORE.search(text, 0, at) or PER_ONE.match(text, match.end()) or _EACH_BEFORE.search(text, 0, at)
    )


def _is_condition(match: re.Match[str], text: str) -> bool:
    """Who is meant, not what is owed: "đơn vị có từ 200 đoàn viên trở lên gửi tối thiểu 10 bài"."""
    says_who = match["or_more"] and _WHO_HAS.search(text, 0, match.start())
    return bool(says_who and _QUOTA_AFTER.search(text, match.end()))


def _opens_stretch(match: re.Match[str]) -> bool:
    """A bare "từ" opens a stretch of time or of labels, unless it says up to which number or "trở lên"."""
    return (match["least"] or "").casefold() == "từ" and not match["or_more"] and not _FROM_TO.search(match[0])


def _continues(before: Figure, match: re.Match[str], text: str) -> bool:
    """Whether a bare number goes on with the minimum of the number before it; a full 100 never does."""
    bare = not (match["least"] or match["more"] or match["or_more"])
    if not bare or match["number"] == "100" or before.comparator != ">=":
        return False
    return bool(_MINIMUM_GOES_ON.fullmatch(text, before.match.end(), match.start("number")))
