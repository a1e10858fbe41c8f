"""Plans are sent to those whom they name, and whoever has not read them is known."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from lantoa.desk.work import open_work_of
from lantoa.kit.access import Refused, may, visible
from lantoa.kit.actors import Actor
from lantoa.kit.audit import history_of
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Body, Role
from lantoa.plans.models import Delivery, Plan, Purpose
from lantoa.plans.operations import dissemination
from lantoa.plans.operations.dissemination import Addressed
from lantoa.plans.queries.dissemination import proposed, purpose_of, with_readers
from lantoa.plans.states import PlanState
from tests.organisations.offices import IN_2023, offices
from tests.organisations.worlds import NOON, appointed, person
from tests.plans.families import issued

pytestmark = pytest.mark.django_db


class Office:
    """A department of Lạng Sơn with a plan, its officer, and the division that gets it."""

    def __init__(self) -> None:
        self.bodies = offices()
        self.body = self.bodies["ngv"]
        self.division = self.bodies["ngv-bg"]
        self.officer = appointed(self.body)
        self.plan = issued(self.body, "34/KH-SNgV")

    def named(self, *lines: str) -> list:
        self.plan.reading = {"document": {"recipients": list(lines)}}
        return proposed(self.plan, IN_2023)

    def sent(self, *bodies: Body) -> list[Delivery]:
        to = [Addressed(body.name, body=body) for body in bodies]
        return dissemination.send(self.plan, to, by=self.officer, at=NOON)


@pytest.fixture
def office() -> Office:
    return Office()


def letters() -> list[str]:
    """Whom the worker would write to."""
    for message in OutgoingMessage.objects.filter(kind=dissemination.KIND, state="waiting"):
        with transaction.atomic():
            dissemination.write_letters(message)
        message.state = "delivered"
        message.save()
    return [message.payload["to"] for message in OutgoingMessage.objects.filter(kind="mail").order_by("pk")]


# --- Whom the plan names ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "purpose", "words"),
    [
        ("Ban Thi đua - Khen thưởng tỉnh (b/c);", Purpose.REPORT, "Ban Thi đua - Khen thưởng tỉnh"),
        ("Sở Nội vụ (để b/c)", Purpose.REPORT, "Sở Nội vụ"),
        ("Công đoàn (p/h)", Purpose.COORDINATE, "Công đoàn"),
        ("Các phòng (t/h);", Purpose.ACTION, "Các phòng"),
        ("Sở Nội vụ;", Purpose.ACTION, "Sở Nội vụ"),
        ("Lưu: VT, VP.", Purpose.ARCHIVE, "Lưu: VT, VP"),
    ],
)
def test_what_a_recipient_gets_it_for(line: str, purpose: str, words: str) -> None:
    assert purpose_of(line) == (purpose, words)


def test_names_are_found_near_the_body_that_issued(office: Office) -> None:
    [department] = office.named("Sở Nội vụ")
    assert department.bodies == [office.bodies["nv"]]


def test_a_group_unfolds_as_of_the_day(office: Office) -> None:
    [group] = office.named("Các phòng chuyên môn, nghiệp vụ;")
    assert group.is_group
    assert office.division in group.bodies


def test_a_channel_is_to_be_published_and_the_archive_is_kept(office: Office) -> None:
    website, page, archive = office.named("Đăng tải Website TTXT;", "Trang TTĐT Sở", "Lưu: VT.")
    assert [website.is_channel, page.is_channel, archive.is_channel] == [True, True, False]
    assert archive.is_archive
    assert website.bodies == page.bodies == archive.bodies == []


def test_who_is_not_sure_is_asked(office: Office) -> None:
    [unknown] = office.named("Ban Liên lạc Hội đồng hương")
    assert unknown.bodies == []


def test_a_plan_without_recipients_names_nobody(office: Office) -> None:
    office.plan.reading = {}
    assert proposed(office.plan, IN_2023) == []


# --- Sending ----------------------------------------------------------------------------------------------------------
def test_whoever_gets_a_plan_sees_it_and_is_written_to(office: Office) -> None:
    reader = appointed(office.division)
    assert not may(reader, "view", office.plan)
    office.sent(office.division)
    assert may(reader, "view", office.plan)
    assert list(visible(reader, Plan.objects.all())) == [office.plan]
    assert letters() == [reader.person.email]


def test_a_body_above_or_beside_the_recipient_does_not_see_it_for_that(office: Office) -> None:
    office.sent(office.division)
    assert not may(appointed(office.bodies["ngv-tt"]), "view", office.plan)


def test_nobody_gets_a_plan_twice(office: Office) -> None:
    office.sent(office.division)
    again = office.sent(office.division, office.bodies["ngv-vp"], office.bodies["ngv-vp"])
    assert [each.body for each in again] == [office.bodies["ngv-vp"]]
    with pytest.raises(Refused):
        office.sent(office.division)
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(plan=office.plan, body=office.division, sent_at=NOON)


def test_channels_and_the_archive_are_noted_and_get_no_letter(office: Office) -> None:
    to = [Addressed("Trang TTĐT Sở", channel="Trang TTĐT Sở"), Addressed("Lưu: VT", Purpose.ARCHIVE)]
    made = dissemination.send(office.plan, to, by=office.officer, at=NOON)
    assert letters() == []
    posted = dissemination.post(made[0], "https://so.example/kh-34", by=office.officer, at=NOON)
    assert posted.link == "https://so.example/kh-34"


@pytest.mark.parametrize("state", [PlanState.REVIEW, PlanState.DISCARDED])
def test_only_a_plan_in_force_is_sent(office: Office, state: str) -> None:
    office.plan.state = state
    office.plan.save()
    with pytest.raises(Refused):
        office.sent(office.division)


def test_only_the_office_itself_sends(office: Office) -> None:
    for stranger in (appointed(office.division), appointed(office.body, Role.READER)):
        with pytest.raises(Refused):
            dissemination.send(office.plan, [Addressed("x", body=office.division)], by=stranger, at=NOON)


def test_three_hundred_recipients_cost_few_questions(office: Office, django_assert_max_num_queries) -> None:
    bodies = [Body.objects.get(pk=body.pk) for body in office.bodies.values()]
    with django_assert_max_num_queries(20):
        office.sent(*bodies)


# --- Opening and acknowledging ----------------------------------------------------------------------------------------
def test_the_first_of_the_staff_opens_it_once(office: Office) -> None:
    [delivery] = office.sent(office.division)
    first, second = appointed(office.division, Role.READER), appointed(office.division)
    assert dissemination.open_delivery(delivery, by=first, at=NOON)
    assert not dissemination.open_delivery(delivery, by=second, at=NOON + timedelta(hours=1))
    delivery.refresh_from_db()
    assert (delivery.opened_at, delivery.opened_by_id) == (NOON, first.person.pk)


def test_nobody_else_opens_it(office: Office) -> None:
    [delivery] = office.sent(office.division)
    above = appointed(office.bodies["ls"], Role.ADMINISTRATOR)
    for stranger in (office.officer, above, Actor(person(is_superuser=True))):
        assert not dissemination.open_delivery(delivery, by=stranger, at=NOON)
        with pytest.raises(Refused):
            dissemination.acknowledge(delivery, by=stranger, at=NOON)


def test_an_officer_acknowledges_for_the_body_and_the_staff_each_for_herself(office: Office) -> None:
    [delivery] = office.sent(office.division)
    staff, officer = appointed(office.division, Role.READER), appointed(office.division)
    half = dissemination.acknowledge(delivery, by=staff, at=NOON)
    assert (half.acknowledged_at, half.opened_at) == (None, NOON)
    whole = dissemination.acknowledge(delivery, by=officer, at=NOON)
    assert whole.acknowledged_by_id == officer.person.pk
    dissemination.acknowledge(delivery, by=officer, at=NOON)
    counted = with_readers(Delivery.objects.all(), localdate(NOON)).get()
    assert (counted.read, counted.staff) == (2, 2)
    assert [entry.verb for entry in history_of(delivery)].count("acknowledge") == 2


def test_what_is_not_acknowledged_waits_in_the_work_of_who_answers(office: Office) -> None:
    [delivery] = office.sent(office.division)
    officer, reader = appointed(office.division), appointed(office.division, Role.READER)
    assert len(open_work_of(officer.person, on=localdate(NOON)).coming) == 1
    assert open_work_of(reader.person, on=localdate(NOON)).own == 0
    dissemination.acknowledge(delivery, by=officer, at=NOON)
    assert open_work_of(officer.person, on=localdate(NOON)).own == 0


# --- Reminding --------------------------------------------------------------------------------------------------------
def test_who_has_not_acknowledged_is_reminded_once_a_day(office: Office) -> None:
    [delivery] = office.sent(office.division)
    officer = appointed(office.division)
    letters()
    dissemination.remind(delivery, by=office.officer, at=NOON)
    assert letters() == [officer.person.email] * 2
    with pytest.raises(Refused):
        dissemination.remind(delivery, by=office.officer, at=NOON + timedelta(hours=1))
    dissemination.remind(delivery, by=office.officer, at=NOON + timedelta(days=1))
    dissemination.acknowledge(delivery, by=officer, at=NOON)
    with pytest.raises(Refused):
        dissemination.remind(delivery, by=office.officer, at=NOON + timedelta(days=2))


def test_a_superior_and_a_channel_are_not_reminded(office: Office) -> None:
    above, *_rest = office.sent(office.bodies["ls"])
    to = [Addressed("Trang TTĐT Sở", channel="Trang TTĐT Sở")]
    [channel] = dissemination.send(office.plan, to, by=office.officer, at=NOON)
    for delivery in (above, channel):
        with pytest.raises(Refused):
            dissemination.remind(delivery, by=office.officer, at=NOON)
