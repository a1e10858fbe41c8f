"""The shelf of kept pages: what lies on it, what makes it go, and what never gets there."""

from __future__ import annotations

import gzip
import sqlite3
import stat
from pathlib import Path

import brotli
import pytest

from lantoa.kit.kept.shelf import LONGEST, Draft, Shelf, may_lie_here

HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "pages")


def put(shelf: Shelf, address: str, *tags: str, body: bytes = b"page") -> bool:
    return shelf.keep(shelf.begin(address), body, HTML, {"*", *tags})


def files(shelf: Shelf) -> list[str]:
    """Every file below, by its name; the index is not one of them."""
    return sorted(str(path.relative_to(shelf.served.parent)) for path in shelf.served.parent.glob("*/**/*.*"))


def test_a_page_lies_where_a_web_server_finds_it(shelf: Shelf) -> None:
    assert put(shelf, "/bai-viet/lua/", body=b"Lua" * 100)
    page = shelf.served / "bai-viet/lua/index.html"
    assert page.read_bytes() == b"Lua" * 100
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == b"Lua" * 100
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == b"Lua" * 100
    assert put(shelf, "/guong/feed.atom")
    assert (shelf.served / "guong/feed.atom").exists()


def test_only_what_read_it_goes_when_something_is_written(shelf: Shelf) -> None:
    put(shelf, "/a/", "story:1")
    put(shelf, "/b/", "story:2", "story")
    assert shelf.drop(["story:2", "nothing"]) == 1
    assert files(shelf) == ["headers/a/index.html", "served/a/index.html", *_encoded("served/a/index.html")]
    assert shelf.drop(["story:2"]) == 0


def _encoded(name: str) -> list[str]:
    return [f"{name}.br", f"{name}.gz"]


def test_what_was_written_while_a_page_was_drawn_keeps_it_from_the_shelf(shelf: Shelf) -> None:
    draft = shelf.begin("/a/")
    shelf.drop(["story:1"])
    assert not shelf.keep(draft, b"old", HTML, {"*", "story:1"})
    assert files(shelf) == []
    another = shelf.begin("/a/")
    shelf.drop(["story:2"])  # of which the page shows nothing
    assert shelf.keep(another, b"new", HTML, {"*", "story:1"})


def test_an_older_drawing_never_stands_in_for_a_newer_one(shelf: Shelf) -> None:
    """Two visitors at once, and a change between: the page of the first was drawn before it, and comes last."""
    first = shelf.begin("/a/")
    shelf.drop(["story:1"])
    second = shelf.begin("/a/")
    assert shelf.keep(second, b"new", HTML, {"*", "story:1"})
    assert not shelf.keep(first, b"old", HTML, {"*", "story:1"})
    assert b"old" not in {path.read_bytes() for path in shelf.served.rglob("index.html")}


def test_a_page_that_could_not_be_noted_leaves_no_file(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of which the index knows nothing would never go: a full disk, or a process that ends there."""
    draft = shelf.begin("/a/")
    shelf.index.chmod(0o400)
    with sqlite3.connect(
        shelf.index, isolation_level=None
    ) as other:  # which holds the lock for longer than anybody waits
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr("lantoa.kit.kept.shelf.PATIENCE_S", 0.01)
        with pytest.raises(sqlite3.OperationalError):
            shelf.keep(draft, b"page", HTML, {"*"})
        other.execute("ROLLBACK")
    assert files(shelf) == []


def test_a_drawing_that_was_given_up_is_forgotten(shelf: Shelf) -> None:
    draft = shelf.begin("/a/")
    assert not shelf.give_up(draft)
    assert not shelf.keep(draft, b"late", HTML, {"*"})
    assert not shelf.keep(Draft("never begun", "/b/", 0), b"x", HTML, {"*"})
    assert files(shelf) == []


def test_starting_clears_everything_also_what_a_broken_machine_left(shelf: Shelf) -> None:
    put(shelf, "/a/", "story:1")
    stray = shelf.served / "b/index.html"
    stray.parent.mkdir()
    stray.write_bytes(b"of nobody")
    shelf.clear()
    assert files(shelf) == []
    assert put(shelf, "/a/", "story:1")
    shelf.index.write_bytes(b"no database" * 1000)
    shelf.clear()
    assert files(shelf) == []
    assert put(shelf, "/a/", "story:1")


def test_what_was_dropped_is_asked_for_anew_once(shelf: Shelf) -> None:
    assert shelf.next_wanted() is None
    put(shelf, "/a/", "story:1")
    shelf.drop(["story:1"])
    shelf.want("/a/", "/b/")
    assert [shelf.next_wanted(), shelf.next_wanted(), shelf.next_wanted()] == ["/a/", "/b/", None]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a/",
        "/../a/",
        "/a/../../etc/passwd",
        "/a/./b/",
        "/.ssh/",
        "/a//b/",
        "/a\\..\\b/",
        "/a\x00/",
        "/a\n/",
        "/%2e%2e/",
        "/bài/",
        "//host/a/",
        f"/{'a' * 201}/",
        "/" + "a/" * (LONGEST // 2 + 1),
    ],
)
def test_no_address_leads_out_of_the_folder_or_makes_a_name_too_long(address: str, shelf: Shelf) -> None:
    assert not may_lie_here(address)
    assert list(shelf.files_of(address)) == []


def test_what_a_web_server_would_call_by_a_wrong_type_is_not_kept(shelf: Shelf) -> None:
    draft = shelf.begin("/a/")
    assert not shelf.keep(draft, b"{}", {"Content-Type": "application/json"}, {"*"})
    assert files(shelf) == []


def test_nobody_reads_more_of_it_than_of_the_folder_around_it(shelf: Shelf) -> None:
    put(shelf, "/a/")
    page = shelf.served / "a/index.html"
    assert not stat.S_IMODE(page.stat().st_mode) & 0o022
    assert not list(shelf.served.rglob(".*"))  # nothing half-written lies about
