"""Somebody agrees to fewer ways than before: there the story comes down, at all others it stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.timezone import localdate

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Airing, Dispatch, PrintedMatter
from lantoa.channels.models.printing import PrintForm
from lantoa.channels.operations import airing, dispatching, printing, scripting
from lantoa.channels.operations.printing import Chosen
from lantoa.evidence.models import Channel, Consent
from lantoa.evidence.operations import consents
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import Story
from tests.channels.worlds import Channels, work
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
TODAY = localdate(NOON)


@pytest.fixture
def world() -> Channels:
    return Channels()


def narrowed(world: Channels, *without: str) -> Consent:
    """She agrees to all that she agreed to, but for these."""
    consent = Consent.objects.get(folder=world.person.folder, withdrawn_on=None)
    kept = [each for each in consent.channels if each not in without]
    return consents.narrow(consent, kept, on=TODAY, reason="Không muốn in", by=PLATFORM, at=NOON)


def states() -> dict[str, str]:
    return dict(Dispatch.objects.values_list("outlet__kind", "state"))


def test_where_she_no_longer_agrees_it_comes_down_and_stays_elsewhere(world: Channels) -> None:
    kinds = (OutletKind.BOARD, OutletKind.PRINT, OutletKind.PRESS, OutletKind.SITE)
    for kind in kinds:
        dispatching.confirm(world.sent(world.outlet(kind)), "https://a.example/1", by=PLATFORM, at=NOON)
    world.sent(world.outlet(OutletKind.SPEAKER))
    sheet = printing.begin(
        PrintedMatter(body=world.commune, form=PrintForm.SHEET), Chosen([world.story]), by=PLATFORM, at=NOON
    )
    narrowed(world, Channel.PRINTED, Channel.NOTICE_BOARD, Channel.PROPAGANDIST)
    sheet.refresh_from_db()
    assert Story.objects.get().is_public
    assert sheet.state == "void"
    assert states() == {
        "board": "recalling",
        "print": "stays",  # paper is called back from nowhere
        "speaker": "called_off",
        "press": "sent",
        "site": "sent",
    }
    desk = Client()
    desk.force_login(world.officer.person)
    told = desk.get(f"/desk/channels/stories/{world.story.pk}/").content.decode()
    assert "Còn phải gỡ ở 1 kênh." in told
    assert "chưa đồng ý" not in told and "<h3>" not in told  # no notice of a story that is public


def test_without_the_portal_the_story_itself_goes(world: Channels) -> None:
    world.sent(world.outlet(OutletKind.BOARD))
    narrowed(world, Channel.PORTAL)
    assert not Story.objects.get().is_public
    assert states() == {"board": "called_off"}


def test_what_was_planned_on_the_air_is_not_played(world: Channels) -> None:
    script = world.sent(world.outlet(OutletKind.LOUDSPEAKER)).script
    script = scripting.check(script, by=PLATFORM, at=NOON)
    airing.plan(script, [NOON + timedelta(days=1)], by=PLATFORM, at=NOON)
    narrowed(world, Channel.LOUDSPEAKER)
    assert not Airing.objects.exists()
    with pytest.raises(ValidationError, match="Lê Thị Mận"):
        airing.plan(script, [NOON + timedelta(days=2)], by=PLATFORM, at=NOON)


def test_what_is_found_to_be_out_afterwards_comes_down_too(world: Channels) -> None:
    one = world.sent(world.outlet(OutletKind.NETWORK))
    Dispatch.objects.update(state="unsure")
    narrowed(world, Channel.SOCIAL)
    one.refresh_from_db()
    assert one.state == "unsure"  # nobody knows yet
    assert dispatching.confirm(one, "https://a.example/1", by=PLATFORM, at=NOON).state == "recalling"


def test_the_wider_consent_stays_on_record_and_the_narrower_holds(world: Channels) -> None:
    kept = narrowed(world, Channel.PRINTED)
    wide = Consent.objects.exclude(pk=kept.pk).get()
    assert (wide.withdrawn_on, wide.withdrawn_because) == (TODAY, "Không muốn in")
    assert set(wide.channels) - set(kept.channels) == {Channel.PRINTED}
    assert (kept.given_on, kept.given_by, kept.how) == (TODAY, wide.given_by, wide.how)
    for channels in ([], kept.channels, [*kept.channels, Channel.PRINTED]):
        with pytest.raises(ValidationError):
            consents.narrow(kept, channels, on=TODAY, reason="", by=PLATFORM, at=NOON)
    some, stranger = kept.channels[:1], appointed(world.communes[1])
    for wrong in (TODAY + timedelta(days=1), TODAY - timedelta(days=1)):  # to come; not given yet
        with pytest.raises(ValidationError):
            consents.narrow(kept, some, on=wrong, reason="", by=PLATFORM, at=NOON)
    with pytest.raises(Refused):
        consents.narrow(kept, some, on=TODAY, reason="", by=stranger, at=NOON)


def test_on_the_desk_she_says_where_she_still_agrees(world: Channels) -> None:
    world.sent(world.outlet(OutletKind.BOARD))
    world.sent(world.outlet(OutletKind.SPEAKER))
    desk = Client()
    desk.force_login(world.officer.person)
    consent = Consent.objects.get(folder=world.person.folder)
    here = f"/desk/evidence/consents/{consent.pk}/withdraw/"
    assert 'name="still"' in desk.get(here).content.decode()
    said = {"withdrawn_on": f"{localdate():%d/%m/%Y}", "reason": ""}
    assert desk.post(here, said | {"still": list(Channel.values)}).status_code == 422  # no fewer than before
    answer = desk.post(here, said | {"still": [Channel.PORTAL, Channel.NOTICE_BOARD]})
    assert answer.status_code == 302, answer.content.decode()
    assert states() == {"board": "by_hand", "speaker": "called_off"}
    kept = Consent.objects.get(withdrawn_on=None)
    desk.post(f"/desk/evidence/consents/{kept.pk}/withdraw/", said)
    assert not Story.objects.get().is_public
    work()
