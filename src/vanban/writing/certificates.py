"""Certificates (giấy khen, giấy chứng nhận): a whole ceremony as one PDF, each with its own QR code.

On blank paper everything is drawn; on a printed form (phôi) only what differs, and every field can be moved by
tenths of a millimetre. A4 landscape, as former Decree 98/2023 art. 104 had it; the emblem is the body's to give.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from vanban.reading.model import Date

from . import rules
from .codes import squares
from .model import Signature
from .numbering import written_date
from .pdf import FAMILY, typeset

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What one certificate says. `about` is office or village, `golden_book` its number there ("Số sổ vàng").

    `link` is where anybody sees that the certificate is genuine; it is printed as a QR code.
    """

    name: str
    achievement: str
    about: str = ""
    golden_book: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Ceremony:
    """What all certificates of a ceremony say alike. `decision` is cited as printed ("118/QĐ-UBND")."""

    awarded_by: str
    decision: str
    place: str
    date: Date
    signature: Signature
    title: str = "Giấy khen"
    verb: str = "Tặng"
    emblem: str | None = None  # an SVG drawing


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed on. `overprint`: a form that has frame, national name and title printed already.

    `right` and `down` move everything, `moved` single fields besides, in millimetres.
    """

    overprint: bool = False
    right: float = 0.0
    down: float = 0.0
    moved: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if unknown := set(self.moved) - set(FIELDS):
            raise ValueError(f"no such field: {', '.join(sorted(unknown))}; there are {', '.join(FIELDS)}")


@dataclass(frozen=True, slots=True)
class Field:
    """Where a field stands and how it looks: millimetres from the upper left corner, points."""

    x: float
    y: float
    width: float
    height: float
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    red: bool = False
    align: str = rules.CENTRE


FIELDS = {
    "emblem": Field(138, 15, 21, 21),
    "nation": Field(20, 37, 257, 8, 15, bold=True),
    "motto": Field(20, 44, 257, 8, 16, bold=True),
    "line": Field(117.5, 52, 62, 1),
    "awarded_by": Field(20, 58, 257, 9, 18, bold=True),
    "verb": Field(20, 66, 257, 8, 16, bold=True),
    "title": Field(20, 73.5, 257, 19, 44, bold=True, red=True),
    "name": Field(25, 95, 247, 12, 26, bold=True),
    "about": Field(35, 107, 227, 8, 16, italic=True),
    "achievement": Field(38, 116, 221, 24, 17),
    "code": Field(24, 146, 24, 24),
    "decision": Field(24, 176, 110, 6, 12, align=rules.LEFT),
    "golden_book": Field(24, 182, 110, 6, 12, align=rules.LEFT),
    "dateline": Field(155, 144, 117, 7, 15, italic=True),
    "authority": Field(155, 151, 117, 20, 15, bold=True),
    "signer": Field(155, 186, 117, 8, 16, bold=True),
}
_PRINTED_ON_FORMS = ("nation", "motto", "awarded_by", "verb", "title")
#: How far up these go where there is no emblem above them, in millimetres.
_WITHOUT_EMBLEM = {"nation": 14, "motto": 14, "line": 14, "awarded_by": 7, "verb": 5, "title": 4}


def write_certificates(
    certificates: Sequence[Certificate],
    ceremony: Ceremony,
    sheet: Sheet = Sheet(),  # noqa: B008 - immutable
    *,
    progress: Progress | None = None,
    made_at: datetime | None = None,
) -> bytes:
    """All certificates as one PDF, a page each, each with a bookmark.

    `progress` is called with (done, all): drawing the codes is the first half, setting the pages the second, which
    is told once at its end. Raises ValueError where there is no certificate.
    """
    if not certificates:
        raise ValueError("no certificate to write")
    tell = progress or (lambda done, total: None)
    total = 2 * len(certificates)
    pages = []
    for done, certificate in enumerate(certificates, 1):
        pages.append(_page(certificate))
        tell(done, total)
    written = typeset("certificate.typ", _as_data(ceremony, sheet, pages), made_at)
    tell(total, total)
    return written


def _as_data(ceremony: Ceremony, sheet: Sheet, pages: list[dict[str, Any]]) -> dict[str, Any]:
    same = {name: words for name, words in _same(ceremony) if not (sheet.overprint and name in _PRINTED_ON_FORMS)}
    return {
        "title": f"{ceremony.title}: {ceremony.decision}",
        "author": ceremony.awarded_by,
        "font": FAMILY,
        "overprint": sheet.overprint,
        "right": sheet.right,
        "down": sheet.down,
        "emblem": ceremony.emblem,
        "fields": {name: dataclasses.asdict(place) for name, place in _places(ceremony, sheet)},
        "same": same,
        "certificates": pages,
    }


def _places(ceremony: Ceremony, sheet: Sheet) -> Iterator[tuple[str, Field]]:
    for name, place in FIELDS.items():
        right, down = sheet.moved.get(name, (0.0, 0.0))
        up = 0 if ceremony.emblem or sheet.overprint else _WITHOUT_EMBLEM.get(name, 0)
        yield name, dataclasses.replace(place, x=place.x + right, y=place.y + down - up)


def _same(ceremony: Ceremony) -> Iterator[tuple[str, str]]:
    date = written_date(ceremony.date)
    yield "nation", rules.NATION
    yield "motto", rules.MOTTO
    yield "awarded_by", ceremony.awarded_by.upper()
    yield "verb", ceremony.verb.upper()
    yield "title", ceremony.title.upper()
    yield "dateline", f"{ceremony.place}, {date}"
    yield "authority", "\n".join(ceremony.signature.lines)
    yield "signer", ceremony.signature.name
    yield "decision", f"Quyết định số {ceremony.decision} {date}"


def _page(certificate: Certificate) -> dict[str, Any]:
    return {
        "fields": {
            "name": certificate.name,
            "about": certificate.about,
            "achievement": certificate.achievement,
            "golden_book": f"Số sổ vàng: {certificate.golden_book}" if certificate.golden_book else "",
        },
        "link": certificate.link,
        "code": certificate.link and squares(certificate.link),
    }
