"""How fast 100,000 adoptions are read: the ledger, the spread of one model, and the measure of a duty.

On a database of its own, as in `bench.organisations`: SQLite, or where DATABASE_URL says. Raises past a bar.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from bench.organisations import NOW, TooSlow, _database

if TYPE_CHECKING:
    from lantoa.exemplars.models import Dossier
    from lantoa.organisations.models import Body

ADOPTIONS, MODELS, OF_ONE = 100_000, 500, 0.2  # the first model has a fifth of all
FIRST = date(2021, 1, 1)
READINGS = 3
BAR_S = 2.0


def main() -> None:
    """Measure, print, and raise when a bar was missed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")
    import django

    django.setup()
    with _database() as vendor:
        print(f"\n{ADOPTIONS:,} adoptions on {vendor}: medians of {READINGS}")
        late = list(_measured())
    if late:
        raise TooSlow("; ".join(late))


def _measured() -> Iterator[str]:
    from lantoa.kit.actors import PLATFORM
    from lantoa.plans.measures import measure_of
    from lantoa.replication.models import Adoption
    from lantoa.replication.queries.adoptions import of_dossier, seen_of, whole
    from lantoa.replication.spread import by_place, curve, reproduction, survival

    body, models = _models()
    _adopted(body, models)

    def spread() -> None:
        seen, _names = seen_of(PLATFORM, models[0])
        _told = curve(seen), by_place(seen), reproduction(seen), survival(seen, NOW.date())

    year = (date(2025, 1, 1), date(2026, 1, 1))
    asked: dict[str, Callable[[], Any]] = {
        "a page of the ledger": lambda: list(whole(Adoption.objects.order_by("-adopted_on", "-pk"))[:50]),
        "how many there are": lambda: Adoption.objects.count(),
        "the panel of a dossier": lambda: list(of_dossier(PLATFORM, models[0])[:20]),
        f"the spread of a model with {int(ADOPTIONS * OF_ONE):,}": spread,
        "exemplars replicated in a year": lambda: measure_of("exemplars_replicated").between(*year, [body.pk]),  # type: ignore[attr-defined]
    }
    for name, ask in asked.items():
        took = _median(ask)
        print(f"  {name:56} {1000 * took:8.1f} ms")
        if took > BAR_S:
            yield f"{name}: {took:.2f} s"


def _models() -> tuple[Body, list[Dossier]]:
    from lantoa.evidence.models import Folder
    from lantoa.exemplars.models import Dossier, Release
    from lantoa.kit.actors import PLATFORM
    from lantoa.organisations.models import BodyKind, Tree
    from lantoa.organisations.operations import changes
    from lantoa.organisations.operations.recording import Decided, NewBody

    new = NewBody("Xã Triệu Sơn", BodyKind.COMMUNE, {Tree.GOVERNMENT: None})
    body = changes.found(new, decided=Decided(FIRST), by=PLATFORM, at=NOW).made_body.get()
    folders = Folder.objects.bulk_create([Folder(body=body, opened_at=NOW) for _ in range(MODELS)])
    said: dict[str, Any] = {"kind": "model", "state": "recognised", "found_on": FIRST, "body": body, "held_by": body}
    moments = {"waiting_since": NOW, "recorded_at": NOW}
    models = Dossier.objects.bulk_create(
        [Dossier(name=f"Mô hình {n}", folder=folder, **said, **moments) for n, folder in enumerate(folders)]
    )
    Release.objects.bulk_create(
        [Release(dossier=one, slug=f"m{one.pk}", state="released", released_on=FIRST, written_at=NOW) for one in models]
    )
    return body, models


def _adopted(body: Body, models: list[Dossier]) -> None:
    from django.db import connection

    from lantoa.evidence.models import Folder
    from lantoa.replication.models import Adoption

    chance = Random(30)  # noqa: S311 - it guards no secret
    folders = Folder.objects.bulk_create([Folder(body=body, opened_at=NOW) for _ in range(ADOPTIONS)], batch_size=5_000)
    first, made = int(ADOPTIONS * OF_ONE), []
    for number, folder in enumerate(folders):
        since = FIRST + timedelta(days=chance.randrange(2_000))
        ended = since + timedelta(days=chance.randrange(900)) if chance.random() < 0.2 else None
        source = models[0] if number < first else models[1 + number % (MODELS - 1)]
        said = {"kind": "group", "name": f"Thôn {number}", "state": "ended" if ended else "stands", "level": "trial"}
        days = {"adopted_on": since, "ended_on": ended, "recorded_at": NOW}
        made.append(Adoption(source=source, body=body, folder=folder, **said, **days))
    made = Adoption.objects.bulk_create(made, batch_size=5_000)
    taught = made[:first:2]
    for each in taught[1:]:
        each.learned_from = made[1]
    Adoption.objects.bulk_update(taught[1:2_000], ["learned_from"], batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _median(ask: Callable[[], Any]) -> float:
    took = []
    for _reading in range(READINGS):
        begun = time.perf_counter()
        ask()
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


if __name__ == "__main__":
    main()
