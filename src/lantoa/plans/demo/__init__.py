"""Programmes for a first look: the five plans as facts in our own words, what follows them today, and one to review.

`programmes` and `continuing` say what is promised, `deeds` what was done, `building` and `doing` write it. A programme
that is there already stays as it is.
"""

from __future__ import annotations

from datetime import datetime

from lantoa.plans.demo.building import build, missing
from lantoa.plans.demo.continuing import CONTINUING
from lantoa.plans.demo.doing import do
from lantoa.plans.demo.programmes import PARENTS, PROGRAMMES
from lantoa.plans.demo.reviewing import send_in_and_review


def load(*, at: datetime) -> None:
    """Write the programmes that are missing, parents first, each with what was done under it until `at`."""
    for programme in missing([*PARENTS, *PROGRAMMES, *CONTINUING]):
        do(programme, build(programme), at=at)
    send_in_and_review(at=at)
