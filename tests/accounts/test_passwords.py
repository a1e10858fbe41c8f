"""Forgotten and changed passwords: the letter, the link, and the sessions that end."""

import re
from email.header import decode_header, make_header

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from lantoa.accounts.models import User
from lantoa.kit import audit
from lantoa.kit.outbox.delivery import deliver_next
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working.models import Worker
from tests.accounts.conftest import PASSWORD, SIGN_IN
from tests.kit.mailbox import MailServer

pytestmark = pytest.mark.django_db
FORGOTTEN = "/tai-khoan/quen-mat-khau/"
CHANGE = "/tai-khoan/doi-mat-khau/"
NEW = "mat-khau-moi-toanh"


def ask(client: Client, email: str):
    return client.post(FORGOTTEN, {"email": email}, follow=True)


def link() -> str:
    """The way to the new password, out of the last letter."""
    return re.search(
        r"http://[^/]+(/tai-khoan/quen-mat-khau/\S+)", OutgoingMessage.objects.latest("id").payload["text"]
    )[1]


def set_new(client: Client, path: str, password: str = NEW):
    form = client.get(path, follow=True).request["PATH_INFO"]
    return client.post(form, {"password1": password, "password2": password})


def test_the_link_in_the_letter_sets_a_new_password_once(client: Client, lan: User) -> None:
    assert "Thư đang được gửi đi" in ask(client, "LAN@xa.example").text
    path = link()
    assert set_new(client, path).url == FORGOTTEN + "xong/"
    lan.refresh_from_db()
    assert lan.check_password(NEW)
    assert "không còn hiệu lực" in Client().get(path).text
    assert "reset_password" in audit.history_of(lan).values_list("verb", flat=True)
    assert Client().post(SIGN_IN, {"login": lan.email, "password": NEW}).status_code == 302


def test_asking_looks_and_costs_the_same_whether_or_not_there_is_an_account(client: Client, lan: User) -> None:
    outcomes = []
    for email in ("lan@xa.example", "nha@xa.example"):
        with CaptureQueriesContext(connection) as queries:
            answer = ask(Client(), email)
        writes = [query["sql"].split()[0] for query in queries]
        page = re.sub(r'value="\w+"', "", answer.text)
        outcomes.append((answer.status_code, answer.redirect_chain, page, len(queries), writes))
    assert outcomes[0] == outcomes[1]
    letters = OutgoingMessage.objects.order_by("id")
    assert [letter.payload["to"] for letter in letters] == ["lan@xa.example", "nha@xa.example"]
    assert letters[0].payload["subject"] == letters[1].payload["subject"]
    assert "http" in letters[0].payload["text"]
    assert "http" not in letters[1].payload["text"]


def test_whoever_has_left_gets_no_link(client: Client, lan: User) -> None:
    User.objects.update(is_active=False)
    ask(client, "lan@xa.example")
    assert "http" not in OutgoingMessage.objects.get().payload["text"]


def test_nobody_is_flooded_with_letters(client: Client, lan: User) -> None:
    answers = [ask(client, "lan@xa.example").status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    assert OutgoingMessage.objects.count() == 3


def test_the_link_goes_to_our_own_address_whatever_the_request_claims(client: Client, lan: User, settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client.post(FORGOTTEN, {"email": lan.email}, headers={"Host": "ke-gian.example"})
    text = OutgoingMessage.objects.get().payload["text"]
    assert settings.BASE_URL in text
    assert "ke-gian" not in text


def test_a_reset_ends_every_session_and_lifts_the_lock(client: Client, lan: User) -> None:
    thief = Client()
    thief.post(SIGN_IN, {"login": lan.email, "password": PASSWORD})
    for _ in range(10):
        client.post(SIGN_IN, {"login": lan.email, "password": "sai"})
    ask(client, lan.email)
    set_new(client, link())
    assert thief.get("/tai-khoan/").status_code == 302
    assert client.post(SIGN_IN, {"login": lan.email, "password": NEW}).status_code == 302


def test_a_change_ends_the_other_sessions_and_keeps_this_one(client: Client, lan: User) -> None:
    other = Client()
    for each in (client, other):
        each.post(SIGN_IN, {"login": lan.email, "password": PASSWORD})
    answer = client.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert answer.url == "/tai-khoan/"
    assert client.get("/tai-khoan/").status_code == 200
    assert other.get("/tai-khoan/").status_code == 302
    lan.refresh_from_db()
    assert lan.check_password(NEW)
    verbs = list(audit.history_of(lan).order_by("id").values_list("verb", "note"))
    assert verbs[-2:] == [("change_password", ""), ("end_sessions", "1")]
    told = OutgoingMessage.objects.get().payload
    assert told["to"] == "lan@xa.example"
    assert "Mật khẩu của bạn đã được đổi." in told["text"]
    assert "127.0.0.1" in told["text"]


@pytest.mark.parametrize(
    ("old", "new", "again"), [("sai", NEW, NEW), (PASSWORD, NEW, "khac"), (PASSWORD, "12345678", "12345678")]
)
def test_a_change_with_a_mistake_changes_nothing(client: Client, lan: User, old: str, new: str, again: str) -> None:
    client.force_login(lan)
    answer = client.post(CHANGE, {"oldpassword": old, "password1": new, "password2": again})
    assert 'class="error"' in answer.text
    lan.refresh_from_db()
    assert lan.check_password(PASSWORD)


def test_without_an_address_nothing_is_sent(client: Client) -> None:
    by_phone = User.objects.create_user(None, PASSWORD, phone="+84912345670", last_name="Trần", first_name="Hà")
    client.force_login(by_phone)
    client.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    by_phone.refresh_from_db()
    assert by_phone.check_password(NEW)
    assert not OutgoingMessage.objects.exists()


def test_the_letter_is_delivered_over_smtp_and_its_link_is_kept_nowhere_after_that(
    client: Client, lan: User, settings
) -> None:
    ask(client, lan.email)
    path = link()
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        assert deliver_next(Worker.objects.create(place="here", started_at=now(), seen_at=now()), clock=now)
    [letter] = server.mailbox.kept.values()
    assert letter["To"] == "lan@xa.example"
    assert str(make_header(decode_header(letter["Subject"]))) == "Mật khẩu mới cho Lan Tỏa"
    assert path in letter.get_payload(decode=True).decode()
    assert OutgoingMessage.objects.get().payload == {}
    assert set_new(client, path).url == FORGOTTEN + "xong/"
