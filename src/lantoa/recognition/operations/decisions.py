"""Decisions are drafted, get their list, and are signed once; then every honour on the list holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.operations.folders import open_folder
from lantoa.evidence.operations.signing import keep_document
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Body
from lantoa.recognition import events
from lantoa.recognition.decision_states import DECISION_MOVES, HONOUR_MOVES, IN_FORCE, DecisionState
from lantoa.recognition.models import Award, Decision, Honour, OpenMatter
from lantoa.recognition.models.decisions import number_key
from lantoa.recognition.operations import dossiers_of_honours, proposals
from lantoa.recognition.queries.bonuses import bonus_of
from lantoa.recognition.queries.limits import Limit, has_limits, limits_signed


@dataclass(frozen=True)
class Signing:
    """What the signing adds to a draft: the number, the day, and the signed document where it is at hand.

    `reason` says why somebody is recognised whose dossier asks for that, such as with an unfinished screening.
    """

    number: str
    on: date
    file_name: str = ""
    content: bytes = b""
    reason: str = ""


@transaction.atomic
def draft(decision: Decision, *, by: Actor, at: datetime) -> Decision:
    """A new draft, with nobody on its list yet."""
    require(by, "keep", decision)
    decision.folder = open_folder(decision.body, at=at)
    decision.recorded_by_id, decision.recorded_at = by.person.pk if by.person else None, at
    decision.save(force_insert=True)
    audit.record("draft_decision", decision, by=by, at=at)
    return decision


@transaction.atomic
def change(decision: Decision, values: dict[str, Any], *, by: Actor, at: datetime) -> Decision:
    """Other words in a draft. MoveRefused: it is signed, and what is signed is only corrected by a later decision."""
    locked = locked_draft(decision, by)
    with audit.watching(locked, "change_decision", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        locked.save()
    return locked


@transaction.atomic
def sign(decision: Decision, told: Signing, *, by: Actor, at: datetime) -> Decision:
    """The decision was signed: it has its number, and each honour on it its own in the register of the body.

    ValidationError by field: the number was used before, in the same year at the same body; the day lies ahead; quota
    or share is passed by now; a dossier or proposal is not where this can be done, each with its reason. Then nothing
    is changed.
    """
    require_day(told.on, at)
    with DECISION_MOVES["sign"].of(decision, by=by, at=at) as signed:
        lock_register(signed.body_id)
        require_free_number(signed.body_id, told.number, told.on)
        signed.number, signed.signed_on = told.number.strip(), told.on
        if told.content:
            signed.document = keep_document(signed.folder, told.file_name, told.content, by=by, at=at)
        _require_within_limits(signed, told)
    _give(signed, told.reason, by, at)
    return signed


@transaction.atomic
def attach(decision: Decision, *, name: str, content: bytes, by: Actor, at: datetime) -> Decision:
    """The signed document, scanned or signed elsewhere; a newer one stands for the older, which stays in the folder."""
    locked = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    require(by, "keep", locked)
    if locked.state not in (DecisionState.SIGNED, DecisionState.REVOKED):
        raise MoveRefused(_("Record the signing first."))
    with audit.watching(locked, "attach_document", by=by, at=at):
        locked.document = keep_document(locked.folder, name, content, by=by, at=at)
        locked.save()
    return locked


def drop(decision: Decision, *, by: Actor, at: datetime, reason: str = "") -> Decision:
    """The draft is not wanted; whoever stood on its list may stand on another one."""
    with DECISION_MOVES["drop"].of(decision, by=by, at=at, reason=reason) as dropped:
        pass
    return dropped


def take_up(decision: Decision, *, by: Actor, at: datetime, reason: str = "") -> Decision:
    """The draft is wanted after all."""
    with DECISION_MOVES["take_up"].of(decision, by=by, at=at, reason=reason) as taken:
        pass
    return taken


def locked_draft(decision: Decision, by: Actor) -> Decision:
    """The row, locked, for whoever keeps it. MoveRefused: it is no draft any more."""
    locked = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    require(by, "keep", locked)
    require_draft(locked)
    return locked


def require_draft(decision: Decision) -> None:
    """MoveRefused where it is no draft any more."""
    if decision.state != DecisionState.DRAFT:
        raise MoveRefused(_("It is no draft any more. What is signed is corrected by a later decision."))


def lock_register(body_id: int) -> None:
    """Whoever signs at the same body at the same time waits: numbers have neither gaps nor doubles."""
    Body.objects.select_for_update(of=("self",)).get(pk=body_id)


def require_free_number(body_id: int, number: str, on: date) -> None:
    """ValidationError where the body used the number in that year, with the decision that has it."""
    if not number_key(number):
        raise ValidationError({"number": _("Write the number of the decision.")})
    used = Decision.objects.filter(body=body_id, year=on.year, number_key=number_key(number))
    if found := used.first():
        told = _("%(number)s is the number of “%(title)s” of %(day)s already. Look which of the two is right.")
        words = {"number": found.number, "title": found.title, "day": f"{found.signed_on:%d/%m/%Y}"}
        raise ValidationError({"number": told % words})


def require_day(on: date, at: datetime) -> None:
    """ValidationError where a day of signing lies ahead."""
    if on > localdate(at):
        raise ValidationError({"on": _("This day lies ahead.")})


def _require_within_limits(decision: Decision, told: Signing) -> None:
    """Counted once more: since it was proposed the catalogue, the round or other honours may have changed."""
    awards = {each.award for each in decision.honours.select_related("award")}
    proposals.lock_awards({each.code for each in awards if has_limits(each) and each.limits_hold})
    by_award: dict[Award, list[Limit]] = {}
    for award, limit in limits_signed(decision, told.on.year):
        if award.limits_hold:
            by_award.setdefault(award, []).append(limit)
    refused = []
    for award, limits in by_award.items():
        if why := proposals.why_not_within(award, limits, told.reason):
            refused.append(gettext("%(name)s: %(why)s") % {"name": award.name, "why": why})
    if refused:
        raise ValidationError(refused)


def _give(decision: Decision, reason: str, by: Actor, at: datetime) -> None:
    """Each honour on the list gets its number and money, its dossier and proposal are told, and it is announced."""
    assert decision.signed_on is not None  # noqa: S101 - it was just set
    listed = decision.honours.select_related("dossier", "award", "proposal").order_by("pk")
    refused: list[str] = []
    year = decision.signed_on.year
    for number, honour in enumerate(listed, _last_number(decision.body_id, year) + 1):
        if why := list(_why_not(honour)):
            refused += [gettext("%(name)s: %(why)s") % {"name": honour.name, "why": each} for each in why]
            continue
        with HONOUR_MOVES["give"].of(honour, by=by, at=at) as given:
            given.register_year, given.register_number = year, number
            bonus = bonus_of(given.award, given.dossier.kind, decision.signed_on, rounds_up=decision.rounds_up)
            given.multiple, given.base_wage, given.amount = bonus.multiple, bonus.base_wage, bonus.amount
        refused += dossiers_of_honours.told_of(given, decision, reason=reason, by=by, at=at)
        if given.proposal:
            proposals.mark_decided(given.proposal, by=by, at=at, on=decision.signed_on)
        events.honour_given.send(Honour, honour=given, by=by, at=at)
    if refused:
        raise ValidationError(refused)


def _last_number(body_id: int, year: int) -> int:
    found = Honour.objects.filter(body=body_id, register_year=year).aggregate(last=Max("register_number"))
    return found["last"] or 0


def _why_not(honour: Honour) -> Iterator[str]:
    """What stands against giving it now, as the half of a sentence behind the name."""
    same = Honour.objects.filter(dossier=honour.dossier_id, award=honour.award_id, period=honour.period)
    if found := same.filter(state__in=IN_FORCE).select_related("decision").first():
        told = gettext("has this award for this time already, by %(decision)s. Take the name off the list.")
        yield told % {"decision": found.decision.cited}
    for matter in OpenMatter.objects.filter(dossier=honour.dossier_id, settled_on=None):
        told = gettext(
            "something is open: %(matter)s. Settle it, or take the name off the list (Decree 152/2025 Đ.4.4)."
        )
        yield told % {"matter": matter}
