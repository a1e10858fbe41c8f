"""The reader's codes in the words and keys of this room. What is printed is Vietnamese, so units are."""

from __future__ import annotations

import re

from lantoa.plans.measures import measure_of
from lantoa.plans.models import Cadence, Comparator

BY_HAND = "work_done"  # what officers record with evidence, where no room counts it

#: Measures of the reader, as the rooms register them.
MEASURES = {
    "report_submitted": "reports_submitted",
    "event_held": "events_held",
    "units_with_plan": "own_plan",
    "units_with_criteria": "own_criteria",
    "exemplars_selected": "exemplars_selected",
    "exemplars_introduced": "exemplars_introduced",
    "exemplars_replicated": "exemplars_replicated",
}
#: What the reader knows by its unit only.
MEASURES_OF_UNITS = {"media item": "stories_published"}
#: More than what was asked is no failure, so that a bare number ("=") is the least that is owed.
COMPARATORS = {"<=": Comparator.AT_MOST, "<": Comparator.AT_MOST}
CADENCES = {"week": Cadence.MONTH} | {each.value: each for each in Cadence}
UNITS = {
    "exemplar": "điển hình",
    "model": "mô hình",
    "initiative": "sáng kiến",
    "event": "hoạt động",
    "report": "báo cáo",
    "review": "lần đánh giá",
    "commendation": "lượt khen thưởng",
    "emulation movement": "phong trào thi đua",
    "regulation": "văn bản hướng dẫn",
    "media item": "tin, bài",
    "entry": "bài dự thi",
    "dossier": "hồ sơ",
    "document": "văn bản",
    "plan": "kế hoạch",
    "target": "chỉ tiêu",
    "item": "mục",
    "project": "công trình, dự án",
    "product": "sản phẩm",
    "service": "dịch vụ",
    "procedure": "thủ tục",
    "unit": "đơn vị",
    "team": "đội",
    "person": "người",
    "delegate": "đại biểu",
    "household": "hộ",
    "set": "bộ",
    "tree": "cây",
}
#: "Toàn huyện", "cả tỉnh": the body owes it for its whole area, and not each of those below.
WHOLE = re.compile(
    r"^(?:trên (?:địa bàn )?)?(?:toàn|cả)\s+(?:thể\s+)?"
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|ngành|sở|cơ quan|đơn vị|trung tâm)(?!\w)",
    re.IGNORECASE,
)
REQUEST = re.compile(r"^\W*(?:trân trọng\s+)?đề nghị(?!\w)", re.IGNORECASE)


def measure_for(read: str, unit: str = "") -> str:
    """The key of the measure that counts what the reader calls `read`, or things of its `unit`; by hand where no room
    has registered one."""
    key = MEASURES.get(read) or MEASURES_OF_UNITS.get(unit, BY_HAND)
    try:
        return measure_of(key).key
    except KeyError:
        return BY_HAND
