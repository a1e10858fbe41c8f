"""What the programmes of a body chose about dossiers, in lines on the page of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from lantoa.desk.records import Requirement
from lantoa.evidence.models import Claim
from lantoa.evidence.queries.honesty import overstated_by
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.queries.honesty import gate_for
from lantoa.exemplars.queries.promptness import promptly
from lantoa.exemplars.states import LIVE
from lantoa.plans.models import Plan


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


def honesty_line(dossier: Dossier, claims: Iterable[Claim], today: date) -> list[Requirement]:
    """Whether it says more than it shows, with what to do; no line where its programme does not look at that."""
    gate = gate_for(dossier.held_by, today)
    if not gate.looks:
        return []
    overstated = list(overstated_by(claims, dossier.summary, gate.least_proof))
    if overstated and gate.holds_back:
        overstated.append(_("It cannot go up before that is settled (%(plan)s).") % {"plan": _said_by(gate.plan)})
    url = "#claims" if overstated else ""
    return [Requirement(_("Nothing is overstated"), not overstated, " ".join(overstated), url)]


def _said_by(plan: Plan | None) -> str:
    """Which plan chose it, or that none chose anything else."""
    return (plan.number or plan.title) if plan else _("as usual")
