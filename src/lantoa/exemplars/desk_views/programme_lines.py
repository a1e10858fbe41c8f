"""What is asked of a dossier, and what the programmes of a body chose about it, in lines on its page."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.records import Requirement
from lantoa.exemplars.against import held_against
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.queries.promptness import promptly
from lantoa.exemplars.queries.readiness import Needed, Point
from lantoa.exemplars.states import LIVE
from lantoa.plans.models import Plan

CHANGE = "exemplars:change_dossier"


def first_publication(dossier: Dossier, released_on: date | None, today: date) -> str:
    """When it was, or by when the programme expects it; nothing for a dossier that goes no further."""
    if released_on:
        return f"{released_on:%d/%m/%Y}"
    if dossier.state not in LIVE:
        return ""
    asked = promptly(dossier, today)
    words = {"day": f"{asked.by:%d/%m/%Y}", "days": asked.days, "plan": _said_by(asked.plan)}
    if asked.by < today:
        return _("not yet; expected by %(day)s, %(days)d days after the finding (%(plan)s)") % words
    return _("by %(day)s, %(days)d days after the finding (%(plan)s)") % words


#: By what is needed: how it is said, what to do where it is missing, and where; "#…" is a panel of the same page.
_WORDS: dict[Needed, tuple[str | Promise, str | Promise, str]] = {
    Needed.SUMMARY: (gettext_lazy("What the exemplar did"), gettext_lazy("In a few sentences."), CHANGE),
    Needed.FIELD: (gettext_lazy("Field of work"), gettext_lazy("Criteria of a field need one."), CHANGE),
    Needed.PROOF: (gettext_lazy("Each claim has proof"), gettext_lazy("See the claims below."), "#claims"),
    Needed.HONESTY: (gettext_lazy("Nothing is overstated"), "", "#claims"),
    Needed.SCREENING: (
        gettext_lazy("Held against criteria, and confirmed by the head"),
        gettext_lazy("Begin or go on."),
        "exemplars:begin_screening",
    ),
    Needed.CONSENT: (gettext_lazy("Consent to publish"), gettext_lazy("See the consents below."), "#consents"),
}


def required(point: Point, dossier: Dossier) -> Requirement:
    """A point as a line; what to do is said only where something is missing."""
    label, note, place = _WORDS[point.needed]
    if point.met:
        return Requirement(label, True, "", "")
    url = place if place.startswith("#") else reverse(place, args=[dossier.pk])
    return Requirement(label, False, _overstated(point) or note, url)


def nothing_held(dossier: Dossier) -> Requirement:
    """Whether anything is held against the exemplar, as a line."""
    held = "; ".join(str(each.words) for each in held_against(dossier))
    return Requirement(_("Nothing is held against them"), not held, held)


def _overstated(point: Point) -> str:
    told = list(point.overstated)
    if told and point.gate and point.gate.holds_back:
        told.append(_("It cannot go up before that is settled (%(plan)s).") % {"plan": _said_by(point.gate.plan)})
    return " ".join(told)


def _said_by(plan: Plan | None) -> str:
    """Which plan chose it, or that none chose anything else."""
    return (plan.number or plan.title) if plan else _("as usual")
