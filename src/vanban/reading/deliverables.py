"""Deliverables: duties without a number that can still be missed, because they recur or have a date; and trends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .actors import actor_length
from .clauses import Owed, clauses_of, comes_due, end_of_duty
from .measures import duty_measure, duty_unit
from .model import Target
from .outline import Sentence
from .patterns import any_of
from .timing import Timing, timing_of

#: Without one of these a date or cadence belongs to a statement, not to a duty.
_DUTY = re.compile(
    any_of("""
    tổ chức | tổng kết | sơ kết | đánh giá | rút kinh nghiệm | rà soát | kiểm tra | khảo sát | thẩm định
    báo cáo | tổng hợp | gửi | trình | nộp | nhận | thu | tham mưu | đề xuất | quyết định | phê duyệt | ban hành
    xây dựng | lập | sửa đổi | cập nhật | hoàn thành | thực hiện | triển khai | duy trì | chỉ đạo | hướng dẫn | phối hợp
    giới thiệu | lựa chọn | chọn | phát hiện | xét | bình xét | chấm | nhân rộng | bồi dưỡng | kết nạp | thành lập
    biểu dương | tôn vinh | khen thưởng | trao | công bố | đăng ký | đăng | đăng tải | đưa | tuyên truyền
    phát động | phát | mở | họp | giao ban | lễ | hội nghị | hội thi | đại hội | chung kết | thi | tham gia
    kiện toàn | cung cấp | đạt | tập huấn | nâng cấp | số hóa | phân bổ | vận động | hỗ trợ | ra quân
"""),
    re.IGNORECASE,
)
#: Dates and cadences that nobody has to keep: slogans, validity, money handed out, movements called "hằng năm".
_NOT_OWED = re.compile(
    any_of(r"""
    ^nhiệt liệt | ^quyết tâm | ^toàn đảng
    ^thời gian thực hiện | ^kế hoạch này có hiệu lực | ^kế hoạch có hiệu lực | ^phong trào[^.]*được triển khai
    phân bổ hằng năm | dự toán[^.]*hằng năm | (?:theo|của) phong trào[^.]{0,60}hằng năm
"""),
    re.IGNORECASE,
)
#: A cap is no duty: "mỗi năm không quá 02 cuộc".
_CAPPED = re.compile(r"(?:không quá|tối đa|không vượt quá|không \w+ \w+ quá)\s+\d")
#: A report that is owed regularly, though the plan does not say how often.
_REGULAR_REPORT = re.compile(r"(?:[Đđ]ịnh kỳ|[Tt]hực hiện chế độ)\s+(?:tổng hợp,?\s+)?báo cáo")
#: Reviews are held once where no cadence is printed.
_REVIEW = re.compile(r"[Tt]ổ chức (?:tổng kết|sơ kết)")
#: The aim that a duty serves, printed before it: "..., góp phần [hằng năm có thêm gương mới]".
_CONTRIBUTES = re.compile(r",\s+góp phần\s+")
_OWN_PLAN = re.compile(
    r"\b(?:[Xx]ây dựng|[Bb]an hành|[Gg]ửi|[Cc]ụ thể hóa thành)(?:\s\w+){0,3}?\s"
    r"[Kk]ế hoạch(?! (?:này|của (?:tỉnh|UBND|Sở)))"
)
#: A direction without a number: "tăng dần tỷ lệ người lao động trực tiếp được khen thưởng".
_TREND = re.compile(r"(?:nâng(?: cao)?|tăng|giảm)(?: dần)? (?:tỷ lệ|tỉ lệ)[^;.()\d]*", re.IGNORECASE)


def deliverables_in(sentence: Sentence, above: str | None) -> Iterator[Target]:
    """Duties of one sentence that have a cadence or a date, and trends; `above` are the bodies that a heading names."""
    for begin, end in clauses_of(sentence.text):
        clause = sentence.text[begin:end]
        if duty := _duty(sentence, begin, clause, above):
            yield duty
        if trend := _TREND.search(clause):
            owed = Owed(measure=None, unit="%", per=None, timing=Timing())
            yield owed.quoted(sentence, begin + trend.start(), begin + trend.end())


def _duty(sentence: Sentence, at: int, clause: str, above: str | None) -> Target | None:
    timing = _timing(clause)
    if not _is_owed(clause, timing):
        return None
    actor = actor_length(clause)
    begin = _begin(clause, timing, actor)
    end = end_of_duty(clause, timing, begin)
    words = clause[begin:end]
    owed = Owed(
        measure=duty_measure(words) or _plan_of_each(words, above),
        unit=duty_unit(clause),
        per=clause[:actor].strip(" ,") or above,
        timing=timing,
    )
    return owed.quoted(sentence, at + begin, at + end)


def _timing(clause: str) -> Timing:
    timing = timing_of(clause)
    once = timing.period is None and _REVIEW.match(clause)
    return Timing("once", timing.deadline) if once else timing


def _is_owed(clause: str, timing: Timing) -> bool:
    """Whether somebody can miss what this clause says."""
    if not (comes_due(timing) or _REGULAR_REPORT.match(clause)):
        return False
    return bool(_DUTY.search(clause)) and not (_NOT_OWED.search(clause) or _CAPPED.search(clause))


def _begin(clause: str, timing: Timing, actor: int) -> int:
    """Where the words of the duty begin: after the actor; where time stands in an aim, at that aim."""
    if timing.at > 0 and (aim := _CONTRIBUTES.search(clause, 0, timing.at)):
        return aim.end()
    return actor if timing.at >= actor else 0


def _plan_of_each(words: str, above: str | None) -> str | None:
    """Every body that the heading names together owes a plan of its own."""
    return "units_with_plan" if above and _OWN_PLAN.search(words) else None
