"""A worker is killed while it reads plans: nothing half read is kept, and each plan is read once."""

from __future__ import annotations

import signal
import time

from django.utils.timezone import now

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import BodyKind
from lantoa.plans.operations import sending
from tests.kit.test_killed_workers import Place, is_at_work, place, wait_until
from tests.organisations.worlds import founded
from vanban.samples import plan_of_dong_mai

__all__ = ["place"]  # a fixture, asked for by its name

PLANS = 12
LEASE_S = "8"  # so long may a reading keep a worker from giving a sign on a busy machine
MIGRATING_S = 900  # all rooms, from nothing, beside other tests


def send_plans() -> None:
    """Run in the database of the workers: the sample plan is sent in many times."""
    body = founded("Xã Đông Mai", BodyKind.COMMUNE, founded("Tỉnh An Sơn", BodyKind.PROVINCE))
    for _number in range(PLANS):
        sending.send_text(body, plan_of_dong_mai(), by=PLATFORM, at=now())


def clauses(place: Place) -> list[int]:
    """How many clauses each plan has that has any."""
    return place.ask("SELECT count(*) FROM plans_clause GROUP BY plan_id ORDER BY 1")


def test_workers_killed_while_reading_leave_nothing_half_read(place: Place, capsys) -> None:
    place.variables["DJANGO_SETTINGS_MODULE"] = "tests.plans.reader_settings"
    assert place.start("migrate", "--run-syncdb", "--noinput", "--verbosity", "0").wait(MIGRATING_S) == 0
    sent = place.start("shell", "--verbosity", "0", "-c", f"from {__name__} import send_plans; send_plans()")
    assert sent.wait(MIGRATING_S) == 0
    waits = (0.0, 0.15, 0.3, 0.45, 0.6)
    for wait in waits:
        worker = place.start("work", "--lease", LEASE_S)
        wait_until(lambda worker=worker: is_at_work(place, worker))  # type: ignore[misc]
        time.sleep(wait)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        assert len(set(clauses(place))) <= 1, "a plan is half read"
    left = place.ask("SELECT count(*) FROM plans_plan WHERE state = 'reading'")[0]
    worker = place.start("work", "--lease", LEASE_S)
    wait_until(lambda: place.ask("SELECT count(*) FROM plans_plan WHERE state = 'review'") == [PLANS])
    worker.terminate()
    worker.wait()
    with capsys.disabled():
        print(f"\n{len(waits)} workers killed while reading, {left} of {PLANS} plans left then")
    assert left > 0, "all were read before the last one was killed"
    assert len(clauses(place)) == PLANS and len(set(clauses(place))) == 1
    assert place.ask("SELECT count(*) FROM kit_logentry WHERE verb = 'read' AND kind = 'plans.plan'") == [PLANS]
