"""What is paid with an honour: NĐ 152/2025/NĐ-CP Điều 49 to 54, by the base wage of the day of the decision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.models import Award, BaseWage, Decision, Honour
from lantoa.recognition.models.catalogue import AwardKind

#: Điều 49.2: "làm tròn số lên hàng chục nghìn đồng".
STEP = 10_000


@dataclass(frozen=True)
class Bonus:
    """How many times which base wage (đồng), and what that makes; None of each where nothing is paid or known."""

    multiple: Decimal | None = None
    base_wage: int | None = None
    amount: int | None = None


def rounded_up(amount: Decimal) -> int:
    """To the next ten thousand đồng: 0.3 times 2,340,000 is 702,000 and makes 710,000."""
    return int((amount / STEP).to_integral_value(ROUND_CEILING)) * STEP


def wage_on(day: date) -> int | None:
    """The base wage of that day in đồng; None where nobody has recorded one."""
    known = BaseWage.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    return known.order_by("-valid_from").values_list("dong", flat=True).first()


def bonus_of(award: Award, kind: str, day: date, *, rounds_up: bool = True) -> Bonus:
    """What an exemplar of this `exemplars.Kind` gets with the award by a decision of that day."""
    multiple = award.multiple_for(kind)
    wage = wage_on(day) if multiple is not None else None
    if multiple is None or wage is None:
        return Bonus(multiple)
    return Bonus(multiple, wage, rounded_up(multiple * wage) if rounds_up else int(multiple * wage))


def payable_by(decision: Decision) -> list[Payable]:
    """What is paid by `decision`, in the order of the register; other decisions count for what is the highest.

    Two queries; empty where no honour of it holds.
    """
    held = Honour.objects.filter(state__in=IN_FORCE).select_related("award")
    listed = list(held.filter(decision=decision).order_by("register_number", "pk"))
    return payable(listed, held.filter(dossier__in=[each.dossier_id for each in listed]).exclude(decision=decision))


@dataclass(frozen=True)
class Payable:
    """An honour on the list for finance; `why_not` says why nothing is paid for it."""

    honour: Honour
    amount: int
    why_not: str


def payable(honours: Iterable[Honour], others: Iterable[Honour] = ()) -> list[Payable]:
    """For each honour what is paid. Of several titles for one time only the highest is (Điều 49.5); a title and a form
    of commendation are both paid (49.7).

    `others` are those of other decisions for the same exemplars, which count for what is the highest.
    """
    listed = list(honours)
    best: dict[tuple[int, str], tuple[int, int]] = {}
    for each in (*listed, *others):
        if each.award.kind == AwardKind.TITLE:
            key = (each.dossier_id, each.period)
            best[key] = max(best.get(key, (-1, 0)), (each.amount or 0, -each.pk))
    return [_payable(each, best) for each in listed]


def _payable(honour: Honour, best: dict[Any, tuple[int, int]]) -> Payable:
    if honour.amount is None:
        return Payable(honour, 0, _("no bonus is known for it"))
    if honour.award.kind == AwardKind.TITLE and best[honour.dossier_id, honour.period] != (honour.amount, -honour.pk):
        return Payable(honour, 0, _("a higher title for the same time is paid"))
    return Payable(honour, honour.amount, "")
