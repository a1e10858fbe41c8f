"""A vote in words: what it needs, and what came out."""

from __future__ import annotations

from django.utils.translation import gettext as _

from lantoa.recognition.council_states import CaseState
from lantoa.recognition.counting import Rule
from lantoa.recognition.models import BASES, Case


def needed_in_words(rule: Rule) -> str:
    """ "80 % of all members", "more than half of the ballots that can be read"."""
    whom = str(dict(BASES)[rule.base.value])
    if rule.threshold is None:
        return _("more than half of %(base)s") % {"base": whom}
    return _("at least %(percent)d %% of %(base)s") % {"percent": rule.threshold, "base": whom}


def result_in_words(case: Case) -> str:
    """ "agreed: 8 of 9 in favour, 1 against, 0 abstentions (8 needed)"; empty before the count."""
    if case.votes_for is None:
        return ""
    figures = {
        "for": case.votes_for,
        "base": case.base,
        "against": case.votes_against,
        "abstained": case.abstained,
        "needed": case.needed,
        "result": CaseState(case.state).label,
    }
    told = _(
        "%(result)s: %(for)d of %(base)d in favour, %(against)d against, %(abstained)d abstained; %(needed)d needed"
    )
    spoiled = _("%(count)d ballots that cannot be read") % {"count": case.spoiled} if case.spoiled else ""
    return "; ".join(filter(None, (told % figures, spoiled)))
