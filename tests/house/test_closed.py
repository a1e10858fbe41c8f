"""What is closed stays closed, and no page tells more than its reader may know."""

from collections.abc import Iterator
from itertools import cycle, product

import pytest
from django.urls import resolve

from lantoa.config.closed_screens import is_open
from tests.house.access import ruled
from tests.house.access.rules import HERE, Asker, Closed, Desk, Record, SignedIn
from tests.house.addresses import EVERY_ADDRESS
from tests.house.asking import Platform
from tests.house.comparing import BARE, askers, leaks, secrets_in
from tests.house.world import DEPUTY, EVERYTHING, IN_ROLES, STRANGER, World

pytestmark = pytest.mark.django_db
SHOWN = {"person", "title", "invitation", "errand"}  # of the secrets, those that lists show to those who may


def test_what_is_closed_is_open_to_nobody(asked_world: World) -> None:
    for address, _rule in ruled(Closed):
        found = resolve(address.sample())
        people = [name for name, person in asked_world.people.items() if is_open(found, person)]
        assert (address.route, set(people) - {EVERYTHING.name}) == (address.route, set())


def test_what_is_closed_answers_so(asked_world: World, platform: Platform) -> None:
    """Each role is tried on every ninth address: who asks is looked at before what and how, as the test above shows."""
    wrong = []
    for (address, rule), role, method in zip(ruled(Closed), cycle(IN_ROLES), cycle(("GET", "POST")), strict=False):
        for asker in (STRANGER, role, *((EVERYTHING,) if rule.everybody else ())):
            heard = platform.ask(asker.name, method, address.sample())
            if heard.answer != rule.answers(asker, "")[0]:
                wrong.append(f"{method} {address.route}, {asker.name}: {heard.answer}")
    assert not wrong, "\n".join(wrong)


def test_no_other_method_is_answered(asked_world: World, platform: Platform) -> None:
    methods = ("PUT", "PATCH", "DELETE", "OPTIONS")
    for address, asker, method in product(EVERY_ADDRESS, (STRANGER, EVERYTHING), methods):
        heard = platform.ask(asker.name, method, address.sample())
        assert (heard.answer, address.route, method) == (405, address.route, method)


def read(world: World, platform: Platform) -> Iterator[tuple[str, Asker, str]]:
    """What everybody finds beside what test_records.py reads: pages of many records, as files too, and histories."""
    readers = [asker for asker in askers() if asker in (*IN_ROLES, DEPUTY, EVERYTHING)]
    for (address, _rule), asker in product(ruled(Desk), readers):
        for what in ({}, {"export": "csv"}):
            yield address.route, asker, platform.ask(asker.name, "GET", address.sample(), what, **BARE).text
    records = [(address, rule) for address, rule in ruled(Record) if rule.post == 405]
    for (address, rule), asker in product(records, readers):
        url = address.sample(keys=world.keys(rule, HERE, asker))
        yield address.route, asker, platform.ask(asker.name, "GET", url, {"tab": "history"}, **BARE).text


def test_no_page_tells_of_a_record_out_of_reach(asked_world: World, platform: Platform) -> None:
    found, shown = [], set()
    for page, asker, text in read(asked_world, platform):
        shown |= {kind for kind, _place in secrets_in(text)}
        found += [f"{page}, {asker.name}: {kind} {place}" for kind, place in leaks(text, asker)]
    assert not found, "\n".join(found)
    assert shown >= SHOWN, "each was there to leak"


def test_what_is_not_for_everybody_is_kept_nowhere(asked_world: World, platform: Platform) -> None:
    """Going back in the browser after signing out shows nothing."""
    for address, rule in ruled(SignedIn, Desk, Record):
        url = address.sample(keys=asked_world.keys(rule, HERE, EVERYTHING))
        heard = platform.ask(EVERYTHING.name, "GET", url)
        assert (heard.kept, address.route) == (False, address.route)
