"""Lines out of letters that lie on a page.

A PDF draws its letters in the order of the text, paragraph after paragraph and cell after cell, with two exceptions
that matter here: letters that a font lacks are drawn after their line in another font (they go back to their place),
and some programs draw the two columns of the heading and of the signature line by line (they come apart).
"""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Letter(NamedTuple):
    """One sign: where it begins and ends, the line it stands on, and how high its font is."""

    sign: str
    left: float
    right: float
    baseline: float
    height: float


class Stretch(NamedTuple):
    """Words of one line without a wide gap between them."""

    text: str
    left: float
    right: float
    baseline: float
    height: float


@dataclass(slots=True)
class Line:
    """What stands side by side; `order` is its turn on the page."""

    order: float
    stretches: list[Stretch]

    @property
    def text(self) -> str:
        return " ".join(stretch.text for stretch in self.stretches)


# All measures are shares of the height of the letters.
_SAME_LINE = 0.4  # raised note marks included; lines are at least 1.0 apart
_TOUCHING = 0.5
_SPACE = 0.17
_WIDE = 0.9
_NOTABLE = 0.4  # as wide as this a gap counts where it is twice the line's usual one
_GUTTER = 0.3
_SIGNATURE_RISES = 4.0  # the signer may begin a few lines above the recipients
_HEADING_REACHES = 12  # stretches from the top of the first page among which the two columns of the heading begin
_RECIPIENTS = ("nơi nhận", "n¬i nhën", "nôi nhaän")  # in Unicode, TCVN3 and VNI: letters are made Unicode later


def lines_of(letters: Iterable[Letter]) -> list[Line]:
    """The lines that the letters make, in the order in which they were drawn."""
    groups: list[tuple[int, list[Letter]]] = []
    for order, letter in enumerate(letters):
        if groups and _on_one_line(groups[-1][1][0], letter):
            groups[-1][1].append(letter)
        else:
            groups.append((order, [letter]))
    lines = [Line(order, _stretches(group)) for order, group in _whole(groups)]
    return sorted((line for line in lines if line.stretches), key=lambda line: line.order)


def _on_one_line(one: Letter, other: Letter) -> bool:
    return abs(one.baseline - other.baseline) < _SAME_LINE * max(one.height, other.height)


def _whole(groups: list[tuple[int, list[Letter]]]) -> list[tuple[int, list[Letter]]]:
    """Groups on one line that overlap or touch, made one: their letters were drawn in several turns."""
    whole: list[tuple[int, list[Letter]]] = []
    row: list[tuple[int, list[Letter]]] = []
    for group in sorted(groups, key=lambda group: -group[1][0].baseline):
        if row and not _on_one_line(row[0][1][0], group[1][0]):
            whole += _joined(row)
            row = []
        row.append(group)
    return whole + _joined(row)


def _joined(row: list[tuple[int, list[Letter]]]) -> list[tuple[int, list[Letter]]]:
    joined: list[tuple[int, list[Letter]]] = []
    reach = 0.0
    for order, letters in sorted(row, key=lambda group: min(letter.left for letter in group[1])):
        begins, ends = min(letter.left for letter in letters), max(letter.right for letter in letters)
        if joined and begins < reach + _TOUCHING * letters[0].height:
            first, before = joined.pop()
            order, letters = min(order, first), before + letters
        else:
            reach = ends
        joined.append((order, letters))
        reach = max(reach, ends)
    return joined


def _stretches(letters: list[Letter]) -> list[Stretch]:
    words = [_stretch(word, "") for word in _words(sorted(letters, key=lambda letter: letter.left))]
    gaps = [after.left - before.right for before, after in zip(words, words[1:], strict=False)]
    usual = statistics.median(gaps) if len(gaps) > 2 else 0.0
    stretches: list[list[Stretch]] = []
    for gap, word in zip([0.0, *gaps], words, strict=False):
        wide = gap > _WIDE * word.height or (usual > 0 and gap > 2 * usual and gap > _NOTABLE * word.height)
        if wide or not stretches:
            stretches.append([])
        stretches[-1].append(word)
    return [_stretch(stretch, " ") for stretch in stretches]


def _words(letters: list[Letter]) -> list[list[Letter]]:
    words: list[list[Letter]] = []
    apart = True
    for letter in letters:
        if letter.sign.isspace():
            apart = True
            continue
        if apart or letter.left - words[-1][-1].right > _SPACE * letter.height:
            words.append([])
            apart = False
        words[-1].append(letter)
    return words


def _stretch(parts: Sequence[Letter | Stretch], between: str) -> Stretch:
    return Stretch(
        between.join(part[0] for part in parts),
        parts[0].left,
        max(part.right for part in parts),
        parts[0].baseline,
        max(part.height for part in parts),
    )


def by_columns(lines: list[Line], *, first_page: bool) -> list[Line]:
    """The lines with the columns of the heading (on the first page) and of the signature one after the other."""
    stretches = sorted((s for line in lines for s in line.stretches), key=lambda s: -s.baseline)
    if first_page:
        lines = _apart(lines, *_heading(stretches))
    return _apart(lines, *_signature(stretches))


def _apart(lines: list[Line], left: list[Stretch], right: list[Stretch]) -> list[Line]:
    if not left or not right:
        return lines
    taken = {*left, *right}
    order = min(line.order for line in lines if not taken.isdisjoint(line.stretches))
    kept = [Line(line.order, [s for s in line.stretches if s not in taken]) for line in lines]
    columns = [row for column in (left, right) for row in _rows(column)]
    placed = [Line(order + i / (len(columns) + 1), row) for i, row in enumerate(columns)]
    return sorted(placed + [line for line in kept if line.stretches], key=lambda line: line.order)


def _rows(column: list[Stretch]) -> list[list[Stretch]]:
    rows: list[list[Stretch]] = []
    for stretch in sorted(column, key=lambda s: -s.baseline):
        if rows and rows[-1][0].baseline - stretch.baseline < _SAME_LINE * stretch.height:
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return [sorted(row, key=lambda s: s.left) for row in rows]


Columns = tuple[list[Stretch], list[Stretch]]


def _heading(stretches: list[Stretch]) -> Columns:
    """The widest-reaching pair of columns that begins near the top: the issuing body and the national motto."""
    found: Columns = ([], [])
    top = stretches[:_HEADING_REACHES]
    for before, after in zip(top, top[1:], strict=False):
        left, right = sorted((before, after), key=lambda s: s.left)
        if left.right < right.left and left.baseline - right.baseline < left.height:
            columns = _columns(stretches, left.right, right.left, (left.right + right.left) / 2)
            if columns[0] and len(columns[1]) > 1:  # the motto has two lines, and a place and date below
                found = max(found, columns, key=lambda c: (min(len(c[0]), len(c[1])), len(c[0]) + len(c[1])))
    lowest = min((s.baseline - s.height / 2 for s in found[1]), default=0.0)
    return [s for s in found[0] if s.baseline > lowest], found[1]  # what stands lower is the title already


def _signature(stretches: list[Stretch]) -> Columns:
    """The recipients on the left, the signer on the right."""
    places = [i for i, s in enumerate(stretches) if _folded(s.text).startswith(_RECIPIENTS)]
    if not places:
        return [], []
    recipients = stretches[places[-1]]
    rise = recipients.baseline + _SIGNATURE_RISES * recipients.height
    beside = [s for s in stretches if s.left > recipients.right and s.baseline < rise]
    if not beside:
        return [], []
    signer = min(beside, key=lambda s: abs(s.baseline - recipients.baseline))
    above = [s for s in stretches[: places[-1]] if s.baseline < rise and s.left > recipients.right]
    return _columns(above + stretches[places[-1] :], recipients.right, signer.left, (recipients.left + signer.left) / 2)


def _columns(stretches: list[Stretch], gutter: float, end: float, middle: float) -> Columns:
    """The stretches left and right of a gutter, from the first on as far down as the gutter stays free."""
    left: list[Stretch] = []
    right: list[Stretch] = []
    for stretch in stretches:
        on_left = stretch.left < middle
        gutter = max(gutter, stretch.right) if on_left else gutter
        end = end if on_left else min(end, stretch.left)
        if end - gutter < _GUTTER * stretch.height:
            break
        (left if on_left else right).append(stretch)
    return left, right


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
