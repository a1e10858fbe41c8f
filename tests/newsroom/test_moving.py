"""Stories go from hand to hand, out at their hour, and back by themselves when they may not be told any more."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now

from lantoa.evidence.models import NamedPerson
from lantoa.evidence.operations import consents
from lantoa.exemplars.operations import releasing
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.delivery import deliver_next
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working.models import Worker
from lantoa.newsroom.events import story_withdrawn
from lantoa.newsroom.models import PassageKind, Story
from lantoa.newsroom.operations import commenting, keeping, moving, writing
from lantoa.newsroom.operations.writing import Line
from lantoa.newsroom.states import StoryState
from lantoa.organisations.models import Role
from tests.exemplars.pages import agreed, photo_of
from tests.exemplars.worlds import recognised
from tests.newsroom.worlds import TITLE, Newsroom
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
MORNING = NOON + timedelta(days=30)


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


def again(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def test_four_people_take_a_story_to_the_public(world: Newsroom) -> None:
    due = date(2026, 12, 1)
    story = world.begun(by=world.editor)
    story = moving.submit(story, by=world.editor, at=NOON, due_on=due)
    assert story.due_on == due
    with pytest.raises(Refused):  # she wrote it
        moving.verify(story, by=world.editor, at=NOON)
    story = moving.verify(story, by=world.officer, at=NOON)
    with pytest.raises(Refused):
        moving.approve(story, by=world.officer, at=NOON)
    story = moving.approve(story, by=world.leader, at=NOON)
    with pytest.raises(Refused):
        moving.publish(story, by=world.officer, at=NOON)
    story = moving.publish(story, by=world.leader, at=NOON)
    assert (story.live, story.first_published_at, story.due_on) == (True, NOON, None)
    assert (story.verified_by, story.approved_by) == (world.officer.person, world.leader.person)


def test_who_stands_above_is_only_told(world: Newsroom) -> None:
    story = moving.submit(world.begun(), by=PLATFORM, at=NOON)
    for who in (world.above_officer, world.above_leader):
        with pytest.raises(Refused):
            moving.verify(story, by=who, at=NOON)


def test_a_story_given_back_has_to_be_verified_again(world: Newsroom) -> None:
    story = world.approved()
    with pytest.raises(MoveRefused):
        moving.give_back(story, by=world.leader, at=NOON, reason=" ")
    story = moving.give_back(story, by=world.leader, at=NOON, reason="Thiếu lời chị")
    assert (story.state, story.verified_at, story.approved_at) == (StoryState.WRITING, None, None)


def test_nothing_goes_out_without_consent(world: Newsroom) -> None:
    silent = recognised(world.commune, "Trần Văn Lực")
    story = world.approved(Line(PassageKind.PARAGRAPH, "Anh Lực sửa cầu."), dossiers=[silent])
    with pytest.raises(MoveRefused):
        moving.publish(story, by=PLATFORM, at=NOON)
    assert not again(story).live
    agreed(silent)
    assert moving.publish(story, by=PLATFORM, at=NOON).live


def test_a_photo_on_which_others_can_be_recognised_keeps_a_story_back(world: Newsroom) -> None:
    photo = photo_of(world.person, bystanders="recognisable")
    story = world.approved(Line(PassageKind.PARAGRAPH, "Chị làm."), Line(PassageKind.PICTURE, "", picture=photo))
    with pytest.raises(MoveRefused):
        moving.publish(story, by=PLATFORM, at=NOON)


def test_who_no_longer_agrees_is_told_of_no_longer(world: Newsroom) -> None:
    other = recognised(world.commune, "Trần Văn Lực")
    consent = agreed(other)
    stays, goes = world.published(), world.published(Line(PassageKind.PARAGRAPH, "Anh sửa cầu."), dossiers=[other])
    heard = []
    story_withdrawn.connect(lambda story, **_told: heard.append(story), weak=False, dispatch_uid="test")
    consents.withdraw(consent, on=date(2026, 11, 20), by=PLATFORM, at=NOON, reason="Anh không muốn nữa")
    story_withdrawn.disconnect(dispatch_uid="test")
    assert heard == [goes]
    assert again(stays).live
    assert (again(goes).state, again(goes).unnoticed) == (StoryState.WITHDRAWN, True)
    assert not moving.notice(goes, by=world.editor, at=NOON).unnoticed


def test_an_agreement_that_ends_withdraws_the_story_in_the_night(world: Newsroom) -> None:
    other = recognised(world.commune, "Trần Văn Lực")
    agreed(other, until=date(2030, 11, 25))
    story = world.published(Line(PassageKind.PARAGRAPH, "Anh sửa cầu."), dossiers=[other])
    keeping.check_lapsed(date(2030, 11, 25), at=NOON)
    assert again(story).live
    keeping.check_lapsed(date(2030, 11, 26), at=datetime(2030, 11, 26, 1, tzinfo=NOON.tzinfo))
    assert not again(story).live


def test_who_is_shown_to_nobody_any_more_is_told_of_no_longer(world: Newsroom) -> None:
    story = world.published()
    releasing.take_down(world.person, at=NOON, reason="Hồ sơ đã rút")
    assert again(story).withdrawn_because == "Hồ sơ đã rút"


def test_erased_data_leaves_no_version_of_the_story(world: Newsroom) -> None:
    story = world.published()
    keeping.forget(NamedPerson.objects.get(name="Lê Thị Mận").folder, at=NOON)
    story = again(story)
    assert TITLE not in f"{story.title} {story.slug} {story.lead} {story.draft_title} {story.url_path}"
    assert not story.passages.exists()
    assert not story.revisions.exists()


def test_an_approved_story_goes_out_at_its_hour(world: Newsroom) -> None:
    story = world.approved()
    with pytest.raises(ValidationError):
        moving.schedule(story, NOON, by=world.leader, at=NOON)
    with pytest.raises(MoveRefused):
        moving.schedule(world.begun(), MORNING, by=PLATFORM, at=NOON)
    moving.schedule(story, MORNING, by=world.leader, at=NOON)
    at_work = Worker.objects.create(place="test", started_at=now(), seen_at=now())
    deliver_next(at_work, clock=lambda: MORNING - timedelta(minutes=1))
    assert not again(story).live
    deliver_next(at_work, clock=lambda: MORNING)
    assert again(story).live
    assert again(story).first_published_at == MORNING


def test_what_is_missing_at_the_hour_keeps_the_story_back(world: Newsroom) -> None:
    silent = recognised(world.commune, "Trần Văn Lực")
    story = world.approved(Line(PassageKind.PARAGRAPH, "Anh Lực sửa cầu."), dossiers=[silent])
    moving.schedule(story, MORNING, by=PLATFORM, at=NOON)
    receipt = keeping.deliver_story(OutgoingMessage.objects.get(kind=moving.GO_OUT))
    assert receipt
    assert again(story).state == StoryState.APPROVED


def test_another_hour_takes_the_place_of_the_first(world: Newsroom) -> None:
    story = world.approved()
    moving.schedule(story, MORNING, by=PLATFORM, at=NOON)
    moving.schedule(story, None, by=PLATFORM, at=NOON)
    with transaction.atomic():
        keeping.deliver_story(OutgoingMessage.objects.get(kind=moving.GO_OUT))
    assert not again(story).live


def test_a_withdrawn_story_comes_back_or_is_written_anew(world: Newsroom) -> None:
    story = moving.withdraw(world.published(), by=world.leader, at=NOON, reason="Đang xem lại")
    assert moving.publish_again(story, by=world.leader, at=MORNING).first_published_at == NOON
    story = moving.withdraw(again(story), by=world.leader, at=NOON, reason="Đang xem lại")
    assert moving.rewrite(story, by=world.editor, at=NOON).state == StoryState.WRITING
    story = moving.refuse(again(story), by=world.leader, at=NOON, reason="Đã có bài khác")
    assert moving.take_up_again(story, by=world.editor, at=NOON).state == StoryState.WRITING


def test_colleagues_comment_and_the_writer_settles(world: Newsroom) -> None:
    story = world.begun()
    with pytest.raises(ValidationError):
        commenting.comment(story, " ", by=world.leader, at=NOON)
    made = commenting.comment(story, "Thêm lời hàng xóm", by=world.leader, at=NOON)
    with pytest.raises(Refused):
        commenting.comment(story, "Tôi ở trên", by=world.above_officer, at=NOON)
    settled = commenting.settle(made, by=world.editor, at=NOON)
    assert commenting.settle(settled, by=world.editor, at=MORNING).settled_at == NOON


def test_a_reader_of_the_office_writes_nothing(world: Newsroom) -> None:
    reader = appointed(world.commune, Role.READER)
    with pytest.raises(Refused):
        world.begun(by=reader)
    with pytest.raises(Refused):
        writing.write(world.begun(), world.text(), by=reader, at=NOON)
