"""A plan of a few lines, for the tests of single rules."""

from __future__ import annotations

from vanban.reading import read_text
from vanban.reading.model import Plan

_HEAD = """\
ỦY BAN NHÂN DÂN
XÃ AN BÌNH
Số: 12/KH-UBND

KẾ HOẠCH
Tuyên truyền gương người tốt, việc tốt năm 2026
"""


def mini_plan(*lines: str) -> Plan:
    """The reading of a plan of a commune whose body consists of these lines."""
    return read_text("\n".join((_HEAD, *lines)))


def sentence_plan(*sentences: str) -> Plan:
    """The same with these sentences as the items of its one part, "I. NỘI DUNG"."""
    return mini_plan("I. NỘI DUNG", *(f"- {sentence}." for sentence in sentences))
