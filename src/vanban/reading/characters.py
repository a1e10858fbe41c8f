"""Characters and lines as files leave them: what is paper furniture goes, what is text stays.

Nothing here knows about plans. After `clean_lines` a text is a list of lines in NFC with single spaces, without
Markdown marks, rulers, page numbers and running heads.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter

#: PDF extraction of old Word fonts leaves the gha letters for ư (seen in many district plans).
_LOOKALIKES = str.maketrans({"Ƣ": "Ư", "ƣ": "ư", "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2212": "-", "\uf0b7": "•"})
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
    lines = []
    for page in normalise(text).split("\f"):
        lines += [" ".join(line.split()) for line in page.split("\n")]
        lines.append("")
    lines = ["" if _is_ruler(line) else line for line in lines]
    return _without_running_heads(_without_page_numbers(lines))


def _is_ruler(line: str) -> bool:
    """A line drawn with signs; a lone dash or plus is a bullet whose words stand on the next line."""
    return line not in ("-", "+", "–") and bool(_RULER.fullmatch(line) or _CELL_RULER.fullmatch(line))


def _without_page_numbers(lines: list[str]) -> list[str]:
    """Drop bare numbers that count up through the document: a lone number inside a sentence does not.

    A number with a leading zero is never a page number. One page number alone counts only as 2, the first that
    offices print (Decree 30/2020, annex I: page 1 is not numbered).
    """
    found = [(i, int(m[1])) for i, line in enumerate(lines) if (m := _PAGE_NUMBER.fullmatch(line)) and m[1][0] != "0"]
    chain: list[tuple[int, int]] = []
    for place, number in found:
        if not chain or chain[-1][1] < number <= chain[-1][1] + 2:
            chain.append((place, number))
    if len(chain) == 1 and (chain[0][1] != 2 or not _stands_alone(lines, chain[0][0])):
        return lines
    numbered = {place for place, _ in chain}
    return ["" if i in numbered else line for i, line in enumerate(lines)]


def _stands_alone(lines: list[str], i: int) -> bool:
    return (i == 0 or not lines[i - 1]) and (i + 1 >= len(lines) or not lines[i + 1])


def _without_running_heads(lines: list[str]) -> list[str]:
    """Drop a line that stands three times or more with nothing but page furniture around it.

    A running head is longer than a word or two, opens no item and ends no sentence: list items that happen to be
    repeated stay.
    """
    counts = Counter(line for line in lines if len(line) >= 12 and line[0] not in "-+•" and line[-1] not in ".;:,")
    repeated = {line for line, n in counts.items() if n >= 3 and not line[0].islower()}
    return ["" if line in repeated else line for line in lines] if repeated else lines
