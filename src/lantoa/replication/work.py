"""What the room puts among everybody's work: adoptions to ask after, and learning visits to answer and to record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.desk import work
from lantoa.desk.distances import waited
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.replication.models import LearningVisit
from lantoa.replication.queries.adoptions import to_follow_up
from lantoa.replication.states import VisitState

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

MOST = 50  # of each kind; the lists have all


class AdoptionsToFollowUp(WorkSource):
    """Adoptions after which somebody asks, half a year and a year after they began, for those who keep them."""

    name = "adoption_follow_ups"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = visible(Actor(person), to_follow_up(on), "keep")
        for asked in found.select_related("adoption__source", "adoption__body").order_by("due_on", "pk")[:MOST]:
            words = {"adopter": asked.adoption.adopter, "source": asked.adoption.source}
            yield WorkItem(
                sentence=_("Ask how the adoption goes: %(adopter)s, from %(source)s") % words,
                url=reverse("replication:adoption", args=[asked.adoption_id]),
                verb=_("Record what was found"),
                verb_url=reverse("replication:follow_up", args=[asked.pk]),
                due=asked.due_on,
                reason=asked.adoption.body.name,
            )


class VisitsToAnswer(WorkSource):
    """Requests to come and learn that wait for the body that is asked."""

    name = "learning_visits_to_answer"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = visible(Actor(person), LearningVisit.objects.filter(state=VisitState.ASKED), "answer")
        for visit in found.select_related("dossier", "body").order_by("wished_on", "pk")[:MOST]:
            url, since = reverse("replication:visit", args=[visit.pk]), localdate(visit.recorded_at)
            yield WorkItem(
                sentence=_("Answer %(body)s, who would come and learn from %(name)s")
                % {"body": visit.body.name, "name": visit.dossier},
                url=url,
                verb=_("Look"),
                verb_url=url,
                due=visit.wished_on,
                reason=waited(since, on),
                since=since,
            )


class VisitsToRecord(WorkSource):
    """Agreed visits whose day has come."""

    name = "learning_visits_to_record"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        agreed = LearningVisit.objects.filter(state=VisitState.AGREED, agreed_on__lte=on)
        found = visible(Actor(person), agreed, "answer").select_related("dossier", "body")
        for visit in found.order_by("agreed_on", "pk")[:MOST]:
            yield WorkItem(
                sentence=_("Learning visit: %(body)s at %(name)s") % {"body": visit.body.name, "name": visit.dossier},
                url=reverse("replication:visit", args=[visit.pk]),
                verb=_("Record that it was held"),
                verb_url=reverse("replication:hold_visit", args=[visit.pk]),
                due=visit.agreed_on,
            )


def register_all() -> None:
    """Tell the desk."""
    for source in (AdoptionsToFollowUp(), VisitsToAnswer(), VisitsToRecord()):
        work.register(source)
