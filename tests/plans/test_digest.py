"""The daily letter: one a person and day, in her language, and none when there is nothing to say."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils.timezone import now

from lantoa.kit.actors import Actor
from lantoa.kit.outbox.delivery import deliver_next
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.states import State
from lantoa.kit.working import daily
from lantoa.kit.working.models import Worker
from lantoa.organisations.models import Role
from lantoa.plans.operations import digest
from tests.kit.mailbox import MailServer
from tests.organisations.worlds import appointed, founded, person
from tests.plans.seen import Programme, at_desk

pytestmark = pytest.mark.django_db


def letters() -> list[OutgoingMessage]:
    return list(OutgoingMessage.objects.filter(key__startswith="digest-").order_by("pk"))


@pytest.fixture
def world() -> Programme:
    return Programme()


@pytest.fixture
def officer(world):
    who = person("Minh")
    appointed(world.communes[0], Role.OFFICER, who)
    return who


def test_one_letter_a_person_with_one_link_for_each_thing(world, officer) -> None:
    assert digest.send_digests(at=now()) == 1
    (message,) = letters()
    assert message.payload["to"] == officer.email
    assert "quá hạn" in message.payload["subject"]
    links = [line.strip() for line in message.payload["text"].splitlines() if f"body={world.communes[0].pk}&" in line]
    assert len(links) == len(set(links)) >= 1
    assert f"/desk/plans/duties/{world.late.pk}/" in links[0]


def test_never_twice_on_one_day_but_again_on_the_next(officer) -> None:
    assert digest.send_digests(at=now()) == 1
    assert digest.send_digests(at=now()) == 0
    call_command("digest", verbosity=0)
    assert len(letters()) == 1
    assert digest.send_digests(at=now() + timedelta(days=1)) == 1


def test_nothing_to_say_no_letter(world, officer) -> None:
    world.finish(world.communes[0])
    appointed(founded("Xã Khác"), Role.OFFICER)
    assert digest.send_digests(at=now()) == 0
    assert letters() == []


def test_whoever_declined_or_left_gets_none(world, officer) -> None:
    gone = person("Đi", is_active=False)
    appointed(world.communes[0], Role.OFFICER, gone)
    digest.choose(wanted=False, by=Actor(officer), at=now())
    assert digest.send_digests(at=now()) == 0
    digest.choose(wanted=True, by=Actor(officer), at=now())
    assert digest.send_digests(at=now()) == 1


def test_everybody_reads_it_in_her_own_language(officer) -> None:
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=officer, preferred_language="en")
    digest.send_digests(at=now())
    (message,) = letters()
    assert "to do in Lan Tỏa" in message.payload["subject"]
    assert "OVERDUE" in message.payload["text"]


def test_the_choice_is_made_on_a_screen_of_ones_own(world) -> None:
    client, who = at_desk(world.communes[0])
    assert client.get("/desk/plans/letter/").context["form"].initial == {"wanted": True}
    assert client.post("/desk/plans/letter/", {}).status_code == 302
    assert not digest.wants_digest(who)


def test_the_worker_asks_for_it_once_a_day_and_not_before_the_morning(officer) -> None:
    night, morning = (datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (18, 23))  # 1 and 6 o'clock in Vietnam
    daily.ask_for(at=night)
    assert not OutgoingMessage.objects.filter(kind=digest.KIND).exists()
    daily.ask_for(at=morning)
    daily.ask_for(at=morning + timedelta(minutes=5))
    assert OutgoingMessage.objects.filter(kind=digest.KIND).count() == 1


def test_the_letter_reaches_the_mailbox_through_a_real_server(officer, settings) -> None:
    at = now()
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        digest.send_digests(at=at)
        worker = Worker.objects.create(place="here", started_at=at, seen_at=at)
        deliver_next(worker, clock=lambda: at)
        (kept,) = server.mailbox.kept.values()
    assert kept["To"] == officer.email
    assert letters()[0].state == State.DELIVERED
