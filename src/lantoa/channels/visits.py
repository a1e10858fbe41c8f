"""Lines of a web server's access log: which page was opened, on which day, and whether by a person.

Read are the combined format of nginx and Apache, and that of `lantoa run`, which has no address and no query. Either
may say at its end which part of a file was asked for (`range=…`). Of a line nothing goes further than path and day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from django.utils.timezone import localdate

#: What gunicorn writes: moment, method, path, protocol, status, program, which part of a file was asked for. Neither an
#: address nor a query.
FORMAT = '%(t)s "%(m)s %(U)s %(H)s" %(s)s "%(a)s" range=%({range}i)s'
_LINE = re.compile(
    r'\[(?P<moment>[^\]]+)\] "GET (?P<path>[^ "?]+)[^"]*" (?P<status>\d{3}) .*'
    r'"(?P<program>[^"]*)"(?: range=(?P<range>.*))?\s*$'
)
_MOMENT = "%d/%b/%Y:%H:%M:%S %z"
_SEEN = {"200", "206", "304", "301", "302"}
_PART = "206"
_FROM_THE_START = re.compile(r"bytes=0-(?!1$)")  # two bytes are how Safari finds out whether parts are given


@dataclass(frozen=True)
class Visit:
    """Somebody opened `path` on `day`. `begins`: not only a later part of a file."""

    path: str
    day: date
    begins: bool = True


def visits(lines: Iterable[str]) -> Iterator[Visit]:
    """Those of people; a line that is none of a log, an error, or a program's, is passed over."""
    for line in lines:
        found = _LINE.search(line)
        if found and found["status"] in _SEEN and is_person(found["program"]) and (day := _day(found["moment"])):
            yield Visit(found["path"], day, _begins(found["status"], found["range"] or ""))


def is_person(program: str) -> bool:
    """Whether that is what a browser says of itself; one that says nothing is no browser."""
    said = program.lower()
    return said.startswith("mozilla/") and not any(word in said for word in _words())


def _begins(status: str, part: str) -> bool:
    """Whether the first bytes were asked for; of a part of which the log does not say which one, that is not known."""
    return status != _PART or bool(_FROM_THE_START.match(part.strip()))


def _day(moment: str) -> date | None:
    try:
        return localdate(datetime.strptime(moment, _MOMENT))
    except ValueError:
        return None


@cache
def _words() -> tuple[str, ...]:
    return tuple(json.loads((Path(__file__).parent / "data" / "bots.json").read_text("utf-8"))["words"])
