"""How fast a list of the desk answers with 120,000 records of 3,000 bodies, for an administrator and for officers.

The records are the errands of tests/desk/app, on a database of its own, made beside the one that TEST_DATABASE_URL
names and thrown away. Times are medians of whole answers, from the address to the page, by the clock on the wall; the
ratio of an officer's to the administrator's differs less between machines. Raises `TooSlow` past the bar, which stands
for PostgreSQL; SQLite is measured beside it.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from lantoa.accounts.models import User

SEED, BODIES, YEARS, ERRANDS = 7, 3_000, 2, 120_000
NOW = datetime(2026, 11, 23, 5, tzinfo=UTC)
READINGS, BAR_MS = 15, 200
WORDS = "họp thôn bình chọn điển hình tiên tiến báo cáo năm hồ sơ đại hội thi đua yêu nước kiểm tra tổng kết".split()
QUESTIONS = {
    "first page": "",
    "page 40": "?page=40",
    "one state": "?state=done",
    "by body": "?order=body",
    "two words searched": "?q=dai+hoi",
    "a word that is nowhere": "?q=khongco",
    "overdue, state, period": "?late=on&state=open&due_from=01/06/2026",
}


class TooSlow(Exception):
    """A page took longer than its bar allows."""


def main() -> None:
    """Measure, print, and raise when a page missed the bar."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.db import connection

    from bench.organisations import _database

    with _database():
        print(f"\nA list of the desk on {connection.vendor}: medians of {READINGS}")
        people = _world()
        late = list(_pages(people))
    if late and connection.vendor == "postgresql":
        raise TooSlow("; ".join(late))


def _world() -> dict[str, User]:
    """The bodies with their errands, and the people who read the list."""
    from django.db import connection

    from lantoa.accounts.models import User
    from lantoa.organisations.generation import generated
    from lantoa.organisations.generation.writing import write
    from lantoa.organisations.models import Body, BodyKind, Membership, Role
    from lantoa.organisations.models.bodies import COMMUNES

    write(generated(seed=SEED, bodies=BODIES, years=YEARS, at=NOW))
    people = {"administrator": User.objects.create_superuser("admin@bench.example", "x")}
    for name, kinds in (("commune officer", COMMUNES), ("province officer", (BodyKind.PROVINCE,))):
        body = Body.objects.on(NOW.date()).filter(kind__in=kinds).order_by("pk")[1]
        people[name] = User.objects.create_user(f"{kinds[0]}@bench.example", "x")
        Membership.objects.create(person=people[name], body=body, role=Role.OFFICER, since=date(2020, 1, 1))
    _errands()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # a minute later its own housekeeping would have done it
            cursor.execute("ANALYZE")
    return people


def _errands() -> None:
    from lantoa.organisations.models import Body
    from tests.desk.app.models import Errand, State

    chance, bodies = Random(SEED), list(Body.objects.values_list("pk", flat=True))  # noqa: S311
    made = (
        Errand(
            body_id=chance.choice(bodies),
            title=f"{' '.join(chance.choices(WORDS, k=7))} {number}",
            due=NOW.date() + timedelta(days=chance.randint(-400, 400)),
            state=chance.choice(State.values),
        )
        for number in range(ERRANDS)
    )
    Errand.objects.bulk_create(made, batch_size=2_000)
    print(f"  {ERRANDS} records of {len(bodies)} bodies")


def _pages(people: dict[str, User]) -> Iterator[str]:
    """Measure every question for everybody; what missed the bar."""
    clients = {name: _client(person) for name, person in people.items()}
    print(f"  {'':26}" + "".join(f"{name:>20}" for name in clients) + f"{'ratio':>10}")
    for question, query in QUESTIONS.items():
        took = {name: _median_ms(client, f"/desk/errands/{query}") for name, client in clients.items()}
        ratio = took["commune officer"] / took["administrator"]
        print(f"  {question:26}" + "".join(f"{each:>17.0f} ms" for each in took.values()) + f"{ratio:>10.2f}")
        yield from (f"{question}, {name}: {each:.0f} ms" for name, each in took.items() if each > BAR_MS)


def _client(person: User) -> Client:
    from django.test import Client

    client = Client()
    client.force_login(person)
    return client


def _median_ms(client: Client, address: str) -> float:
    took = []
    for _reading in range(READINGS + 1):
        begun = time.perf_counter()
        answer = client.get(address, headers={"host": "localhost"})
        took.append((time.perf_counter() - begun) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
    return statistics.median(took[1:])  # the first one compiles templates


if __name__ == "__main__":
    main()
