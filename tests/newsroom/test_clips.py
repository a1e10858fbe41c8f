"""Sounds and films of stories: kept with what they say in words, checked with the story, and gone with it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from lantoa.evidence import retention, storage
from lantoa.evidence.models import Bystanders
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.newsroom.captions import captions_of
from lantoa.newsroom.models import Clip, ClipKind, PassageKind, Story
from lantoa.newsroom.operations import clips, keeping, moving, writing
from lantoa.newsroom.operations.clips import Described
from lantoa.newsroom.operations.reading_aloud import read_aloud
from lantoa.newsroom.operations.writing import Line, text_of
from lantoa.newsroom.queries.readiness import lacks
from lantoa.organisations.models import Role
from tests.newsroom.recordings import mp3, mp4, wav
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)
SAID = Described("Chị Mận kể chuyện giữ giống lúa.", "Đài xã", Bystanders.NONE)
SRT = "1\r\n00:00:01,000 --> 00:00:03,500\r\nTôi chỉ làm trước.\r\n"


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


def added(story: Story, content: bytes | None = None, said: Described = SAID, name: str = "Chị Mận.mp3") -> Clip:
    return clips.add(story, name, mp3() if content is None else content, said, by=PLATFORM, at=LATER)


def why(story: Story) -> list[str]:
    return [str(lack.why) for lack in lacks(story)]


def test_a_sound_becomes_the_last_passage_with_its_length_and_words(world: Newsroom) -> None:
    story = world.begun()
    clip = clips.add(story, "Chị Mận.mp3", mp3(2), SAID, by=world.editor, at=LATER)
    assert (clip.kind, clip.media_type, clip.length, clip.size) == (ClipKind.SOUND, "audio/mpeg", "0:02", len(mp3(2)))
    with storage.open_content(clip.sha256) as content:
        assert content.read() == mp3(2)
    last = story.passages.all()[len(story.passages.all()) - 1]
    assert (last.kind, last.clip) == (PassageKind.CLIP, clip)


def test_a_sound_of_its_own_is_text_enough_for_a_radio_piece(world: Newsroom) -> None:
    story = writing.begin(world.commune, writing.Text("Phát thanh", "audio", "Nghe chị Mận"), by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        moving.submit(story, by=PLATFORM, at=LATER)
    added(story)
    assert moving.submit(story, by=PLATFORM, at=LATER).state == "verifying"


@pytest.mark.parametrize("words", ["", "  \n"])
def test_nothing_comes_without_its_words(world: Newsroom, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        added(world.begun(), said=Described(words))
    assert "words" in refused.value.message_dict
    assert not Clip.objects.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"#!AMR\n" + bytes(200), "MP3"),
        (mp4(codec=b"hvc1"), "HEVC"),
        (mp4(seconds=0), "độ dài"),
        (b"\x89PNG\r\n\x1a\n", "mở được"),
        (b"%PDF-1.4", "MP3"),
        (b"\xff\xfb" + bytes(31 * 1024 * 1024), "30 MB"),
    ],
    ids=["amr", "hevc", "no length", "damaged picture", "document", "too large"],
)
def test_what_browsers_do_not_play_is_refused_with_what_to_do(world: Newsroom, content: bytes, told: str) -> None:
    with pytest.raises(ValidationError) as refused:
        added(world.begun(), content)
    assert told in refused.value.message_dict["sent"][0]


def test_captions_are_taken_as_they_are_written(world: Newsroom) -> None:
    film = added(world.begun(), mp4(), Described("Lời", captions=SRT.encode("utf-8-sig")), "phim.mp4")
    assert film.kind == ClipKind.FILM
    assert film.captions == "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.500\nTôi chỉ làm trước.\n"
    assert captions_of(film.captions.encode()) == film.captions
    said = clips.describe(film, Described("Lời mới"), by=PLATFORM, at=LATER)
    assert (said.words, said.captions) == ("Lời mới", film.captions)
    for wrong in (b"Xin ch\xe0o", b"khong co gio", b"PK\x03\x04"):
        with pytest.raises(ValidationError):
            clips.describe(film, Described("Lời", captions=wrong), by=PLATFORM, at=LATER)


def test_only_what_was_added_to_the_story_stands_in_it(world: Newsroom) -> None:
    story, other = world.begun(), world.begun()
    clip = added(other)
    for line in (Line(PassageKind.CLIP, "", clip=clip), Line(PassageKind.CLIP, "Trống"), Line("quote", "?", clip=clip)):
        with pytest.raises(ValidationError):
            writing.write(story, world.text(line), by=PLATFORM, at=LATER)


def test_nothing_goes_out_on_which_somebody_can_be_recognised(world: Newsroom) -> None:
    story = world.begun()
    added(story, said=Described("Lời", bystanders=Bystanders.RECOGNISABLE))
    assert any("chưa đồng ý" in each for each in why(story))
    clips.describe(Clip.objects.get(), SAID, by=PLATFORM, at=LATER)
    assert why(story) == []


def test_whoever_does_not_write_adds_nothing_and_nobody_while_it_is_checked(world: Newsroom) -> None:
    story = world.begun()
    reader = appointed(world.commune, Role.READER)
    with pytest.raises(Refused):
        clips.add(story, "a.mp3", mp3(), SAID, by=reader, at=LATER)
    clip = added(story)
    moving.submit(story, by=PLATFORM, at=LATER)
    for act in (lambda: added(story), lambda: clips.remove(clip, by=PLATFORM, at=LATER)):
        with pytest.raises(MoveRefused):
            act()


def test_one_that_is_removed_goes_with_its_passage_and_its_content(
    world: Newsroom, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    story, other = world.begun(), world.begun()
    clip = added(story)
    same = added(other)
    with django_capture_on_commit_callbacks(execute=True):
        clips.remove(clip, by=PLATFORM, at=LATER)
    assert not story.passages.filter(kind=PassageKind.CLIP).exists()
    assert storage.place_of(clip.sha256).exists()  # the other story has the same sound
    with django_capture_on_commit_callbacks(execute=True):
        clips.remove(same, by=PLATFORM, at=LATER)
    assert not storage.place_of(clip.sha256).exists()


def test_the_night_s_sweep_leaves_clips_alone(world: Newsroom) -> None:
    clip = added(world.begun())
    far = NOON + timedelta(days=3650)
    retention.sweep(at=far)
    assert storage.place_of(clip.sha256).exists()
    Clip.objects.filter(pk=clip.pk).update(sha256="0" * 64)
    retention.sweep(at=far)
    assert not storage.place_of(clip.sha256).exists()


def test_a_public_story_is_changed_with_a_word_to_its_readers(world: Newsroom) -> None:
    story = world.published()
    editor = world.editor
    with pytest.raises(Refused):  # who writes does not publish
        clips.add(story, "a.mp3", mp3(), SAID, by=editor, at=LATER)
    clip = added(story)
    assert not story.passages.filter(clip=clip).exists()
    text = text_of(story)
    lines = [*text.lines, Line(PassageKind.CLIP, "Nghe chị kể", clip=clip)]
    writing.correct(story, world.text(*lines), by=PLATFORM, at=LATER, note="Thêm lời kể của chị.")
    assert story.passages.filter(clip=clip).exists()
    with pytest.raises(MoveRefused):
        clips.remove(clip, by=PLATFORM, at=LATER)


def test_a_story_is_read_aloud_until_its_words_change(world: Newsroom) -> None:
    story = world.published()
    first = read_aloud(story, mp3(2), "Lời đọc", by=PLATFORM, at=LATER)
    again = read_aloud(story, mp3(3), "Lời đọc mới", by=PLATFORM, at=LATER)
    assert list(story.clips.all()) == [again]
    assert first.pk != again.pk
    writing.correct(story, world.text(), by=PLATFORM, at=LATER, note="Số đúng là 46.")
    assert not story.clips.exists()
    with pytest.raises(MoveRefused):
        read_aloud(world.begun(), mp3(), "Lời", by=PLATFORM, at=LATER)


def test_erasing_a_person_erases_what_was_recorded(
    world: Newsroom, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    clip = added(world.begun())
    with django_capture_on_commit_callbacks(execute=True):
        keeping.forget(world.person.folder, at=LATER)
    assert not Clip.objects.exists()
    assert not storage.place_of(clip.sha256).exists()


# --- The desk ------------------------------------------------------------------------------------------------------
def signed_in(world: Newsroom) -> Client:
    client = Client()
    client.force_login(world.editor.person)
    return client


def test_it_is_added_on_the_desk_and_listened_to_there(world: Newsroom) -> None:
    story, desk = world.begun(), signed_in(world)
    address = f"/desk/newsroom/stories/{story.pk}/clips/add/"
    typed = {"words": "Lời", "bystanders": "none", "rights": "Đài xã"}
    answer = desk.post(address, {**typed, "sent": SimpleUploadedFile("loi-ke.wav", wav())})
    assert answer.status_code == 302
    clip = story.clips.get()
    page = desk.get(f"/desk/newsroom/stories/{story.pk}/").content.decode()
    assert "loi-ke.wav" in page
    assert f'src="/desk/newsroom/clips/{clip.pk}/"' in page
    part = desk.get(f"/desk/newsroom/clips/{clip.pk}/", headers={"range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"RIFF")
    assert "loi-ke.wav" in desk.get(f"/desk/newsroom/stories/{story.pk}/write/").content.decode()
    wrong = desk.post(address, {**typed, "sent": SimpleUploadedFile("x.wav", b"%PDF-1.4")})
    assert (wrong.status_code, "MP3" in wrong.content.decode()) == (422, True)
    assert desk.post(f"/desk/newsroom/clips/{clip.pk}/remove/").status_code == 302
    assert not story.clips.exists()


def test_to_a_public_story_it_is_added_by_whoever_publishes_and_nobody_else_is_offered_it(world: Newsroom) -> None:
    story = world.begun()
    clip = added(story)
    at, own = f"/desk/newsroom/stories/{story.pk}/", f"/desk/newsroom/clips/{clip.pk}/describe/"
    desks = {}
    for name in ("officer", "leader"):
        desks[name] = Client()
        desks[name].force_login(getattr(world, name).person)
    seen = {name: desk.get(at).content.decode() for name, desk in desks.items()}
    assert (own in seen["officer"], own in seen["leader"]) == (True, False)
    for step in (moving.submit, moving.verify, moving.approve, moving.publish):
        story = step(story, by=PLATFORM, at=NOON)
    seen = {name: desk.get(at).content.decode() for name, desk in desks.items()}
    assert (own in seen["officer"], own in seen["leader"]) == (False, True)
    for address in (own, f"{at}clips/add/"):
        assert [desk.get(address).status_code for desk in desks.values()] == [403, 200]
    assert 'name="captions"' not in desks["leader"].get(own).content.decode()  # it is a sound
    said = {"words": "Chị Mận nói khác.", "bystanders": "none"}
    assert desks["leader"].post(own, said).status_code == 302
    assert Clip.objects.get().words == "Chị Mận nói khác."


def test_the_editor_moves_it_to_another_place(world: Newsroom) -> None:
    story, desk = world.begun(), signed_in(world)
    clip = added(story)
    typed = {"title": story.title, "kind": "portrait", "lead": story.lead, "rows": 2}
    rows = {"p0-clip": clip.pk, "p0-text": "Nghe chị kể", "p1-kind": "paragraph", "p1-text": "Chị làm trước."}
    assert desk.post(f"/desk/newsroom/stories/{story.pk}/write/", {**typed, **rows}).status_code == 302
    told = [(each.kind, each.text, each.clip) for each in story.passages.all()]
    assert told == [("clip", "Nghe chị kể", clip), ("paragraph", "Chị làm trước.", None)]
