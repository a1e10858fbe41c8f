"""Where nothing is heard of: bodies and fields without a new dossier, and who there can be asked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery

from lantoa.exemplars.models import Dossier
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.movements.models import Field
from lantoa.organisations.models import Body, BodyKind, Membership, Role

#: What has no officers of its own, and so nobody who could find exemplars.
UNMANNED = (BodyKind.NATION, BodyKind.CLUSTER, BodyKind.BLOC)


def silent_bodies(bodies: QuerySet[Body], since: date, field: Field | None = None) -> QuerySet[Body]:
    """Those of `bodies` with no dossier found from `since` on (of `field`), and when the last was (`last_found`)."""
    found = Dossier.objects.filter(body=OuterRef("pk"))
    if field:
        found = found.filter(field=field)
    last = found.order_by().values("body").annotate(last=Max("found_on")).values("last")
    quiet = bodies.exclude(kind__in=UNMANNED).filter(~Exists(found.filter(found_on__gte=since)))
    return quiet.annotate(last_found=Subquery(last))


def silent_fields(bodies: QuerySet[Body], since: date) -> QuerySet[Field]:
    """The fields that everybody uses and of which no dossier was found at `bodies` from `since` on."""
    found = Dossier.objects.filter(field=OuterRef("pk"), found_on__gte=since, body__in=bodies.values("pk"))
    return Field.objects.filter(~Exists(found), body=None, retired=False).order_by("order", "folded_name", "pk")


def to_ask(bodies: Collection[Body], day: date, actor: Actor) -> dict[int, str]:
    """By id of body, who finds exemplars there: officers and secretaries that `actor` is told of. One query."""
    there = Membership.objects.on(day).filter(role__in=(Role.OFFICER, Role.SECRETARY), body__in=bodies)
    roles = visible(actor, there)
    found: dict[int, list[str]] = {}
    for each in roles.select_related("person").order_by("role", "pk"):
        names = found.setdefault(each.body_id, [])
        if (name := each.person.get_full_name()) not in names:
            names.append(name)
    return {body: ", ".join(names) for body, names in found.items()}
