"""The grade of a claim follows its best proof."""

from __future__ import annotations

from django.db.models import Max

from lantoa.evidence.models import Claim, Grade, Proof


def grade_again(claim: Claim) -> Grade:
    """Work the grade of `claim` out of the proof that is there now, and keep it."""
    best = Grade(Proof.objects.that_count().filter(claim=claim).aggregate(best=Max("grade"))["best"] or Grade.NONE)
    Claim.objects.filter(pk=claim.pk).update(grade=best)
    claim.grade = best
    return best
