"""Every address has a declared access rule, and a stranger gets exactly the answer that it declares."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.urls.resolvers import RegexPattern, RoutePattern
from django.utils import translation
from django.utils.regex_helper import normalize

from tests.house.access import RULES, Public, SignedIn

LANGUAGES = ("vi", "en")
SAMPLES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-0000-0000-000000000000"}
SIGN_IN = "/desk/login/"


def patterns(resolver: URLResolver, above: tuple = ()) -> Iterator[tuple]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield (*above, entry.pattern)
        else:
            yield from patterns(entry, (*above, entry.pattern))


def sample(pattern: object) -> str:
    """A piece of address that the pattern takes."""
    if isinstance(pattern, RegexPattern):
        if ".*" in pattern.regex.pattern:
            return "nowhere/"  # what catches the rest
        text, names = normalize(pattern.regex.pattern)[0]
        return text % dict.fromkeys(names, "1")
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES[found[1] or "str"], str(pattern))
    return str(pattern)  # the language prefix


def addresses() -> list[tuple[str, str]]:
    """Every address as (route without its language, an address that reaches it)."""
    found = set()
    for language in LANGUAGES:
        with translation.override(language):
            for parts in patterns(get_resolver()):
                route = "".join(str(part) for part in parts).removeprefix("en/")
                found.add((route, "/" + "".join(sample(part) for part in parts)))
    return sorted(found)


def rule_of(route: str) -> Public | SignedIn | None:
    if route in RULES:
        return RULES[route]
    return RULES["desk/"] if route.startswith("desk/") else None


def test_the_walk_over_the_addresses_finds_them() -> None:
    found = dict(addresses())
    assert len(found) > 150
    assert found["healthz"] == "/healthz"
    assert "desk/pages/<int:page_id>/edit/" in found


def test_every_rule_is_about_an_address() -> None:
    assert set(RULES) <= {route for route, _address in addresses()}


@pytest.mark.parametrize(("route", "address"), addresses())
def test_a_sample_address_reaches_its_route(route: str, address: str) -> None:
    with translation.override("en" if address.startswith("/en/") else "vi"):
        # A match drops the inner ^ of expressions that the walk reads as they are written.
        assert resolve(address).route.removeprefix("en/").replace("^", "") == route.replace("^", "")


@pytest.mark.django_db
@pytest.mark.parametrize(("route", "address"), addresses())
def test_a_stranger_gets_what_the_table_says(client: Client, route: str, address: str) -> None:
    rule = rule_of(route)
    assert rule is not None, f"{route!r} has no line in tests/house/access.py"
    answers = client.get(address), client.post(address)
    if isinstance(rule, Public):
        assert Public(*(answer.status_code for answer in answers)) == rule
    else:
        assert [(answer.status_code, answer.url.partition("?")[0]) for answer in answers] == [(302, SIGN_IN)] * 2
