"""Fans the duties of a plan out to periods and bodies: writes `Term` and `Obligation`, and nobody else does.

Worked out anew from what stands in the plan and what is known of the bodies, then compared with what is stored: done
twice it changes nothing, and it may be asked for whenever organisations change. Small plans are done in the transaction
that asks; large ones wait in the outbox, whose worker does all of a plan in one transaction or nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from lantoa.kit import outbox
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.queries.answering import batches
from lantoa.plans.models import Duty, Evidence, Explanation, Extension, MergedQuota, Obligation, Plan, Term
from lantoa.plans.operations.assigning import Assigning, Row
from lantoa.plans.periods import Due, Period, periods
from lantoa.plans.queries import owing
from lantoa.plans.queries.owing import FAN_OUT, FANNED_OUT

AT_ONCE = 2_000  # obligations that nobody has to wait for
COLUMNS = ("duty_id", "body_id", "counted_id", "since", "until")  # of an obligation, in the order of a row
HANGING = (Evidence, Extension, Explanation, MergedQuota)  # what keeps a period where it is


def request(plan: Plan, *, at: datetime, cause: str) -> None:
    """Have `plan` fanned out because of `cause`, which is the same for one event only; inside its transaction."""
    if owing.size(plan) <= AT_ONCE:
        fan_out(plan.pk)
    else:
        later(plan.pk, at=at, cause=cause)


def later(plan_id: int, *, at: datetime, cause: str) -> None:
    """Have the worker fan the plan out once the present transaction is committed."""
    outbox.put(FAN_OUT, {"plan": plan_id}, key=f"{FAN_OUT}-{plan_id}-{cause}", at=at)


def fan_out(plan_id: int) -> str:
    """Write who owes the duties of the plan in which periods; what was done, in a few words.

    The row of the plan is locked, so that two at once come one after the other.
    """
    with transaction.atomic():
        plan = Plan.objects.select_for_update(of=("self",)).filter(pk=plan_id, state__in=FANNED_OUT).first()
        if plan is None:
            return "not in force"
        duties = owing.confirmed_duties(plan)
        _write_terms(plan, duties)
        written, deleted = _write_obligations(plan, Assigning(plan, duties).rows())
    return f"{written} written, {deleted} deleted"


def _write_terms(plan: Plan, duties: Collection[Duty]) -> None:
    """Write the periods that are missing and delete those that no longer exist and nothing hangs on.

    One that is there already stays as it is: due days do not move by themselves. Those of one measure are written
    beside each other, because what is counted for a measure is read from the first to the last of them.
    """
    ordered = sorted(duties, key=lambda duty: (duty.measure, duty.pk))
    wanted = {(duty.pk, period.since): period for duty in ordered for period in _periods(duty, plan)}
    terms = Term.objects.filter(duty__plan=plan)
    stored = {(duty, since): pk for pk, duty, since in terms.values_list("pk", "duty", "since")}
    gone = terms.filter(pk__in=[pk for key, pk in stored.items() if key not in wanted])
    for kind in HANGING:
        hanging: QuerySet[Any] = kind._default_manager.values("term")
        gone = gone.exclude(pk__in=hanging)
    gone.delete()
    missing = ((duty, period) for (duty, since), period in wanted.items() if (duty, since) not in stored)
    Term.objects.bulk_create(
        Term(duty_id=duty, since=period.since, until=period.until, due_on=period.due_on) for duty, period in missing
    )


def _periods(duty: Duty, plan: Plan) -> list[Period]:
    first, last = owing.days_of(duty, plan)
    return periods(duty.cadence, first, last, Due(duty.grace, duty.due_month, duty.due_day))


def _write_obligations(plan: Plan, wanted: Iterable[Row]) -> tuple[int, int]:
    """Write the rows that are new and delete those that no longer hold; how many of each."""
    stored = defaultdict(list)
    rows = Obligation.objects.filter(duty__plan=plan).values_list("pk", "duty", "body", "counted", "since", "until")
    for pk, duty, body, counted, since, until in rows.iterator():
        stored[Row(duty, body, counted, since, until)].append(pk)
    new = [row for row in set(wanted) if not stored.pop(row, None)]
    gone = [pk for pks in stored.values() for pk in pks]
    for some in batches(gone):
        Obligation.objects.filter(pk__in=some).delete()
    _insert(sorted(new))
    return len(new), len(gone)


def _insert(rows: list[Row]) -> None:
    """Not through the model: a province has a hundred thousand, and each would become one."""
    sql = f"INSERT INTO {Obligation._meta.db_table} ({', '.join(COLUMNS)}) VALUES (%s, %s, %s, %s, %s)"  # noqa: S608
    day = connection.ops.adapt_datefield_value
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(*row[:-2], day(row.since), day(row.until)) for row in rows])


@outbox.deliverer(FAN_OUT, inside=True)
def _deliver(message: OutgoingMessage) -> str:
    return fan_out(message.payload["plan"])
