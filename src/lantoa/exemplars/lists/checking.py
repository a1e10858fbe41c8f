"""A list held against what is known: each row is new, was written down before, may be known, or is an error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.exemplars.lists.reading import NominationSheet, Row
from lantoa.exemplars.models import Nomination
from lantoa.exemplars.names import bare, called
from lantoa.exemplars.nomination_states import NominationState
from lantoa.exemplars.queries.likeness import followed_by, known_before
from lantoa.exemplars.queries.nominations import as_dossier
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.kit.text import fold
from lantoa.organisations.models import Body

REFUSED, KNOWN, TAKEN, ADDED = "refused", "known", "taken", "added"
WORDS: dict[str, str | Promise] = {
    REFUSED: gettext_lazy("Error"),
    KNOWN: gettext_lazy("May be known already"),
    TAKEN: gettext_lazy("Written down before"),
    ADDED: gettext_lazy("New nomination"),
}
TOLD = 3  # of those that a row may be the same as
NAMES_AT_ONCE = 50  # each is asked for with every form of address

Place = tuple[str, int | None]  # a bare name and the id of a commune


@dataclass(frozen=True)
class Checked:
    """A row, and what becomes of it: a word of `WORDS` with a sentence."""

    row: Row
    word: str
    note: str = ""

    def line(self) -> list[object]:
        """As `desk.sheets.report` shows it."""
        told = self.row.nomination
        return [self.row.number, told.commune.name if told.commune else "", told.name, [self.word], self.note]


@dataclass(frozen=True)
class _Around:
    """The body whose list it is, the ids of those that followed one another with it, and the day."""

    body: Body
    followed: Collection[int]
    today: date


def check(sheet: NominationSheet, body: Body, by: Actor) -> list[Checked]:
    """What the rows would become in the hands of `by`; only what she may see is compared."""
    first: dict[Place, int] = {}
    nominated, taken = _nominated(sheet.rows, by), _taken(sheet.rows, body)
    around = _Around(body, followed_by(body), localdate())
    found = []
    for row in sheet.rows:
        earlier = first.setdefault(_place(row.nomination), row.number)
        problems = [*row.problems]
        if earlier != row.number and row.nomination.name:
            problems.append(_("The same name and commune stand in row %(row)d. Keep one of them.") % {"row": earlier})
        if problems:
            found.append(Checked(row, REFUSED, " ".join(problems)))
        elif before := taken.get(_row_said(row.nomination)):
            note = _("It came with the list of %(day)s already, and is left out.")
            found.append(Checked(row, TAKEN, note % {"day": f"{localdate(before):%d/%m/%Y}"}))
        else:
            note = "; ".join(_same_as(row, nominated, around, by))
            found.append(Checked(row, KNOWN if note else ADDED, note))
    return found


def _taken(rows: Collection[Row], body: Body) -> dict[tuple[Place, str], datetime]:
    """When each row came that `body` wrote down from a list before, whatever became of it since."""
    found = {}
    for same in _names(rows):
        came = Nomination.objects.filter(same, came_with__body=body).select_related("came_with")
        found.update({_row_said(each): each.came_with.sent_at for each in came if each.came_with})
    return found


def _row_said(nomination: Nomination) -> tuple[Place, str]:
    """What makes a row the same one again: the name, the commune, and what they did."""
    return _place(nomination), fold(nomination.deed)


def _place(nomination: Nomination) -> Place:
    return bare(nomination.name), nomination.commune_id


def _nominated(rows: Collection[Row], by: Actor) -> dict[Place, list[Nomination]]:
    """What was nominated before under these names."""
    found: dict[Place, list[Nomination]] = defaultdict(list)
    for same in _names(rows):
        standing = Nomination.objects.filter(same).exclude(state=NominationState.REFUSED)
        for each in visible(by, standing).order_by("-sent_at", "-pk"):
            found[_place(each)].append(each)
    return found


def _names(rows: Collection[Row]) -> Iterator[Q]:
    """The names of the rows as conditions, fifty at once."""
    names = sorted({name for row in rows if (name := bare(row.nomination.name))})
    for start in range(0, len(names), NAMES_AT_ONCE):
        same = Q()
        for name in names[start : start + NAMES_AT_ONCE]:
            same |= called(name)
        yield same


def _same_as(row: Row, nominated: dict[Place, list[Nomination]], around: _Around, by: Actor) -> list[str]:
    """The nominations and dossiers that the row may be the same as, in words."""
    told = _("nominated on %(day)s")
    before = [
        told % {"day": f"{localdate(each.sent_at):%d/%m/%Y}"} for each in nominated.get(_place(row.nomination), ())
    ]
    told_as = as_dossier(row.nomination, around.body, around.today)
    of_dossier = _("dossier “%(name)s”, %(body)s: %(why)s")
    dossiers = [
        of_dossier % {"name": each.dossier.name, "body": each.dossier.body.name, "why": each.why}
        for each in known_before(by, told_as, TOLD, followed=around.followed)
    ]
    return [*before[:TOLD], *dossiers]
