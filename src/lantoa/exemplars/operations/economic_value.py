"""What a model is worth in a year is one of its claims: shown, verified and corrected as any other."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Claim
from lantoa.evidence.operations import claims
from lantoa.evidence.operations.claims import Said
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.queries.economic_value import A_YEAR, value_in
from lantoa.kit.access import require
from lantoa.kit.actors import Actor


@transaction.atomic
def add(dossier: Dossier, *, value: Decimal, year: int, reckoned_from: str, by: Actor, at: datetime) -> Claim:
    """Claim that it brought `value` đồng in `year`. ValidationError: a year that lies ahead or is claimed already."""
    locked = Dossier.objects.select_for_update(of=("self",)).select_related("folder__body").get(pk=dossier.pk)
    require(by, "keep", locked)
    if year > localdate(at).year:
        raise ValidationError({"year": _("This year lies ahead.")})
    if value_in(locked.folder, year):
        raise ValidationError({"year": _("The value of this year is claimed already: correct that claim.")})
    text = gettext("Economic value in %(year)s, reckoned from: %(basis)s") % {"year": year, "basis": reckoned_from}
    said = Said(text, value, A_YEAR, since=date(year, 1, 1), until=date(year, 12, 31))
    return claims.add(locked.folder, said, by=by, at=at)
