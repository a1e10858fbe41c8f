"""How fast dossiers are listed and found, and those like a new one, among 100,000 of a province with 3,321 communes.

On a database of its own, as in `bench.organisations`. Beside the times stand ratios to bare SQL in the same run: a look
into the index of keys, and a page of dossiers or claims in the order of an index, without asking who may see them.
`python -m bench.exemplars 1000000` sets another number of dossiers, each of which has ten claims. Raises past a bar.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bench.many_exemplars import MADE, add_claims, copy_dossiers
from bench.organisations import NOW, TooSlow, _database
from bench.plans import _founded, _settle

if TYPE_CHECKING:
    from lantoa.exemplars.models import Dossier
    from lantoa.kit.actors import Actor

COMMUNES, DOSSIERS, CLAIMS_EACH = 3_321, 100_000, 10
MEASURED = 100  # which of the individuals is looked for
READINGS = 9
ALIKE_MS = 100
PAGE_MS = {"postgresql": 300, "sqlite": 600}


def main(dossiers: int = DOSSIERS) -> None:
    """Measure among so many, print, and raise when a bar was missed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")
    import django

    django.setup()
    with _database() as vendor:
        print(f"\n{dossiers} dossiers, {dossiers * CLAIMS_EACH} claims on {vendor}: medians of {READINGS}")
        above, below = _world(dossiers)
        late = [*_measured(above, below, PAGE_MS[vendor]), *_claims(above, below, PAGE_MS[vendor])]
    if late:
        raise TooSlow("; ".join(late))


def _world(dossiers: int) -> tuple[Actor, Actor]:
    """An officer of the province and one of a commune, and the dossiers."""
    from lantoa.accounts.models import User
    from lantoa.exemplars.generating import generate
    from lantoa.kit.actors import Actor
    from lantoa.organisations.models import Membership, Role

    province, communes = _founded(COMMUNES)
    people = []
    for number, body in enumerate((province, communes[0])):
        person = User.objects.create_user(f"p{number}@bench.example", last_name="Lê", first_name="An")
        Membership.objects.create(person=person, body=body, role=Role.OFFICER, since=province.since)
        people.append(Actor(person))
    begun = time.perf_counter()
    generate(communes, dossiers=min(dossiers, MADE), seed=1, at=NOW)
    copy_dossiers(dossiers)
    add_claims(dossiers * CLAIMS_EACH)
    _settle()
    print(f"  made in {time.perf_counter() - begun:.0f} s")
    return people[0], people[1]


def _measured(above: Actor, below: Actor, page_ms: int) -> Iterator[str]:
    from lantoa.desk.lists.filters import search
    from lantoa.desk.lists.pages import page_of
    from lantoa.exemplars.models import Dossier, LikenessKey
    from lantoa.exemplars.queries.lessons import ranked, with_lessons
    from lantoa.exemplars.queries.likeness import known_before, twins_of
    from lantoa.exemplars.queries.near_copies import near_copies
    from lantoa.exemplars.queries.pairs import standing
    from lantoa.kit.access import visible

    some = Dossier.objects.order_by("pk").filter(kind="individual").select_related("body")[MEASURED]
    model = Dossier.objects.order_by("pk").filter(kind="model").select_related("body")[MEASURED // 10]
    keys = list(LikenessKey.objects.order_by("pk").values_list("hash", flat=True)[:READINGS])
    turn = iter(keys * 2)
    bare = _median(lambda: list(LikenessKey.objects.filter(hash=next(turn)).values_list("dossier")[:60]))
    page = _median(lambda: list(Dossier.objects.order_by("-waiting_since", "-pk").values_list("pk", "name")[:50]))
    print(f"  {'one bare look into the index of keys':48} {1000 * bare:8.2f} ms")
    print(f"  {'one bare page of dossiers':48} {1000 * page:8.2f} ms")

    def pages(actor: Actor, text: str = "") -> Callable[[], object]:
        seen = visible(actor, Dossier.objects.select_related("body", "held_by", "field"))
        return lambda: page_of(search(seen, ("folded_name",), text).order_by("-waiting_since", "-pk"), 1)

    def pairs() -> object:
        found = visible(above, standing().filter(state="open").select_related("first__body", "second__body"))
        return page_of(found.order_by("-weight", "pk"), 1)

    def lessons() -> object:
        return page_of(visible(above, ranked(with_lessons(), "hop dan tu")).order_by("-rank", "-on", "-pk"), 1)

    yield from _asked(
        bare,
        ("a new text, near-copies of it", lambda: near_copies(above, _new_text(some)), ALIKE_MS),
        ("the same for an officer of a commune", lambda: near_copies(below, _new_text(some)), ALIKE_MS),
        ("a person: dossiers that may be about her", lambda: twins_of(some), ALIKE_MS),
        ("a model: the same", lambda: twins_of(model), ALIKE_MS),
        ("a person: those that an officer is shown before", lambda: known_before(below, some), ALIKE_MS),
    )
    yield from _asked(
        page,
        ("list, first page, the province", pages(above), page_ms),
        ("list, first page, a commune", pages(below), page_ms),
        ("list, a name, the province", pages(above, "nguyen binh"), page_ms),
        ("pairs that may be the same, first page", pairs, page_ms),
        ("lessons, three words, ranked", lessons, page_ms),
    )


def _claims(above: Actor, below: Actor, page_ms: int) -> Iterator[str]:
    """What a page of a dossier and the list of overstated claims ask of the claims."""
    from lantoa.desk.lists.pages import page_of
    from lantoa.evidence.models import Claim
    from lantoa.evidence.queries.exaggeration import overstated
    from lantoa.evidence.queries.folders import told
    from lantoa.exemplars.models import Dossier
    from lantoa.kit.access import visible

    one = Dossier.objects.order_by("pk").select_related("folder")[MEASURED]
    bare = _median(lambda: list(Claim.objects.order_by("pk").values_list("pk", "text")[:50]))
    print(f"  {'one bare page of claims':48} {1000 * bare:8.2f} ms")

    def report(actor: Actor) -> Callable[[], object]:
        found = visible(actor, overstated(Claim.objects.select_related("folder__body")))
        return lambda: page_of(found.order_by("-pk"), 1)

    yield from _asked(
        bare,
        ("all that a page tells of one folder", lambda: told(one.folder, above), page_ms),
        ("overstated claims, first page, a commune", report(below), page_ms),
        ("overstated claims, first page, the province", report(above), page_ms),
    )


def _asked(bare: float, *questions: tuple[str, Callable[[], object], int]) -> Iterator[str]:
    """Measure each question, in ms and as a multiple of `bare` seconds; what missed its bar."""
    for name, ask, bar in questions:
        ask()
        took = _median(ask)
        print(f"  {name:48} {1000 * took:8.2f} ms  {took / bare:7.1f} x")
        if 1000 * took > bar:
            yield f"{name}: {1000 * took:.0f} ms, the bar is {bar} ms"


def _new_text(dossier: Dossier) -> str:
    """A text that nobody has written, half of it copied."""
    return f"Chưa từng có ai viết câu này trong một hồ sơ nào cả. {dossier.summary[len(dossier.summary) // 3 :]}"


def _median(ask: Callable[[], object]) -> float:
    return statistics.median(_seconds(ask) for _ in range(READINGS))


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
