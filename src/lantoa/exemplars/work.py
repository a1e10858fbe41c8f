"""What the room puts among everybody's work: visits, dossiers that wait for a word, and help that has not come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.desk import work
from lantoa.desk.distances import waited
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.exemplars.models import Dossier, Support, Visit
from lantoa.exemplars.states import LIVE, DossierState
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

MOST = 50  # of each kind; the lists have all
AHEAD = timedelta(days=14)  # a visit is work from then on


class VisitsToMake(WorkSource):
    """Visits that are late or come within two weeks, for those who keep the dossier."""

    name = "exemplar_visits"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = Visit.objects.filter(done_on=None, called_off="", planned_on__lte=on + AHEAD, dossier__state__in=LIVE)
        found = visible(Actor(person), found, "keep").select_related("dossier", "body").order_by("planned_on")
        for visit in found[:MOST]:
            yield WorkItem(
                sentence=_("Visit: %(name)s") % {"name": visit.dossier},
                url=reverse("exemplars:nurture", args=[visit.dossier_id]),
                verb=_("Record the visit"),
                verb_url=reverse("exemplars:make_visit", args=[visit.pk]),
                due=visit.planned_on,
                reason=". ".join(filter(None, (visit.body.name, visit.visitor))),
            )


class DossiersToDecide(WorkSource):
    """Dossiers that lie on the person's table and wait for her word, the longest waiting first."""

    name = "exemplar_dossiers"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = visible(Actor(person), Dossier.objects.filter(state=DossierState.PROPOSED), "handle")
        for dossier in found.select_related("body").order_by("waiting_since")[:MOST]:
            url, since = reverse("exemplars:dossier", args=[dossier.pk]), localdate(dossier.waiting_since)
            yield WorkItem(
                sentence=_("Decide about: %(name)s") % {"name": dossier},
                url=url,
                verb=_("Look"),
                verb_url=url,
                reason=f"{dossier.body.name}. {waited(since, on)}",
                since=since,
            )


class ReturnedDossiers(WorkSource):
    """Dossiers that came back to be completed."""

    name = "exemplar_returned"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = visible(Actor(person), Dossier.objects.filter(state=DossierState.RETURNED), "handle")
        for dossier in found.select_related("body").order_by("waiting_since")[:MOST]:
            url, since = reverse("exemplars:dossier", args=[dossier.pk]), localdate(dossier.waiting_since)
            yield WorkItem(
                sentence=_("Complete: %(name)s") % {"name": dossier},
                url=url,
                verb=_("Complete it"),
                verb_url=url,
                reason=f"{dossier.body.name}. {waited(since, on)}",
                since=since,
            )


class SupportToCome(WorkSource):
    """Help that should have come by now."""

    name = "exemplar_support"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        late = Support.objects.filter(arrived_on=None, due_on__lte=on, dossier__state__in=LIVE)
        found = visible(Actor(person), late, "keep").select_related("dossier").order_by("due_on")
        for support in found[:MOST]:
            yield WorkItem(
                sentence=_("Ask after: %(what)s") % {"what": support},
                url=reverse("exemplars:nurture", args=[support.dossier_id]),
                verb=_("Record the arrival"),
                verb_url=reverse("exemplars:record_arrival", args=[support.pk]),
                due=support.due_on,
                reason=f"{support.dossier.name}. {support.giver}",
            )


def register_all() -> None:
    """Tell the desk."""
    for source in (VisitsToMake(), DossiersToDecide(), ReturnedDossiers(), SupportToCome()):
        work.register(source)
