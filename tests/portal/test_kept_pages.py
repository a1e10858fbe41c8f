"""Public pages come from the shelf without the database, and never say what is no longer so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from lantoa.evidence.models import Consent, NamedPerson
from lantoa.evidence.operations import claims, consents, erasing
from lantoa.evidence.operations.claims import Said
from lantoa.exemplars.models import Release
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.operations.indexing import make_entry
from lantoa.exemplars.queries.public import place_slug
from lantoa.kit.actors import PLATFORM
from lantoa.kit.kept import fading
from lantoa.kit.kept.drawing import draw_next
from lantoa.kit.kept.shelf import shelf
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.movements.models import Field
from lantoa.movements.queries.fields import field_slug
from lantoa.newsroom.models import PassageKind
from lantoa.newsroom.operations import moving
from lantoa.newsroom.operations.writing import Line
from lantoa.organisations.models import Role
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.recording import Decided
from lantoa.plans.models import Anniversary
from lantoa.plans.operations import releasing as plan_releasing
from lantoa.portal.exemplars import views
from lantoa.replication.models import BuildingBlock
from lantoa.replication.operations.pledges import pledge
from tests.exemplars.pages import photo_of, released, written
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON, appointed
from tests.plans.seen import Programme
from tests.plans.worlds import did
from tests.replication.worlds import adopted

pytestmark = pytest.mark.django_db
HERE = "http://dien-hinh.example"
VISITOR = {"HTTP_HOST": "dien-hinh.example"}
NEVER_THE_SAME = ("Cache-Control", "ETag")  # of a page that is drawn each time


class Public(Newsroom):
    """An exemplar with a photo, a story about her, another exemplar at the next commune, and a running programme."""

    def __init__(self) -> None:
        super().__init__()
        self.photo = photo_of(self.person)
        page = written(self.person, claims=[self.claim], photo=self.photo)
        self.page: Release = releasing.release(page, by=PLATFORM, at=NOON)
        picture = Line(PassageKind.PICTURE, "Ruộng lúa", picture=self.photo)
        self.story = self.published(picture, *self.text().lines)
        self.other = released(self.communes[1], "Trần Văn Bền", headline="Người mở đường", text="Hiến 200 m2 đất.")
        self.programme = Programme()
        chief = appointed(self.programme.province, Role.LEADER)
        plan_releasing.release(self.programme.plan, by=chief, at=now())
        self.field = Field.objects.filter(body=None, retired=False)[1]
        type(self.person).objects.filter(pk=self.person.pk).update(field=self.field)
        make_entry(Release.objects.get(pk=self.page.pk), localdate())

    @property
    def of_the_exemplar(self) -> list[str]:
        """What shows nothing but her."""
        return [f"/guong/{self.page.slug}/", f"/guong/{self.page.slug}/anh/", f"/guong/{self.page.slug}/anh-nho/"]

    @property
    def of_bodies(self) -> list[str]:
        """Of her commune, of the next one, and of the province of the programme."""
        bodies = (self.commune, self.communes[1], self.programme.province)
        return [f"/co-quan/{place_slug(body)}/" for body in bodies]

    @property
    def of_fields(self) -> list[str]:
        return ["/linh-vuc/", f"/linh-vuc/{field_slug(self.field)}/", f"/en/fields/{field_slug(self.field)}/"]

    @property
    def calendar(self) -> str:
        return f"/lich/noi/{place_slug(self.commune)}/"

    @property
    def of_the_story(self) -> list[str]:
        story = f"/bai-viet/{self.story.slug}/"
        return [story, f"{story}anh/{self.photo.pk}/", f"{story}anh-nho/{self.photo.pk}/"]

    @property
    def everything(self) -> list[str]:
        """Every kept page there is, in Vietnamese, and some in English."""
        place = f"/guong/noi/{place_slug(self.commune)}/"
        lists = ["/", "/en/", "/gioi-thieu/", "/guong/", "/en/exemplars/", "/guong/noi/", place, f"{place}feed.atom"]
        lists += ["/tim-kiem/", "/guong/feed.atom", "/bai-viet/", "/en/stories/", "/bai-viet/feed.atom", "/loi-hua/"]
        lists += [
            "/sitemap.xml",
            *(f"/sitemap-{part}.xml" for part in ("site", "exemplars", "places", "bodies", "fields", "stories")),
        ]
        lists += [*self.of_bodies, *self.of_fields, "/lich/", "/en/calendar/", "/lich/lich.ics", self.calendar]
        lists += [f"/guong/{self.other.slug}/", f"/loi-hua/{self.programme.plan.pk}/", "/sitemap-programmes.xml"]
        return [*lists, *self.of_the_exemplar, *self.of_the_story]


@pytest.fixture
def world() -> Public:
    return Public()


@pytest.fixture
def on(settings: Any, tmp_path: Path, world: Public) -> Public:
    """The same world, its pages kept from now on."""
    settings.BASE_URL, settings.ALLOWED_HOSTS = HERE, ["dien-hinh.example", "other.example"]
    settings.KEPT_PAGES = str(tmp_path / "pages")
    return world


def ask(path: str, **said: Any) -> Any:
    return Client().get(path, **VISITOR | said)


def drawn(path: str, settings: Any) -> Any:
    """The page as it is drawn each time."""
    kept, settings.KEPT_PAGES = settings.KEPT_PAGES, ""
    try:
        return ask(path)
    finally:
        settings.KEPT_PAGES = kept


def is_kept(path: str) -> bool:
    return any(file.exists() for file in shelf().files_of(path))


@contextmanager
def committed() -> Iterator[None]:
    """What the block does is committed at its end: what waits for that is done."""
    connection.run_on_commit.clear()
    yield
    waiting, connection.run_on_commit = connection.run_on_commit, []
    for _savepoints, act, _robust in waiting:
        act()


# --- Serving -------------------------------------------------------------------------------------------------------
def test_every_public_page_is_kept_and_then_served_without_a_query(on: Public) -> None:
    for path in on.everything:
        assert ask(path).status_code == 200, path
        assert is_kept(path), path
        with CaptureQueriesContext(connection) as queries:
            assert ask(path).status_code == 200
        assert len(queries) == 0, path


def test_a_kept_page_has_the_bytes_and_the_headers_of_one_that_is_drawn(on: Public, settings: Any) -> None:
    for path in on.everything:
        ask(path)
        served, fresh = ask(path), drawn(path, settings)
        assert served.content == fresh.content, path
        for answer in (served, fresh):
            for name in NEVER_THE_SAME:
                del answer.headers[name]
        assert dict(served.headers) == dict(fresh.headers), path
        assert "Content-Security-Policy" in served.headers
        assert "Set-Cookie" not in str(served.headers)


def test_the_first_visitor_gets_what_the_second_one_gets(on: Public) -> None:
    first, second = ask("/guong/"), ask("/guong/")
    assert (first.content, dict(first.headers)) == (second.content, dict(second.headers))


def test_a_browser_that_has_it_is_told_so_and_one_that_asks_for_the_head_gets_that(on: Public) -> None:
    page = ask("/guong/")
    again = ask("/guong/", HTTP_IF_NONE_MATCH=page["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", page["ETag"])
    head = Client().head("/guong/", **VISITOR)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == page["Content-Length"]
    assert "s-maxage=4" in page["Cache-Control"]  # whatever stands in front of us


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, br", "br"), ("gzip", "gzip"), ("", None), ("br;q=0", None)])
def test_it_comes_compressed_as_the_browser_likes_it(on: Public, accepted: str, encoding: str | None) -> None:
    for _time in range(2):
        assert ask("/guong/", HTTP_ACCEPT_ENCODING=accepted).headers.get("Content-Encoding") == encoding


def test_other_questions_are_answered_each_time(on: Public) -> None:
    ask("/guong/")
    page = ask("/guong/").content
    assert ask("/guong/?q=lua").content != page
    assert ask("/guong/?").status_code == 200
    assert ask("/guong/", HTTP_X_PART="1").content != page  # a part of the list, for the script
    assert Client().post("/guong/", **VISITOR).status_code == 405
    assert is_kept("/guong/")
    assert not is_kept(f"/guong/{on.page.slug}/hoc-theo/")
    assert Client().get("/guong/", HTTP_HOST="evil.example").status_code == 400
    assert ask("/guong/", HTTP_HOST="other.example").content.count(b"other.example")  # its addresses are other ones
    assert ask("/guong/").content == page


def test_a_part_asked_for_first_does_not_become_the_page(on: Public) -> None:
    assert b"<html" not in ask("/guong/", HTTP_X_PART="1").content
    assert not is_kept("/guong/")
    assert b"<html" in ask("/guong/").content


def test_who_is_signed_in_reads_the_same(on: Public, settings: Any) -> None:
    officer = Client()
    officer.force_login(on.officer.person)
    mine = officer.get("/guong/", **VISITOR)
    assert (mine.status_code, is_kept("/guong/")) == (200, True)
    assert mine.content == drawn("/guong/", settings).content == ask("/guong/").content


def test_what_is_not_there_or_gone_is_not_kept(on: Public) -> None:
    moving.withdraw(on.story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    for path, status in ((on.of_the_story[0], 410), ("/guong/khong-co/", 404), ("/gioi-thieu", 301)):
        assert ask(path).status_code == status
        assert not is_kept(path)


@pytest.mark.parametrize(
    "path", ["/../lantoa.sqlite3", "/%2e%2e/index.sqlite3", "/guong/..%2findex.sqlite3", "/" + "a" * 5000]
)
def test_no_address_reads_other_files(on: Public, path: str) -> None:
    ask("/guong/")
    assert ask(path).status_code in (301, 404)


def test_a_shelf_that_cannot_be_written_costs_no_visitor_her_page(on: Public, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.KEPT_PAGES = str(tmp_path / "file")
    assert ask("/guong/").status_code == 200


# --- What is no longer so is not shown -------------------------------------------------------------------------------
def stale(world: Public, settings: Any) -> list[str]:
    """The kept pages that differ from what would be drawn now: there must be none, ever."""
    wrong = []
    for path in world.everything:
        served, fresh = (ask(path) if is_kept(path) else None), drawn(path, settings)
        if served is not None and (served.status_code, served.content) != (fresh.status_code, fresh.content):
            wrong.append(path)
    return wrong


def correct_claim(world: Public) -> None:
    claims.correct(world.claim, Said("Vận động 40 hộ"), by=PLATFORM, at=NOON, reason="Đếm lại")


def withdraw_consent(world: Public) -> None:
    consent = Consent.objects.get(folder=world.person.folder)
    consents.withdraw(consent, on=localdate(), reason="Không muốn nữa", by=PLATFORM, at=now())


def erase_person(world: Public) -> None:
    person = NamedPerson.objects.get(folder=world.person.folder, standing="subject")
    erasing.erase_person(person, [world.photo], reason="Theo đơn", by=PLATFORM, at=now())


def rename(world: Public) -> None:
    changes.rename(world.commune, "Xã Đổi Tên", decided=Decided(localdate()), by=PLATFORM, at=now())


def rename_field(world: Public) -> None:
    field = Field.objects.filter(body=None, retired=False).first()
    Field.objects.filter(pk=field.pk).update(name="Lĩnh vực đổi tên")


def publish_another(world: Public) -> None:
    released(world.commune, "Phạm Thị Sáu", headline="Bà giáo của bản", text="Dạy chữ cho 12 cụ.")


def publish_another_story(world: Public) -> None:
    world.published(title="Một bài khác")


LISTS = ["/", "/en/", "/guong/", "/guong/feed.atom", "/sitemap-exemplars.xml"]
STORIES = ["/bai-viet/", "/en/stories/", "/bai-viet/feed.atom", "/sitemap-stories.xml"]
WITHDRAWN = {
    "consent": (withdraw_consent, lambda w: [*w.of_the_exemplar, *w.of_the_story, *LISTS, *STORIES]),
    "erased": (erase_person, lambda w: [*w.of_the_exemplar, *w.of_the_story, *LISTS, *STORIES]),
    "taken back": (
        lambda w: releasing.take_back(w.page, by=PLATFORM, at=NOON, reason="Sai sự thật"),
        lambda w: [*w.of_the_exemplar, *LISTS],
    ),
    "story": (
        lambda w: moving.withdraw(w.story, by=PLATFORM, at=NOON, reason="Xin thôi"),
        lambda w: [*w.of_the_story, *STORIES, w.of_the_exemplar[0]],
    ),
    "photo": (
        lambda w: erasing.erase_file(w.photo, reason="Người trong ảnh yêu cầu", at=NOON),
        lambda w: [*w.of_the_exemplar, *w.of_the_story, "/", "/guong/"],
    ),
}
CHANGED = {
    "claim corrected": (correct_claim, lambda w: [w.of_the_exemplar[0]]),
    "commune renamed": (rename, lambda w: ["/", "/guong/", "/bai-viet/", w.of_the_exemplar[0], w.of_the_story[0]]),
    "field renamed": (rename_field, lambda _w: ["/linh-vuc/"]),
    "anniversary": (
        lambda w: Anniversary.objects.create(name="Ngày mới", month=2, day=3, is_shown=True),
        lambda w: ["/lich/", "/lich/lich.ics", w.calendar],
    ),
    "public block": (
        lambda w: BuildingBlock.objects.create(dossier=w.person, title="A", what="B", recorded_at=NOON, is_public=True),
        lambda w: [w.of_fields[1], w.of_the_exemplar[0]],
    ),
    "promise": (lambda w: pledge(w.person, 30, at=NOON), lambda w: [w.of_the_exemplar[0]]),
    "adoption": (
        lambda w: adopted(w.person, w.communes[1]),
        lambda w: [w.of_the_exemplar[0], *w.of_bodies[:2]],
    ),
    "another exemplar": (publish_another, lambda w: [*LISTS, w.of_bodies[0]]),
    "another story": (
        publish_another_story,
        lambda w: [*STORIES, w.of_bodies[0], w.of_fields[1], w.of_the_exemplar[0], w.of_the_story[0]],
    ),
    "programme": (
        lambda w: did(w.programme.late_term, w.programme.communes[0], amount=2),
        lambda w: [f"/loi-hua/{w.programme.plan.pk}/", "/loi-hua/", w.of_bodies[2]],
    ),
    "programme withheld": (
        lambda w: plan_releasing.withhold(
            w.programme.plan, by=appointed(w.programme.province, Role.LEADER), at=now()
        ),
        lambda w: [f"/loi-hua/{w.programme.plan.pk}/", "/loi-hua/", "/sitemap-programmes.xml"],
    ),
    "by hand": (
        lambda w: Release.objects.filter(pk=w.page.pk).update(headline="Sửa thẳng trong cơ sở dữ liệu"),
        lambda w: [w.of_the_exemplar[0], "/", "/guong/"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", [*WITHDRAWN, *CHANGED])
def test_what_changed_is_gone_from_every_page_at_once(on: Public, settings: Any, what: str) -> None:
    """Each page that is still kept afterwards is, to the byte, what would be drawn anew; what changed is gone."""
    act, shown_on = (WITHDRAWN | CHANGED)[what]
    before = {path: ask(path).content for path in on.everything}
    assert all(map(is_kept, on.everything))
    with committed():
        act(on)
    assert stale(on, settings) == []
    for path in shown_on(on):
        assert not is_kept(path), path
        if what != "by hand":  # and the test would notice: the page is another one since
            assert drawn(path, settings).content != before[path], path


@pytest.mark.parametrize("what", WITHDRAWN)
def test_what_was_withdrawn_stands_in_no_file(on: Public, what: str) -> None:
    for path in on.everything:
        ask(path)
    with committed():
        WITHDRAWN[what][0](on)
    for path in on.everything:
        ask(path)
    kept = b"".join(file.read_bytes() for file in shelf().served.rglob("*.html"))
    assert b"B\xe1\xbb\x81n" in kept  # the other exemplar, so that there is something to look through
    told = {"consent": "Mận", "erased": "Mận", "taken back": "46 hộ chuyển sang lúa hữu cơ.\n", "story": on.story.lead}
    assert told.get(what, f"{on.page.slug}/anh-nho/").encode() not in kept


def test_what_concerns_another_leaves_a_page_where_it_is(on: Public) -> None:
    for path in on.everything:
        ask(path)
    with committed():
        claims.add(on.person.folder, Said("Một nhận định nữa"), by=PLATFORM, at=NOON)
        photo_of(on.person, colour="red")
    assert is_kept(f"/guong/{on.other.slug}/")
    assert is_kept("/guong/noi/")
    assert not is_kept(on.of_the_exemplar[0])


def test_a_change_that_is_made_while_a_page_is_drawn_is_not_kept_from_anybody(on: Public, monkeypatch: Any) -> None:
    """The page was drawn with what stood there before; it is shown this once, and drawn anew for the next visitor."""
    read_first = views.page_of

    def with_a_change_right_after(release: Release) -> Any:
        page = read_first(release)
        monkeypatch.setattr(views, "page_of", read_first)
        with committed():
            correct_claim(on)
        return page

    path = on.of_the_exemplar[0]
    monkeypatch.setattr(views, "page_of", with_a_change_right_after)
    assert "Đếm lại" not in ask(path).content.decode()
    assert not is_kept(path)
    assert "Đếm lại" in ask(path).content.decode()
    assert is_kept(path)


# --- The worker draws, and the night fades ---------------------------------------------------------------------------
def drawn_by_the_worker() -> None:
    """As the worker does, but in the transaction of the test, whose connection must stay."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        while draw_next():
            pass
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def test_what_is_published_is_drawn_before_anybody_asks(on: Public) -> None:
    with committed():
        publish_another(on)
        story = on.published(title="Một bài khác")
    drawn_by_the_worker()
    page = Release.objects.latest("pk")
    for path in (f"/guong/{page.slug}/", f"/en/exemplars/{page.slug}/", f"/bai-viet/{story.slug}/"):
        assert is_kept(path), path


def test_what_was_dropped_is_drawn_again(on: Public, settings: Any) -> None:
    for path in on.everything:
        ask(path)
    with committed():
        rename(on)
    assert not is_kept("/guong/")
    drawn_by_the_worker()
    assert is_kept("/guong/")
    assert stale(on, settings) == []
    with committed():
        WITHDRAWN["consent"][0](on)
    drawn_by_the_worker()
    assert not any(map(is_kept, [*on.of_the_exemplar, *on.of_the_story]))


def test_a_page_of_yesterday_is_drawn_anew_and_the_night_takes_them_all(on: Public) -> None:
    ask("/guong/")
    (file,) = (each for each in shelf().files_of("/guong/") if each.exists())
    yesterday = (now() - timedelta(days=1)).timestamp()
    os.utime(file, (yesterday, yesterday))
    with CaptureQueriesContext(connection) as queries:
        ask("/guong/")
    assert len(queries) > 0
    fading.fade(OutgoingMessage())
    assert not is_kept("/guong/")


def test_it_can_be_turned_off(on: Public, settings: Any) -> None:
    settings.KEPT_PAGES = ""
    ask("/guong/")
    assert not draw_next()
    assert "Cache-Control" not in ask("/guong/").headers
