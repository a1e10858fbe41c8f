"""A story is told in other languages: written beside it, checked, published, and never longer there than the story."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.evidence.models import NamedPerson
from lantoa.evidence.operations import consents, erasing
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.newsroom.models import PassageKind, Story, StoryVersion, VersionPassage
from lantoa.newsroom.operations import moving, versions, writing
from lantoa.newsroom.operations.writing import Line
from lantoa.newsroom.operations.writing import text_of as words_of
from lantoa.newsroom.queries.telling import published
from lantoa.newsroom.queries.versions import lacks, languages_left, public_versions, stale_versions
from lantoa.newsroom.version_states import VersionState
from lantoa.organisations.models import Role
from tests.exemplars.pages import photo_of
from tests.newsroom.test_desk import ROOM, at_desk, posted, text_of
from tests.newsroom.tongues import FACT, HEADLINE, QUOTE, approved, public, words, written
from tests.newsroom.worlds import TITLE, Newsroom
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


@pytest.fixture
def story(world: Newsroom) -> Story:
    return world.published()


def again(version: StoryVersion) -> StoryVersion:
    return StoryVersion.objects.get(pk=version.pk)


def corrected(story: Story) -> Story:
    text = words_of(story)
    lines = [text.lines[0], replace(text.lines[1], text="Tôi chỉ làm trước một vụ.")]
    return writing.correct(story, replace(text, lines=lines), by=PLATFORM, at=LATER, note="Câu trích thiếu.")


def test_four_people_take_it_to_the_public_as_they_do_a_story(world: Newsroom, story: Story) -> None:
    version = written(story, "tyz", by=world.editor)
    version = versions.submit(version, by=world.editor, at=NOON)
    with pytest.raises(Refused):  # she wrote it
        versions.verify(version, by=world.editor, at=NOON)
    version = versions.verify(version, by=world.officer, at=NOON)
    with pytest.raises(Refused):
        versions.approve(version, by=world.officer, at=NOON)
    version = versions.approve(version, by=world.leader, at=NOON)
    with pytest.raises(Refused):
        versions.publish(version, by=world.officer, at=NOON)
    version = versions.publish(version, by=world.leader, at=NOON)
    assert (version.is_public, version.first_published_at, version.author) == (True, NOON, world.editor.person)
    assert (version.verified_by, version.approved_by) == (world.officer.person, world.leader.person)


def test_each_passage_takes_what_that_of_the_story_rests_on(world: Newsroom, story: Story) -> None:
    version = written(story)
    told = [(each.kind, each.text, each.credit, each.claim) for each in version.passages.all()]
    assert told == [(PassageKind.FACT, FACT, "", world.claim), (PassageKind.QUOTE, QUOTE, "Ms Mận", None)]
    version = versions.write(version, words(story, "", QUOTE), by=PLATFORM, at=NOON)
    assert [each.text for each in version.passages.all()] == [QUOTE]  # what is empty is left out


def test_only_a_public_story_is_begun_and_once_a_language(world: Newsroom, story: Story) -> None:
    written(story)
    with pytest.raises(ValidationError, match="Đã có bản"):
        versions.begin(story, "en", by=PLATFORM, at=NOON)
    assert "en" not in languages_left(story)
    with pytest.raises(ValidationError):
        versions.begin(story, "xx", by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused, match="đã đăng"):
        versions.begin(world.begun(), "en", by=PLATFORM, at=NOON)


def test_nothing_goes_out_empty_or_without_a_headline(story: Story) -> None:
    version = versions.begin(story, "en", by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused, match="chưa có"):
        versions.submit(version, by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError):
        versions.write(version, words(story, title=" "), by=PLATFORM, at=NOON)


def test_nobody_writes_below_an_original_that_she_did_not_see(story: Story) -> None:
    version, typed = written(story), words(story)
    corrected(story)
    with pytest.raises(MoveRefused, match="vừa được sửa"):
        versions.write(version, typed, by=PLATFORM, at=LATER)


def test_what_is_being_checked_is_not_written_and_public_words_are_the_deciders(world: Newsroom, story: Story) -> None:
    version = versions.submit(written(story), by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused, match="được trả lại"):
        versions.write(version, words(story), by=PLATFORM, at=NOON)
    version = versions.give_back(version, by=world.officer, at=NOON, reason="Thiếu câu")
    assert (version.state, version.verified_by) == (VersionState.WRITING, None)
    shown = public(story, "tyz")
    with pytest.raises(Refused):
        versions.write(shown, words(story), by=world.editor, at=NOON)
    assert versions.write(shown, words(story, title="Mới"), by=world.leader, at=LATER).last_published_at == LATER
    with pytest.raises(ValidationError, match="đang công khai"):
        versions.write(shown, words(story, "", ""), by=world.leader, at=LATER)


def test_it_is_marked_when_the_original_changed_and_brought_up_to_date(story: Story) -> None:
    shown, waiting = public(story), approved(story, "tyz")
    story = corrected(story)
    assert list(stale_versions()) == [shown]
    assert again(shown).is_stale
    with pytest.raises(MoveRefused, match="cập nhật theo bản gốc"):
        versions.publish(waiting, by=PLATFORM, at=LATER)
    versions.write(shown, words(story), by=PLATFORM, at=LATER)
    assert not stale_versions().exists()
    assert not again(shown).is_stale


def test_without_the_consent_that_the_story_needs_it_cannot_go_out(world: Newsroom, story: Story) -> None:
    version = approved(story)
    consents.withdraw(world.person.folder.consents.get(), by=PLATFORM, at=NOON, on=NOON.date(), reason="Xin thôi")
    with pytest.raises(MoveRefused):
        versions.publish(again(version), by=PLATFORM, at=LATER)
    assert [str(lack.why) for lack in lacks(again(version))][0] == "Bài gốc không công khai."


def test_a_withdrawn_story_is_withdrawn_in_every_language(story: Story) -> None:
    versions_shown = [public(story), public(story, "tyz")]
    moving.withdraw(story, by=PLATFORM, at=LATER, reason="Gia đình xin thôi")
    assert [again(each).state for each in versions_shown] == [VersionState.WITHDRAWN] * 2
    assert not public_versions().exists()
    moving.publish_again(story, by=PLATFORM, at=LATER)
    assert not public_versions().exists()  # each is looked at again
    version = versions.rewrite(again(versions_shown[0]), by=PLATFORM, at=LATER)
    assert (version.state, version.verified_at) == (VersionState.WRITING, None)


def test_data_that_is_erased_is_erased_in_every_language(world: Newsroom, story: Story) -> None:
    public(story)
    person = NamedPerson.objects.get(folder=world.person.folder)
    erasing.erase_person(person, [], reason="Theo yêu cầu", by=PLATFORM, at=LATER)
    assert not StoryVersion.objects.exists()
    assert not VersionPassage.objects.exists()


def test_it_counts_as_the_same_story(story: Story) -> None:
    public(story)
    assert published().count() == 1
    assert Story.objects.count() == 1


def typed(story: Story, **said: str) -> dict[str, str]:
    known = {"title": HEADLINE, "lead": "Three crops.", "p0-text": FACT, "p1-text": QUOTE, "p1-credit": "Ms Mận"}
    return known | {"follows": story.written_at.isoformat()} | said


def test_it_is_begun_written_and_sent_on_its_way_over_the_screens(world: Newsroom, story: Story) -> None:
    editor, page = at_desk(world.editor), f"stories/{story.pk}/"
    assert f"{ROOM}{page}versions/add/" in text_of(editor, ROOM + page)
    assert "Tày (Tày)" in text_of(editor, f"{ROOM}{page}versions/add/")
    posted(editor, f"{page}versions/add/", language="en")
    version = StoryVersion.objects.get()
    at = f"versions/{version.pk}/"
    form = text_of(editor, f"{ROOM}{at}write/")
    assert "Tôi chỉ làm trước, bà con thấy thì theo." in form
    assert 'lang="en"' in form
    posted(editor, f"{at}write/", 422, **typed(story, title=""))
    posted(editor, f"{at}write/", 422, **typed(story, follows="hôm qua"))
    posted(editor, f"{at}write/", **typed(story))
    posted(editor, f"{at}submit/")
    assert "Thẩm định bản tiếng Anh" in text_of(at_desk(world.officer), "/desk/")
    assert "Thẩm định bản tiếng Anh" not in text_of(editor, "/desk/")
    posted(at_desk(world.officer), f"{at}verify/")
    posted(at_desk(world.leader), f"{at}approve/")
    posted(at_desk(world.leader), f"{at}publish/")
    shown = text_of(at_desk(world.leader), ROOM + at)
    assert FACT in shown
    assert f"/bai-viet/{story.slug}.en/" in shown
    assert "Bản tiếng Anh" in text_of(editor, ROOM + page)
    assert editor.get(f"{ROOM}{at}write/").status_code == 403  # it is public: whoever publishes changes it
    corrected(story)
    assert f"Bản gốc đã đổi sau bản tiếng Anh: {TITLE}" in text_of(at_desk(world.leader), "/desk/")
    assert "Bản gốc đã đổi sau bản này" in text_of(editor, ROOM + page)
    posted(at_desk(world.leader), f"{at}write/", **typed(Story.objects.get()))
    assert not again(version).is_stale


def test_the_desk_sees_it_as_the_public_will_in_its_words_with_the_storys_pictures(world: Newsroom) -> None:
    picture = photo_of(world.person)
    story = world.published(Line(PassageKind.PICTURE, "Cánh đồng", "", picture=picture), *world.text().lines)
    version = written(story, "tyz", "Rice field", FACT, QUOTE)
    at, editor = f"{ROOM}versions/{version.pk}/", at_desk(world.editor)
    assert f"{at}preview/" in text_of(editor, at)
    seen = text_of(editor, f"{at}preview/")
    for told in (f'lang="tyz">{HEADLINE}', FACT, "Rice field", f"/{picture.pk}/", "xem trước", "noindex"):
        assert told in seen, told
    assert TITLE not in seen.partition("<article")[2].partition("</article>")[0]
    assert editor.get(f"/bai-viet/{story.slug}.tyz/").status_code == 404
    assert at_desk(appointed(world.communes[1], Role.OFFICER)).get(f"{at}preview/").status_code == 404
    assert Client().get(f"{at}preview/").status_code == 302
    public(story, "en", "Rice field", FACT, QUOTE)
    shown = f"{ROOM}versions/{StoryVersion.objects.get(language='en').pk}/"
    assert f"{shown}preview/" not in text_of(editor, shown)  # it has a public page


def test_the_page_of_a_story_costs_the_same_for_any_number_of_languages(world: Newsroom, story: Story) -> None:
    desk, costs = at_desk(world.leader), []
    for language in ("en", "tyz", "km"):
        public(story, language)
        text_of(desk, f"{ROOM}stories/{story.pk}/")
        with CaptureQueriesContext(connection) as queries:
            text_of(desk, f"{ROOM}stories/{story.pk}/")
        costs.append(len(queries))
    assert costs[0] == costs[2]
