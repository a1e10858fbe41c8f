"""What shows that something was done, and what each kind of proof must have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.plans.measures import Measure, measure_of
from lantoa.plans.models import Duty, EvidenceKind
from lantoa.plans.operations.sending import SentFile
from lantoa.plans.options import subjects_of

MOST = Decimal(10) ** 9
# What must be filled in, by kind: the field, and what to say when it is empty.
DEMANDED: dict[str, tuple[str, str | Promise]] = {
    EvidenceKind.LINK: ("link", _("Give the address at which it can be seen.")),
    EvidenceKind.NUMBER: ("note", _("Say where the number comes from.")),
    EvidenceKind.DOCUMENT: ("number", _("Give the number of the document; the day above is its date.")),
}


@dataclass(frozen=True)
class Proof:
    """What was done on a day, how much of it, and what shows it. `file` is one that was just sent."""

    kind: str
    title: str
    on: date
    amount: Decimal = Decimal(1)
    subject: str = ""
    note: str = ""
    link: str = ""
    number: str = ""
    file: SentFile | None = None


def check(proof: Proof, duty: Duty, *, today: date, has_file: bool = False) -> None:
    """Raise ValidationError, by field, unless `proof` can count for `duty`; `has_file`: one was sent before."""
    if problems := dict(_problems(proof, duty, today, has_file)):
        raise ValidationError(problems)


def hand_measure(duty: Duty) -> Measure:
    """The measure of a duty that officers record evidence on. ValidationError where facts come from elsewhere."""
    try:
        measure = measure_of(duty.measure)
    except KeyError:
        measure = None
    if measure is None or not measure.by_hand:
        raise ValidationError(_("What counts here is recorded elsewhere, and found by the platform itself."))
    return measure


def _problems(proof: Proof, duty: Duty, today: date, has_file: bool) -> Iterator[tuple[str, str | Promise]]:
    if not 0 < proof.amount <= MOST:
        yield "amount", _("Give a number above 0 and up to one thousand million.")
    if proof.on > today:
        yield "on", _("This day is still to come. Record what has been done.")
    if proof.kind not in getattr(hand_measure(duty), "kinds", EvidenceKind.values):
        yield "kind", _("This duty is shown by other kinds of proof. Choose one of those offered.")
    field, message = DEMANDED.get(proof.kind, ("", ""))
    if field and not getattr(proof, field).strip():
        yield field, message
    if proof.kind == EvidenceKind.FILE and not (proof.file or has_file):
        yield "file", _("Choose the file that shows it.")
    yield from _subject(proof, duty)


def _subject(proof: Proof, duty: Duty) -> Iterator[tuple[str, str | Promise]]:
    """Where it matters who was meant, it must be said, and be one that counts."""
    counted = subjects_of(duty)
    if (counted or duty.need_both_kinds) and not proof.subject:
        yield "subject", _("Say whether it is about an individual, a collective or a household.")
    elif counted and proof.subject not in counted:
        yield "subject", _("For this duty it does not count. The duty's page says whom it counts.")
