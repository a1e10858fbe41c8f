"""The demo shows where a story went, and can be loaded again."""

from __future__ import annotations

import pytest

from lantoa.channels import demo
from lantoa.channels.models import Dispatch, Outlet, OwnSite, PrintedMatter, Script
from lantoa.evidence.models import Channel, Consent
from lantoa.newsroom.models import Clip
from tests.channels.worlds import Channels
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


def test_it_is_loaded_once() -> None:
    Channels()
    Outlet.objects.all().delete()
    for _time in range(2):
        demo.load(at=NOON)
    states = dict(Dispatch.objects.values_list("outlet__kind", "state"))
    assert states == {"loudspeaker": "by_hand", "facebook": "sent", "board": "by_hand", "newsletter": "waiting"}
    assert Script.objects.count() == 1
    assert Clip.objects.get().reads_story
    assert [(each.host, each.state) for each in OwnSite.objects.all()] == [("xa-dan-luc.localhost", "open")]
    assert {each.body_id for each in Outlet.objects.all()} == {each.story.body_id for each in Dispatch.objects.all()}


def test_who_did_not_agree_to_print_is_not_printed() -> None:
    Channels()
    Outlet.objects.all().delete()
    Consent.objects.update(channels=[each for each in Channel.values if each != Channel.PRINTED])
    demo.load(at=NOON)
    assert Dispatch.objects.exists()
    assert not PrintedMatter.objects.exists()


def test_without_a_public_story_there_is_nothing_to_send() -> None:
    demo.load(at=NOON)
    assert not Outlet.objects.exists()
