"""Characters and lines as files leave them: what is paper furniture goes, what is text stays.

Nothing here knows about plans. After `clean_lines` a text is a list of lines in NFC with single spaces, without
Markdown marks, rulers, page numbers and running heads.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import defaultdict

#: PDF extraction of old Word fonts leaves the gha letters for ư (seen in many district plans); the eth stands for Đ
#: where a keyboard offered it first.
_LOOKALIKES = str.maketrans(
    {"Ƣ": "Ư", "ƣ": "ư", "Ð": "Đ", "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2212": "-", "\uf0b7": "•"}
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\x7f]")
_BREAK_TAG = re.compile(r"<br\s*/?>|</p>|</tr>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,9}(?:\s[^<>\n]{0,200})?/?>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{1,300}\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_MARKS = re.compile(r"[*#`]|(?<!\w)__?(?=\S)|(?<=\S)__?(?!\w)|^\s*>+\s?", re.MULTILINE)
_RULER = re.compile(r"[\s\-–—_=~.•|:+]*")
_PAGE_NUMBER = re.compile(r"(?:trang\s*|-\s*)?(\d{1,3})(?:\s*[/|]\s*\d{1,3}|\s*-)?", re.IGNORECASE)
_CELL_RULER = re.compile(r"\|[\s:|-]*\|")


def normalise(text: str) -> str:
    """NFC, one kind of space, look-alike letters and markup gone; line breaks stay where they are."""
    text = unicodedata.normalize("NFC", text).translate(_LOOKALIKES)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    text = _INVISIBLE.sub("", text)
    if "<" in text:
        text = _TAG.sub("", _BREAK_TAG.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
    text = _LINK.sub(r"\1", text)
    return _MARKS.sub("", _ESCAPED.sub(r"\1", text))


def clean_lines(text: str) -> list[str]:
    """The lines that carry words, each with single spaces; "" stands where a page or a blank line ended."""
    lines: list[str] = []
    page_ends = {-1}  # the head of the first page stands at the top of the text
    for page in normalise(text).split("\f"):
        lines += [" ".join(line.split()) for line in page.split("\n")]
        page_ends.add(len(lines))
        lines.append("")
    lines = ["" if _is_ruler(line) else line for line in lines]
    numbers = _page_numbers(lines)
    furniture = numbers | _running_heads(lines, numbers | page_ends)
    return ["" if i in furniture else line for i, line in enumerate(lines)]


def _is_ruler(line: str) -> bool:
    """A line drawn with signs; a lone dash or plus is a bullet whose words stand on the next line."""
    return line not in ("-", "+", "–") and bool(_RULER.fullmatch(line) or _CELL_RULER.fullmatch(line))


def _page_numbers(lines: list[str]) -> set[int]:
    """Places of bare numbers that count up through the document: a lone number inside a sentence does not.

    A number with a leading zero is never a page number. One page number alone counts only as 2, the first that
    offices print (Decree 30/2020, annex I: page 1 is not numbered).
    """
    found = [(i, int(m[1])) for i, line in enumerate(lines) if (m := _PAGE_NUMBER.fullmatch(line)) and m[1][0] != "0"]
    chain: list[tuple[int, int]] = []
    for place, number in found:
        if not chain or chain[-1][1] < number <= chain[-1][1] + 2:
            chain.append((place, number))
    if len(chain) == 1 and (chain[0][1] != 2 or not _stands_alone(lines, chain[0][0])):
        return set()
    return {place for place, _ in chain}


def _stands_alone(lines: list[str], i: int) -> bool:
    return (i == 0 or not lines[i - 1]) and (i + 1 >= len(lines) or not lines[i + 1])


def _running_heads(lines: list[str], page_ends: set[int]) -> set[int]:
    """Places of lines that stand next to the end of a page twice or more: heads and feet of pages."""
    near: dict[str, set[int]] = defaultdict(set)
    for end in page_ends:
        for step in (-1, 1):
            place = end + step
            while 0 <= place < len(lines) and not lines[place] and abs(place - end) < 4:
                place += step
            if 0 <= place < len(lines) and len(lines[place]) >= 8:
                near[lines[place]].add(place)
    return {place for places in near.values() if len(places) >= 2 for place in places}
