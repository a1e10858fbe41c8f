"""What people get, held against the table of access."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from django.db import connection

from lantoa.desk.screens import SHEET
from tests.house.access import SECRETS, ruled
from tests.house.access.rules import HERE, NOT_ALLOWED, PLACES, Asker, Record, Rule
from tests.house.addresses import Address
from tests.house.asking import Platform
from tests.house.world import A_FEW, ASKERS, World, secret

# As a side sheet of the desk asks: the same screen without the frame, whose drawing takes longer than all the rest.
BARE = {SHEET: "1"}


def wrong_answers(
    world: World, platform: Platform, address: Address, rule: Rule, asked: Iterable[tuple[Asker, str]]
) -> Iterator[str]:
    """What differs, a line each. `asked` tells who asks about the record of which place, "" for an address of none."""
    for asker, place in asked:
        url = address.sample(keys=world.keys(rule, place, asker))
        declared_answers = dict(zip(("GET", "POST"), rule.answers(asker, place), strict=True))
        if is_only_read(rule) and place not in (HERE, ""):
            del declared_answers["POST"]  # refused wherever the record is, before or after it was looked for
        for method, declared in declared_answers.items():
            heard = platform.ask(asker.name, method, url, **BARE)
            asking = f"{method} {address.route} {place}, {asker.name}"
            if heard.answer != declared:
                yield f"{asking}: {heard.answer} {heard.trouble or ''}, declared {declared}"
            yield from (f"{asking}: tells of {kind} {where}" for kind, where in leaks(heard.text, asker))


def is_only_read(rule: Rule) -> bool:
    """Whether nothing can be sent to the address."""
    return getattr(rule, "post", None) == NOT_ALLOWED


#: The rooms whose pages take long enough to be asked for in a test of their own, beside the others.
APART = ("channels", "evidence", "exemplars", "newsroom", "plans", "recognition", "replication", "reporting")


def askers() -> Sequence[Asker]:
    """Who asks. Who may do what is the same on every database: one that is a server is asked as a few, which runs each
    query of every page there too."""
    return ASKERS if connection.vendor == "sqlite" else A_FEW


def wrong_about_records(world: World, platform: Platform, room: str) -> list[str]:
    """What differs on pages about one record, in every role about those of the own body, above, below and beside.

    `room` is one of APART; "" stands for all others. Whoever works nowhere asks about one record only: she is sent to
    sign in before any is looked for.
    """
    rules = [(address, rule) for address, rule in ruled(Record) if room_of(address) == room]
    if not rules:
        raise LookupError(f"no page about a record of {room}")
    asked = [(asker, place) for asker in askers() for place in (PLACES if asker.at_the_desk else (HERE,))]
    return [wrong for address, rule in rules for wrong in wrong_answers(world, platform, address, rule, asked)]


def room_of(address: Address) -> str:
    """The room of APART that an address belongs to; "" for any other."""
    return next((room for room in APART if address.route.startswith(f"desk/{room}/")), "")


def secrets_in(text: str) -> Iterator[tuple[str, str]]:
    """The kinds and places of the records that `text` tells of."""
    return ((kind, place) for kind, place in product(SECRETS, PLACES) if secret(kind, place) in text)


def leaks(text: str, asker: Asker) -> Iterator[tuple[str, str]]:
    """Those among them that `asker` may not know."""
    return ((kind, place) for kind, place in secrets_in(text) if not SECRETS[kind].has(asker, place))
