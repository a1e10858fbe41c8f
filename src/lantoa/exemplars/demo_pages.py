"""What the public reads of the demo's exemplars, from data/demo_pages.csv: invented, as are those who agreed to it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from importlib.resources import files

from django.utils.timezone import localdate

from lantoa.evidence.models import Channel, Purpose, Standing
from lantoa.evidence.operations import consents
from lantoa.evidence.states import ClaimState
from lantoa.exemplars.models import Dossier, SearchEntry
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.operations.indexing import place_again
from lantoa.kit.actors import PLATFORM

Row = dict[str, str]
#: Where people of the demo agreed to be told of.
AGREED = (
    Channel.PORTAL,
    Channel.SOCIAL,
    Channel.LOUDSPEAKER,
    Channel.NOTICE_BOARD,
    Channel.BULLETIN,
    Channel.PRINTED,
    Channel.PRESS,
)


def load(*, at: datetime) -> None:
    """Make public what the list tells of exemplars that are there and have no page yet."""
    for row in rows():
        dossier = Dossier.objects.filter(body__code=row["body"], name=row["name"], release=None).first()
        if dossier:
            _tell(row, dossier, at)
    place_again(SearchEntry.objects.all(), localdate(at))  # some were told before their bodies stood where they do now


def rows() -> Iterator[Row]:
    """What the list tells of each page: the columns by their headings."""
    text = files(__package__).joinpath("data/demo_pages.csv").read_text("utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter=";")


def _tell(row: Row, dossier: Dossier, at: datetime) -> None:
    day = date.fromisoformat(row["released"])
    then = min(datetime.combine(day, time(2), UTC), at)
    who = consents.Somebody(row["agreed_by"], Standing.SUBJECT, born_in=dossier.born_year)
    given = consents.Given(Purpose.PUBLICITY, day, AGREED)
    consents.record(dossier.folder, who, given, by=PLATFORM, at=then)
    page = releasing.Page(
        headline=row["headline"],
        text=row["text"].replace(" // ", "\n\n"),
        shows=row["shows"].split(","),
        claims=dossier.folder.claims.filter(state=ClaimState.VERIFIED),
    )
    releasing.release(releasing.write(dossier, page, by=PLATFORM, at=then), by=PLATFORM, at=then)
