"""The administrator's screens: the outbox with its dead letters, and the log."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from lantoa.kit import audit
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.kit.models import LogEntry, OutgoingMessage, Worker
from lantoa.organisations.models import Body
from tests.organisations.worlds import person

pytestmark = pytest.mark.django_db
OUTBOX, LOG = "/desk/outbox/", "/desk/log/"


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(person(is_superuser=True, is_staff=True))
    return client


def message(key: str, state: str = "waiting", **fields: Any) -> OutgoingMessage:
    said = {
        "kind": "mail",
        "payload": {"to": "a@b.example", "text": "bí mật"},
        "put_at": now(),
        "next_attempt_at": now(),
    }
    return OutgoingMessage.objects.create(key=key, state=state, **(said | fields))


def test_dead_letters_stand_first_and_the_content_nowhere(administrator) -> None:
    message("thu-cho")
    dead = message("thu-chet", "dead", last_error="550 không có hộp thư", put_at=datetime(2020, 1, 1, tzinfo=UTC))
    page = administrator.get(OUTBOX).text
    assert page.index("thu-chet") < page.index("thu-cho")
    assert "550 không có hộp thư" in administrator.get(f"{OUTBOX}{dead.pk}/").text
    assert "bí mật" not in page + administrator.get(f"{OUTBOX}{dead.pk}/").text


def test_the_list_is_narrowed_by_state(administrator) -> None:
    message("thu-cho")
    message("thu-chet", "dead")
    page = administrator.get(OUTBOX, {"state": "dead"}).text
    assert "thu-chet" in page
    assert "thu-cho<" not in page


def test_a_dead_letter_is_sent_again_or_dropped_with_a_reason(administrator) -> None:
    again, gone = message("mot", "dead", attempts=10), message("hai", "dead")
    assert administrator.post(f"{OUTBOX}{again.pk}/retry/").status_code == 302
    assert administrator.post(f"{OUTBOX}{gone.pk}/drop/").status_code == 422
    assert administrator.post(f"{OUTBOX}{gone.pk}/drop/", {"reason": "sai địa chỉ"}).status_code == 302
    again.refresh_from_db()
    gone.refresh_from_db()
    assert (again.state, again.attempts) == ("waiting", 0)
    assert (gone.state, gone.payload) == ("dropped", {})
    assert LogEntry.objects.filter(verb="drop", note="sai địa chỉ").exists()


def test_what_was_delivered_can_be_neither(administrator) -> None:
    done = message("xong", "delivered")
    page = administrator.get(f"{OUTBOX}{done.pk}/").text
    assert f"{OUTBOX}{done.pk}/retry/" not in page
    assert administrator.post(f"{OUTBOX}{done.pk}/retry/").status_code == 403


def test_it_is_told_when_no_worker_lives(administrator) -> None:
    told = "không có tiến trình nền nào hoạt động"
    assert told in administrator.get(OUTBOX).text
    Worker.objects.create(place="máy:1", started_at=now(), seen_at=now())
    assert told not in administrator.get(OUTBOX).text


def test_officers_get_neither_screen_nor_entry_of_the_menu(client, body, officer) -> None:
    dead = message("thu-chet", "dead")
    audit.record("send_list", body, by=PLATFORM, at=now(), note="lý do kín")
    for address in (OUTBOX, LOG):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "thu-chet" not in answer.text
        assert "lý do kín" not in answer.text
    assert client.get(f"{OUTBOX}{dead.pk}/").status_code == 404
    assert client.post(f"{OUTBOX}{dead.pk}/retry/").status_code == 404
    assert f'href="{LOG}"' not in client.get("/desk/").text


def test_the_administrator_finds_both_in_the_menu(administrator) -> None:
    page = administrator.get(OUTBOX).text
    assert f'href="{OUTBOX}"' in page
    assert f'href="{LOG}"' in page


def entries(client: Client, **asked: str) -> list[list[str]]:
    lines = b"".join(client.get(LOG, {"export": "csv"} | asked).streaming_content).decode("utf-8-sig").splitlines()
    return [line.split(",") for line in lines[1:]]


def test_the_log_is_narrowed_by_person_verb_kind_and_day(administrator, body: Body) -> None:
    LogEntry.objects.all()
    hoa, binh = (person(name) for name in ("Hòa", "Bình"))
    early, late = datetime(2026, 11, 1, 16, 59, tzinfo=UTC), datetime(2026, 11, 1, 17, tzinfo=UTC)  # 23:59, 00:00
    audit.record("send_list", body, by=Actor(hoa), at=early, note="một")
    audit.record("appoint", audit.About(subject="ai đó"), by=Actor(binh), at=late, note="hai")

    def notes(**asked: str) -> set[str]:
        return {line[-1] for line in entries(administrator, **asked)} & {"một", "hai"}

    assert notes() == {"một", "hai"}
    assert notes(who="hoa") == {"một"}
    assert notes(verb="appoint") == {"hai"}
    assert notes(kind="organisations.body") == {"một"}
    assert notes(at_from="02/11/2026") == {"hai"}
    assert notes(at_to="01/11/2026") == {"một"}


def test_the_log_tells_of_people_who_are_gone(administrator, body: Body) -> None:
    gone = person("Đi")
    audit.record("send_list", body, by=Actor(gone), at=now())
    gone.delete()
    assert f"Tài khoản số {gone.pk or ''}" in administrator.get(LOG).text


@pytest.mark.parametrize("address", [OUTBOX, LOG])
def test_lists_cost_the_same_for_any_length(address, administrator, body: Body) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            administrator.get(address)
        return len(queries)

    message("một")
    audit.record("send_list", body, by=Actor(person("A")), at=now())
    cost()
    few = cost()
    for number in range(3):
        message(f"tin {number}")
        audit.record("send_list", body, by=Actor(person("B")), at=now())
    assert cost() == few
