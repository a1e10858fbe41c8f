"""Printed matter as PDF, set by Typst: PDF/A-2a and PDF/UA-1, in the type and colours of the portal.

The forms stand in `templates` beside this file. Codes lead to the platform by a short address that is counted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from lantoa.channels.printing.entries import Entry
from lantoa.kit.text import dictionary_key, person_key
from vanban.writing.codes import squares
from vanban.writing.pdf import STANDARDS

_TEMPLATES = Path(__file__).parent / "templates"
_FONTS = ("fontpkg_be_vietnam_pro", "fontpkg_source_serif_4")
#: How wide the picture is printed in each form, in millimetres.
WIDE = {"sheet": 210.0, "poster": 297.0, "bulletin": 180.0, "book": 121.0}
_OF_ONE = ("sheet", "poster")  # forms whose title is that of their only entry


@dataclass(frozen=True)
class Edition:
    """What a thing is printed as. `form` is a code of PrintForm, `title` that of the whole, `edition` its number."""

    form: str
    title: str
    body: str
    edition: str = ""
    foreword: str = ""
    by_body: bool = False
    language: str = "vi"


@dataclass(frozen=True)
class Coded:
    """An entry with the address that its code leads to."""

    entry: Entry
    link: str


def typeset(edition: Edition, told: Sequence[Coded], *, made_at: datetime) -> bytes:
    """The PDF. ValueError: there is nothing to print."""
    if not told:
        raise ValueError("nothing to print")
    with TemporaryDirectory(prefix="lantoa-print-") as place, override(edition.language):
        room = Path(place)
        for template in _TEMPLATES.glob("*.typ"):
            copyfile(template, room / template.name)
        entries = [_laid_out(each, number, room) for number, each in enumerate(told)]
        data = _data(edition, told, entries)
        (room / "data.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        return _compiled(room, edition.form, made_at)


def _compiled(room: Path, form: str, made_at: datetime) -> bytes:
    import typst  # 80 MB of library, which only whoever prints needs

    how: dict[str, Any] = {"format": "pdf", "pdf_standards": STANDARDS, "timestamp": made_at.replace(microsecond=0)}
    return bytes(typst.compile(str(room / f"{form}.typ"), root=str(room), font_paths=_fonts(), **how))


@cache
def _fonts() -> Any:
    """Those of the portal; read once, which takes a tenth of a second."""
    import typst

    places = [str(files(package).joinpath("files")) for package in _FONTS]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=places)


def _laid_out(coded: Coded, number: int, room: Path) -> dict[str, Any]:
    """The entry as the templates read it; picture and code are files beside them."""
    entry = coded.entry
    (room / f"code-{number}.svg").write_text(squares(coded.link), "utf-8")
    if entry.photo:
        (room / f"photo-{number}.jpg").write_bytes(entry.photo.content)
    day = f"{entry.since:%d/%m/%Y}" if entry.since else ""
    return {
        "key": f"entry-{number}",
        "kind": entry.kind,
        "chapter": entry.field_of_work,
        "title": entry.title,
        "name": entry.name,
        "lead": entry.lead,
        "sentence": entry.sentence,
        "said": [asdict(each) for each in entry.said],
        "facts": [asdict(each) for each in entry.facts],
        "honours": entry.honours,
        "picture": f"photo-{number}.jpg" if entry.photo else None,
        "alt": entry.photo.alt if entry.photo else "",
        "caption": entry.photo.caption if entry.photo else "",
        "byline": " · ".join(filter(None, (entry.body, day))),
        "place": entry.place,
        "link": coded.link,
        "shown_link": coded.link.partition("://")[2],
        "code": f"code-{number}.svg",
    }


def _data(edition: Edition, told: Sequence[Coded], entries: list[dict[str, Any]]) -> dict[str, Any]:
    is_of_one = edition.form in _OF_ONE
    names = [(each.entry.name, place) for place, each in enumerate(told) if each.entry.name]
    places = [(each.entry.place, place) for place, each in enumerate(told) if each.entry.place]
    return {
        "title": told[0].entry.title if is_of_one else edition.title,
        "body": edition.body,
        "edition": edition.edition,
        "language": edition.language,
        "inner": 2 if is_of_one else 3,  # the level of headings inside of an entry
        "foreword": [part.strip() for part in edition.foreword.split("\n") if part.strip()],
        "words": _words(len(told)),
        "entries": entries,
        "chapters": list(_chapters(edition, told)) if edition.form == "book" else [],
        "names": _index(names, person_key),
        "places": _index(places, dictionary_key),
    }


def _words(count: int) -> dict[str, str]:
    """What stands in print besides what is told."""
    return {
        "code": _("Code that leads to"),
        "checked": _("What was checked"),
        "read_on": _("Read and listen at"),
        "goes_on": _("Read on at the address below."),
        "scan": _("Scan the code to read the whole story"),
        "in_this_issue": ngettext("In this issue: %(number)d story", "In this issue: %(number)d stories", count)
        % {"number": count},
        "foreword": _("Foreword"),
        "contents": _("Contents"),
        "honours": _("Honours"),
        "names": _("Index of names"),
        "places": _("Index of places"),
    }


def _chapters(edition: Edition, told: Sequence[Coded]) -> Iterator[dict[str, Any]]:
    """In the order of the dictionary, those of no field last; entries keep the order that they were chosen in."""
    found: dict[str, list[int]] = {}
    for place, each in enumerate(told):
        found.setdefault(each.entry.body if edition.by_body else each.entry.field_of_work, []).append(place)
    for name in sorted(found, key=lambda each: (not each, dictionary_key(each))):
        places = found[name]
        count = ngettext("%(number)d exemplar", "%(number)d exemplars", len(places)) % {"number": len(places)}
        yield {"name": name or _("Other fields"), "count": count, "entries": places}


def _index(named: list[tuple[str, int]], order: Callable[[str], str]) -> list[dict[str, Any]]:
    """Each name once, with the keys of the entries that it leads to."""
    found: dict[str, list[str]] = {}
    for name, place in named:
        found.setdefault(name, []).append(f"entry-{place}")
    return [{"name": name, "keys": found[name]} for name in sorted(found, key=order)]
