"""Who leads a cluster or bloc is said, usually year by year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, ClusterLead, Tree
from lantoa.organisations.models.bodies import CLUSTERS
from lantoa.organisations.operations.refusals import ChangeRefused
from lantoa.organisations.queries.trees import below


@transaction.atomic
def lead(cluster: Body, year: int, leader: Body, deputies: Sequence[Body], *, by: Actor, at: datetime) -> None:
    """`leader` leads `cluster` in `year`, with `deputies`; who was named for that year before no longer does.

    Raises when one of them is no member of the cluster in that year.
    """
    require(by, "keep", ClusterLead(cluster=cluster))
    since, until = date(year, 1, 1), date(year + 1, 1, 1)
    named = [leader, *(deputy for deputy in deputies if deputy != leader)]
    _require_members(cluster, named, max(since, cluster.since))
    replaced = ClusterLead.objects.filter(cluster=cluster, since__gte=since, since__lt=until)
    before = ", ".join(str(row.leader) for row in replaced.select_related("leader").order_by("is_deputy", "pk"))
    replaced.delete()
    ClusterLead.objects.filter(cluster=cluster, since__lt=since, until__gt=since).update(until=since)
    ClusterLead.objects.bulk_create(
        ClusterLead(cluster=cluster, leader=body, since=since, until=until, is_deputy=body != leader) for body in named
    )
    after = ", ".join(body.name for body in named)
    audit.record("lead", audit.About(cluster, body_id=cluster.pk), by=by, at=at, changes={"leads": (before, after)})


def _require_members(cluster: Body, named: Sequence[Body], day: date) -> None:
    if cluster.kind not in CLUSTERS:
        raise ChangeRefused(_("%(body)s is no cluster or bloc.") % {"body": cluster})
    members = set(below([cluster], Tree.EMULATION, day).values_list("pk", flat=True))
    for body in named:
        if body.pk not in members:
            words = {"body": body, "cluster": cluster, "day": f"{day:%d/%m/%Y}"}
            raise ChangeRefused(_("%(body)s is no member of %(cluster)s on %(day)s.") % words)
