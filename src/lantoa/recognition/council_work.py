"""What councils put among everybody's work: sittings, questions about conflicts, and votes that are open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.desk import work
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.kit.actors import Actor
from lantoa.recognition.queries.agenda import sittings_of, undeclared_by, votes_open_to

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

MOST = 50


class SittingsToAttend(WorkSource):
    """Sittings to which the person is invited, and those that sit now."""

    name = "council_sittings"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        for sitting in sittings_of(Actor(person))[:MOST]:
            url = reverse("recognition:room", args=[sitting.pk])
            yield WorkItem(
                sentence=_("Sitting: %(title)s") % {"title": sitting.title},
                url=url,
                verb=_("To my place"),
                verb_url=url,
                due=sitting.day,
                reason=f"{localtime(sitting.held_at):%H:%M}, {sitting.place}. {sitting.council.name}",
            )


class ConflictsToDeclare(WorkSource):
    """Questions about conflicts of interest that the person has not answered, one line a sitting."""

    name = "council_conflicts"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = undeclared_by(Actor(person))[:200]
        for sitting, cases in groupby(found, key=lambda case: case.sitting):
            asked = list(cases)
            told = ngettext(
                "Say whether you have a conflict of interest in %(count)d case",
                "Say whether you have a conflict of interest in %(count)d cases",
                len(asked),
            )
            yield WorkItem(
                sentence=told % {"count": len(asked)},
                url=reverse("recognition:room", args=[sitting.pk]),
                verb=_("Answer"),
                verb_url=reverse("recognition:declare", args=[asked[0].pk]),
                due=sitting.day,
                reason=str(sitting),
            )


class VotesToCast(WorkSource):
    """Votes that are open now and wait for the person's ballot."""

    name = "council_votes"
    decides = True

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        for case in votes_open_to(Actor(person)).select_related("proposal__dossier", "proposal__award")[:MOST]:
            yield WorkItem(
                sentence=_("Vote: %(case)s") % {"case": case.proposal},
                url=reverse("recognition:room", args=[case.sitting_id]),
                verb=_("Vote"),
                verb_url=reverse("recognition:vote", args=[case.pk]),
                due=on,
                reason=str(case.sitting),
            )


def register_all() -> None:
    """Tell the desk."""
    for source in (VotesToCast(), ConflictsToDeclare(), SittingsToAttend()):
        work.register(source)
