"""The end of a document: "Nơi nhận" with its list, and who signed with which authority (Decree 30/2020, annex I.II.7-9).

The two columns arrive one after the other, the other way round, or woven line by line. So the signer is found first,
by the formulas that are printed in capitals, and taken out; what remains is the list of recipients.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .labels import BULLET
from .layout import Block, with_lone_marks_joined
from .vocabulary import DASHED_NAMES, LOWER, POSITIONS, UPPER

RECIPIENTS = re.compile(r"(?:Nơi|NƠI)\s+(?:nhận|NHẬN|gửi)\s*(?:[:;]|(?=\s*[-–]\s)|$)")
_MARK = r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|Q)\s?\."
_WORD = rf"[{UPPER}][{UPPER}]*(?:[-–&/][{UPPER}]+)*(?![{LOWER}])"
_RUN = re.compile(rf"(?<![\w.])(?:{_MARK}\s*)?{_WORD}(?:(?:\s+-)?,?\s+(?:{_MARK}\s*)?{_WORD})*")
_POSITION = re.compile(
    rf"(?<!\w)(?:PHÓ\s+)?{POSITIONS}(?!\w)"
    r"(?:\s+THƯỜNG\s+TRỰC(?!\w))?"
)
_SIGNED = r"\((?:[Đđ]ã )?[Kk]ý[^)]{0,40}\)|[Đđ]ã ký|(?:PGS|GS|TS|ThS|BS|CKII|CKI|KS|LS|NGƯT)[.,]\s*|[\s.,|_]"
_GIVEN = rf"[{UPPER}][{LOWER}]*"
_NAME = re.compile(rf"(?:{_SIGNED})*(?P<name>{_GIVEN}(?:\s+{_GIVEN}){{1,4}})(?!\w)(?![:;,/])")
_IS_LAST = re.compile(r"^\W*Lưu\b.*[.]$")
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|BIỂU SỐ|MẪU SỐ|DANH SÁCH|DANH MỤC|BẢNG PHÂN CÔNG|LỊCH)\b")


@dataclass(slots=True)
class Ending:
    """What the end of a document says; `annex_lines` is what follows it."""

    blocks: list[Block] = field(default_factory=list)
    recipients: list[Block] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    annex_lines: list[str] = field(default_factory=list)


def read_ending(lines: list[str]) -> Ending:
    """Read the lines after the last word of the text proper."""
    ending = Ending()
    own, ending.annex_lines = _part_annex(with_lone_marks_joined(lines))
    flat = " ".join(line for line in own if line)
    spans = _find_signer(flat, ending.facts)
    heading = RECIPIENTS.search(flat)
    if heading:
        ending.blocks.append(Block(heading[0].strip()))
        ending.recipients = _recipients(own, [*spans, (0, heading.end())])
        ending.blocks += ending.recipients
    ending.blocks += [Block(ending.facts[key]) for key in ("authority", "position", "name") if key in ending.facts]
    return ending


def _part_annex(lines: list[str]) -> tuple[list[str], list[str]]:
    for i, line in enumerate(lines):
        if i and _ANNEX.match(line) and any(lines[:i]):
            return lines[:i], lines[i:]
    return lines, []


def _find_signer(flat: str, facts: dict[str, str]) -> list[tuple[int, int]]:
    """Note authority, position and name in `facts`; give the places that they take."""
    spans: list[tuple[int, int]] = []
    for run in _RUN.finditer(flat):
        start = _signature_start(run)
        if start is None or ("position" in facts and "authority" in facts):
            continue
        words = flat[start : run.end()]
        end = start + _note_signature(words, bool(_name_after(flat, run.end())), facts)
        spans.append((start, end))
    if not spans:
        return []
    if "name" not in facts and (name := _name_after(flat, spans[-1][1])):
        facts["name"] = " ".join(name["name"].split())
        spans.append((spans[-1][1], name.end()))
    return spans


def _signature_start(run: re.Match[str]) -> int | None:
    mark = re.search(rf"(?<!\w){_MARK}", run[0])
    position = _POSITION.search(run[0])
    starts = [m.start() for m in (mark, position) if m]
    return run.start() + min(starts) if starts else None


def _note_signature(words: str, name_follows: bool, facts: dict[str, str]) -> int:
    """Read "TM. ... KT. CHỦ TỊCH PHÓ CHỦ TỊCH" into authority and position; the length that was used.

    Of two authorities the last one is the signer's own ("TM. ... / KT. CHỦ TỊCH" gives KT. CHỦ TỊCH).
    """
    marks = [m.start() for m in re.finditer(rf"(?<!\w){_MARK}", words)]
    begin = marks[-1] if marks else 0
    positions = list(_POSITION.finditer(words, begin))
    own = positions
    if marks and positions:
        on_behalf = words[begin : begin + 2] == "TM" or words[begin : begin + 3] == "T/M"
        own = positions if on_behalf else positions[1:]
        cut = own[0].start() if own else len(words)
        facts["authority"] = " ".join(words[begin:cut].split())
    elif marks:
        facts["authority"] = " ".join(words[begin:].split())
    if not own:
        return len(words)
    end = len(words) if name_follows else own[-1].end()
    facts["position"] = " ".join(words[own[0].start() : end].split())
    rest = words[own[-1].end() :].split()
    if not name_follows and 2 <= len(rest) <= 5:
        facts["name"] = " ".join(rest)
        return len(words)
    return end


def _name_after(flat: str, place: int) -> re.Match[str] | None:
    return _NAME.match(flat, place)


def _recipients(lines: list[str], taken: list[tuple[int, int]]) -> list[Block]:
    """One block a recipient: a bullet opens it, lines without one go on; words that are `taken` are left out."""
    blocks: list[Block] = []
    at = 0
    for line in lines:
        if not line:
            continue
        kept = _untaken(line, at, taken)
        at += len(line) + 1
        if blocks and _IS_LAST.search(blocks[-1].text):
            break  # what follows "Lưu: VT." is not paper any more
        if kept and not re.fullmatch(rf"(?:{_SIGNED}|[-–])*", kept):
            _add(kept, blocks)
    return blocks


def _untaken(line: str, at: int, taken: list[tuple[int, int]]) -> str:
    """The line, which starts at offset `at`, without the characters of the taken places."""
    return "".join(
        char for i, char in enumerate(line, start=at) if not any(start <= i < end for start, end in taken)
    ).strip(" |")


def _add(line: str, blocks: list[Block]) -> None:
    bullet = BULLET.match(line)
    if bullet and not (blocks and _goes_on(blocks[-1].text, line[bullet.end() :])):
        blocks.append(Block(line, bullet=bullet[0].strip(), lead=bullet.end()))
    elif not blocks or (blocks[-1].text.endswith(";") and not blocks[-1].bullet):
        blocks.append(Block(line))
    else:
        blocks[-1].text += " " + line


def _goes_on(before: str, after: str) -> bool:
    """Whether a dash at the start of a line stands inside a name ("Thi đua / - Khen thưởng")."""
    if after[:1].islower() or not after:
        return True
    pair = f"{before.split()[-1]} - {after.split()[0]}".casefold().strip(".,;:()")
    return pair in DASHED_NAMES and not before.endswith(";")
