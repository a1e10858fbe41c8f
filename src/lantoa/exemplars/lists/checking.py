"""A list held against what is known: each row is new, may be known already, or is an error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.exemplars.lists.reading import NominationSheet, Row
from lantoa.exemplars.models import Nomination
from lantoa.exemplars.names import bare, called
from lantoa.exemplars.nomination_states import NominationState
from lantoa.exemplars.queries.duplicates import Sought, possible
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body

REFUSED, KNOWN, ADDED = "refused", "known", "added"
WORDS: dict[str, str | Promise] = {
    REFUSED: gettext_lazy("Error"),
    KNOWN: gettext_lazy("May be known already"),
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


def check(sheet: NominationSheet, body: Body, by: Actor) -> list[Checked]:
    """What the rows would become in the hands of `by`; only what she may see is compared."""
    first: dict[Place, int] = {}
    nominated = _nominated(sheet.rows, by)
    found = []
    for row in sheet.rows:
        earlier = first.setdefault(_place(row.nomination), row.number)
        problems = [*row.problems]
        if earlier != row.number and row.nomination.name:
            problems.append(_("The same name and commune stand in row %(row)d. Keep one of them.") % {"row": earlier})
        if problems:
            found.append(Checked(row, REFUSED, " ".join(problems)))
        else:
            note = "; ".join(_same_as(row, nominated, body, by))
            found.append(Checked(row, KNOWN if note else ADDED, note))
    return found


def _place(nomination: Nomination) -> Place:
    return bare(nomination.name), nomination.commune_id


def _nominated(rows: Collection[Row], by: Actor) -> dict[Place, list[Nomination]]:
    """What was nominated before under these names; one query for each fifty."""
    names = sorted({name for row in rows if (name := bare(row.nomination.name))})
    found: dict[Place, list[Nomination]] = defaultdict(list)
    for start in range(0, len(names), NAMES_AT_ONCE):
        same = Q()
        for name in names[start : start + NAMES_AT_ONCE]:
            same |= called(name)
        standing = Nomination.objects.filter(same).exclude(state=NominationState.REFUSED)
        for each in visible(by, standing).order_by("-sent_at", "-pk"):
            found[_place(each)].append(each)
    return found


def _same_as(row: Row, nominated: dict[Place, list[Nomination]], body: Body, by: Actor) -> list[str]:
    """The nominations and dossiers that the row may be the same as, in words."""
    told = _("nominated on %(day)s")
    before = [
        told % {"day": f"{localdate(each.sent_at):%d/%m/%Y}"} for each in nominated.get(_place(row.nomination), ())
    ]
    of_dossier = _("dossier “%(name)s”, %(body)s: %(why)s")
    dossiers = [
        of_dossier % {"name": each.dossier.name, "body": each.dossier.body.name, "why": each.why}
        for each in possible(by, Sought(row.nomination.name, body.pk), limit=TOLD)
    ]
    return [*before[:TOLD], *dossiers]
