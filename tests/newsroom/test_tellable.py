"""A media centre tells of somebody of a commune whose dossier it does not open: by what the public page shows."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantoa.exemplars.models import Dossier, Release
from lantoa.exemplars.operations import releasing
from lantoa.kit.access import Refused, visible
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.newsroom.models import PassageKind, Story
from lantoa.newsroom.operations import drafting, moving, writing
from lantoa.newsroom.operations.writing import Line, Text
from lantoa.newsroom.queries.tellable import tellable, with_telling
from lantoa.organisations.models import Role
from tests.exemplars.pages import verified, written
from tests.exemplars.worlds import recognised
from tests.newsroom.test_desk import ROOM, at_desk, posted, text_of
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON, appointed
from tests.recognition.decision_worlds import Deciding, agreed, signed

pytestmark = pytest.mark.django_db


class Neighbours(Newsroom):
    """The person's page is public and shows one of two claims; an editor of the next commune writes."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = verified(self.person, "Cho vay 30 triệu đồng")
        page = written(self.person)
        page.claims.set([self.claim])
        releasing.release(page, by=PLATFORM, at=NOON)
        self.elsewhere = self.communes[1]
        self.their_editor: Actor = appointed(self.elsewhere, Role.EDITOR)


@pytest.fixture
def world() -> Neighbours:
    return Neighbours()


def test_the_draft_takes_what_the_page_shows_and_no_more(world: Neighbours) -> None:
    assert not visible(world.their_editor, Dossier.objects.all()).exists()
    assert list(tellable(world.their_editor)) == [world.person]
    story = drafting.draft(world.person, world.elsewhere, "portrait", by=world.their_editor, at=NOON)
    assert {each.claim for each in story.passages.exclude(claim=None)} == {world.claim}
    own = drafting.draft(world.person, world.commune, "portrait", by=world.editor, at=NOON)
    assert {world.claim, world.hidden} <= {each.claim for each in own.passages.exclude(claim=None)}


def test_nothing_rests_on_a_claim_that_the_page_does_not_show(world: Neighbours) -> None:
    line = Line(PassageKind.FACT, "Chị cho vay 30 triệu đồng.", claim=world.hidden)
    text = Text("Chị Mận", "portrait", lines=[line], dossiers=[world.person])
    with pytest.raises(ValidationError):
        writing.begin(world.elsewhere, text, by=world.their_editor, at=NOON)
    assert writing.begin(world.commune, text, by=world.editor, at=NOON).pk
    story = drafting.draft(world.person, world.elsewhere, "portrait", by=world.their_editor, at=NOON)
    editor = text_of(at_desk(world.their_editor), f"{ROOM}stories/{story.pk}/write/")
    assert world.claim.text in editor
    assert world.hidden.text not in editor


def test_who_has_no_public_page_is_not_told_of_elsewhere(world: Neighbours) -> None:
    unknown = recognised(world.commune, "Trần Văn Kín")
    with pytest.raises(Refused):
        writing.begin(world.elsewhere, Text("Ông Kín", "news", dossiers=[unknown]), by=world.their_editor, at=NOON)
    desk = at_desk(world.their_editor)
    assert desk.get(f"{ROOM}dossiers/{unknown.pk}/draft/").status_code == 404
    listed = text_of(desk, f"{ROOM}to-tell/")
    assert "Lê Thị Mận" in listed
    assert "Trần Văn Kín" not in listed


def test_who_stands_on_a_page_without_a_name_is_named_nowhere_else(world: Neighbours) -> None:
    Release.objects.update(shows=[])
    assert not tellable(world.their_editor).exists()
    assert "Lê Thị Mận" not in text_of(at_desk(world.their_editor), f"{ROOM}to-tell/")
    assert list(tellable(world.editor)) == [world.person]


def test_the_list_leads_to_the_draft_and_counts_what_was_told(world: Neighbours) -> None:
    desk = at_desk(world.their_editor)
    assert f"{ROOM}dossiers/{world.person.pk}/draft/" in text_of(desk, f"{ROOM}to-tell/?untold=on")
    posted(desk, f"dossiers/{world.person.pk}/draft/", kind="portrait", body=world.elsewhere.pk)
    story = Story.objects.get(body=world.elsewhere)
    text_of(desk, f"{ROOM}stories/{story.pk}/")
    for step in (moving.submit, moving.verify, moving.approve, moving.publish):
        story = step(story, by=PLATFORM, at=NOON)
    told = with_telling(Dossier.objects.filter(pk=world.person.pk)).get()
    assert (told.stories_told, told.honours_given) == (1, 0)
    assert "Lê Thị Mận" not in text_of(desk, f"{ROOM}to-tell/?untold=on")
    assert "Lê Thị Mận" not in text_of(desk, f"{ROOM}to-tell/?honoured=on")


def test_the_list_costs_the_same_for_one_and_for_three(world: Neighbours) -> None:
    desk, counts = at_desk(world.editor), []
    text_of(desk, f"{ROOM}to-tell/")  # the first page of a process reads which languages there are
    for more in (0, 2):
        for number in range(more):
            recognised(world.commune, f"Người thứ {number}")
        with CaptureQueriesContext(connection) as asked:
            assert "Lê Thị Mận" in text_of(desk, f"{ROOM}to-tell/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_was_honoured_stands_first_and_is_told_of_by_nobody_yet() -> None:
    world = Deciding()
    recognised(world.commune, "Trần Văn Chờ")
    signed(world, agreed(world, world.merit))
    desk = at_desk(appointed(world.commune, Role.EDITOR))
    listed = text_of(desk, f"{ROOM}to-tell/")
    assert listed.index("Lê Thị Mận") < listed.index("Trần Văn Chờ")
    assert "Trần Văn Chờ" not in text_of(desk, f"{ROOM}to-tell/?honoured=on&untold=on")
    assert "Lê Thị Mận" in text_of(desk, f"{ROOM}to-tell/?honoured=on&untold=on")
