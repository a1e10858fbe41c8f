"""Report forms are prepared, changed for later periods, put into use and ended."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.plans.periods import ONE_DAY
from lantoa.reporting.models import Cadence, FormPart, FormVersion, PartKind, ReportForm
from lantoa.reporting.operations import periods
from lantoa.reporting.queries.asking import choices_for
from lantoa.reporting.ready import ReadyForm
from lantoa.reporting.states import FORM_MOVES, FormState


@transaction.atomic
def add_form(made: ReportForm, *, by: Actor, at: datetime) -> ReportForm:
    """Save the new form with an empty version; ValidationError by field: days in the wrong order."""
    require(by, "keep", made)
    _require_order(made)
    made.recorded_by_id, made.recorded_at = by.person.pk if by.person else None, at
    made.save()
    FormVersion.objects.create(form=made, since=made.first_day)
    audit.record("add_report_form", made, by=by, at=at)
    return made


@transaction.atomic
def take_over(ready: ReadyForm, made: ReportForm, *, by: Actor, at: datetime) -> ReportForm:
    """Save a ready form as `made`, which says whose it becomes; it is asked for with days of its own.

    Where it reviews a movement and no programme, there is nothing that a programme promised.
    """
    made.name, made.source, made.certainty = ready.name, ready.source, ready.certainty
    made.cadence = Cadence.REQUEST
    add_form(made, by=by, at=at)
    parts = [said for said in ready.parts if made.plan_id or said["kind"] != PartKind.PROMISES]
    FormPart.objects.bulk_create(
        FormPart(version=made.versions.get(), order=place, **said) for place, said in enumerate(parts, 1)
    )
    audit.record("take_over_report_form", made, by=by, at=at, note=ready.source)
    return made


@transaction.atomic
def change_form(form: ReportForm, values: dict[str, Any], *, by: Actor, at: datetime) -> ReportForm:
    """Change what the form says of itself. How often and from when stay once a period is open (MoveRefused)."""
    require(by, "keep", form)
    locked = ReportForm.objects.select_for_update(of=("self",)).get(pk=form.pk)
    fixed = {"cadence", "first_day"}
    if locked.periods.exists() and any(getattr(locked, name) != values[name] for name in fixed if name in values):
        raise MoveRefused(_("A period is open: how often and from when stay as they are. End this form, add another."))
    with audit.watching(locked, "change_report_form", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _require_order(locked)
        locked.save()
    if not locked.periods.exists():
        locked.versions.update(since=locked.first_day)
    return locked


def start(form: ReportForm, *, by: Actor, at: datetime, reason: str = "") -> ReportForm:
    """From now on it is asked for: periods that have ended already are opened at once."""
    with transaction.atomic():
        with FORM_MOVES["start"].of(form, by=by, at=at, reason=reason) as started:
            pass
        periods.open_ended(started, at=at)
    return started


def end(form: ReportForm, *, by: Actor, at: datetime, reason: str) -> ReportForm:
    """No further period is opened; reports that are asked for already stay asked for."""
    with FORM_MOVES["end"].of(form, by=by, at=at, reason=reason) as ended:
        pass
    return ended


@transaction.atomic
def add_part(version: FormVersion, said: FormPart, *, by: Actor, at: datetime) -> FormPart:
    """Put a part behind the others; ValidationError by field. MoveRefused: a period uses the version."""
    _require_changeable(version, by)
    said.version = version
    said.order = 1 + (version.parts.aggregate(last=Max("order"))["last"] or 0)
    _require_asks(said)
    said.save()
    audit.record("add_form_part", version.form, by=by, at=at, note=said.heading)
    return said


@transaction.atomic
def change_part(part: FormPart, values: dict[str, Any], *, by: Actor, at: datetime) -> FormPart:
    """Change heading, kind or what is counted; ValidationError by field. MoveRefused: a period uses the version."""
    _require_changeable(part.version, by)
    for name, value in values.items():
        setattr(part, name, value)
    _require_asks(part)
    part.save()
    audit.record("change_form_part", part.version.form, by=by, at=at, note=part.heading)
    return part


@transaction.atomic
def move_part_up(part: FormPart, *, by: Actor, at: datetime) -> None:
    """Put the part before the one in front of it; the first stays where it is."""
    _require_changeable(part.version, by)
    before = part.version.parts.filter(order__lt=part.order).last()
    if before is not None:
        before.order, part.order = part.order, before.order
        before.save(update_fields=["order"])
        part.save(update_fields=["order"])
        audit.record("move_form_part", part.version.form, by=by, at=at, note=part.heading)


@transaction.atomic
def remove_part(part: FormPart, *, by: Actor, at: datetime) -> None:
    """Take the part out. MoveRefused: a period uses the version."""
    _require_changeable(part.version, by)
    audit.record("remove_form_part", part.version.form, by=by, at=at, note=part.heading)
    part.delete()


@transaction.atomic
def new_version(form: ReportForm, *, by: Actor, at: datetime) -> FormVersion:
    """Copy the parts of the last version into one for the periods after the last open one. MoveRefused: no need to."""
    require(by, "keep", form)
    last = form.versions.select_for_update().last()
    newest = form.periods.order_by("-until").first()
    if last is None or newest is None or not last.periods.exists():
        raise MoveRefused(_("No period uses these parts yet: change them as they are."))
    made = FormVersion.objects.create(form=form, since=max(newest.until, last.since + ONE_DAY))
    FormPart.objects.bulk_create(
        FormPart(version=made, order=each.order, heading=each.heading, kind=each.kind, asks=each.asks, hint=each.hint)
        for each in last.parts.all()
    )
    audit.record("new_form_version", form, by=by, at=at, note=f"{made.since:%d/%m/%Y}")
    return made


def _require_changeable(version: FormVersion, by: Actor) -> None:
    require(by, "keep", version.form)
    if version.form.state == FormState.ENDED:
        raise MoveRefused(_("The form has ended."))
    if version.periods.exists():
        raise MoveRefused(_("Reports use these parts already. Change them for later periods."))


def _require_order(form: ReportForm) -> None:
    if form.last_day and form.last_day < form.first_day:
        raise ValidationError({"last_day": _("The last period cannot end before the first begins.")})


def _require_asks(part: FormPart) -> None:
    """Figures, a list and a table say what is in them; a programme is reviewed where the form names one."""
    if part.kind == PartKind.PROMISES and part.version.form.plan_id is None:
        raise ValidationError({"kind": _("Say first which programme the form reviews.")})
    known = choices_for(part.kind)
    part.asks = [key for key in part.asks if key in known]
    if known and not part.asks:
        raise ValidationError({"asks": _("Choose at least one that fits this kind of part.")})
