"""What words say that a person typed: the reader is asked, and what it does not find is left to the person."""

from __future__ import annotations

from lantoa.plans.models import Cadence, Clause, ClauseKind, Duty, DutyActor, Plan
from lantoa.plans.models.clauses import BINDING
from lantoa.plans.proposing.actors import Matching
from lantoa.plans.proposing.duties import duty_of_target
from lantoa.plans.proposing.vocabulary import BY_HAND, REQUEST
from vanban.reading import read_text

#: The reader knows duties by where they stand: words alone are put where a plan has its targets.
_AROUND = "KẾ HOẠCH\nI. CHỈ TIÊU\n1. {}.\n"


def duty_of_words(clause: Clause, matching: Matching) -> tuple[Duty, list[DutyActor]] | None:
    """The duty that a binding clause with a typed wording would make; None for a clause of another kind."""
    if clause.kind not in BINDING:
        return None
    found = read_text(_AROUND.format(clause.quote.rstrip(" .;"))).targets
    if found:
        duty, actors = duty_of_target(found[0], None, clause.plan, matching)
    else:
        duty, actors = _plain(clause), matching.nobody_named()
    duty.what = clause.quote
    return duty, actors


def place_of(quote: str, plan: Plan) -> tuple[int, int] | None:
    """Where `quote` stands in the text of `plan`; None where it stands nowhere, or at several places."""
    if not quote or plan.text.count(quote) != 1:
        return None
    start = plan.text.index(quote)
    return start, start + len(quote)


def _plain(clause: Clause) -> Duty:
    cadence = Cadence.ONCE if clause.kind == ClauseKind.TARGET else Cadence.ONGOING
    return Duty(measure=BY_HAND, cadence=cadence, is_request=bool(REQUEST.match(clause.quote)))
