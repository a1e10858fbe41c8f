"""Tasks: who is told, or asked, to do what. One a sentence or bullet of the chapter that assigns work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .actors import actor_length, coordinating_in, is_actor, is_request, split_actors, without_request
from .layout import Block
from .model import Task
from .outline import EDGE, Part, Sentence
from .tables import Row, rows_of
from .timing import timing_of

#: Titles of the chapter that assigns work: "TỔ CHỨC THỰC HIỆN", or what stands for it.
_CHAPTER = re.compile(r"tổ chức (?:thực hiện|triển khai)|phân công|trách nhiệm (?:thực hiện|của)|^trách nhiệm$", re.IGNORECASE)
_MONEY = re.compile(r"^(?:nguồn )?kinh phí|^dự toán|^hiệu lực|^điều khoản", re.IGNORECASE)
#: A sentence that only opens the list below it: "... có trách nhiệm:".
_INTRODUCES = re.compile(r"(?:trách nhiệm|như sau|sau đây|sau|gồm|cụ thể|nhiệm vụ|nội dung|phối hợp|chủ trì|việc|thực hiện)\s*:$", re.IGNORECASE)
_RECIPIENT = re.compile(
    r"(?:gửi(?:\s+về|\s+đến|\s+tới|\s+cho)?|báo cáo(?:\s+kết quả[^,;.]{0,60}?)?(?:\s+(?:về|với|cho|lên))?|trình|tham mưu(?:\s+cho)?|đề xuất(?:\s+với)?"
    r"|nộp(?:\s+về)?|giới thiệu[^,;.]{0,80}?\s(?:với|về|cho)|phản ánh(?:\s+về)?|thông tin[^,;.]{0,30}?\scho)\s+"
    r"(?P<who>(?:cơ quan có thẩm quyền|cấp có thẩm quyền|cấp trên|đơn vị liên quan|các cơ quan (?:truyền thông|báo chí)"
    r"|(?:Ủy ban|Uỷ ban|UBND|Sở|Phòng|Ban|Văn phòng|Hội đồng|Chủ tịch|Lãnh đạo|Giám đốc|Thường trực|Đảng ủy|Công an|Trung tâm|Bộ|Thủ tướng|Chi bộ|Tỉnh ủy|Huyện ủy|Ủy ban MTTQ|Liên đoàn|Công đoàn|Tổ)"
    r"[^,;.()]*?(?:\s\(qua [^)]*\))?))(?=\s(?:để|xem xét|tổng hợp|theo|trước|trong|vào|ban hành|biểu dương|khen|định kỳ|hằng|hàng|các biện|quyết|kết quả|về|tình hình|thực hiện|chỉ đạo|khi|qua|đề|và)\s|[,;.)]|$)"
)
_DIFFICULTY = re.compile(
    r"(?P<action>[Tt]rong quá trình (?:triển khai |tổ chức )?thực hiện,?\s*(?:Kế hoạch(?: này)?,?\s*)?nếu (?:có|gặp|phát sinh)[^.]*?"
    r"(?:phản ánh|báo cáo|gửi|liên hệ|trao đổi|kiến nghị|thông tin)(?:\s+kịp thời)?\s*(?:bằng văn bản\s*)?(?:về|với|đến|cho|qua)?\s*(?P<who>[A-ZĐỦ][^;.()]*?(?:\s\([^)]*\))?)(?=,?\s(?:để|xem|tổng hợp|giải quyết|theo|kịp|được|hướng dẫn|nhằm)\s|[;.]|$)[^.]*)"
)


@dataclass(frozen=True, slots=True)
class _Assigned:
    """The actor that is in force where a sentence stands."""

    words: str = ""
    request: bool = False


def read_tasks(parts: list[Part], closing: list[Block]) -> tuple[Task, ...]:
    """The tasks of the assigning chapters, of task tables and of the closing paragraph, in printed order."""
    chapters = _chapters(parts)
    tasks = [task for part in parts for row in rows_of(part) for task in _from_row(row)]
    for part in parts:
        form = list(_labelled_lines(part))
        tasks += form or (_of_part(part, parts) if _in(part, chapters) else ())
    chapter = next((p.section.id for p in reversed(parts) if p.section.id in chapters), None)
    tasks += [task for block in closing for task in _difficulties(block, chapter)]
    return tuple(sorted(tasks, key=lambda task: task.span[0]))


def _chapters(parts: list[Part]) -> set[str]:
    """Ids of the parts that assign work: the outermost whose heading says so."""
    found: set[str] = set()
    for part in parts:
        heading = part.section.heading or ""
        inside = any(part.section.id.startswith(f"{chapter}.") for chapter in found)
        if not inside and part.section.level <= 2 and _CHAPTER.search(heading) and not is_actor(heading):
            found.add(part.section.id)
    return found


def _in(part: Part, chapters: set[str]) -> bool:
    return any(part.section.id == chapter or part.section.id.startswith(f"{chapter}.") for chapter in chapters)


def _of_part(part: Part, parts: list[Part]) -> Iterator[Task]:
    if any(_MONEY.match(heading) for heading in part.path[1:]):
        return
    above = _actor_above(part, parts)
    with_others = bool(re.search(r"phối hợp$", part.section.heading or ""))
    actor = above
    sentences = list(part.sentences())
    for i, sentence in enumerate(sentences):
        if with_others:  # "Phòng A chủ trì, phối hợp: - Công đoàn ...": the bullets name who joins in
            words, start = sentence.text, sentence.start
        else:
            actor, words, start = _own_actor(sentence, above if above.words else actor)
        follows = sentences[i + 1].bullet if i + 1 < len(sentences) else None
        if _is_introduction(sentence, follows) or not actor.words or not words:
            continue
        if match := _DIFFICULTY.search(sentence.text):
            yield _difficulty(match, sentence.start, part.section.id)
            continue
        yield _task(sentence.section, actor, words, start, with_others)


def _actor_above(part: Part, parts: list[Part]) -> _Assigned:
    """The actor named by this part's heading, or by the nearest part above it that names one."""
    by_id = {p.section.id: p for p in parts}
    at: Part | None = part
    while at is not None:
        heading = at.section.heading
        if heading and is_actor(heading):
            return _Assigned(heading, is_request(heading))
        if not heading and at is not part:
            first = next(at.sentences(), None)
            if first and (length := actor_length(first.text)):
                return _Assigned(first.text[:length], is_request(first.text))
        at = by_id.get(at.section.parent or "")
    return _Assigned()


def _own_actor(sentence: Sentence, actor: _Assigned) -> tuple[_Assigned, str, int]:
    """(actor in force, words of the action, their offset): an actor that opens the sentence replaces the one before.

    Under a heading that names an office a bullet may name a person or unit of that office: it is the actor of that
    bullet alone, unless the heading's own name is only repeated.
    """
    text = sentence.text
    length = actor_length(text)
    if not length or (actor.words and _repeats(text[:length], actor.words)):
        return actor, text[length:].strip(" ,"), sentence.start + length
    own = _Assigned(text[:length].strip(" ,;:"), is_request(text) or (actor.request and sentence.bullet is not None))
    words = text[length:].lstrip(" ,")
    if actor.words and not is_request(text) and (text[:1].islower() or _IN_CHARGE.match(text)):
        return actor, text, sentence.start
    return own, words, sentence.start + len(text) - len(words)


_IN_CHARGE = re.compile(r"(?:Là )?[Cc]ơ quan (?:thường trực|đầu mối|chủ trì)")


def _repeats(name: str, heading: str) -> bool:
    name, heading = (without_request(s).strip(" ,;:").casefold() for s in (name, heading))
    return heading.startswith(name) or name.startswith(heading)


def _is_introduction(sentence: Sentence, next_bullet: str | None) -> bool:
    """Whether the sentence only introduces the list after it."""
    end = sentence.start + len(sentence.text) - sentence.block.start
    if sentence.block.text[end : end + 2].lstrip()[:1] != ":":
        return False
    short = len(sentence.text.split()) < 12
    return short or bool(_INTRODUCES.search(f"{sentence.text}:"))


def _task(section: str | None, actor: _Assigned, words: str, start: int, with_others: bool = False) -> Task:
    joining = split_actors(words[: actor_length(words)]) if with_others else ()
    timing = timing_of(words)
    recipient = _RECIPIENT.search(words)
    return Task(
        section=section,
        responsible=split_actors(actor.words),
        coordinating=(*joining, *coordinating_in(words)),
        action=words.strip(EDGE),
        period=timing.period,
        deadline=timing.deadline,
        recipient=recipient["who"].strip() if recipient else None,
        request=actor.request,
        span=(start, start + len(words)),
    )


# --- other forms of the same ----------------------------------------------------------------------------------------


def _from_row(row: Row) -> Iterator[Task]:
    """A row of a task table (Nội dung | Chủ trì | Phối hợp | Thời gian)."""
    if not (row.action and row.lead):
        return
    timing = timing_of(f"{row.action}: {row.time}" if row.time else row.action)
    yield Task(
        section=row.section,
        responsible=split_actors(row.lead),
        coordinating=split_actors(row.others) if row.others else (),
        action=row.action,
        period=timing.period,
        deadline=timing.deadline or row.time or None,
        recipient=None,
        request=False,
        span=row.span,
    )


_FIELD = re.compile(
    r"(?P<name>(?:Đơn vị|Cơ quan|Bộ phận|Đồng chí)?\s*(?:chủ trì|thực hiện chính|phụ trách)|(?:Đơn vị|Cơ quan|Bộ phận)?\s*phối hợp(?: thực hiện)?"
    r"|Thời gian(?: hoàn thành| thực hiện| triển khai)?|Thời hạn(?: hoàn thành)?)\s*:\s*(?P<value>.+)",
    re.IGNORECASE | re.DOTALL,
)


def _labelled_lines(part: Part) -> Iterator[Task]:
    """A part written like a form: the work, then "Đơn vị chủ trì: ...", "Thời gian hoàn thành: ..."."""
    fields: dict[str, str] = {}
    for block in part.blocks:
        if match := _FIELD.fullmatch(block.body):
            key = "lead" if re.search("trì|chính|trách", match["name"].casefold()) else "others" if "phối" in match["name"].casefold() else "time"
            fields.setdefault(key, match["value"].strip(EDGE))
    if "lead" not in fields:
        return
    action = part.block.body.strip(EDGE)
    timing = timing_of(f"{action}: {fields['time']}" if "time" in fields else action)
    start = part.block.body_start
    yield Task(
        part.section.id, split_actors(fields["lead"]), split_actors(fields.get("others", "")), action, timing.period,
        timing.deadline or fields.get("time"), None, False, (start, start + len(action)),
    )  # fmt: skip


def _difficulties(block: Block, chapter: str | None) -> Iterator[Task]:
    """The closing request to report difficulties: a task of the office that takes them in."""
    for match in _DIFFICULTY.finditer(block.text):
        yield _difficulty(match, block.start, chapter)


def _difficulty(match: re.Match[str], start: int, section: str | None) -> Task:
    action = match["action"].strip(EDGE)
    at = start + match.start("action")
    recipient = re.search(r"tham mưu\s+(?:cho\s+)?([A-ZĐỦ][^,;.]*?)(?=\s(?:xem|quyết|chỉ|giải)|[,;.]|$)", action)
    return Task(
        section, split_actors(match["who"]), (), action, "ongoing", None, recipient[1] if recipient else match["who"], False, (at, at + len(action))
    )  # fmt: skip

