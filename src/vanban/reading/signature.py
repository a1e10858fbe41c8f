"""The end of a document: "Nơi nhận" with its list, and who signed with which authority.

Decree 30/2020, annex I.II, items 7 to 9.

The two columns arrive one after the other, the other way round, or woven line by line. So the signer is found first,
by the formulas that are printed in capitals, and taken out; what remains is the list of recipients.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .blocks import Block
from .breaks import dashed_name
from .labels import BULLET
from .lines import cut_lines, with_lone_marks_joined
from .model import Span
from .vocabulary import LOWER, POSITIONS, UPPER

RECIPIENTS = re.compile(r"(?:Nơi|NƠI)\s+(?:nhận|NHẬN|gửi)\s*(?:[:;]|(?=\s*[-–]\s)|$)")
#: TM. on behalf of a body, KT. for the head, TL. by order, TUQ. by authorisation, Q. acting.
_MARK = r"(?:(?:TM|KT|TL|TUQ|Q)\s?\.|(?:T/M|K/T|T/L|T/UQ)\s?\.?)"
_DEGREE = r"(?:PGS|GS|TS|ThS|BS|CKII|CKI|KS|LS|NGƯT)[.,]"
_WORD = rf"(?!{_DEGREE})[{UPPER}][{UPPER}]*(?:[-–&/][{UPPER}]+)*(?![{LOWER}])"
_CAPITALS = re.compile(rf"(?<![\w.])(?:{_MARK}\s*)?{_WORD}(?:(?:\s+-)?,?\s+(?:{_MARK}\s*)?{_WORD})*")
_AUTHORITY = re.compile(rf"(?<!\w){_MARK}")
_ON_BEHALF = re.compile(r"T/?M")
_POSITION = re.compile(rf"(?<!\w)(?:PHÓ\s+)?{POSITIONS}(?!\w)(?:\s+THƯỜNG\s+TRỰC(?!\w))?")
_SIGNED = rf"\((?:[Đđ]ã )?[Kk]ý[^)]{{0,40}}\)|[Đđ]ã ký|{_DEGREE}\s*|[\s.,|_]"
_NO_WORDS = re.compile(rf"(?:{_SIGNED}|[-–])*")
_GIVEN = rf"[{UPPER}][{LOWER}]*"
_NAME = re.compile(rf"(?:{_SIGNED})*(?P<name>{_GIVEN}(?:\s+(?!Nơi\s){_GIVEN}){{1,4}})(?!\w)(?![:;,/])")
#: "Lưu: VT, NV." is the last recipient; what follows belongs to an annex, or to the page that was copied.
_KEPT_BY = re.compile(r"\W*Lưu\b")
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|BIỂU SỐ|MẪU SỐ|DANH SÁCH|DANH MỤC|BẢNG PHÂN CÔNG|LỊCH)\b")


@dataclass(slots=True)
class Ending:
    """What the end of a document says; `annex_lines` is what follows it."""

    blocks: list[Block] = field(default_factory=list)
    recipients: list[Block] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    annex_lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Signature:
    """The signer's formulas as they are found; `taken` are their places in the common text of the lines."""

    parts: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    taken: list[Span] = field(default_factory=list)

    def note(self, fact: str, words: str) -> None:
        """Keep these words as a fact, the last one of its kind, and as a part of the signature."""
        self.facts[fact] = " ".join(words.split())
        self.parts.append(self.facts[fact])


def read_ending(lines: list[str]) -> Ending:
    """Read the lines after the last word of the text proper."""
    own, annex = _part_annex(with_lone_marks_joined(lines))
    flat = " ".join(line for line in own if line)
    signature = _find_signature(flat)
    heading = RECIPIENTS.search(flat)
    ending = Ending(facts=signature.facts)
    if heading:
        before, listed = cut_lines(own, heading.start())
        ending.blocks = [*_without_list(before, signature.taken), Block(heading[0].strip())]
        taken = [*signature.taken, (0, heading.end())]
        ending.recipients, rest = _recipients(listed, heading.start(), taken)
        annex = [*rest, *annex]
    else:
        ending.blocks = _without_list(own, signature.taken)
    ending.blocks += [*ending.recipients, *(Block(words) for words in signature.parts)]
    ending.annex_lines = annex
    return ending


def _part_annex(lines: list[str]) -> tuple[list[str], list[str]]:
    for i, line in enumerate(lines):
        if i and _ANNEX.match(line) and any(lines[:i]):
            return lines[:i], lines[i:]
    return lines, []


# --- the signer -----------------------------------------------------------------------------------------------------


def _find_signature(flat: str) -> _Signature:
    """The first formulas that give authority and position, and the name that follows them."""
    found = _Signature()
    for run in _CAPITALS.finditer(flat):
        start = _formula_start(run)
        if start is None or ("position" in found.facts and "authority" in found.facts):
            continue
        words = flat[start : run.end()]
        used = _read_formula(words, bool(_NAME.match(flat, run.end())), found)
        found.taken.append((start, start + used))
    if found.taken and "name" not in found.facts and (name := _NAME.match(flat, found.taken[-1][1])):
        found.note("name", name["name"])
        found.taken.append((found.taken[-1][1], name.end()))
    return found


def _formula_start(run: re.Match[str]) -> int | None:
    """Where in a run of capitals the signer's formula begins, if there is one."""
    starts = [match.start() for mark in (_AUTHORITY, _POSITION) if (match := mark.search(run[0]))]
    return run.start() + min(starts) if starts else None


def _read_formula(words: str, name_follows: bool, found: _Signature) -> int:
    """Read "TM. ... KT. CHỦ TỊCH PHÓ CHỦ TỊCH" into authority and position; how many characters were used.

    Of two authorities the last one is the signer's own ("TM. ... / KT. CHỦ TỊCH" gives KT. CHỦ TỊCH).
    """
    marks = [match.start() for match in _AUTHORITY.finditer(words)]
    begin = marks[-1] if marks else 0
    positions = [match.span() for match in _POSITION.finditer(words, begin)]
    if marks and not _ON_BEHALF.match(words, begin):
        positions = positions[1:]  # the first names the one who is signed for
    position = positions[0][0] if positions else len(words)
    if len(marks) > 1:
        found.parts.append(" ".join(words[:begin].split()))
    if marks:
        found.note("authority", words[begin:position])
    if not positions:
        return len(words)
    return _read_position(words, position, positions[-1][1], name_follows, found)


def _read_position(words: str, start: int, end: int, name_follows: bool, found: _Signature) -> int:
    """The position, and behind it a name in capitals where no other name follows."""
    rest = words[end:].split()
    if name_follows:
        end = len(words)
    found.note("position", words[start:end])
    if not name_follows and 2 <= len(rest) <= 5:
        found.note("name", " ".join(rest))
        return len(words)
    return end


# --- the list -------------------------------------------------------------------------------------------------------


def _recipients(lines: list[str], at: int, taken: list[Span]) -> tuple[list[Block], list[str]]:
    """(one block a recipient, lines behind the list): a bullet opens a recipient, lines without one go on.

    The lines begin at offset `at` of the common text; words that are `taken` are left out.
    """
    blocks: list[Block] = []
    for i, line in enumerate(lines):
        kept = _untaken(line, at, taken)
        at += len(line) + 1 if line else 0
        if blocks and _KEPT_BY.match(blocks[-1].text) and (blocks[-1].text.endswith(".") or len(kept) > 40):
            return blocks, [kept, *(_untaken_later(lines[i + 1 :], at, taken))]
        if kept and not _NO_WORDS.fullmatch(kept):
            _add(kept, blocks)
    return blocks, []


def _untaken_later(lines: list[str], at: int, taken: list[Span]) -> list[str]:
    kept = []
    for line in lines:
        kept.append(_untaken(line, at, taken))
        at += len(line) + 1 if line else 0
    return kept


def _without_list(lines: list[str], taken: list[Span]) -> list[Block]:
    """Lines beside the list that are not the signature either: nothing of a document is dropped."""
    kept = _untaken_later(lines, 0, taken)
    return [Block(line) for line in kept if line and not _NO_WORDS.fullmatch(line)]


def _untaken(line: str, at: int, taken: list[Span]) -> str:
    """The line, which starts at offset `at`, without the characters of the taken places."""
    kept = [char for i, char in enumerate(line, start=at) if not any(start <= i < end for start, end in taken)]
    return "".join(kept).strip(" |")


def _add(line: str, blocks: list[Block]) -> None:
    bullet = BULLET.match(line)
    if bullet and not (blocks and _goes_on(blocks[-1].text, line[bullet.end() :])):
        blocks.append(Block(line, bullet=bullet[0].strip(), lead=bullet.end()))
    elif not blocks or (blocks[-1].text.endswith(";") and not blocks[-1].bullet):
        blocks.append(Block(line))
    else:
        blocks[-1].text += f" {line}"


def _goes_on(before: str, after: str) -> bool:
    """Whether a dash at the start of a line stands inside a name ("Thi đua / - Khen thưởng")."""
    if after[:1].islower() or not after:
        return True
    return dashed_name(before, after) and not before.endswith(";")
