"""How long sounds and films last is read from the files, and films forget where they were taken."""

from __future__ import annotations

from math import isclose

import pytest

from lantoa.evidence.intake import checked
from lantoa.evidence.intake.containers import boxes, is_hevc, without_places
from lantoa.evidence.intake.lengths import PLAYED, seconds_of
from tests.newsroom.recordings import PLACE, mp3, mp4, opus, wav, webm

TITLE = b"ID3\x04\x00\x00\x00\x00\x01\x00" + bytes(128)


@pytest.mark.parametrize(
    ("content", "media_type", "seconds"),
    [
        (mp3(2), "audio/mpeg", 2),
        (TITLE + mp3(2), "audio/mpeg", 2),
        (wav(1.5), "audio/wav", 1.5),
        (opus(3), "audio/ogg", 3),
        (mp4(65), "video/mp4", 65),
        (mp4(65, tracks=b"soun"), "audio/mp4", 65),
        (webm(12.5), "video/webm", 12.5),
    ],
    ids=["mp3", "mp3 with a title", "wav", "ogg", "mp4", "m4a", "webm"],
)
def test_each_type_says_how_long_it_lasts(content: bytes, media_type: str, seconds: float) -> None:
    assert checked("tệp", content).media_type == media_type
    found = seconds_of(content, media_type)
    assert found is not None
    assert isclose(found, seconds, abs_tol=0.1)


@pytest.mark.parametrize("media_type", PLAYED)
@pytest.mark.parametrize("content", [b"", b"\xff\xfb", b"\xff" * 5000, bytes(5000), b"OggS" + bytes(30), mp4()[:60]])
def test_a_damaged_file_says_nothing(media_type: str, content: bytes) -> None:
    assert not seconds_of(content, media_type)


def test_a_film_forgets_where_it_was_taken_and_stays_as_long() -> None:
    film = mp4()
    assert film.count(PLACE) == 2
    clean = checked("phim.mp4", film).content
    assert PLACE not in clean
    assert len(clean) == len(film)
    assert clean[-10_240:] == film[-10_240:]
    assert seconds_of(clean, "video/mp4") == 65
    assert without_places(clean) == clean


def test_boxes_that_lie_about_their_size_end_the_walk() -> None:
    assert [each.kind for each in boxes(b"\xff\xff\xff\xffmoov" + bytes(20))] == []
    assert [each.kind for each in boxes(b"\0\0\0\x04moov" + bytes(20))] == []


def test_what_most_browsers_do_not_play_is_known() -> None:
    assert is_hevc(mp4(codec=b"hvc1"))
    assert not is_hevc(mp4())
