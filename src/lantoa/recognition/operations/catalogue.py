"""The catalogue of awards is changed, gets new versions of its rules, is switched on and off, and taken from a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.catalogue_file import FIELDS, KEY, Change, Row, key_of, row_of
from lantoa.recognition.models import Award, Certainty, Proposal
from lantoa.recognition.proposal_states import WRITABLE

#: What may be put right in a version by whose rules somebody was proposed already: what says where it is from.
OF_SOURCE = (
    *("article", "source", "certainty", "council_certainty", "limit_certainty", "consultation_certainty"),
    *("recheck_from", "recheck_reason", "note", "is_on"),
)


@transaction.atomic
def add_award(made: Award, *, by: Actor, at: datetime) -> Award:
    """Save a new award, off where nobody verified it. ValidationError by field: another version holds on its days."""
    require(by, "keep", made)
    made.is_on = made.is_on and made.certainty != Certainty.UNVERIFIED
    _check(made)
    made.save(force_insert=True)
    audit.record("add_award", made, by=by, at=at, note=made.name)
    return made


@transaction.atomic
def change_award(found: Award, values: Row, *, by: Actor, at: datetime) -> Award:
    """Other values for one version. MoveRefused: somebody was proposed by its rules, which new ones do not change."""
    locked = Award.objects.select_for_update(of=("self",)).get(pk=found.pk)
    require(by, "keep", locked)
    rules = {name for name, value in values.items() if name not in OF_SOURCE and getattr(locked, name) != value}
    if rules - {"valid_to"} and is_judged_by(locked):
        raise MoveRefused(
            _("Proposals were submitted under these rules, which goes on judging them. Enter new rules from a day on.")
        )
    with audit.watching(locked, "change_award", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _check(locked)
        locked.save()
    return locked


@transaction.atomic
def new_version(found: Award, values: Row, *, by: Actor, at: datetime) -> Award:
    """The rules from `values["valid_from"]` on; those before end the day before, where they did not end already."""
    before = Award.objects.select_for_update(of=("self",)).get(pk=found.pk)
    require(by, "keep", before)
    since: date = values["valid_from"]
    if since <= before.valid_from:
        raise ValidationError({"valid_from": _("Choose a day after the one from which the rules before hold.")})
    if before.valid_to is None or before.valid_to >= since:
        with audit.watching(before, "end_award_version", by=by, at=at):
            before.valid_to = since - timedelta(days=1)
            before.save()
    made = Award(**(row_of(before) | {"valid_to": None} | values))
    made.is_on = made.is_on and made.certainty != Certainty.UNVERIFIED
    _check(made)
    made.save(force_insert=True)
    audit.record("new_award_version", made, by=by, at=at, note=made.name)
    return made


@transaction.atomic
def switch(found: Award, is_on: bool, *, by: Actor, at: datetime, reason: str) -> Award:
    """Take the award into use, or out of it, for a reason: who verified it, or why it is no longer given."""
    locked = Award.objects.select_for_update(of=("self",)).get(pk=found.pk)
    require(by, "keep", locked)
    if not reason.strip():
        raise ValidationError({"reason": _("Give the reason.")})
    locked.is_on = is_on
    locked.save(update_fields=["is_on"])
    audit.record("switch_award", locked, by=by, at=at, changes={"is_on": [not is_on, is_on]}, note=reason)
    return locked


@transaction.atomic
def take_over(changes: Iterable[Change], *, by: Actor, at: datetime) -> int:
    """Write what a file says otherwise; all or nothing. How many versions it touched.

    What nobody verified is not switched on by a file: somebody here does that, and says why.
    """
    count = 0
    for change in changes:
        values = {name: after for name, _before, after in change.fields}
        if change.is_new:
            add_award(Award(**values), by=by, at=at)
        else:
            code, since = key_of(change.row)
            kept = {name: value for name, value in values.items() if name not in KEY}
            if change.row["certainty"] == Certainty.UNVERIFIED:
                kept.pop("is_on", None)
            change_award(Award.objects.get(code=code, valid_from=since), kept, by=by, at=at)
        count += 1
    return count


def is_judged_by(award: Award) -> bool:
    """Whether somebody was submitted under its rules, so that they can change no more."""
    return Proposal.objects.filter(award=award).exclude(state__in=WRITABLE).exists()


def known() -> dict[tuple[Any, ...], Row]:
    """What the catalogue holds, by what files call it. One query."""
    return {key_of(row): row for row in (row_of(each, FIELDS) for each in Award.objects.all())}


def _check(award: Award) -> None:
    award.full_clean(exclude=["folded_name"], validate_unique=False, validate_constraints=False)
    if award.valid_to and award.valid_to < award.valid_from:
        raise ValidationError({"valid_to": _("The last day lies before the first one.")})
    _require_codes(award)
    _require_texts(award.conditions)
    _require_known(award.share_of, "share_of")
    others = Award.objects.filter(code=award.code).exclude(pk=award.pk)
    overlapping = others.filter(Q(valid_to=None) | Q(valid_to__gte=award.valid_from))
    if award.valid_to:
        overlapping = overlapping.filter(valid_from__lte=award.valid_to)
    if overlapping.exists():
        raise ValidationError({"valid_from": _("Other rules of this award hold on these days already.")})


def _require_codes(award: Award) -> None:
    wrong = not isinstance(award.prerequisites, list) or any(
        not isinstance(each, dict) or not each.get("any_of") or not isinstance(each.get("times", 1), int)
        for each in award.prerequisites
    )
    if wrong:
        raise ValidationError({"prerequisites": _("Each earlier honour names its codes and how many times.")})
    _require_known({code for each in award.prerequisites for code in each["any_of"]}, "prerequisites")


def _require_known(codes: Collection[str], field: str) -> None:
    if unknown := set(codes) - set(Award.objects.filter(code__in=codes).values_list("code", flat=True)):
        told = _("The catalogue knows no award with the code %(codes)s.")
        raise ValidationError({field: told % {"codes": ", ".join(sorted(unknown))}})


def _require_texts(texts: Collection[Any]) -> None:
    if not all(isinstance(each, str) for each in texts):
        raise ValidationError({"conditions": _("Each condition is a text.")})
