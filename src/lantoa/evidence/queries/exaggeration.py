"""Claims that say more than is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.evidence.holders import name_of
from lantoa.evidence.models import Claim, Folder, Grade
from lantoa.evidence.queries.wording import superlatives
from lantoa.evidence.states import STANDING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

UNPROVEN, PRAISE = "unproven", "praise"
OVERSTATED: list[tuple[str, _StrPromise]] = [
    (UNPROVEN, gettext_lazy("without proof, or by own word alone")),
    (PRAISE, gettext_lazy("praises more than it shows")),
]


def overstated(claims: QuerySet[Claim], why: str = "") -> QuerySet[Claim]:
    """Those of the claims that stand and are overstated, for one reason or for any, each with what it is `about`."""
    found = {UNPROVEN: Q(grade__lte=Grade.OWN_WORD), PRAISE: Q(praises=True)}
    asked = found[why] if why in found else found[UNPROVEN] | found[PRAISE]
    about = Folder.objects.filter(pk=OuterRef("folder")).annotate(about=name_of()).values("about")
    return claims.filter(asked, state__in=STANDING).annotate(about=Subquery(about[:1]))


def reasons(claim: Any) -> str:
    """Why a claim stands in the report, in words."""
    told = [_("without proof")] if claim.grade == Grade.NONE else []
    told += [_("own word alone")] if claim.grade == Grade.OWN_WORD else []
    told += [f"“{finding.text}”" for finding in superlatives(claim.text)]
    return ", ".join(told)
