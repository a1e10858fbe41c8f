"""How fast public pages are found among a million, and with 100,000 stories beside them, next to bare SQL.

The rows are made here, on a database of its own beside the one that TEST_DATABASE_URL names, and thrown away. Words
are as common as in a language: the second half as often as the first, and so on. Times are medians by the clock on the
wall; the ratio to the bare SELECT differs less between machines. Raises `TooSlow` past the bars, which stand for a
machine with nothing else to do.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from bench.organisations import NOW

SEED, PAGES = 7, int(os.environ.get("BENCH_PAGES", "1000000"))
READINGS = 15
STORIES = PAGES // 10
BAR_MS, BAR_EVERYTHING_MS = 50, 100
SYLLABLES, LENGTH, BATCH = 2_500, 45, 5_000
PLACES = 200
LETTERS = ("b c ch d g gi h kh l m n ng nh ph qu s t th tr v x".split(), "a e i o u oa uye".split())
ENDINGS = "n ng t c m i o nh p u".split()


class TooSlow(Exception):
    """A search took longer than its bar allows."""


def main() -> None:
    """Measure, print, and raise when a search missed the bar."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.db import connection

    from bench.organisations import _database

    with _database():
        began = time.perf_counter()
        words = _vocabulary(Random(SEED))  # noqa: S311
        _fill(words)
        print(f"\nPublic pages on {connection.vendor}: {PAGES} made in {time.perf_counter() - began:.0f} s")
        late = list(_measured(words))
    if late:
        raise TooSlow("; ".join(late))


def _vocabulary(chance: Random) -> list[str]:
    """Syllables, the most common first."""
    heads, middles = LETTERS
    every = sorted({head + middle + end for head in heads for middle in middles for end in ENDINGS})
    return chance.sample(every, min(SYLLABLES, len(every)))


def _fill(words: list[str]) -> None:
    """A million pages: rows that all look alike but for what is searched."""
    from django.db import connection
    from django.utils.timezone import now

    from lantoa.evidence.models import Folder
    from lantoa.exemplars.models import Dossier, Release, SearchEntry
    from tests.organisations.worlds import founded

    body = founded("Xã Đông Mai")
    moment = now()
    folder = Folder.objects.create(body=body, opened_at=moment)
    dates: dict[str, Any] = {"found_on": moment.date(), "waiting_since": moment, "recorded_at": moment}
    dossier = Dossier.objects.create(name="Lê Thị Mận", body=body, held_by=body, folder=folder, **dates)
    told = {"headline": "Hiến đất mở đường", "text": "Gia đình hiến 1.240 m² đất vườn. " * 6}
    Release.objects.create(
        dossier=dossier, slug="a", state="released", released_on=moment.date(), written_at=moment, **told
    )
    _multiply(Folder, id="n.i")
    _multiply(Dossier, id="n.i", folder_id="n.i")
    _multiply(Release, id="n.i", dossier_id="n.i", slug="CAST(n.i AS varchar(20))")
    chance = Random(SEED)  # noqa: S311
    weights = [1 / (rank + 1) for rank in range(len(words))]
    kept = list(Release.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(kept), BATCH):
        made = (
            _entry(SearchEntry, pk, body.pk, chance.choices(words, weights, k=LENGTH), chance)
            for pk in kept[start : start + BATCH]
        )
        SearchEntry.objects.bulk_create(list(made), batch_size=BATCH)
    _tell(body)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE exemplars_searchentry")


def _tell(body: Any) -> None:
    """The stories beside them."""
    from bench.many_stories import multiply
    from bench.telling import _story

    multiply(_story(body), [body.pk], STORIES)


def _multiply(model: Any, **changed: str) -> None:
    """Copy the one row of `model` until there are as many as pages; `changed` are the columns that differ."""
    from django.db import connection

    columns = [field.column for field in model._meta.concrete_fields]
    template = model.objects.order_by("pk").first().pk
    values = ", ".join(changed.get(column, f"t.{column}") for column in columns)
    numbers = (
        f"WITH RECURSIVE n(i) AS (SELECT {template + 1} UNION ALL"  # noqa: S608
        f" SELECT i + 1 FROM n WHERE i < {template + PAGES - 1})"
    )
    table = model._meta.db_table
    sql = f"{numbers} SELECT {values} FROM n, {table} t WHERE t.id = {template}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({', '.join(columns)}) {sql}")  # noqa: S608


def _entry(model: Any, pk: int, body: int, words: list[str], chance: Random) -> Any:
    from lantoa.exemplars.queries.search import ticket
    from lantoa.kit.finding.entries import beginnings

    place = chance.randrange(PLACES)
    facets = [
        ticket("kind", chance.choice(("individual", "collective", "household"))),
        ticket("year", 2018 + place % 9),
    ]
    facets.append(ticket("field", chance.randrange(14)))
    every = sorted({*words, *beginnings(words), *facets})
    places = f"{ticket('place', 900_001)} {ticket('place', 910_000 + place)}"
    return model(release_id=pk, body_id=body, places=places, words=" ".join(every))


def _measured(words: list[str]) -> Iterator[str]:
    """Measure each question, of pages alone and of everything; what missed its bar."""
    from lantoa.exemplars.queries.search import Asked, search
    from lantoa.portal.finding.everything import everything

    common, half, rare = words[0], words[30], words[-1]
    questions = {
        "nothing asked": Asked(),
        "the most common word": Asked(text=common),
        "a middling word": Asked(text=half),
        "a rare word": Asked(text=rare),
        "two common words": Asked(text=f"{common} {words[1]}"),
        "common and rare": Asked(text=f"{common} {rare}"),
        "two rare words": Asked(text=f"{words[-2]} {rare}"),
        "eight words": Asked(text=" ".join(words[:8])),
        "one letter": Asked(text="t"),
        "two letters": Asked(text="th"),
        "three letters": Asked(text="tha"),
        "a word that is nowhere": Asked(text="khongco"),
        "a province": Asked(place=900_001),
        "a commune": Asked(place=910_017),
        "a commune, common word": Asked(place=910_017, text=common),
        "a commune, rare word": Asked(place=910_017, text=rare),
        "a commune, two letters": Asked(place=910_017, text="th"),
        "field, kind and year": Asked(field=3, kind="household", year=2020),
        "nothing can fit": Asked(place=910_000, year=2019),
        "the hundredth page": Asked(text=common, before=PAGES // 2),
    }
    bare = _median_ms(_bare)
    print(f"  {'a page by bare SQL':28}{bare:9.1f} ms")
    for name, asked in questions.items():
        took = _median_ms(lambda asked=asked: search(asked))
        of_all = _median_ms(lambda asked=asked: everything(asked, NOW.date()))
        hits = search(asked).hits
        many = f"{'>' if hits.is_more else ''}{hits.number}"
        print(f"  {name:28}{took:9.1f} ms{took / bare:8.1f} x{many:>8} found{of_all:9.1f} ms of everything")
        if took > BAR_MS:
            yield f"{name}: {took:.0f} ms, {BAR_MS} ms allowed"
        if of_all > BAR_EVERYTHING_MS:
            yield f"{name}, of everything: {of_all:.0f} ms, {BAR_EVERYTHING_MS} ms allowed"


def _bare() -> None:
    """What fetching a page of anything costs: the newest entries with their pages."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT r.id, r.headline, r.text FROM exemplars_searchentry e"
            " JOIN exemplars_release r ON r.id = e.release_id ORDER BY e.id DESC LIMIT 20"
        )
        cursor.fetchall()


def _median_ms(act: Callable[[], object]) -> float:
    act()
    times = []
    for _reading in range(READINGS):
        began = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


if __name__ == "__main__":
    main()
