"""Targets: what can be counted or missed. Quotas and shares with a number, cadences, and deliverables with a date.

No number is invented: "hằng quý" is a cadence with value None. A cap ("không quá 05 cá nhân") is no target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .actors import actor_length, is_actor, without_request
from .model import Target
from .outline import EDGE, Part, Sentence
from .tables import Row, rows_of
from .timing import Timing, cadence_in, timing_of
from .patterns import any_name_of
from .vocabulary import COUNTED, LOWER

_UNITS = any_name_of(tuple(COUNTED))
_AT_LEAST = r"ít nhất(?: là)?|tối thiểu(?: là| đạt)?|không dưới|không ít hơn|không thấp hơn|đạt từ|từ|phấn đấu từ"
_MORE_THAN = r"trên|hơn|vượt"
_CAP = r"không quá|tối đa(?: là)?|không vượt quá|nhiều nhất|dưới|còn dưới|không nhiều hơn|giới hạn"
_TIME_OR_MONEY = r"(?:năm|tháng|ngày|giờ|phút|tuần|tuổi|triệu|tỷ|tỉ|nghìn|ngàn|đồng|điểm|khóa|quý|trang|dòng|bước|cấp|loại)\b"
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_SHARE = re.compile(
    rf"(?:(?P<least>{_AT_LEAST})|(?P<more>{_MORE_THAN})|(?P<cap>{_CAP}))?\s*(?P<number>{_NUMBER})\s?%(?:\s*[-–]\s*\d+\s?%)?(?P<trail>[^.;,%\d]{{0,40}}?\strở lên)?",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"(?:(?P<least>{_AT_LEAST})|(?P<more>{_MORE_THAN})|(?P<cap>{_CAP}))?\s*(?<![\w/.,-])(?P<number>{_NUMBER})\s+(?:đến\s+\d+\s+)?"
    rf"(?:(?P<unit>(?:{_UNITS})(?!\w))|(?P<other>(?!{_TIME_OR_MONEY})[{LOWER}]+))(?P<rest>[^.;]{{0,70}}?\strở lên)?",
    re.IGNORECASE,
)
_NOT_A_QUOTA = re.compile(
    r"(?:ngày|tháng|năm|quý|số|lần thứ|khoản|điều|điểm|mục|phần|kỷ niệm|thứ|khóa|giai đoạn|công văn|phụ lục|biểu|mẫu|dưới hình thức|chia thành|gồm|tầng|trang|cỡ|phiên bản|hạng|đường|quốc lộ|đề án|qua|sau|trong|của|giảm còn|cấp độ|bước|loại)\s*$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"(?:xây dựng|tổ chức|lựa chọn|giới thiệu|mỗi|chọn|có|được|đạt|mở|đăng|viết|thực hiện|phát hiện|thành lập|duy trì|nhân rộng|biểu dương|tuyên dương|khen thưởng|đăng tải|hoàn thành|tham gia|gửi|đề nghị|cử|trao|tặng|hỗ trợ|:|gồm|bầu|phấn đấu|sản xuất|phát|trồng|làm|sửa|ra mắt|xét|đề cử|bàn giao|khởi công|đảm nhận|sửa chữa|ra quân|vận động|giúp đỡ|đỡ đầu|công nhận|cấp|phủ|lắp đặt)\s+(?:được\s+|mới\s+|thêm\s+|ít\s+)?$", re.IGNORECASE)
_PER_ONE = re.compile(r"\s*/\s*(?:0?1|một|mỗi)?\s*(?P<per>ban|đoàn|đơn vị|tổ|cụm|khối|xã|phường|thôn|trường|chi bộ|cơ quan|bản|ấp|khu)\b")
_PER = re.compile(
    r"(?P<per>(?:[Mm]ỗi|[Tt]ừng)\s+(?!năm|quý|tháng|tuần|ngày|đợt|lần|kỳ)[^,;:.()]*?(?:,\s+(?:thị trấn|phường|bản|ấp|khu phố|tổ dân phố|khu|xã|thôn|buôn|tổ|đơn vị|viện|phòng|địa phương|trường|cơ quan|đoàn thể)[^,;:.()]*?)*|[Tt]oàn\s+(?:huyện|tỉnh|xã|phường|ngành|trường|Trường|thành phố|Sở|Trung tâm|thị trấn|cơ quan))"
    r"(?=\s+(?:có|được|giới|xây|chọn|lựa|phát|tổ|thực|xét|đề|đăng|phải|ít|tối|duy|thành|gửi|ra|phấn|đạt|cử|bình|viết|trong|hằng|hàng|hoàn|tham|\d)|\s*:|,)"
)
_SHARED_BY = re.compile(r"%\s+(?:số\s+)?(?P<per>(?:các\s+)?(?:cơ quan|đơn vị|xã|phường|thôn|đoàn thể|phòng|ban|sở|trường|địa phương|khoa|doanh nghiệp|chi bộ|tổ chức|huyện|cấp ủy|ấp|bản|khu|công đoàn|chi hội|chi đoàn)[^;:.()]*?)\s+(?=(?:xây|có|thực|tổ|ban|triển|được|hoàn|đạt|đăng|duy|phát|cử|tham|bố|quán|cam|ký|lập|thành|giới|ứng|áp|số|cập|kết|phải)\b)")
_SHARE_MEASURES = (
    ("units_with_criteria", re.compile(r"(?:xây dựng|có|ban hành|quy định)[^,;]{0,40}(?:tiêu chí|tiêu chuẩn)", re.IGNORECASE)),
    ("units_with_plan", re.compile(r"(?:xây dựng|có|ban hành|triển khai)[^,;]{0,30}kế hoạch", re.IGNORECASE)),
)
_SECOND = {
    "units_with_plan": re.compile(r"(?:;|,|\svà)\s+(?P<words>(?:xây dựng|triển khai|ban hành|có)(?:,\s*triển khai)?[^;.]{0,40}?kế hoạch[^;.]*)"),
    "units_with_criteria": re.compile(r"(?:;|,|\svà)\s+(?P<words>(?:xây dựng|ban hành|có)[^;.]{0,40}?(?:tiêu chí|tiêu chuẩn)[^;.]*)"),
}
_STEPS = ("exemplars_replicated", "exemplars_introduced", "exemplars_selected")
_STEP = re.compile(
    r"(?P<exemplars_replicated>nhân rộng)|(?P<exemplars_introduced>giới thiệu|đề cử|tham dự)"
    r"|(?P<exemplars_selected>chọn|xây dựng|phát hiện|công nhận)", re.IGNORECASE,
)  # fmt: skip
_AIM = re.compile(r"[^,;]{0,60}?\s(?:để\s)?(?:giới thiệu|nhân rộng)(?!\w)")
_CUT = re.compile(r";\s*|(?:,\s*|\s+)(?:và|trong đó|riêng)\s+(?=(?:mỗi|ít nhất|tối thiểu|\d|trên \d|tỷ lệ|từ \d|toàn|có)\b)|,\s+(?=(?:mỗi|ít nhất|tối thiểu|\d{1,3}\s?%|trên \d|tỷ lệ|mức độ|trong đó|từ \d|riêng|phấn đấu|toàn)\b)|,\s+|\s+và\s+", re.IGNORECASE)

_DUTY = re.compile(
    r"tổ chức|tổng kết|sơ kết|báo cáo|hoàn thành|ban hành|gửi|xây dựng|giới thiệu|lựa chọn|phát động|biểu dương|tôn vinh|đăng ký|trình|rà soát|khảo sát|đánh giá|kiểm tra|tổng hợp|lập|mở|đưa|họp|chọn|thành lập|triển khai|xét|bình xét|chấm|nhận|nộp|lễ|hội nghị|chung kết|hội thi|đại hội|tuyên truyền|phát hiện|thẩm định|công bố|trao|kiện toàn|sửa đổi|cập nhật|phê duyệt|cung cấp|quyết định|tham mưu|tham gia|đăng tải|đạt|bồi dưỡng|tập huấn|nâng cấp|số hóa|hướng dẫn|rút kinh nghiệm|nhân rộng|khen thưởng|chỉ đạo|đề xuất|phối hợp|phân bổ|thu|giao ban|đăng|duy trì|thực hiện|phát|kết nạp|vận động|hỗ trợ|ra quân|thi",
    re.IGNORECASE,
)
_AS_VERB = r"(?:^|,\s|\svà\s|(?:hằng|hàng|mỗi)\s\w+\s|chủ động\s|tích cực\s|kịp thời\s|trách nhiệm\s|tổ chức\s|định kỳ\s(?:6 tháng\s)?|họp\s|dân\s|tham mưu\s)"
_EXEMPLARS = r"(?:(?:các|những|được|ra|thêm|một số|gương|mô hình|công chức,?|viên chức,?|cá nhân,?|tập thể,?|hộ gia đình,?|cán bộ,?|người|nhân tố mới,?|và|tối thiểu|ít nhất|\d+)\s){0,7}(?:điển hình|gương|mô hình điển hình|người tốt)"
_INTRODUCE = re.compile(rf"{_AS_VERB}(?:giới thiệu|đề cử)(?: được)?\s+{_EXEMPLARS}|{_AS_VERB}(?:gửi|lập) hồ sơ (?:giới thiệu|gương|đề cử)", re.IGNORECASE)
_SELECT = re.compile(rf"{_AS_VERB}(?:lựa chọn|chọn|xây dựng|bình chọn|bình xét|phát hiện|công nhận)(?:, (?:xây dựng|lựa chọn|bình chọn|phát hiện|biểu dương))*\s+{_EXEMPLARS}", re.IGNORECASE)
_NOT_OWED = re.compile(
    r"^(?:nhiệt liệt|quyết tâm|toàn đảng|thời gian thực hiện|kế hoạch này có hiệu lực|kế hoạch có hiệu lực|phong trào[^.]*được triển khai)|phân bổ hằng năm|dự toán[^.]*hằng năm|(?:theo|của) phong trào[^.]{0,60}hằng năm", re.IGNORECASE
)
#: After the words of time, from here on the sentence says what for; a quotation of the duty ends before it.
_PURPOSE = re.compile(
    r"\s+(?:để (?=tổng hợp|thực hiện|theo dõi|báo cáo|tôn vinh|xem xét|được|tuyên truyền|nhân rộng|chỉ đạo|biểu dương|phục vụ|làm)|nhằm|gắn với|phục vụ)\s|,\s+(?:tập trung|qua đó|góp phần|phục vụ|trên cơ sở|từ đó|làm cơ sở|bảo đảm|đảm bảo)\s|;\s"
)
_REMARK = re.compile(r"\s+\(|,\s+(?:trong đó|riêng|ưu tiên|bao gồm)\s|\s+trên\s+(?:[Cc]ổng|[Hh]ệ thống|cơ sở)\s|\s+và\s+tại\s")
_HANDED_ON = re.compile(r"\s+(?:gửi|của Sở về|về việc)\s")
_WAS = re.compile(r"hạn chế|kết quả đạt được|tính đến|\bmới (?:có|đạt)|hiện (?:có|nay|đạt)|đã (?:có|đạt)|năm trước|giai đoạn trước", re.IGNORECASE)
_CAPPED = re.compile(r"(?:không quá|tối đa|không vượt quá|không \w+ \w+ quá)\s+\d")
_OWN_PLAN = re.compile(r"\b(?:[Xx]ây dựng|[Bb]an hành|[Gg]ửi|[Cc]ụ thể hóa thành)(?:\s\w+){0,3}?\s[Kk]ế hoạch(?! (?:này|của (?:tỉnh|UBND|Sở)))")
_BY_THEN = re.compile(r"(?:(?:Mục tiêu|Chỉ tiêu|Phấn đấu)(?: cụ thể)?,?\s+)?(?:[Đđ]ến|[Tt]rong)\s+(?:hết\s+|cuối\s+)?(?P<then>(?:năm|quý [IV]+|tháng \d+)[\s/]+(?:năm\s+)?\d{4})")
_TREND = re.compile(r"(?:nâng(?: cao)?|tăng|giảm)(?: dần)? (?:tỷ lệ|tỉ lệ)[^;.()\d]*", re.IGNORECASE)
_PREAMBLE = re.compile(r"mục đích|yêu cầu|quan điểm|ý nghĩa|phạm vi|nguyên tắc", re.IGNORECASE)
_MONEY = re.compile(r"(?:nguồn\s+)?kinh phí|dự toán|hiệu lực", re.IGNORECASE)
_PRIZES = re.compile(r"(?:cơ cấu )?giải|hình thức khen", re.IGNORECASE)
_CLAUSE = re.compile(
    r";\s*(?!hoàn thành (?:trong|trước|vào|xong))|\s+và\s+(?=tổ chức\s+(?:[Hh]ội nghị|[Ll]ễ|tổng kết|sơ kết|Đại hội)|(?:Hội nghị|Lễ|Đại hội)\s[^;.]*?(?:vào|trong)\s)|,\s+(?=(?:hằng|hàng|mỗi|định kỳ)\s+(?:năm|quý|tháng)\s)"
    r"|(?<!sơ kết)(?<!tổng hợp),\s+(?:và\s+)?(?=(?:tổ chức|tổng kết|hoàn thành(?! trong| trước| vào| xong)|chủ động|định kỳ)\s|năm \d{4} (?:tổ|sơ|tổng))"
)
_MEETING = re.compile(r"\b(?:tổ chức|mở|phát động)\s+(?:\w+\s+){0,4}?(?:hội nghị|lễ|đại hội|hội thi|hội thảo|tọa đàm|gặp mặt|cuộc thi|các hoạt động|hoạt động|ngày hội|giao lưu|liên hoan|hội diễn|lớp|đợt|buổi|chương trình|giải|vòng|tuần lễ|diễn đàn|các lớp|(?-i:Ngày)|giao ban|đối thoại|diễn tập)", re.IGNORECASE)
_MEETING_NAMED = re.compile(r"^(?:[Đđ]ối thoại|[Dd]iễn tập|[Gg]iao ban|Lễ|Hội nghị|Đại hội|Chung kết|Vòng|Hội thi|Tổ chức (?:Hội nghị|Lễ|Đại hội))\b")


@dataclass(frozen=True, slots=True)
class _Figure:
    """One number that a sentence asks for, with where its own words begin and end."""

    match: re.Match[str]
    share: bool
    begin: int
    end: int
    inherited: bool = False  # "ít nhất 12 tập thể và 40 cá nhân": the second number is a minimum as well

    @property
    def comparator(self) -> str:
        groups = self.match.groupdict()
        if self.inherited:
            return ">="
        if groups.get("least") or groups.get("trail") or groups.get("rest"):
            return ">="
        return ">" if groups.get("more") else "="

    @property
    def value(self) -> float | int:
        number = self.match["number"].replace(".", "").replace(",", ".")
        return float(number) if "." in number else int(number)


def read_targets(parts: list[Part]) -> tuple[Target, ...]:
    """All targets in printed order."""
    found: list[Target] = []
    for part in parts:
        if _titled(part, _MONEY):
            continue
        prizes = _titled(part, _PRIZES)
        due = _due_by_heading(part)
        above = _actor_heading(part)
        for row in rows_of(part):
            found += _of_row(row)
        for sentence in part.sentences():
            numeric = [] if prizes else list(_numeric(sentence, part, due))
            found += numeric
            if not _PREAMBLE.match(part.path[-1] or part.path[0]) and not _PREAMBLE.match(part.path[0]):
                found += [t for t in _timed(sentence, above) if not _overlaps(t, numeric)]
    return tuple(sorted(found, key=lambda t: t.span[0]))


def _titled(part: Part, words: re.Pattern[str]) -> bool:
    return any(words.match(heading) for heading in part.path)


def _actor_heading(part: Part) -> str | None:
    """Who owes what stands in this part, when a heading above it names several bodies at once."""
    for heading in reversed(part.path):
        if is_actor(heading):
            words = without_request(heading)
            return words if words.casefold().startswith("các ") else None
    return None


def _overlaps(target: Target, others: list[Target]) -> bool:
    return any(t.span[0] < target.span[1] and target.span[0] < t.span[1] for t in others)


# --- numbers --------------------------------------------------------------------------------------------------------


def _numeric(sentence: Sentence, part: Part, due: Timing) -> Iterator[Target]:
    text = sentence.text
    measure_before = "other"
    for figure in _figures(text):
        if not figure.share and _in_standards(part):
            continue
        words = text[figure.begin : figure.end]
        measure, unit = _measure(text[figure.begin : _clause_end(text, figure.end)], measure_before, text, figure)
        measure_before = measure
        if unit in ("exemplar", "commendation") and re.search(r"khen thưởng|giải thưởng|cơ cấu giải|đại biểu", " ".join(part.path), re.IGNORECASE):
            measure, unit = "other", "commendation"
        timing = timing_of(words)
        if timing.period not in _PERIODS_OF_TARGETS:
            leading = _leading_timing(text, figure)
            timing = due if leading is None or (figure.share and leading.period != "once") else leading
        second = figure.share and measure != "other" and re.search(r"\s+và\s+(?:có|xây dựng|ban hành)\s", words)
        end = figure.begin + second.start() if second else figure.end
        yield _target(sentence, figure.begin, end, measure, figure.comparator, figure.value, unit, _per(words, figure, part), timing)
        if figure.share:
            yield from _second_measure(sentence, figure, measure, timing)


_PERIODS_OF_TARGETS = {"month", "quarter", "half", "year", "once"}


def _figures(text: str) -> list[_Figure]:
    """The numbers that are asked for, each with the words that belong to it."""
    matches = [(m, True) for m in _SHARE.finditer(text)] + [(m, False) for m in _COUNT.finditer(text)]
    kept: list[tuple[re.Match[str], bool]] = []
    for match, share in sorted(matches, key=lambda pair: pair[0].start("number")):
        if _is_quota(match, text, share) and not (kept and match.start("number") < kept[-1][0].end()):
            kept.append((match, share))
    figures = []
    for i, (match, share) in enumerate(kept):
        begin = max(figures[-1].end if figures else 0, _begin(text, match.start("number")))
        while begin < len(text) and text[begin] in " ;,":
            begin += 1
        if figures:
            begin += len(re.match(r"(?:và\s+|trong đó,?\s+)?", text[begin:])[0])
        end = _boundary(text, match.end(), kept[i + 1][0].start()) if i + 1 < len(kept) else _end(text, match.end())
        figures.append(_Figure(match, share, begin, end, _continues(figures[-1], match, text) if figures else False))
    return figures


def _continues(before: _Figure, match: re.Match[str], text: str) -> bool:
    """Whether a bare number goes on with the minimum of the number before it."""
    bare = not any(match.groupdict().get(name) for name in ("least", "more", "trail", "rest"))
    between = text[before.match.end() : match.start("number")]
    if match["number"] == "100":
        return False
    return bare and before.comparator == ">=" and bool(re.fullmatch(r"[^;.,]{0,60}?(?:,| và)\s*(?:và\s+)?", between))


def _is_quota(match: re.Match[str], text: str, share: bool) -> bool:
    groups = match.groupdict()
    if groups.get("cap"):
        return False
    before = text[: match.start()]
    if _WAS.search(before):
        return False
    in_brackets = before.count("(") > before.count(")")
    if re.search(r"\bquá\s*$", text[: match.start("number")]) or (in_brackets and not groups.get("least")):
        return False  # a cap; or a remark that tells what was, not what is owed
    if re.search(r"(?:năm|tháng|ngày|quý)\s*$", text[: match.start("number")]):
        return False
    if not share and groups.get("other") and not (groups.get("least") or groups.get("rest")):
        return False  # a noun that quotas do not usually count needs "ít nhất" in front
    if groups.get("rest") and re.search(r"\bcó\s*$", before) and re.search(r"(?:ít nhất|tối thiểu)\s+\d", text[match.end() :]):
        return False  # a condition: "đơn vị có từ 200 đoàn viên trở lên gửi tối thiểu 10 bài"
    if re.search(rf"(?:{_CAP})\s+(?:\d+\s+[\w ]+,\s*)?$", before, re.IGNORECASE):
        return False
    if share:
        return not re.search(r"(?:hiện|đã|mới) đạt\s*$|so với[^,;]*$", before)
    if (groups.get("least") or "").casefold() == "từ" and not groups.get("rest") and not re.search(r"\d+\s+đến\s+\d", match[0]):
        return False
    if groups.get("least") or groups.get("more") or groups.get("rest"):
        return not re.match(r"\s*(?:năm|tháng|ngày|tuổi|triệu|tỷ|đồng)\b", text[match.end("number") :])
    if re.search(r"(?:và|,)\s*$", before) and re.search(r"(?:ít nhất|tối thiểu)\s+\d+[^;.,]{0,60}$", before):
        return True
    before = text[: match.start("number")]
    if _NOT_A_QUOTA.search(before):
        return False
    return bool(_BARE_NUMBER.search(before) or _PER_ONE.match(text, match.end()) or re.search(r"(?:mỗi|từng)\s[^,;:.]{2,80}$", before, re.IGNORECASE))


def _begin(text: str, at: int) -> int:
    """Where the words of the first figure begin: after the last semicolon before it."""
    cut = max(text.rfind("; ", 0, at), -2)
    return cut + 2 if cut >= 0 else 0


def _end(text: str, at: int) -> int:
    cut = text.find(";", at)
    end = cut if cut >= 0 else len(text)
    stop = _PURPOSE.search(text, at + 40, end) or _REMARK.search(text, at + 60, end)
    return stop.start() if stop else end


def _clause_end(text: str, at: int) -> int:
    """Where the clause ends that `at` stands in."""
    cut = re.compile(r"[;,.]").search(text, at)
    return cut.start() if cut else len(text)


def _boundary(text: str, first: int, second: int) -> int:
    """Where the words of one figure end and those of the next begin."""
    cuts = [m.start() for m in _CUT.finditer(text, first, second + 1)]
    strong = [c for c in cuts if text[c] == ";"]
    spoken = [c for c in cuts if re.match(r"(?:,\s*|\s+)?(?:(?:và|trong đó|riêng)\s+)?(?:mỗi|tỷ lệ|mức độ|toàn|trong đó)", text[c:], re.IGNORECASE)]
    return (strong or spoken or cuts or [second])[-1 if not spoken or strong else 0]


def _in_standards(part: Part) -> bool:
    """Numbers of things in a standard describe the exemplar; they are not owed."""
    return any(re.search(r"tiêu chuẩn|tiêu chí", heading, re.IGNORECASE) for heading in part.path)


def _measure(words: str, before: str, sentence: str, figure: _Figure) -> tuple[str, str | None]:
    unit = "%" if figure.share else _unit_of(figure.match["unit"] or figure.match["other"])
    if figure.share:
        return _share_measure(words), unit
    if unit not in ("exemplar", "model"):
        return ("event_held" if unit == "event" and _MEETING.search(words) else "other"), unit
    if re.search(r"(?:xét |đề nghị )?(?:khen thưởng|tặng|bằng khen|giấy khen|đại biểu)", words, re.IGNORECASE) and not re.search("biểu dương|điển hình", words, re.IGNORECASE):
        return "other", unit
    own = _exemplar_measure(words)
    if own == "other":
        own = before if before != "other" else _exemplar_measure(sentence)
    return own, unit


def _unit_of(noun: str) -> str:
    return COUNTED.get(noun.casefold(), "item")


def _share_measure(words: str) -> str:
    """What a share of the bodies is to do; of two things, the one named first."""
    found = [(m.start(), measure) for measure, pattern in _SHARE_MEASURES if (m := pattern.search(words))]
    return min(found)[1] if found else "other"


def _exemplar_measure(words: str) -> str:
    """Which step of an exemplar's way is counted: the verb before the number, else the one after it."""
    if not re.search(r"điển hình|gương|mô hình|nhân tố|cá nhân|tập thể|gia đình|hộ\b", words, re.IGNORECASE):
        return "other"
    number = re.search(r"\d", words)
    if number and (aim := _AIM.match(words, number.start())):
        return "exemplars_replicated" if "nhân rộng" in aim[0] else "exemplars_introduced"
    before = list(_STEP.finditer(words, 0, number.start() if number else len(words)))
    step = before[-1] if before else _STEP.search(words)
    return next(name for name in _STEPS if step[name]) if step else "other"


def _second_measure(sentence: Sentence, figure: _Figure, measure: str, timing: Timing) -> Iterator[Target]:
    """One 100 % sentence may ask two things of the same bodies: criteria, and a plan."""
    for wanted, pattern in _SHARE_MEASURES:
        second = _SECOND[wanted].search(sentence.text, figure.match.end())
        if measure not in (wanted, "other") and second:
            begin = second.start("words")
            share = _SHARED_BY.search(sentence.text)
            per = share["per"] if share else None
            yield _target(sentence, begin, second.end("words"), wanted, "=", figure.value, "%", per, timing)


def _per(words: str, figure: _Figure, part: Part) -> str | None:
    if shared := _SHARED_BY.search(words):
        return shared["per"].strip()
    if match := _PER.search(words):
        return match["per"].strip()
    if _PER_ONE.search(words) and ":" in words:
        return words.split(":")[0].strip()
    heading = part.section.heading or ""
    return heading.removeprefix("Đối với ").strip() if heading.startswith("Đối với") else None


def _leading_timing(text: str, figure: _Figure) -> Timing | None:
    """A cadence or date that opens the sentence holds for all its numbers."""
    opening = text[: min(60, figure.match.start())].split(",")[0]
    timing = timing_of(f"{opening},")
    return timing if timing.period in _PERIODS_OF_TARGETS else None


def _due_by_heading(part: Part) -> Timing:
    """"Đến năm 2028:" or "Chỉ tiêu hằng năm" above a list holds for every number in it."""
    openings = (s.text for s in part.sentences() if s.bullet is None and s.block.text.endswith(":"))
    for words in (part.section.heading or "", *openings):
        if match := _BY_THEN.match(words):
            return Timing("once", match["then"])
        if re.search(r"[Cc]hỉ tiêu|[Mm]ục tiêu", words) and (cadence := cadence_in(words)):
            return Timing(cadence[0])
    return Timing()


# --- cadences and dates -----------------------------------------------------------------------------------------------


def _timed(sentence: Sentence, above: str | None) -> Iterator[Target]:
    """Duties without a number: a cadence, a date, or a trend."""
    at = 0
    cuts = [*_CLAUSE.finditer(sentence.text), None]
    for cut in cuts:
        end = cut.start() if cut else len(sentence.text)
        clause = sentence.text[at:end]
        if target := _timed_clause(sentence, at, clause, above):
            yield target
        if trend := _TREND.search(clause):
            yield _target(sentence, at + trend.start(), at + trend.end(), "other", None, None, "%", None, Timing())
        at = cut.end() if cut else end


def _timed_clause(sentence: Sentence, at: int, clause: str, above: str | None) -> Target | None:
    timing = timing_of(clause)
    if timing.period is None and re.match(r"[Tt]ổ chức (?:tổng kết|sơ kết)", clause):
        timing = Timing("once", timing.deadline)
    regular_report = bool(re.match(r"(?:[Đđ]ịnh kỳ|[Tt]hực hiện chế độ)\s+(?:tổng hợp,?\s+)?báo cáo", clause))
    if (timing.period not in _PERIODS_OF_TARGETS and not regular_report) or not _DUTY.search(clause) or _NOT_OWED.search(clause) or _CAPPED.search(clause):
        return None
    length = actor_length(clause)
    begin = length if length and timing.at >= length else 0
    if goal := re.search(r",\s+góp phần\s+", clause[: max(timing.at, 0)]):
        begin = goal.end()
    end = _quote_end(clause, timing, begin)
    own_actor = clause[:length].strip(" ,") if length else None
    measure = _duty_measure(clause[begin:end])
    if measure == "other" and above and _OWN_PLAN.search(clause[begin:end]):
        measure = "units_with_plan"  # every one of them owes a plan of its own
    return _target(sentence, at + begin, at + end, measure, None, None, _duty_unit(clause), own_actor or above, timing)


def _quote_end(clause: str, timing: Timing, begin: int) -> int:
    """Where the words about the duty end and those about its purpose begin."""
    late = timing.at > begin + 15
    after = max(timing.end, begin)
    stop = _PURPOSE.search(clause, after)
    handed = _HANDED_ON.search(clause, after) if late else None
    ends = [m.start() for m in (stop, handed) if m]
    return min(ends) if ends else len(clause)


def _duty_measure(words: str) -> str:
    if re.match(r"[Đđ]ịnh kỳ [^,;]{0,20}?(?:thông báo|thông tin)\s", words):
        return "report_submitted"
    if re.search(r"báo cáo", words, re.IGNORECASE) and not re.search(r"báo cáo viên|xem xét, báo cáo", words, re.IGNORECASE):
        if re.match(r"(?:[Đđ]ịnh kỳ|[Hh]ằng|[Hh]àng|[Bb]áo cáo|[Tt]ổng hợp|[Gg]ửi|[Tt]rước|[Tt]hực hiện chế độ)", words) or re.search(
            r"báo cáo(?: kết quả| tình hình| về| gửi| tổng kết|\s[A-ZĐỦ])", words
        ):
            return "report_submitted"
    if re.match(r"(?:Tham mưu |Chủ trì |Tổ chức )?(?:tổng kết|sơ kết|đánh giá|rà soát)", words, re.IGNORECASE):
        return "other"
    if _MEETING.search(words) or _MEETING_NAMED.match(words):
        return "event_held"
    if _INTRODUCE.search(words):
        return "exemplars_introduced"
    if _SELECT.search(words):
        return "exemplars_selected"
    return "other"


def _duty_unit(words: str) -> str | None:
    units = (("báo cáo", "report"), ("hội nghị|lễ|đại hội|hoạt động", "event"), ("tổng kết|sơ kết|đánh giá", "review"), ("khen thưởng|tuyên dương", "commendation"), ("phóng sự|tin,? bài", "media item"), ("phong trào thi đua", "emulation movement"), ("hồ sơ", "dossier"), ("quy định|hướng dẫn|quy chế", "regulation"), ("điển hình|gương", "exemplar"), ("kế hoạch", "plan"))
    return next((unit for pattern, unit in units if re.search(pattern, words, re.IGNORECASE)), None)


def _of_row(row: Row) -> Iterator[Target]:
    """A task table's row with a number or a date is a target as well."""
    timing = timing_of(f"{row.action}: {row.time}")
    figures = _figures(row.action)
    if not figures and timing.period not in _PERIODS_OF_TARGETS:
        return
    comparator, value, unit = (figures[0].comparator, figures[0].value, _measure(row.action, "other", row.action, figures[0])[1]) if figures else (None, None, _duty_unit(row.action))
    yield Target(row.section, row.action, _duty_measure(row.action), comparator, value, unit, None, timing.period, timing.deadline or row.time or None, row.span)


def _target(
    sentence: Sentence, begin: int, end: int, measure: str, comparator: str | None, value: float | int | None, unit: str | None, per: str | None, timing: Timing
) -> Target:  # fmt: skip
    quote = sentence.text[begin:end].strip(EDGE)
    start = sentence.start + sentence.text.find(quote, begin)
    return Target(sentence.section, quote, measure, comparator, value, unit, per, timing.period, timing.deadline, (start, start + len(quote)))

