"""Where the public page of an exemplar went."""

from __future__ import annotations

from django.db.models import Q, QuerySet, Sum

from lantoa.channels.models import DayCount, PressRequest, PrintedItem
from lantoa.channels.models.reach import Opened
from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.public import released
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor


def pages_known_to(actor: Actor) -> QuerySet[Release]:
    """Those that anybody may read, and all that the actor sees on her desk, with their body and what they show."""
    own = visible(actor, Release.objects.all()).values("pk")
    found = Release.objects.filter(Q(pk__in=released().values("pk")) | Q(pk__in=own))
    return found.select_related("dossier__body", "dossier__held_by", "dossier__folder", "photo")


def requests_of(actor: Actor, page: Release) -> list[PressRequest]:
    """Who of the press asked for it, as far as the actor may see that, the latest first."""
    found = visible(actor, PressRequest.objects.filter(dossier=page.dossier_id).select_related("body"))
    return list(found.order_by("-asked_on", "-pk"))


def opened_of(page: Release) -> list[tuple[Opened, int]]:
    """How often it was opened, and the codes that lead to it from paper, in all; nothing that never was."""
    codes = PrintedItem.objects.filter(dossier=page.dossier_id).values("pk")
    counts = DayCount.objects.filter(
        Q(opened=Opened.EXEMPLAR, ref=page.dossier_id) | Q(opened=Opened.CODE, ref__in=codes)
    )
    found = dict(counts.values_list("opened").annotate(all=Sum("number")))
    return [(each, found[each]) for each in Opened if found.get(each)]
