"""Large files are handed out in parts, as players ask for them (RFC 9110, section 14)."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.http import HttpResponseBase
from django.test import RequestFactory

from lantoa.kit.parts import LARGEST, Whole, in_parts

WHOLE = bytes(range(256)) * 4


def asked(content: bytes = WHOLE, **headers: str) -> HttpResponseBase:
    request = RequestFactory().get("/", headers=headers)
    return in_parts(request, Whole(BytesIO(content), len(content), "audio/mpeg", "abc", "lời kể.mp3"))


def body(answer: HttpResponseBase) -> bytes:
    return answer.getvalue()  # type: ignore[attr-defined]  # both kinds of answers have it


def test_without_a_range_the_whole_comes_and_says_that_parts_are_given() -> None:
    answer = asked()
    assert (answer.status_code, body(answer)) == (200, WHOLE)
    assert (answer["Accept-Ranges"], answer["Content-Length"], answer["ETag"]) == ("bytes", "1024", '"abc"')
    assert answer["Content-Disposition"] == "inline; filename*=utf-8''l%E1%BB%9Di%20k%E1%BB%83.mp3"


@pytest.mark.parametrize(
    ("header", "first", "end"),
    [("bytes=0-", 0, 1024), ("bytes=0-1", 0, 2), ("bytes=1000-", 1000, 1024), ("bytes=1000-9999", 1000, 1024)]
    + [("bytes=-24", 1000, 1024), ("bytes=-9999", 0, 1024)],
)
def test_a_part_comes_as_it_is_asked_for(header: str, first: int, end: int) -> None:
    answer = asked(range=header)
    assert (answer.status_code, body(answer)) == (206, WHOLE[first:end])
    assert answer["Content-Range"] == f"bytes {first}-{end - 1}/1024"
    assert answer["Content-Length"] == str(end - first)


@pytest.mark.parametrize("header", ["bytes=1024-", "bytes=9-3", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused(header: str) -> None:
    answer = asked(range=header)
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */1024")


@pytest.mark.parametrize("header", ["bytes=0-1,5-6", "lines=1-2", "bytes=-", "nonsense"])
def test_what_is_no_single_part_gets_the_whole(header: str) -> None:
    assert body(asked(range=header)) == WHOLE


def test_no_part_is_so_large_that_one_listener_holds_a_worker() -> None:
    answer = asked(bytes(LARGEST + 10), range="bytes=0-")
    assert (answer.status_code, answer["Content-Length"]) == (206, str(LARGEST))
    assert answer["Content-Range"] == f"bytes 0-{LARGEST - 1}/{LARGEST + 10}"


def test_a_part_of_what_changed_meanwhile_is_not_given() -> None:
    assert asked(**{"range": "bytes=5-", "if-range": '"abc"'}).status_code == 206
    assert asked(**{"range": "bytes=5-", "if-range": '"old"'}).status_code == 200


def test_what_the_browser_has_is_not_sent_again() -> None:
    assert asked(**{"if-none-match": '"abc"'}).status_code == 304
