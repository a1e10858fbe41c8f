"""What keeps a plan in force, and what is taken back when it is recalled that it was put into force."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from lantoa.plans import recall
from lantoa.plans.access import SHOWN_BELOW
from lantoa.plans.models import (
    Delivery,
    Evidence,
    Explanation,
    Extension,
    MergedQuota,
    Obligation,
    Plan,
    PlanSuccession,
    Reminder,
    Term,
)
from lantoa.plans.states import PlanState

#: What people did under a plan, and how many of it are told.
_DONE = (
    (
        Evidence.objects,
        "duty__plan",
        ngettext_lazy(
            "%(count)d piece of evidence was recorded for it.",
            "%(count)d pieces of evidence were recorded for it.",
            "count",
        ),
    ),
    (
        Reminder.objects,
        "plan",
        ngettext_lazy("%(count)d reminder was sent.", "%(count)d reminders were sent.", "count"),
    ),
    (
        Delivery.objects,
        "plan",
        ngettext_lazy("It was sent to %(count)d recipient.", "It was sent to %(count)d recipients.", "count"),
    ),
    (
        Extension.objects,
        "term__duty__plan",
        ngettext_lazy("%(count)d later due day was given.", "%(count)d later due days were given.", "count"),
    ),
    (
        MergedQuota.objects,
        "term__duty__plan",
        ngettext_lazy(
            "%(count)d quota after a merger was decided.", "%(count)d quotas after mergers were decided.", "count"
        ),
    ),
    (
        Explanation.objects,
        "term__duty__plan",
        ngettext_lazy(
            "%(count)d explanation was given why something is late.",
            "%(count)d explanations were given why something is late.",
            "count",
        ),
    ),
)


def stands(plan: Plan) -> Iterator[str]:
    """What people did under `plan`, or built on it."""
    for done, path, words in _DONE:
        if count := done.filter(**{path: plan}).count():
            yield words % {"count": count}
    for later in plan.later.exclude(state=PlanState.DISCARDED):
        yield _("“%(plan)s” builds on it.") % {"plan": later}


def goes(plan: Plan) -> Iterator[str | Promise]:
    """What was worked out and shown since `plan` was put into force."""
    owed = Term.objects.filter(duty__plan=plan).aggregate(duties=Count("duty", distinct=True), periods=Count("pk"))
    owed["bodies"] = Obligation.objects.filter(duty__plan=plan).values("body").distinct().count()
    yield (
        _("Duties: %(duties)d, in %(periods)d periods, owed by %(bodies)d bodies. Nobody owes them any longer.") % owed
    )
    if plan.released:
        yield _("The public no longer sees the programme.")
    if earlier := replaced_by(plan):
        yield _("“%(plan)s”, which it replaced, is in force again as before.") % {"plan": earlier}


def replaced_by(plan: Plan) -> Plan | None:
    """The earlier plan that gave way to `plan`, and to no other one that was put into force."""
    if plan.succession != PlanSuccession.REPLACES or plan.after_id is None:
        return None
    earlier = Plan.objects.filter(pk=plan.after_id, state=PlanState.REPLACED).first()
    others = Plan.objects.filter(after=plan.after_id, succession=PlanSuccession.REPLACES, state__in=SHOWN_BELOW)
    return None if others.exclude(pk=plan.pk).exists() else earlier


def register_all() -> None:
    """Tell the room itself."""
    recall.register(recall.Hanging(stands, goes))
