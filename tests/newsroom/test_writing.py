"""Stories are drafted from dossiers, stay linked to the claims they rest on, and say what is missing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from lantoa.evidence.operations import claims
from lantoa.evidence.operations.claims import Said
from lantoa.exemplars.models import Dossier
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.newsroom.models import PassageKind, Story, StoryKind
from lantoa.newsroom.operations import drafting, moving, writing
from lantoa.newsroom.operations.writing import Line, text_of
from lantoa.newsroom.queries.checking import look_twice
from lantoa.newsroom.queries.desk import stale
from lantoa.newsroom.queries.readiness import lacks
from lantoa.organisations.models import Role
from tests.exemplars.pages import HEADLINE, TEXT, photo_of, released, verified
from tests.exemplars.worlds import entered, recognised
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


def why(story: Story) -> list[str]:
    return [str(lack.why) for lack in lacks(story)]


def corrected(world: Newsroom) -> None:
    said = Said("Vận động 41 hộ chuyển sang lúa hữu cơ")
    claims.correct(world.claim, said, by=PLATFORM, at=LATER, reason="Đếm lại")


def test_a_draft_takes_over_what_the_dossier_has(world: Newsroom) -> None:
    photo = photo_of(world.person)
    claims.add(world.person.folder, Said("Chưa ai kiểm tra"), by=PLATFORM, at=NOON)
    story = drafting.draft(world.person, world.commune, StoryKind.PORTRAIT, by=world.editor, at=NOON)
    assert (story.title, story.lead) == ("Lê Thị Mận", world.person.summary)
    drawn = [(each.kind, each.text, each.claim, each.picture) for each in story.passages.all()]
    assert drawn == [
        (PassageKind.PICTURE, "Cánh đồng", None, photo),
        (PassageKind.FACT, "Vận động 46 hộ chuyển sang lúa hữu cơ.", world.claim, None),
    ]
    assert story.author == world.editor.person
    assert story.revisions.count() == 1


def test_a_draft_goes_on_from_the_public_page_where_there_is_one(world: Newsroom) -> None:
    page = released(world.commune, "Trần Văn Bình")
    story = drafting.draft(page.dossier, world.commune, StoryKind.PORTRAIT, by=world.editor, at=NOON)
    first, second = TEXT.split("\n\n")
    assert (story.title, story.lead) == (HEADLINE, first)
    assert story.passages.all()[0].text == second


def test_nobody_drafts_about_whom_she_does_not_see_or_who_is_shown_to_nobody(world: Newsroom) -> None:
    elsewhere = recognised(world.communes[1], "Trần Văn Lực")
    with pytest.raises(Refused):
        drafting.draft(elsewhere, world.commune, StoryKind.NEWS, by=world.editor, at=NOON)
    with pytest.raises(Refused):  # she sees the exemplar, and does not write for the other commune
        drafting.draft(world.person, world.communes[1], StoryKind.NEWS, by=world.editor, at=NOON)
    Dossier.objects.filter(pk=world.person.pk).update(state="withdrawn")
    world.person.refresh_from_db()
    with pytest.raises(MoveRefused):
        drafting.draft(world.person, world.commune, StoryKind.NEWS, by=world.editor, at=NOON)


def test_a_changed_claim_marks_its_passage_until_the_words_are_accepted(world: Newsroom) -> None:
    story = world.begun()
    assert not story.passages.stale().exists()
    corrected(world)
    passage = story.passages.stale().get()
    assert passage.is_stale
    assert list(stale(Story.objects.all())) == [story]
    assert any("41 hộ" in each for each in why(story))
    # Writing on elsewhere in the story does not make the mark go away.
    writing.write(story, text_of(story), by=PLATFORM, at=LATER)
    passage = story.passages.stale().get()
    settled = writing.settle_passage(passage, "Chị vận động 41 hộ.", by=world.editor, at=LATER)
    assert (settled.text, settled.is_stale) == ("Chị vận động 41 hộ.", False)
    assert not stale(Story.objects.all()).exists()


def test_the_same_words_can_stand_on_a_changed_claim(world: Newsroom) -> None:
    story = world.begun()
    corrected(world)
    passage = story.passages.stale().get()
    assert not writing.settle_passage(passage, passage.text, by=PLATFORM, at=LATER).is_stale


def test_nothing_rests_on_a_claim_that_fell(world: Newsroom) -> None:
    story = world.begun()
    claims.contest(world.claim, by=PLATFORM, at=NOON, reason="Chỉ 41 hộ")
    with pytest.raises(MoveRefused):
        writing.settle_passage(story.passages.stale().get(), "46 hộ", by=PLATFORM, at=NOON)


def test_what_lacks_is_said(world: Newsroom) -> None:
    story = world.begun(Line(PassageKind.FACT, "Không dựa vào đâu."))
    assert any("Không dựa vào đâu" in each for each in why(story))
    bare = world.begun(Line(PassageKind.HEADING, "Chỉ có đầu đề"), lead="")
    with pytest.raises(MoveRefused):
        moving.submit(bare, by=PLATFORM, at=NOON)


def test_the_ethnic_group_is_left_out(world: Newsroom) -> None:
    Dossier.objects.filter(pk=world.person.pk).update(ethnic_group="Mường")
    story = world.begun(Line(PassageKind.PARAGRAPH, "Chị là người dân tộc Mường."))
    assert any("dân tộc" in each for each in why(story))


def test_praise_and_figures_without_proof_are_shown_beside_their_passage(world: Newsroom) -> None:
    lines = (
        Line(PassageKind.PARAGRAPH, "Chị là người giỏi nhất tỉnh."),
        Line(PassageKind.FACT, "Chị vận động 46 hộ.", claim=world.claim),
        Line(PassageKind.PARAGRAPH, "Có 900 hộ làm theo."),
    )
    story = world.begun(*lines)
    passages = list(story.passages.all())
    found = look_twice(story, passages)
    assert passages[0].pk in found.passages
    assert passages[1].pk not in found.passages
    assert [each.text for each in found.passages[passages[2].pk]] == ["900"]


def test_claims_and_photos_are_of_the_exemplars_that_it_tells_of(world: Newsroom) -> None:
    other = entered(world.commune, "Trần Văn Lực")
    strange = verified(other, "Hiến 300 m2 đất")
    with pytest.raises(ValidationError):
        world.begun(Line(PassageKind.FACT, "Hiến đất.", claim=strange))
    story = writing.tell_of(world.begun(), other, by=world.editor, at=NOON)
    assert set(story.dossiers.all()) == {world.person, other}
    assert why(story) == ["Trần Văn Lực: chưa đồng ý"]


def test_only_a_story_being_written_is_written(world: Newsroom) -> None:
    story = moving.submit(world.begun(), by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        writing.write(story, world.text(), by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        writing.correct(story, world.text(), by=PLATFORM, at=NOON, note="Sai")


def test_a_correction_says_what_was_wrong_and_keeps_the_address(world: Newsroom) -> None:
    story = world.published()
    with pytest.raises(ValidationError):
        writing.correct(story, world.text(), by=world.leader, at=NOON, note=" ")
    with pytest.raises(ValidationError):  # it would rest on nothing
        wrong = world.text(Line(PassageKind.FACT, "Chín mươi hộ."))
        writing.correct(story, wrong, by=world.leader, at=NOON, note="Sai")
    changed = writing.correct(story, world.text(title="Tên khác"), by=world.leader, at=NOON, note="Tên bài sai.")
    assert (changed.title, changed.slug, changed.live) == ("Tên khác", story.slug, True)
    assert [each.note for each in changed.corrections.all()] == ["Tên bài sai."]
    with pytest.raises(Refused):
        writing.correct(story, world.text(), by=appointed(world.commune, Role.EDITOR), at=NOON, note="Sai")
