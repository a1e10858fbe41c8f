"""What public pages put among everybody's work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk import work
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.exemplars.models import Release
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

MOST = 50


class PagesThatCameDown(WorkSource):
    """Pages that the platform took back by itself, for those who keep them."""

    name = "pages_that_came_down"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = visible(Actor(person), Release.objects.filter(unnoticed=True), "keep")
        for page in found.select_related("dossier").order_by("taken_back_on", "pk")[:MOST]:
            yield WorkItem(
                sentence=_("The public page came down by itself: %(page)s") % {"page": page},
                url=reverse("exemplars:page", args=[page.pk]),
                verb=_("Look"),
                verb_url=reverse("exemplars:page", args=[page.pk]),
                reason=page.taken_back_because,
                since=page.taken_back_on,
            )


def register_all() -> None:
    """Have it asked for everybody's work."""
    work.register(PagesThatCameDown())
