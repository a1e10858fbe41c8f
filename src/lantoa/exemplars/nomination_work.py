"""Nominations among everybody's work: those that wait to be read, for whoever decides about them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.desk import work
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.exemplars.models import Nomination
from lantoa.exemplars.nomination_states import NominationState
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

MOST = 200  # who has more works through the list


class NominationsToRead(WorkSource):
    """What was told to the person's bodies and nobody has decided about; answers of nominators are waited for."""

    name = "nominations_to_read"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        states = (NominationState.SENT, NominationState.ASKED)
        found = visible(Actor(person), Nomination.objects.filter(state__in=states), "keep")
        for each in found.select_related("commune").order_by("waiting_since", "pk")[:MOST]:
            url = reverse("exemplars:nomination", args=[each.pk])
            asked = each.state == NominationState.ASKED
            yield WorkItem(
                sentence=_("Read the nomination: %(who)s") % {"who": each},
                url=url,
                verb=_("Read it"),
                verb_url=url,
                reason=", ".join(filter(None, (each.place, each.commune.name if each.commune else ""))),
                waiting_for=_("an answer of the nominator") if asked else "",
                since=localdate(each.waiting_since),
            )


def register_all() -> None:
    """Tell the desk."""
    work.register(NominationsToRead())
