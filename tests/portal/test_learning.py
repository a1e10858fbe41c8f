"""The public promises to learn from an exemplar: a number on its page, and no name anywhere."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client

from lantoa.exemplars.challenges import new_challenge
from lantoa.exemplars.models import Release
from lantoa.exemplars.operations import releasing
from lantoa.kit.actors import PLATFORM
from lantoa.replication.models import Pledge
from tests.exemplars.pages import released
from tests.exemplars.worlds import Exemplars
from tests.organisations.worlds import NOON
from tests.portal.test_exemplars import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Release:
    return released(Exemplars().commune)


def promised(client: Client, page: Release, **said: Any) -> Any:
    """As somebody without scripts sends it: the sum in digits, unless `said` otherwise."""
    return client.post(address("learn", page.slug), {"people": "1"} | answered() | said)


def answered() -> dict[str, str]:
    """A challenge and its sum."""
    token = new_challenge().token
    _once, first, second = signing.loads(token, salt="lantoa.exemplars.challenges")
    return {"token": token, "added": str(first + second)}


def told_on(client: Client, page: Release) -> str:
    html = BeautifulSoup(client.get(address("exemplar", page.slug)).content, "html.parser")
    return " ".join(html.find(id="following").get_text(" ").split())


def test_a_promise_is_counted_on_the_page(client: Client, page: Release) -> None:
    assert "Chưa có ai hứa" in told_on(client, page)
    assert client.get(address("learn", page.slug)).status_code == 200
    answer = promised(client, page, people="30")
    assert answer["Location"] == address("learn_thanks", page.slug)
    promised(client, page)
    assert "31 người đã hứa" in client.get(answer["Location"]).content.decode()
    assert "31 người đã hứa" in told_on(client, page)


@pytest.mark.parametrize("said", [{"people": "0"}, {"people": "501"}, {"people": ""}, {"added": "1"}, {"website": "x"}])
def test_what_is_wrong_is_told_and_not_counted(client: Client, page: Release, said: dict[str, str]) -> None:
    answer = promised(client, page, **said)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not Pledge.objects.exists()


def test_one_sum_counts_one_promise(client: Client, page: Release) -> None:
    told = answered()
    assert [promised(client, page, **told).status_code for _ in range(2)] == [302, 422]
    assert Pledge.objects.count() == 1


def test_a_flood_is_stopped(client: Client, page: Release) -> None:
    statuses = [promised(client, page).status_code for _ in range(12)]
    assert statuses[0] == 302
    assert statuses[-1] == 429


def test_nothing_is_promised_to_a_page_that_was_taken_back(client: Client, page: Release) -> None:
    releasing.take_back(page, by=PLATFORM, at=NOON, reason="Thử")
    assert promised(client, page).status_code == 404
    assert client.get(address("learn_thanks", page.slug)).status_code == 404
