"""Errands among everybody's work."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse

from lantoa.desk.work import WorkItem, WorkSource
from lantoa.kit.actors import Actor
from tests.desk.app.models import Errand, State


class ErrandWork(WorkSource):
    name = "errands"

    def items(self, person: AbstractBaseUser, on: date) -> Iterable[WorkItem]:
        for errand in Errand.objects.filter(owner=person.pk, state=State.OPEN).select_related("body"):
            url = reverse("errands:record", args=[errand.pk])
            waiting = errand.body.name if errand.note == "chờ" else ""
            yield WorkItem(errand.title, url, "Thực hiện", url, errand.due, errand.body.name, waiting, errand.due)

    def hand_over(self, leaving: AbstractBaseUser, taking: AbstractBaseUser, *, by: Actor, at: datetime) -> int:
        return Errand.objects.filter(owner=leaving.pk, state=State.OPEN).update(owner=taking.pk)
