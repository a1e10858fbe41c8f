"""Tasks: who is told, or asked, to do what. One a sentence or bullet of the chapter that assigns work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .actors import actor_length, coordinating_in, is_actor, is_request, split_actors, without_request
from .addressees import addressee_in
from .blocks import Block
from .model import Task
from .outline import EDGE, Part, Sentence
from .patterns import any_of
from .task_forms import form_task, table_tasks
from .timing import timing_of

#: Titles of the chapter that assigns work: "TỔ CHỨC THỰC HIỆN", or what stands for it.
_CHAPTER = re.compile(
    r"tổ chức (?:thực hiện|triển khai)|phân công|trách nhiệm (?:thực hiện|của)|^trách nhiệm$", re.IGNORECASE
)
#: Parts of such a chapter that say where the money comes from, or until when the plan holds.
_NO_WORK = re.compile(r"^(?:(?:nguồn )?kinh phí|dự toán|hiệu lực|điều khoản)", re.IGNORECASE)
#: "Phòng A chủ trì, phối hợp:" and then a list: the bullets name who joins in.
_JOINED_BY_LIST = re.compile(r"phối hợp$")
#: A sentence that only opens the list below it: "... có trách nhiệm:".
_INTRODUCES = re.compile(
    any_of("""
        trách nhiệm | như sau | sau đây | sau | gồm | cụ thể | nhiệm vụ | nội dung | phối hợp | chủ trì | việc
        thực hiện
    """)
    + "$",
    re.IGNORECASE,
)
#: "Cơ quan thường trực của phong trào; ..." says what the office of the heading is, and names no other.
_IN_CHARGE = re.compile(r"(?:Là )?[Cc]ơ quan (?:thường trực|đầu mối|chủ trì)")

# --- the closing request --------------------------------------------------------------------------------------------
_REPORTS = any_of("phản ánh | báo cáo | gửi | liên hệ | trao đổi | kiến nghị | thông tin")
_RECEIVER_ENDS = any_of("để | xem | tổng hợp | giải quyết | theo | kịp | được | hướng dẫn | nhằm")
_DIFFICULTY = re.compile(
    r"(?P<action>[Tt]rong quá trình (?:triển khai |tổ chức )?thực hiện,?\s*(?:Kế hoạch(?: này)?,?\s*)?"
    rf"nếu (?:có|gặp|phát sinh)[^.]*?{_REPORTS}(?:\s+kịp thời)?\s*(?:bằng văn bản\s*)?(?:về|với|đến|cho|qua)?\s*"
    r"(?P<who>[A-ZĐỦ][^;.()]*?(?:\s\([^)]*\))?)"
    rf"(?=,?\s{_RECEIVER_ENDS}\s|[;.]|$)[^.]*)"
)
#: "... để tổng hợp, tham mưu Lãnh đạo Trung tâm xem xét": who hears of them in the end.
_THEN = re.compile(r"(?:để|tổng hợp)[\s,]")


@dataclass(frozen=True, slots=True)
class _Actor:
    """Who is in charge where a sentence stands, as printed; asked or ordered."""

    words: str = ""
    request: bool = False

    @classmethod
    def of(cls, words: str) -> _Actor:
        return cls(words.strip(" ,;:"), is_request(words))


def read_tasks(parts: list[Part], closing: list[Block]) -> tuple[Task, ...]:
    """The tasks of the assigning chapters, of task tables and forms and of the closing paragraph, in printed order."""
    chapters = _chapters(parts)
    by_id = {part.section.id: part for part in parts}
    tasks: list[Task] = []
    for part in parts:
        tasks += table_tasks(part)
        if form := form_task(part):
            tasks.append(form)
        elif any(above.section.id in chapters for above in _upward(part, by_id)):
            tasks += _of_part(part, by_id)
    chapter = next((part.section.id for part in reversed(parts) if part.section.id in chapters), None)
    for block in closing:
        tasks += (_difficulty(match, block.start, chapter) for match in _DIFFICULTY.finditer(block.text))
    return tuple(sorted(tasks, key=lambda task: task.span[0]))


def _chapters(parts: list[Part]) -> set[str]:
    """Ids of the parts of the two upper levels whose heading says that they assign work."""
    return {
        part.section.id
        for part in parts
        if part.section.level <= 2 and _CHAPTER.search(part.path[-1]) and not is_actor(part.path[-1])
    }


def _upward(part: Part, by_id: dict[str, Part]) -> Iterator[Part]:
    """This part, the one it stands in, and so on to the top."""
    at: Part | None = part
    while at is not None:
        yield at
        at = by_id.get(at.section.parent or "")


def _of_part(part: Part, by_id: dict[str, Part]) -> Iterator[Task]:
    """The tasks of one part, sentence by sentence; the actor in force carries over where no heading names one."""
    if any(_NO_WORK.match(heading) for heading in part.path[1:]):
        return
    above = _actor_above(part, by_id)
    joined = bool(_JOINED_BY_LIST.search(part.path[-1]))
    actor = above
    for sentence in part.sentences():
        start = sentence.start
        if not joined:
            actor, start = _own_actor(sentence, above if above.words else actor)
        words = sentence.text[start - sentence.start :]
        if _only_introduces(sentence) or not actor.words or not words:
            continue
        if match := _DIFFICULTY.search(sentence.text):
            yield _difficulty(match, sentence.start, part.section.id)
        else:
            yield _task(sentence.section, actor, words, start, joined)


def _actor_above(part: Part, by_id: dict[str, Part]) -> _Actor:
    """The actor named by this part's heading, or by the nearest part above it that names one."""
    for at in _upward(part, by_id):
        heading = at.section.heading
        if heading and is_actor(heading):
            return _Actor.of(heading)
        opening = None if heading or at is part else next(at.sentences(), None)
        if opening and (length := actor_length(opening.text)):
            return _Actor.of(opening.text[:length])
    return _Actor()


def _own_actor(sentence: Sentence, actor: _Actor) -> tuple[_Actor, int]:
    """(actor in force, offset where the action begins): an actor that opens the sentence replaces the one before.

    Under a heading that names an office a bullet may name a person or unit of that office: it is the actor of that
    bullet alone, unless the heading's own name is only repeated.
    """
    text = sentence.text
    length = actor_length(text)
    action = sentence.start + len(text) - len(text[length:].lstrip(" ,"))
    if not length or (actor.words and _repeats(text[:length], actor.words)):
        return actor, action
    own = _Actor.of(text[:length])
    if actor.words and not own.request and (text[0].islower() or _IN_CHARGE.match(text)):
        return actor, sentence.start
    return _Actor(own.words, own.request or (actor.request and sentence.bullet is not None)), action


def _repeats(name: str, heading: str) -> bool:
    name, heading = (without_request(words).strip(" ,;:").casefold() for words in (name, heading))
    return heading.startswith(name) or name.startswith(heading)


def _only_introduces(sentence: Sentence) -> bool:
    """Whether the sentence ends in a colon and says no more than that a list follows."""
    if not sentence.before_colon:
        return False
    return len(sentence.text.split()) < 12 or bool(_INTRODUCES.search(sentence.text))


def _task(section: str | None, actor: _Actor, words: str, start: int, joined: bool) -> Task:
    timing = timing_of(words)
    joining = split_actors(words[: actor_length(words)]) if joined else ()
    return Task(
        section=section,
        responsible=split_actors(actor.words),
        coordinating=(*joining, *coordinating_in(words)),
        action=words.strip(EDGE),
        period=timing.period,
        deadline=timing.deadline,
        recipient=addressee_in(words),
        request=actor.request,
        span=(start, start + len(words)),
    )


def _difficulty(match: re.Match[str], start: int, section: str | None) -> Task:
    """The request to report difficulties: a task of the office that takes the reports in."""
    action = match["action"].strip(EDGE)
    at = start + match.start("action")
    then = _THEN.search(action, match.end("who") - match.start("action"))
    return Task(
        section=section,
        responsible=split_actors(match["who"]),
        coordinating=(),
        action=action,
        period="ongoing",
        deadline=None,
        recipient=addressee_in(action[then.end() :]) if then else None,
        request=False,
        span=(at, at + len(action)),
    )
