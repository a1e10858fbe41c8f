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
from lantoa.exemplars.access import own_bodies
from lantoa.exemplars.models import Dossier, Round, Support, Visit
from lantoa.exemplars.queries.round_units import unanswered
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


class ImpactsToReview(WorkSource):
    """Recognised exemplars whose review is late or comes within two weeks, for those who keep the dossier."""

    name = "exemplar_reviews"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = Dossier.objects.filter(review_due_on__lte=on + AHEAD, state__in=LIVE)
        found = visible(Actor(person), found, "keep").select_related("body").order_by("review_due_on", "pk")
        for dossier in found[:MOST]:
            yield WorkItem(
                sentence=_("Review what came of: %(name)s") % {"name": dossier},
                url=reverse("exemplars:nurture", args=[dossier.pk]),
                verb=_("Review the impact"),
                verb_url=reverse("exemplars:review_impact", args=[dossier.pk]),
                due=dossier.review_due_on,
                reason=dossier.body.name,
            )


class DossiersToDecide(WorkSource):
    """Dossiers that lie on the person's table and wait for her word, the longest waiting first."""

    name = "exemplar_dossiers"
    decides = True

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


class RoundsToAnswer(WorkSource):
    """Open rounds in which the person's own bodies are asked and have put nobody forward."""

    name = "exemplar_rounds"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = list(unanswered(own_bodies(Actor(person)), on)[:MOST])
        rounds = Round.objects.select_related("body").in_bulk({each.asked for each in found})
        for body, asked in dict.fromkeys((each.body, rounds[each.asked]) for each in found):
            url = reverse("exemplars:round", args=[asked.pk])
            yield WorkItem(
                sentence=_("Put somebody forward for: %(round)s") % {"round": asked},
                url=url,
                verb=_("Look"),
                verb_url=url,
                due=asked.until,
                reason=f"{body.name}. " + _("Asked by %(body)s") % {"body": asked.body.name},
            )


def register_all() -> None:
    """Tell the desk."""
    after = (VisitsToMake(), ImpactsToReview(), SupportToCome())
    for source in (*after, DossiersToDecide(), ReturnedDossiers(), RoundsToAnswer()):
        work.register(source)
