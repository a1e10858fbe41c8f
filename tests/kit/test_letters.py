"""Mail, through a real server on this machine."""

from collections.abc import Iterator
from email.utils import parsedate_to_datetime

import pytest

from lantoa.kit import outbox
from lantoa.kit.outbox.delivery import deliver_next
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.states import State
from lantoa.kit.working.models import Worker
from tests.kit.mailbox import Mailbox, MailServer

pytestmark = pytest.mark.django_db
LETTER = {"to": "lan@example.vn", "subject": "Mời tham gia", "text": "Kính gửi đồng chí"}


@pytest.fixture
def mailbox(settings) -> Iterator[Mailbox]:
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.DEFAULT_FROM_EMAIL = "Lan Tỏa <khong-tra-loi@xa.example.vn>"
        yield server.mailbox


def send(at, **changed: str) -> OutgoingMessage:
    message = outbox.put("mail", LETTER | changed, key="moi-1", at=at)
    worker = Worker.objects.create(place="here", started_at=at, seen_at=at)
    deliver_next(worker, clock=lambda: at)
    message.refresh_from_db()
    return message


def test_a_letter_arrives_as_it_was_written(mailbox, at) -> None:
    message = send(at, html="<p>Kính gửi</p>")
    (letter,) = mailbox.kept.values()
    plain, html = letter.get_payload()
    assert plain.get_payload(decode=True).decode().strip() == LETTER["text"]
    assert html.get_content_type() == "text/html"
    assert (message.state, message.receipt, message.payload) == (State.DELIVERED, letter["Message-ID"], {})
    assert letter["Message-ID"].endswith("@xa.example.vn>")
    assert parsedate_to_datetime(letter["Date"]) == at.replace(microsecond=0)


def test_a_second_attempt_carries_the_same_message_id(mailbox, at) -> None:
    send(at)
    OutgoingMessage.objects.update(state=State.WAITING, payload=LETTER)  # as if the worker had died before the note
    send(at)
    assert (len(mailbox.wire), len(mailbox.kept)) == (2, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": "550@example.vn"},
        {"subject": "refuse this"},
        {"subject": "two\nlines"},
        {"to": ""},
    ],
)
def test_what_the_server_will_never_take_is_given_up_at_once(mailbox, at, wrong) -> None:
    message = send(at, **wrong)
    assert message.state == State.DEAD, message.last_error
    assert mailbox.wire == []


def test_content_without_an_address_is_given_up_at_once(at) -> None:
    message = outbox.put("mail", {"subject": "x", "text": "x"}, key="moi-1", at=at)
    send(at)
    message.refresh_from_db()
    assert (message.state, message.last_error) == (State.DEAD, "Permanent: KeyError: 'to'")


def test_what_the_server_does_not_take_now_is_tried_again(mailbox, at) -> None:
    assert send(at, to="450@example.vn").state == State.WAITING


def test_a_server_that_is_not_there_is_tried_again(settings, at) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    message = send(at)
    assert (message.state, message.attempts) == (State.WAITING, 1)
    assert "ConnectionRefusedError" in message.last_error
