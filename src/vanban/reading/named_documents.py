"""Documents that are cited by name alone: laws, schemes (Đề án), charters and the resolutions of congresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from .model import Citation
from .outline import EDGE
from .patterns import any_of
from .vocabulary import LAW_NAMES, LOWER, UPPER

_CAPITAL_WORD = rf"[{UPPER}][{LOWER}]+"
#: A scheme by its title, in quotation marks or in small letters after the word.
_SCHEME = re.compile(r"Đề án\s+(?P<subject>“[^”]{8,300}”|\"[^\"]{8,300}\"|(?=[a-zđ])[^.;:“”\"]{12,220})")
#: "Đề án này", "Đề án của tỉnh", "Đề án vào quý III": the scheme is spoken of, not named.
_SPOKEN_OF = re.compile(
    any_of("""
        này | trên | của | đã | được | và | do | theo | tại | phù hợp | vào | trong | để | với | có | là | sẽ | phải | ở
        cho | gắn | bảo đảm | đảm bảo | từ | đến | khi | cấp | tới | hằng | hàng
    """)
    + r"\b"
)
_SCHEME_END = re.compile(r"\s+(?:của|theo|trên địa bàn)\s?(?=[A-ZĐ])")
_ENDS_NAME = any_of("và | của | theo | để | trong")
#: "Đề án 06" and "Điều lệ Công đoàn Việt Nam".
_SHORT = re.compile(
    rf"(?P<kind>Đề án|Điều lệ)\s+(?P<name>\d{{2}}(?![\d/])"
    rf"|(?<=Điều lệ ){_CAPITAL_WORD}(?:(?:\s(?!{_ENDS_NAME}\s)[{LOWER}]+){{0,2}}\s{_CAPITAL_WORD})+)"
)
_LAW = re.compile(rf"(?P<kind>Bộ luật|Luật|Pháp lệnh)\s+(?P<name>{LAW_NAMES}|{_CAPITAL_WORD}(?: \w+){{0,12}})")
_NUMBER_FOLLOWS = re.compile(r"\s+số\s+\d")
_LAW_END = re.compile(
    r"\s"
    + any_of(r"""
        và | số(?= \d) | năm | ngày | về | quy định | hiện hành | theo | đã | có | để | trong | cũng | hoặc | sửa đổi
        được | phù hợp | tại | của | là | với | bảo đảm | đối với
    """)
    + r"\s"
)
_DAY = re.compile(r",?\s+ngày\s+(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])/(\d{4})")
_CONGRESS = any_of("""
    Đại hội | Chi bộ | Đảng bộ | Đảng ủy | Đảng uỷ | Hội nghị | Tỉnh ủy | Huyện ủy | Ban Chấp hành | Trung ương | HĐND
    Hội đồng nhân dân | Quốc hội | Bộ Chính trị
""")
_ENDS_CONGRESS = r"đã\b|đề ra|và\b|để\b|nhằm\b|về\b|gắn\b|trong\b|do\b|cũng\b|của Đảng"
_RESOLUTION = re.compile(
    rf"Nghị quyết\s+(?:của\s+)?(?P<issuer>{_CONGRESS}(?:\s+(?!{_ENDS_CONGRESS})\w+){{0,14}}(?:\s+của Đảng)?)"
)


def named_in(text: str, start: int) -> Iterator[Citation]:
    """The documents that `text`, which starts at `start` of the plan's text, cites by name."""
    yield from _schemes(text, start)
    for match in _SHORT.finditer(text):
        yield _citation(match["kind"], match["name"], match, start)
    yield from _laws(text, start)
    for match in _RESOLUTION.finditer(text):
        issuer = match["issuer"].strip(EDGE)
        span = (start + match.start(), start + match.start("issuer") + len(issuer))
        yield Citation("Nghị quyết", None, None, issuer, None, span)


def _schemes(text: str, start: int) -> Iterator[Citation]:
    for match in _SCHEME.finditer(text):
        quoted = match["subject"][0] in '“"'
        title = match["subject"][1:-1] if quoted else _SCHEME_END.split(match["subject"].split(", ")[0])[0]
        if not _SPOKEN_OF.match(title):
            yield _citation("Đề án", title, match, start, quoted)


def _laws(text: str, start: int) -> Iterator[Citation]:
    for match in _LAW.finditer(text):
        name = match["name"]
        if not re.fullmatch(LAW_NAMES, name) and (stop := _LAW_END.search(f"{name} ")):
            name = name[: stop.start()]
        end = match.start("name") + len(name)
        if len(name) > 2 and not _NUMBER_FOLLOWS.match(text, end):  # with a number it is cited as such
            yield replace(_citation(match["kind"], name, match, start), date=_date_at(text, end))


def _date_at(text: str, end: int) -> str | None:
    """The day of a law that is cited without its number: "Luật Thi đua, khen thưởng ngày 15/6/2022"."""
    match = _DAY.match(text, end)
    return f"{int(match[3]):04d}-{int(match[2]):02d}-{int(match[1]):02d}" if match else None


def _citation(kind: str, name: str, match: re.Match[str], start: int, quoted: bool = False) -> Citation:
    group = "subject" if kind == "Đề án" and "subject" in match.re.groupindex else "name"
    words = name.strip(EDGE)
    end = match.start(group) + len(words) + 2 * quoted
    return Citation(kind, None, None, None, words, (start + match.start(), start + end))
