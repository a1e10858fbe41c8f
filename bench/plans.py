"""How fast a province of 3,321 communes sees how far its plan is: a million pieces of evidence in three years.

On a database of its own, as in `bench.organisations`. Beside the times stand ratios to one bare aggregate over the same
evidence in the same run. Then the same with fewer duties for 1,000, 10,000 and 100,000 bodies. Raises past a bar.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from bench.organisations import NOW, TooSlow, _database

if TYPE_CHECKING:
    from lantoa.organisations.models import Body
    from lantoa.plans.models import Plan

COMMUNES, DUTIES, MERGERS, EVIDENCE = 3_321, 20, 20, 1_000_000
FIRST, LAST, ON, MERGED = date(2023, 1, 1), date(2025, 12, 31), date(2025, 11, 15), date(2025, 7, 1)
YEAR = (date(2025, 1, 1), date(2026, 1, 1))
READINGS = 5
PAGE_MS, WHOLE_S = {"postgresql": 300, "sqlite": 600}, {"postgresql": 2, "sqlite": 4}
MOST_QUERIES = 5
RATIO = 3  # the aim, printed beside what was reached
SIZES, FEW_DUTIES = (1_000, 10_000, 100_000), 2
MOST_GROWTH = 2  # how many times what one body costs may differ between the smallest and the largest


def main() -> None:
    """Measure, print, and raise when a bar was missed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")
    import django

    django.setup()
    with _database() as vendor:
        print(f"\nA plan on {vendor}: medians of {READINGS}")
        late = [*_pages(vendor), *_growth()]
    if late:
        raise TooSlow("; ".join(late))


def _pages(vendor: str) -> Iterator[str]:
    """The board's first page, a scorecard and the whole roll-up; what was past the bar."""
    from lantoa.organisations.models import Body
    from lantoa.plans.queries.boards import BoardQuestion, bodies_of
    from lantoa.plans.queries.progress import standings
    from lantoa.plans.queries.silent import silent_bodies
    from lantoa.plans.queries.summing import summary

    plan = _world(COMMUNES, DUTIES, MERGERS)
    _evidence(plan, EVIDENCE)
    _settle()
    communes = list(
        Body.objects.filter(kind="commune", until__gt=ON).order_by("sort_key", "pk").values_list("pk", flat=True)
    )
    bare = _median(_bare)
    print(f"  {'one bare aggregate over all evidence':56} {1000 * bare:8.1f} ms, the aim is {RATIO} x")
    page, whole = PAGE_MS[vendor] / 1000, WHOLE_S[vendor]
    for name, ask, bar in (
        ("board: 20 bodies, 20 duties, a year", lambda: standings(plan, ON, bodies=communes[:20], days=YEAR), page),
        ("scorecard: a body, 20 duties, three years", lambda: standings(plan, ON, bodies=communes[-1:]), page),
        ("scorecard: the province", lambda: standings(plan, ON, bodies=[plan.body_id]), page),
        ("the whole roll-up, three years", lambda: summary(plan, ON), whole),
        ("the whole roll-up, a year", lambda: summary(plan, ON, days=YEAR), whole),
        *(
            (
                f"board of a year, only {only}",
                lambda only=only: bodies_of(plan, BoardQuestion(YEAR, only=only), Body.objects.all(), on=ON),
                whole,
            )
            for only in ("overdue", "soon", "silent")
        ),
        (
            "bodies with nothing in two periods",
            lambda: list(silent_bodies(plan, Body.objects.all(), periods=2, on=ON)),
            whole,
        ),
    ):
        yield from _judged(name, ask, bar, bare)


def _judged(name: str, ask: Callable[[], object], bar: float, bare: float) -> Iterator[str]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        ask()
    took = _median(ask)
    print(f"  {name:56} {1000 * took:8.1f} ms  {took / bare:6.2f} x  {len(queries)} queries")
    if took > bar:
        yield f"{name}: {took:.2f} s, the bar is {bar} s"
    if len(queries) > MOST_QUERIES:
        yield f"{name}: {len(queries)} queries, the bar is {MOST_QUERIES}"


def _growth() -> Iterator[str]:
    """What fanning out and the roll-up cost for more and more bodies; what grew faster than they did."""
    from lantoa.plans.operations.fan_out import fan_out
    from lantoa.plans.queries.summing import summary

    cost = []
    for bodies in SIZES:
        plan = _world(bodies, FEW_DUTIES, 0, fanned_out=False)
        _settle()
        begun = time.perf_counter()
        fan_out(plan.pk)
        fanned = time.perf_counter() - begun
        _evidence(plan, bodies * FEW_DUTIES * 12)
        _settle()
        rolled = _median(lambda plan=plan: summary(plan, ON))
        print(f"  {f'{bodies} bodies: fan-out, roll-up':56} {fanned:8.2f} s  {1000 * rolled:8.1f} ms")
        cost.append((fanned / bodies, rolled / bodies))
    for name, place in (("fan-out", 0), ("roll-up", 1)):
        growth = cost[-1][place] / cost[0][place]
        if growth > MOST_GROWTH:
            yield f"{name}: a body costs {growth:.1f} times as much among 100,000 as among 1,000"


def _world(communes: int, duties: int, mergers: int, *, fanned_out: bool = True) -> Plan:
    """A province with its communes, some of them merged, and a running plan; every tenth duty is owed for the area."""
    from lantoa.kit.actors import PLATFORM
    from lantoa.organisations.models import BodyKind, Group, Tree
    from lantoa.organisations.operations import changes
    from lantoa.organisations.operations.recording import Decided, NewBody
    from lantoa.plans.operations.fan_out import fan_out

    province, below = _founded(communes)
    for start in range(0, 3 * mergers, 3):
        new = NewBody(f"Xã hợp nhất {start}", BodyKind.COMMUNE, {Tree.GOVERNMENT: province})
        changes.merge(below[start : start + 3], new, decided=Decided(MERGED), by=PLATFORM, at=NOW)
    group = Group.objects.create(body=province, under=province, tree=Tree.GOVERNMENT, kinds=["commune"], name="Các xã")
    plan = _plan(province, group, duties)
    if fanned_out:
        begun = time.perf_counter()
        fan_out(plan.pk)
        print(f"  {f'fan-out of {duties} duties to {communes} communes':56} {time.perf_counter() - begun:8.2f} s")
    return plan


def _founded(communes: int) -> tuple[Body, list[Body]]:
    from lantoa.kit.actors import PLATFORM
    from lantoa.organisations.models import Body, BodyKind, ChangeKind, Placement, Tree
    from lantoa.organisations.operations.recording import Decided, NewBody, recording

    long_ago = date(2000, 1, 1)
    with recording(ChangeKind.LOADING, Decided(long_ago), by=PLATFORM, at=NOW) as change:
        province = change.found(NewBody(f"Tỉnh của {communes} xã", BodyKind.PROVINCE, {Tree.GOVERNMENT: None}))
        below = [
            Body(code=f"x{province.pk}-{number}", kind=BodyKind.COMMUNE, name=f"Xã {number:06}", since=long_ago)
            for number in range(communes)
        ]
        places = [Placement(body=body, tree=Tree.GOVERNMENT, parent=province, since=long_ago) for body in below]
        change.found_many(below, places)
    return province, below


def _plan(body: Body, group: object, duties: int) -> Plan:
    from lantoa.plans.models import Cadence, Clause, ClauseKind, Duty, DutyActor, Plan
    from lantoa.plans.states import ClauseState, PlanState

    plan = Plan.objects.create(
        body=body, title="Kế hoạch", first_day=FIRST, last_day=LAST, state=PlanState.RUNNING, recorded_at=NOW
    )
    for number in range(duties):
        clause = Clause.objects.create(plan=plan, kind=ClauseKind.TARGET, quote="x", state=ClauseState.CONFIRMED)
        duty = Duty.objects.create(
            plan=plan, clause=clause, what=f"Việc {number}", measure="work_done", cadence=Cadence.QUARTER, value=2,
            of_each=number % 10 != 9,
        )  # fmt: skip
        if duty.of_each:
            DutyActor.objects.create(duty=duty, words="các xã", group=group)
    return plan


def _evidence(plan: Plan, number: int) -> None:
    """About so many pieces, spread over who owes what: some bodies late, some silent, a fiftieth not checked yet."""
    from django.db import connection

    sql = """INSERT INTO plans_evidence
        (duty_id, term_id, body_id, "on", amount, subject, kind, title, note, link, number, state, recorded_at)
        SELECT o.duty_id, t.id, o.counted_id, t.since, 1, '', 'number', 'x', '', '', '',
        CASE WHEN (o.id + t.id) %% 50 = 0 THEN 'submitted' ELSE 'accepted' END, %s
        FROM plans_obligation o JOIN plans_term t ON t.duty_id = o.duty_id JOIN plans_duty d ON d.id = o.duty_id
        CROSS JOIN (SELECT 1 AS copy UNION ALL SELECT 2) c
        WHERE d.plan_id = %s AND o.since < t.until AND o.until > t.since AND o.counted_id %% 37 <> 0
        AND (o.id * 7 + t.id * 13 + c.copy * 5) %% 1000 < %s"""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM plans_obligation o JOIN plans_term t ON t.duty_id = o.duty_id"
            " JOIN plans_duty d ON d.id = o.duty_id WHERE d.plan_id = %s",
            [plan.pk],
        )
        pairs = cursor.fetchone()[0]
        share = min(1000, number * 1000 * 37 // (2 * pairs * 36) + 1)
        cursor.execute(sql, [connection.ops.adapt_datetimefield_value(NOW), plan.pk, share])
        print(f"  {'evidence written':56} {cursor.rowcount:8}")


def _settle() -> None:
    """What the database's own housekeeping would have done a minute later."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _bare() -> object:
    """One aggregate over the evidence, grouped as it is owed."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*), SUM(x.total) FROM (SELECT term_id, body_id, SUM(amount) AS total FROM plans_evidence"
            " WHERE state = 'accepted' GROUP BY term_id, body_id) x"
        )
        return cursor.fetchall()


def _median(ask: Callable[[], object]) -> float:
    return statistics.median(_seconds(ask) for _ in range(READINGS))


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
