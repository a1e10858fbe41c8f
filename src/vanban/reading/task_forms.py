"""Tasks that are printed as rows of a table, or line by line like a form ("Đơn vị chủ trì: ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .actors import split_actors
from .model import Task
from .outline import EDGE, Part
from .tables import rows_of
from .timing import timing_of

_BODY = r"(?:(?:Đơn vị|Cơ quan|Bộ phận|Đồng chí)\s+)?"
#: The lines of a form, by what they hold.
_FORM_LINES = {
    "lead": re.compile(rf"{_BODY}(?:chủ trì|thực hiện chính|phụ trách)\s*:\s*(.+)", re.IGNORECASE | re.DOTALL),
    "others": re.compile(rf"{_BODY}phối hợp(?: thực hiện)?\s*:\s*(.+)", re.IGNORECASE | re.DOTALL),
    "time": re.compile(
        r"(?:Thời gian(?: hoàn thành| thực hiện| triển khai)?|Thời hạn(?: hoàn thành)?)\s*:\s*(.+)",
        re.IGNORECASE | re.DOTALL,
    ),
}


def table_tasks(part: Part) -> Iterator[Task]:
    """The rows of the task tables in this part that name who leads (Nội dung | Chủ trì | Phối hợp | Thời gian)."""
    for row in rows_of(part):
        if row.lead:
            yield _task(
                row.section, row.action, row.span[0], {"lead": row.lead, "others": row.others, "time": row.time}
            )


def form_task(part: Part) -> Task | None:
    """A part written like a form: the work, then who leads, who joins in, and until when."""
    lines: dict[str, str] = {}
    for block in part.blocks:
        for name, pattern in _FORM_LINES.items():
            if match := pattern.fullmatch(block.body):
                lines.setdefault(name, match[1].strip(EDGE))
    if "lead" not in lines:
        return None
    return _task(part.section.id, part.block.body.strip(EDGE), part.block.body_start, lines)


def _task(section: str, action: str, start: int, lines: dict[str, str]) -> Task:
    time = lines.get("time") or None
    timing = timing_of(f"{action}: {time}" if time else action)
    return Task(
        section=section,
        responsible=split_actors(lines["lead"]),
        coordinating=split_actors(lines.get("others", "")),
        action=action,
        period=timing.period,
        deadline=timing.deadline or time,
        recipient=None,
        request=False,
        span=(start, start + len(action)),
    )
