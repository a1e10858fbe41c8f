"""Stories in the journeys: exemplars whose pages are public, stories that go their way, and outlets that take them."""

from __future__ import annotations

from datetime import date
from typing import Any

from lantoa.channels.models import Dispatch, Outlet
from lantoa.evidence.models import Channel, Purpose, Standing
from lantoa.evidence.operations import consents
from lantoa.evidence.operations.consents import Given, Somebody
from lantoa.exemplars.models import Dossier, Shown
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.operations.releasing import Page
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import Story
from lantoa.organisations.models import Body, Role
from tests.journeys.finding import Desk, entered, on_day, proved
from tests.journeys.steps import acting, noon


def made_public(body: Body, name: str, found: date, public: date) -> Dossier:
    """Found, proved, agreed to for every channel, and with a public page from a day on."""
    dossier = entered(body, name, found)
    proved(dossier, "Vận động 46 hộ", "8/XN-UBND", found)
    given = Given(Purpose.PUBLICITY, found, tuple(Channel.values))
    who = Somebody(name, Standing.SUBJECT, born_in=1980)
    page = {"headline": name, "text": "Vận động 46 hộ cùng làm.", "shows": [Shown.NAME]}
    with on_day(public):
        consents.record(dossier.folder, who, given, by=PLATFORM, at=noon(public))
        told = Page(**page, claims=list(dossier.folder.claims.all()))  # type: ignore[arg-type]
        releasing.release(releasing.write(dossier, told, by=PLATFORM, at=noon(public)), by=PLATFORM, at=noon(public))
    return dossier


def published(dossier: Dossier, by: Body, day: date, *, kind: str = "portrait", published_on: date) -> Story:
    """An editor drafts it, an officer verifies, whoever leads approves and publishes; the writer may not verify."""
    acting(by, Role.EDITOR)
    editor = Desk(by, day, Role.EDITOR)
    made = editor.send("newsroom:draft_story", dossier.pk, kind=kind, body=by.pk)
    editor.send("newsroom:submit", made)
    assert editor.refused("newsroom:verify", made) == 403
    Desk(by, day).send("newsroom:verify", made)
    assert Desk(by, day).refused("newsroom:publish", made) == 403
    leader = Desk(by, published_on, Role.LEADER)
    leader.send("newsroom:approve", made)
    leader.send("newsroom:publish", made)
    return Story.objects.get(pk=made)


def outlet(body: Body, kind: str, name: str, day: date, **said: Any) -> Outlet:
    """The office sets one up."""
    made = Desk(body, day).send("channels:set_up", body=body.pk, kind=kind, name=name, **said)
    return Outlet.objects.get(pk=made)


def sent(story: Story, to: Outlet, day: date, address: str = "") -> Dispatch:
    """Whoever keeps the outlet sends the story there, posts it, and confirms with its address."""
    officer = Desk(to.body, day)
    officer.send("channels:send_story", story.pk, outlets=[to.pk])
    one = Dispatch.objects.get(story=story, outlet=to)
    officer.send("channels:confirm_dispatch", one.pk, address=address)
    return Dispatch.objects.get(pk=one.pk)
