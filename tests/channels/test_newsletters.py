"""A newsletter: asked for twice, sent by real mail, left with one click that leaves nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from django.test import Client
from django.utils.timezone import now

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Outlet, Subscription
from lantoa.channels.operations import dispatching, mailing, subscribing
from lantoa.kit.actors import PLATFORM
from lantoa.kit.outbox import put
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.newsroom.operations import moving
from tests.channels.worlds import Channels, state_of, work
from tests.kit.mailbox import Mailbox, MailServer
from tests.newsroom.worlds import TITLE
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
MAN = "man@example.org"


@pytest.fixture
def world() -> Channels:
    return Channels()


@pytest.fixture
def mailbox(settings) -> Iterator[Mailbox]:
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server.mailbox


@pytest.fixture
def letter_box(world: Channels) -> Outlet:
    return world.outlet(OutletKind.NEWSLETTER, name="Gương sáng quê ta")


def subscribed(outlet: Outlet, *emails: str) -> list[Subscription]:
    made = [Subscription(outlet=outlet, email=email, asked_at=NOON, confirmed_at=NOON) for email in emails]
    return Subscription.objects.bulk_create(made)


def test_nobody_gets_it_who_did_not_confirm(
    letter_box: Outlet, client: Client, mailbox: Mailbox, world: Channels
) -> None:
    subscribing.subscribe(letter_box, "Man@Example.org ", at=now())
    work()
    (question,) = letters_in(mailbox)
    link = re.search(r"http\S+/(\S+?/\S+?/\S+?/)", _text(question))
    assert link is not None
    path = f"/{link[1]}"
    assert "Gương sáng quê ta" in client.get(path).content.decode()
    assert not mailing.confirmed(letter_box).exists()  # programs that look into letters open links
    world.sent(letter_box)
    work()
    assert len(mailbox.wire) == 1
    client.post(path)
    assert [each.email for each in mailing.confirmed(letter_box)] == [MAN]
    subscribing.subscribe(letter_box, MAN, at=now() + timedelta(days=1))  # nothing tells that it is there already
    work()
    assert len(mailbox.wire) == 1


def test_each_subscriber_gets_one_letter_with_a_way_out(
    letter_box: Outlet, mailbox: Mailbox, world: Channels, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "PORTION", 2)
    subscribed(letter_box, *(f"nguoi-{number}@example.org" for number in range(5)))
    one = world.sent(letter_box)
    work(40)
    assert (state_of(one), one.receipt) == ("SENT", "5 thư")
    letters = letters_in(mailbox)
    assert sorted(each["To"] for each in letters) == [f"nguoi-{number}@example.org" for number in range(5)]
    assert {" ".join(each["Subject"].split()) for each in letters} == {TITLE}  # folded on its way
    first = letters[0]
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = re.sub(r"^<https?://[^/]+|>$", "", first["List-Unsubscribe"].strip())  # folded before a long value
    assert client.get(path).status_code == 200
    assert Subscription.objects.count() == 5
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscription.objects.filter(email=first["To"]).exists()
    assert "không còn nhận" in stranger.post(path).content.decode()


def test_what_nobody_reads_did_not_go_out_and_is_tried_again_when_somebody_does(
    letter_box: Outlet, world: Channels, mailbox: Mailbox
) -> None:
    one = world.sent(letter_box)
    work()
    assert (state_of(one), one.problem) == ("FAILED", "Chưa có ai đăng ký nhận bản tin này.")
    subscribed(letter_box, MAN)
    dispatching.retry(one, by=PLATFORM, at=now(), reason="Đã có bạn đọc")
    work()
    assert (state_of(one), len(letters_in(mailbox))) == ("SENT", 1)


def test_who_leaves_gets_no_letter_that_still_waits(letter_box: Outlet, world: Channels) -> None:
    (reader,) = subscribed(letter_box, MAN)
    world.sent(letter_box)
    work(2)
    assert OutgoingMessage.objects.filter(kind="mail", state="waiting").count() == 1
    subscribing.leave(reader.token)
    assert not OutgoingMessage.objects.filter(kind="mail").exists()
    assert not Subscription.objects.exists()


def test_a_story_withdrawn_in_between_is_not_sent_on(letter_box: Outlet, world: Channels, mailbox: Mailbox) -> None:
    subscribed(letter_box, MAN)
    one = world.sent(letter_box)
    work(1)
    moving.withdraw(world.story, by=PLATFORM, at=NOON, reason="Rút đồng ý")
    work()
    assert state_of(one) == "CALLED_OFF"
    assert mailbox.wire == []


def test_addresses_that_nobody_confirms_are_erased_in_a_week(letter_box: Outlet) -> None:
    subscribing.subscribe(letter_box, MAN, at=NOON)
    for days, left in ((6, 1), (8, 0)):
        put(subscribing.KIND, {}, key=f"day-{days}", at=NOON + timedelta(days=days))
        OutgoingMessage.objects.filter(kind="mail").delete()
        work(1)
        assert Subscription.objects.count() == left


def test_the_portal_asks_for_one(letter_box: Outlet, client: Client) -> None:
    page = client.get("/ban-tin/")
    assert "Gương sáng quê ta" in page.content.decode()
    refused = client.post("/ban-tin/", {"outlet": letter_box.pk, "email": "không phải"})
    assert refused.status_code == 422
    assert not Subscription.objects.exists()


def letters_in(mailbox: Mailbox) -> list[EmailMessage]:
    """What came, as a mail program reads it."""
    return [message_from_bytes(each.as_bytes(), policy=policy.default) for each in mailbox.kept.values()]


def _text(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())
