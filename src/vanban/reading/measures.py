"""What is counted to see how far a target is: the measure and the unit that the words of a target tell.

Measures follow the life of an exemplar (selected, introduced, replicated), the papers that bodies owe (plan, criteria,
report) and meetings held. None: the plan counts something of its own.
"""

from __future__ import annotations

import re

from .model import Span
from .patterns import any_of

# --- exemplars: the steps that are counted ----------------------------------------------------------------------------
#: What is done with exemplars, and the measure that counts it.
_STEP = re.compile(
    r"(?P<exemplars_replicated>nhân rộng)"
    r"|(?P<exemplars_introduced>giới thiệu|đề cử|tham dự)"
    r"|(?P<exemplars_selected>chọn|xây dựng|phát hiện|công nhận)",
    re.IGNORECASE,
)
#: The step that a number of exemplars is meant for, after the number: "03 gương để giới thiệu".
_AIM = re.compile(r"[^,;]{0,60}?\s(?:để\s)?(?:giới thiệu|nhân rộng)(?!\w)")
_MAY_BE_EXEMPLAR = re.compile(
    any_of(r"điển hình | gương | mô hình | nhân tố | cá nhân | tập thể | gia đình | hộ\b"), re.IGNORECASE
)
#: Numbers of awards and delegates count honours, not exemplars: "khen thưởng 05 cá nhân".
_HONOURS = re.compile(any_of("khen thưởng | tặng | bằng khen | giấy khen | đại biểu"), re.IGNORECASE)
_EXEMPLARS_HONOURED = re.compile("biểu dương|điển hình", re.IGNORECASE)


def counts_honours(words: str) -> bool:
    """Whether people are counted here for an award or a seat, not as exemplars."""
    return bool(_HONOURS.search(words)) and not _EXEMPLARS_HONOURED.search(words)


def exemplar_step(words: str) -> str | None:
    """Which step of an exemplar's way is counted: the aim after the number, else the verb before it, else the first."""
    if not _MAY_BE_EXEMPLAR.search(words):
        return None
    number = re.search(r"\d", words)
    if number and (aim := _AIM.match(words, number.start())):
        return "exemplars_replicated" if "nhân rộng" in aim[0] else "exemplars_introduced"
    before = list(_STEP.finditer(words, 0, number.start() if number else len(words)))
    step = before[-1] if before else _STEP.search(words)
    return step.lastgroup if step else None


# --- shares: what every body is to have -------------------------------------------------------------------------------
_MAKES = "xây dựng|ban hành|cụ thể hóa|có"
_CRITERIA = "tiêu chí|tiêu chuẩn"
_SHARES = {
    "units_with_criteria": re.compile(rf"(?:{_MAKES}|quy định)[^,;]{{0,40}}?(?:{_CRITERIA})", re.IGNORECASE),
    "units_with_plan": re.compile(rf"(?:{_MAKES}|triển khai)[^,;]{{0,30}}?kế hoạch", re.IGNORECASE),
}
#: For each of the two, the other as it follows in the same sentence: "... có tiêu chí và xây dựng kế hoạch".
_CRITERIA_TOO = rf"(?:{_MAKES})[^;.]{{0,40}}?(?:{_CRITERIA})[^;.]*"
_PLAN_TOO = rf"(?:{_MAKES}|triển khai)(?:,\s*triển khai)?[^;.]{{0,40}}?kế hoạch[^;.]*"
_SECOND = {
    "units_with_plan": ("units_with_criteria", re.compile(rf"(?:;|,|\svà)\s+(?P<words>{_CRITERIA_TOO})")),
    "units_with_criteria": ("units_with_plan", re.compile(rf"(?:;|,|\svà)\s+(?P<words>{_PLAN_TOO})")),
}


def share_measure(words: str) -> str | None:
    """What a share of the bodies is to have; of two things the one named first."""
    found = [(match.end(), measure) for measure, pattern in _SHARES.items() if (match := pattern.search(words))]
    return min(found)[1] if found else None


def second_measure(text: str, at: int, first: str | None) -> tuple[str, Span] | None:
    """What a share asks of the same bodies besides, from `at` on: criteria beside a plan, or a plan beside criteria."""
    if first not in _SECOND:
        return None
    second, pattern = _SECOND[first]
    match = pattern.search(text, at)
    return (second, match.span("words")) if match else None


# --- duties without a number ------------------------------------------------------------------------------------------
#: "Mở lớp", "tổ chức một buổi giao lưu"; "Ngày" only with its capital: "Ngày hội", not "tổ chức trong ngày".
_MEETING = re.compile(
    r"\b(?:tổ chức|mở|phát động)\s+(?:\w+\s+){0,4}?"
    + any_of("""
    hội nghị | hội thảo | hội thi | hội diễn | đại hội | tọa đàm | diễn đàn | gặp mặt | giao ban | đối thoại
    lễ | ngày hội | (?-i:Ngày) | tuần lễ | liên hoan | giao lưu | cuộc thi | giải | vòng | diễn tập
    lớp | đợt | buổi | chương trình | hoạt động
"""),
    re.IGNORECASE,
)
#: A clause that is the meeting's name and day alone: "Lễ phát động: ngày 05/3/2026".
_MEETING_NAMED = re.compile(
    any_of("""
    [Đđ]ối thoại | [Dd]iễn tập | [Gg]iao ban | Lễ | Hội nghị | Đại hội | Chung kết | Vòng | Hội thi
    Tổ chức (?:Hội nghị|Lễ|Đại hội)
""")
    + r"\b"
)
#: A regular notice is a report, whatever it is called: "Định kỳ hằng tháng thông báo kết quả".
_NOTICE = re.compile(r"[Đđ]ịnh kỳ [^,;]{0,20}?(?:thông báo|thông tin)\s")
_REPORT = re.compile("báo cáo", re.IGNORECASE)
#: "Báo cáo viên" is a person; in "xem xét, báo cáo" the report is but a step on the way.
_NO_REPORT = re.compile("báo cáo viên|xem xét, báo cáo", re.IGNORECASE)
#: What a clause opens with that is about a report: its cadence, its day, or the work on it.
_REPORT_OPENS = re.compile(
    any_of("[Đđ]ịnh kỳ | [Hh]ằng | [Hh]àng | [Bb]áo cáo | [Tt]ổng hợp | [Gg]ửi | [Tt]rước | [Tt]hực hiện chế độ")
)
#: Elsewhere in a clause a report says what it tells or who gets it: "báo cáo tình hình", "báo cáo Sở Nội vụ".
_REPORT_NAMED = re.compile(r"báo cáo(?: kết quả| tình hình| về| gửi| tổng kết|\s[A-ZĐỦ])")
#: A review is owed as itself, even where it is held as a meeting.
_REVIEW = re.compile(r"(?:Tham mưu |Chủ trì |Tổ chức )?(?:tổng kết|sơ kết|đánh giá|rà soát)", re.IGNORECASE)

#: What may stand before a verb that is the duty itself; elsewhere "giới thiệu" is an aim or part of a name.
_AS_VERB = any_of(r"""
    ^ | ,\s | \svà\s | (?:hằng|hàng|mỗi)\s\w+\s | định kỳ\s(?:6 tháng\s)? | chủ động\s | tích cực\s | kịp thời\s
    trách nhiệm\s | tổ chức\s | tham mưu\s | họp\s | dân\s
""")
#: Words between the verb and the exemplars: "lựa chọn [được các tập thể, cá nhân] điển hình".
_BETWEEN = any_of(r"""
    các | những | một số | được | ra | thêm | và | tối thiểu | ít nhất | \d+
    gương | mô hình | nhân tố mới,? | tập thể,? | cá nhân,? | hộ gia đình,? | công chức,? | viên chức,? | cán bộ,?
    người
""")
_EXEMPLARS = rf"(?:{_BETWEEN}\s){{0,7}}(?:điển hình|gương|người tốt)"
_INTRODUCED = re.compile(
    rf"{_AS_VERB}(?:giới thiệu|đề cử)(?: được)?\s+{_EXEMPLARS}"
    rf"|{_AS_VERB}(?:gửi|lập) hồ sơ (?:giới thiệu|gương|đề cử)",
    re.IGNORECASE,
)
_SELECTED = re.compile(
    rf"{_AS_VERB}(?:lựa chọn|chọn|xây dựng|bình chọn|bình xét|phát hiện|công nhận)"
    rf"(?:, (?:xây dựng|lựa chọn|bình chọn|phát hiện|biểu dương))*\s+{_EXEMPLARS}",
    re.IGNORECASE,
)


def is_meeting(words: str) -> bool:
    """Whether a meeting, contest or course is to be held."""
    return bool(_MEETING.search(words) or _MEETING_NAMED.match(words))


def duty_measure(words: str) -> str | None:
    """What is counted of a duty with a cadence or a date."""
    if _is_report(words):
        return "report_submitted"
    if _REVIEW.match(words):
        return None
    if is_meeting(words):
        return "event_held"
    if _INTRODUCED.search(words):
        return "exemplars_introduced"
    return "exemplars_selected" if _SELECTED.search(words) else None


def _is_report(words: str) -> bool:
    """A report is owed where the words open with its cadence, or say what it tells or who gets it."""
    if _NOTICE.match(words):
        return True
    if not _REPORT.search(words) or _NO_REPORT.search(words):
        return False
    return bool(_REPORT_OPENS.match(words) or _REPORT_NAMED.search(words))


#: What comes of a duty without a number, by the first of these that its words hold.
_RESULTS = tuple(
    (unit, re.compile(words, re.IGNORECASE))
    for unit, words in (
        ("report", "báo cáo"),
        ("event", "hội nghị|lễ|đại hội|hoạt động"),
        ("review", "tổng kết|sơ kết|đánh giá"),
        ("commendation", "khen thưởng|tuyên dương"),
        ("media item", "phóng sự|tin,? bài"),
        ("emulation movement", "phong trào thi đua"),
        ("dossier", "hồ sơ"),
        ("regulation", "quy định|hướng dẫn|quy chế"),
        ("exemplar", "điển hình|gương"),
        ("plan", "kế hoạch"),
    )
)


def duty_unit(words: str) -> str | None:
    """The unit of a duty without a number: what there will be once it is done."""
    return next((unit for unit, pattern in _RESULTS if pattern.search(words)), None)
