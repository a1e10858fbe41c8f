"""How fast a country of 100,000 bodies with five years of changes answers, and how fast 500 communes are merged.

On a database of its own, made beside the one that DATABASE_URL names and thrown away: SQLite in a file, or PostgreSQL.
Times are medians by the clock on the wall, because a database server works in another process; the ratios beside them,
to fetching one row by its key in the same run, differ less between machines. Raises `TooSlow` past a bar.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lantoa.organisations.models import Body

SEED, BODIES, YEARS = 7, 100_000, 5
NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
TODAY, THEN = NOW.date(), date(2023, 6, 30)
READINGS = 15
BAR_MS = {"postgresql": 50, "sqlite": 150}
MERGED, MERGER_BAR_S = 500, 10


class TooSlow(Exception):
    """Something took longer than its bar allows."""


def main() -> None:
    """Measure, print, and raise when a bar was missed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")
    import django

    django.setup()
    with _database() as vendor:
        print(f"\nA generated country on {vendor}: medians of {READINGS}")
        late = [*_write(), *_questions(BAR_MS[vendor]), *_mergers()]
    if late:
        raise TooSlow("; ".join(late))


@contextmanager
def _database() -> Iterator[str]:
    """A database with the platform's tables; the name of its kind."""
    from django.db import connection

    usual = connection.settings_dict["NAME"]
    with tempfile.TemporaryDirectory() as scratch:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(scratch, "bench.sqlite3"))
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield connection.vendor
        finally:
            connection.creation.destroy_test_db(usual, verbosity=0)


def _write() -> Iterator[str]:
    """Generate the country and say what it has; there is no bar."""
    from django.db import connection

    from lantoa.organisations.generation import generated
    from lantoa.organisations.generation.writing import write
    from lantoa.organisations.models import Ancestry

    begun = time.perf_counter()
    world = generated(seed=SEED, bodies=BODIES, years=YEARS, at=NOW)
    write(world)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # a minute later its own housekeeping would have done it
            cursor.execute("ANALYZE")
    print(
        f"  {len(world.bodies)} bodies, {len(world.changes)} changes, {Ancestry.objects.count()} lines, "
        f"made in {time.perf_counter() - begun:.0f} s"
    )
    yield from ()


def _questions(bar_ms: float) -> Iterator[str]:
    """Ask and print; what was past the bar, or took more than one query."""
    from lantoa.organisations.models import Body

    some = Body.objects.order_by("pk").values_list("pk", flat=True)[50_000]
    _queries, plain = _asked(lambda: [Body.objects.get(pk=some)])
    print(f"  {'one body by its key':56} {1000 * plain:7.2f} ms")
    for name, ask in _asking():
        queries, took = _asked(ask)
        print(f"  {name:56} {1000 * took:7.2f} ms  {took / plain:6.1f} x  {len(ask()):6} bodies  {queries} query")
        if 1000 * took > bar_ms or queries != 1:
            yield f"{name}: {1000 * took:.0f} ms in {queries} queries, the bar is {bar_ms} ms in one"


def _asking() -> Iterator[tuple[str, Callable[[], Sequence[Body]]]]:
    """The questions, each ready to be asked."""
    from lantoa.organisations.models import Body, BodyKind, Group, Tree
    from lantoa.organisations.queries import groups, trees

    nation = Body.objects.get(kind=BodyKind.NATION)
    province = Body.objects.filter(kind=BodyKind.PROVINCE).order_by("pk")[0]
    school = Body.objects.filter(kind=BodyKind.SCHOOL, until__gt=TODAY).order_by("pk")[0]
    asked = {"tree": Tree.GOVERNMENT, "kinds": [BodyKind.COMMUNE, BodyKind.WARD]}
    ours = Group.objects.create(body=province, under=province, name="Các xã, phường của tỉnh", **asked)
    schools = Group.objects.create(
        body=province, under=province, tree=Tree.GOVERNMENT, kinds=[BodyKind.SCHOOL], name="Các trường của tỉnh"
    )
    schools.members.create(body=school, since=THEN, left_out=True)
    everywhere = Group.objects.create(body=nation, under=nation, name="Các xã, phường của cả nước", **asked)
    for day in (TODAY, THEN):
        on = f"on {day:%d/%m/%Y}"
        yield f"a province with all below, {on}", lambda day=day: list(trees.below([province], Tree.GOVERNMENT, day))
        yield f"everybody above a school, {on}", lambda day=day: list(trees.above(school, Tree.GOVERNMENT, day))
        yield f"members of a group: a province's communes, {on}", lambda day=day: list(groups.members(ours, day))
        yield f"members of a group: its schools less one, {on}", lambda day=day: list(groups.members(schools, day))
        yield (
            f"members of a group: all communes, keys only, {on}",
            lambda day=day: list(groups.members(everywhere, day).values_list("pk")),
        )


def _asked(ask: Callable[[], object]) -> tuple[int, float]:
    """How many queries it takes, and how many seconds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        ask()
    return len(queries), statistics.median(_seconds(ask) for _ in range(READINGS))


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _mergers() -> Iterator[str]:
    """Merge communes for good, log and seal included; what was past the bar."""
    from lantoa.organisations.models import Body, BodyKind

    communes = list(Body.objects.filter(kind__in=[BodyKind.COMMUNE, BodyKind.WARD], until__gt=TODAY).order_by("pk"))
    threes = [communes[start : start + 3] for start in range(0, MERGED - MERGED % 3, 3)]
    threes[-1] += communes[MERGED - MERGED % 3 : MERGED]
    at_once = communes[MERGED : 2 * MERGED]
    for name, mergers in ((f"{MERGED} communes into {len(threes)}", threes), (f"{MERGED} into one", [at_once])):
        took = _seconds(lambda mergers=mergers: [_merge(some) for some in mergers])  # type: ignore[misc]
        print(f"  {f'merging {name}':56} {took:7.2f} s")
        if took > MERGER_BAR_S:
            yield f"merging {name}: {took:.1f} s, the bar is {MERGER_BAR_S} s"


def _merge(bodies: list[Body]) -> None:
    from lantoa.kit.actors import PLATFORM
    from lantoa.organisations.models import Tree
    from lantoa.organisations.operations import changes
    from lantoa.organisations.operations.recording import Decided, NewBody
    from lantoa.organisations.queries import trees

    province = trees.above(bodies[0], Tree.GOVERNMENT, TODAY)[1]
    new = NewBody("Xã Hợp Nhất", bodies[0].kind, {Tree.GOVERNMENT: province})
    changes.merge(bodies, new, decided=Decided(TODAY), by=PLATFORM, at=NOW)


if __name__ == "__main__":
    main()
