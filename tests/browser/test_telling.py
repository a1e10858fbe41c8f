"""One story from the dossier to every channel and back, by the people of one commune, each at her own desk.

Nobody reads a manual: each step is begun where the page before it says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Recording, Subscription
from lantoa.evidence.models import Channel
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Story
from lantoa.organisations.models import Role
from tests.browser.test_signing import sign_in
from tests.channels.servers import Facebook, served
from tests.channels.worlds import Channels, work
from tests.kit.mailbox import MailServer
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON, appointed

PICTURES = os.environ.get("PICTURES", "")
PASSWORD = "Ruộng bậc thang mùa lúa chín"
READERS = 3
BY_HAND = (OutletKind.BOARD, OutletKind.ZALO, OutletKind.PRESS)  # a person posts, and confirms it


class Commune(Newsroom):
    """A commune with an exemplar that agreed to everything, outlets of every way, and readers of its newsletter."""

    agreed_to = tuple(Channel.values)
    outlet, facebook = Channels.outlet, Channels.facebook

    def __init__(self) -> None:
        super().__init__()
        self.page = self.facebook()
        for kind in (OutletKind.LOUDSPEAKER, *BY_HAND):
            self.outlet(kind)
        newsletter = self.outlet(OutletKind.NEWSLETTER)
        for number in range(READERS):
            told = {"email": f"ban-doc-{number}@example.org", "token": f"{number:032}"}
            Subscription.objects.create(outlet=newsletter, asked_at=NOON, confirmed_at=NOON, **told)


class At:
    """Somebody at her desk."""

    def __init__(self, page: Any, who: Actor) -> None:
        assert who.person is not None
        who.person.set_password(PASSWORD)
        who.person.save()
        sign_in(page, who)
        self.page = page

    def goes(self, address: str) -> None:
        self.page.goto(address)

    def begins(self, label: str) -> None:
        """The button or link with that label leads to a form."""
        self.page.get_by_role("link", name=label, exact=True).first.click()

    def does(self, label: str, *, reason: str = "", **typed: str) -> None:
        """The form behind the label is filled in and sent with its own button."""
        self.begins(label)
        self.sends(label, **typed | ({"reason": reason} if reason else {}))

    def sends(self, label: str, **typed: str) -> None:
        for name, value in typed.items():
            self.page.fill(f"[name={name}]", value)
        self.page.get_by_role("button", name=label, exact=True).click()

    def reads(self) -> str:
        return str(self.page.locator("#main").inner_text())

    def looked_at(self, axe: Any, name: str) -> None:
        """Nothing that axe finds, nothing beside the screen."""
        assert axe(self.page) == [], name
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.page.viewport_size["width"], name
        if PICTURES:
            self.page.screenshot(path=f"{PICTURES}/telling-{name}.png", full_page=True)


@pytest.fixture
def facebook(settings: Any) -> Iterator[Facebook]:
    server = Facebook()
    with served(server) as address:
        settings.CHANNEL_INTERFACES = {"facebook": address}
        yield server


@pytest.fixture
def mail(settings: Any) -> Iterator[MailServer]:
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server


def test_a_story_goes_from_the_dossier_to_every_channel_and_back(
    open_page: Any, axe: Any, facebook: Facebook, mail: MailServer
) -> None:
    world = Commune()
    editor = At(open_page(viewport={"width": 1280, "height": 900}), world.editor)
    officer = At(open_page(viewport={"width": 360, "height": 760}, color_scheme="dark"), world.officer)
    leader = At(open_page(viewport={"width": 1280, "height": 900}), appointed(world.commune, Role.LEADER))
    address = written(editor, world)
    decided(officer, leader, address)
    public = f"/bai-viet/{Story.objects.get().slug}/"
    assert leader.page.request.get(public).status == 200
    sent(officer, axe, address)
    work(60)
    assert len(facebook.posts) == 1 and len(mail.mailbox.kept) == READERS
    confirmed_by_hand(officer, axe, address)
    aired(officer, axe, address)
    printed(officer, axe, address)
    leader.goes(address)
    leader.does("Gỡ bài", reason="Gia đình không muốn kể nữa")
    work(60)
    assert leader.page.request.get(public).status == 410
    assert facebook.posts == {}
    called_back(officer, axe, address)


def written(editor: At, world: Commune) -> str:
    """Drafted from the dossier: its facts stand there already."""
    editor.goes(f"/desk/exemplars/{world.person.pk}/")
    editor.begins("Viết bài")
    editor.sends("Tạo bản nháp")
    editor.sends("Lưu", title="Người giữ giống lúa", lead="Ba vụ liền không thuốc trừ cỏ.")
    address = f"/desk/newsroom/stories/{Story.objects.get().pk}/"
    assert address in editor.page.url
    editor.does("Chuyển thẩm định")
    return address


def decided(officer: At, leader: At, address: str) -> None:
    """Somebody else says that it is true, and who leads that it goes out."""
    officer.goes(address)
    officer.does("Xác nhận đúng sự thật")
    leader.goes(address)
    leader.does("Duyệt bài")
    leader.does("Đăng bài")


def sent(officer: At, axe: Any, address: str) -> None:
    """To all outlets of the commune at once."""
    officer.goes(address)
    officer.begins("Gửi đến các kênh")
    for box in officer.page.locator("[name=outlets]").all():
        box.check()
    officer.looked_at(axe, "send")
    officer.sends("Gửi đi")
    officer.looked_at(axe, "on-its-way")


def confirmed_by_hand(officer: At, axe: Any, address: str) -> None:
    """What the platform cannot post itself is laid out, posted by the officer, and confirmed with its address."""
    for kind in ("bảng tin công cộng", "Zalo OA", "báo, đài"):
        officer.goes(f"/desk/channels{address.removeprefix('/desk/newsroom')}")
        row = officer.page.locator(".milestones li").filter(has_text=kind)
        row.get_by_role("link").first.click()
        officer.looked_at(axe, f"by-hand-{kind.split()[0]}")
        officer.does("Xác nhận đã đăng", address="https://zalo.example/bai/1" if kind.startswith("Zalo") else "")


def aired(officer: At, axe: Any, address: str) -> None:
    """The script is read once more by a person, spoken by the machine, and has its times."""
    officer.goes(f"/desk/channels{address.removeprefix('/desk/newsroom')}")
    officer.page.locator(".milestones li").filter(has_text="đài truyền thanh").get_by_role("link").first.click()
    officer.begins("Đến lời đọc")
    officer.does("Duyệt lời đọc, tạo âm thanh")
    work()
    officer.page.reload()
    spoken = Recording.objects.get()
    assert spoken.content and spoken.seconds > 3, spoken.problem
    officer.begins("Hẹn giờ phát")
    officer.sends("Lưu")
    officer.looked_at(axe, "script")


def printed(officer: At, axe: Any, address: str) -> None:
    """A sheet with the code that leads to the story."""
    officer.goes(address)
    officer.begins("In ấn")
    officer.sends("Dàn trang để in")
    work()
    officer.page.reload()
    officer.looked_at(axe, "printed")


def called_back(officer: At, axe: Any, address: str) -> None:
    """What came down, what somebody still has to take down, what stays, and the notice to those who have it."""
    officer.goes(f"/desk/channels{address.removeprefix('/desk/newsroom')}")
    told = officer.reads()
    assert "Dự thảo thông báo" in told and "đã rút bài “Người giữ giống lúa”" in told
    assert "Đã gỡ ở 1 kênh." in told
    officer.looked_at(axe, "called-back")
