"""Periods are opened on their last day, when it is known who owes the report; by hand when one is asked for."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.kit.keys import among
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working import daily
from lantoa.organisations.models import Ancestry
from lantoa.organisations.models.trees import DIRECTING
from lantoa.organisations.queries.answering import lives
from lantoa.organisations.queries.group_spells import member_spells
from lantoa.plans.owing import World, owed_by_each
from lantoa.plans.periods import ONE_DAY, Due, Period
from lantoa.plans.periods import periods as calendar_periods
from lantoa.reporting.models import Cadence, PeriodicReport, ReportForm, ReportingPeriod
from lantoa.reporting.owing import owed_reports
from lantoa.reporting.states import FormState

OPENED = "reporting.open_periods"
HOUR = 1  # o'clock
LONGEST = timedelta(days=366)  # of a period of the calendar
LONGEST_REVIEW = timedelta(days=3660)  # a programme of ten years


def register_daily() -> None:
    """Have the periods opened that end, every night."""
    daily.register(OPENED, hour=HOUR)


@outbox.deliverer(OPENED, inside=True)
def deliver_opened(message: OutgoingMessage) -> str:
    """Open what has ended in all forms in use."""
    forms = ReportForm.objects.filter(state=FormState.IN_USE).exclude(cadence=Cadence.REQUEST)
    opened = sum(len(open_ended(form, at=message.put_at)) for form in forms)
    return f"{opened} opened"


def open_ended(form: ReportForm, *, at: datetime) -> list[ReportingPeriod]:
    """Open each period of the calendar whose last day has come and that is not open yet."""
    if form.cadence == Cadence.REQUEST:
        return []
    known = set(form.periods.values_list("since", flat=True))
    coming = (each for each in ended_periods(form, localdate(at)) if each.since not in known)
    return [_open(form, each, by=PLATFORM, at=at) for each in coming]


def ended_periods(form: ReportForm, today: date) -> list[Period]:
    """The periods of the calendar whose last day is `today` or earlier."""
    last = form.last_day or today + LONGEST
    found = calendar_periods(form.cadence, form.first_day, last, Due(form.grace))
    return [each for each in found if each.until - ONE_DAY <= today]


@transaction.atomic
def ask_for(form: ReportForm, since: date, last: date, due_on: date, *, by: Actor, at: datetime) -> ReportingPeriod:
    """Ask for a report about the days from `since` to `last`, both included, by `due_on`.

    MoveRefused: the form is not in use or goes by the calendar. ValidationError by field: days that make no sense.
    """
    require(by, "keep", form)
    if form.state != FormState.IN_USE or form.cadence != Cadence.REQUEST:
        raise MoveRefused(_("Only a form in use without a calendar of its own is asked for by hand."))
    if last < since or last - since >= LONGEST_REVIEW:
        raise ValidationError({"last": _("The period ends after it begins, within ten years.")})
    if last > localdate(at):
        raise ValidationError({"last": _("Who owes the report is known on the last day: it cannot lie ahead.")})
    if due_on < localdate(at):
        raise ValidationError({"due_on": _("The day lies in the past.")})
    if form.periods.filter(since=since, until=last + ONE_DAY).exists():
        raise ValidationError({"since": _("These days are asked for already.")})
    return _open(form, Period(since, last + ONE_DAY, due_on), by=by, at=at)


def _open(form: ReportForm, period: Period, *, by: Actor, at: datetime) -> ReportingPeriod:
    """Write the period with a report for each body that owes one as of its last day, and for the one that asks."""
    version = form.versions.filter(since__lte=period.since).last() or form.versions.first()
    assert version is not None  # noqa: S101 - a form begins with one
    opened = ReportingPeriod.objects.create(
        form=form,
        version=version,
        since=period.since,
        until=period.until,
        due_on=period.due_on or period.until,
        opened_at=at,
    )
    last = period.until - ONE_DAY
    owing = _owing(form, period)
    lines = Ancestry.objects.on(last).filter(tree__in=DIRECTING, inherited=False, depth__gte=1)
    lines = lines.filter(ancestor__in=among([form.body_id, *owing]))
    PeriodicReport.objects.bulk_create(
        PeriodicReport(period=opened, body_id=each.body, to_body_id=each.to_body, counted=list(each.counted))
        for each in owed_reports(form.body_id, owing, lines.values_list("ancestor", "descendant", "depth"))
    )
    audit.record("open_report_period", form, by=by, at=at, note=str(opened))
    return opened


def _owing(form: ReportForm, period: Period) -> dict[int, list[int]]:
    """Who owes the report on the last day, each with the ended bodies that it answers for, as duties have it."""
    if form.group is None:
        return {}
    spells = member_spells(form.group, (period.since, period.until))
    pairs = owed_by_each(spells.belong, World(lives(spells.belong), spells.left_out))
    last, found = period.until - ONE_DAY, defaultdict[int, list[int]](list)
    for (body, counted), spans in pairs.items():
        if any(since <= last < until for since, until in spans):
            found[body] += [counted] if counted != body else []
    own = {body for body, counted in pairs if body == counted}
    return {body: ended for body, ended in found.items() if body in own}
