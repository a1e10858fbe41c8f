"""Screens of lineage, deliveries and the calendar: what they cost, what they offer, what they give away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from lantoa.organisations.models import Body, Role
from lantoa.plans.models import Anniversary, CalendarFeed, Delivery, Plan
from lantoa.plans.operations import lineage
from tests.organisations.desk import administrator, cost, signed_in
from tests.organisations.worlds import NOON, District, founded, person
from tests.plans.families import MARCH, MAY, citing, clause, issued
from tests.plans.worlds import duty_of, owes, term_of

pytestmark = pytest.mark.django_db
PLACE = "/desk/plans/"


class Below(District):
    """A plan of the district; a commune has issued one to carry it out, two have not."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = issued(self.district, "12/KH-UBND", MARCH)
        self.child = self.follow(self.communes[0])

    def follow(self, body: Body) -> Plan:
        child = issued(body, "3/KH-UBND", MAY)
        citing(child, "12/KH-UBND", MARCH, "UBND huyện")
        lineage.connect(child, at=NOON)
        return child

    def deliver(self, body: Body, plan: Plan | None = None) -> Delivery:
        return Delivery.objects.create(plan=plan or self.plan, body=body, sent_at=now())


@pytest.fixture
def below() -> Below:
    return Below()


@pytest.fixture
def secretary(below: Below) -> Client:
    return signed_in(below.district, Role.SECRETARY)


def text(client: Client, way: str) -> str:
    answer = client.get(f"{PLACE}{way}")
    assert answer.status_code == 200, (way, answer.status_code)
    return answer.content.decode()


def names(client: Client, way: str) -> list[str]:
    rows = client.get(f"{PLACE}{way}").context_data["rows"]
    return [str(row["record"]) for row in rows]


# --- Who has issued one -----------------------------------------------------------------------------------------------
def test_those_with_a_plan_and_those_without(below: Below, secretary: Client) -> None:
    way = f"{below.plan.pk}/issued-below/"
    assert names(secretary, way) == ["Xã Dân Lực", "Xã Dân Lý", "Xã Minh Sơn"]
    assert names(secretary, f"{way}?missing=on") == ["Xã Dân Lý", "Xã Minh Sơn"]
    assert names(secretary, f"{way}?issued=on") == ["Xã Dân Lực"]
    assert (f"{PLACE}{below.plan.pk}/compare/{below.child.pk}/") in text(secretary, way)


def test_bodies_that_owe_something_come_before_those_of_the_tree(below: Below, secretary: Client) -> None:
    duty = duty_of(below.plan)
    owes(duty, below.communes[2], since=MARCH, until=localdate() + timedelta(days=9))
    assert names(secretary, f"{below.plan.pk}/issued-below/") == ["Xã Minh Sơn"]


def test_a_plan_under_review_is_not_issued_yet(below: Below, secretary: Client) -> None:
    Plan.objects.filter(pk=below.child.pk).update(state="review")
    assert len(names(secretary, f"{below.plan.pk}/issued-below/?missing=on")) == 3


def test_the_list_is_exported_as_it_is_shown(below: Below, secretary: Client) -> None:
    answer = secretary.get(f"{PLACE}{below.plan.pk}/issued-below/?missing=on&export=csv")
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["Xã Dân Lý", "Xã Minh Sơn"]


def test_those_picked_are_taken_along_to_the_reminder(below: Below, secretary: Client) -> None:
    ids = [below.communes[1].pk, below.communes[2].pk]
    answer = secretary.post(f"{PLACE}{below.plan.pk}/issued-below/", {"act": "remind", "id": ids})
    assert answer.url == f"{PLACE}{below.plan.pk}/remind/?body={ids[0]}&body={ids[1]}"


def test_who_only_reads_is_offered_no_reminder(below: Below) -> None:
    assert 'value="remind"' not in text(signed_in(below.district, Role.READER), f"{below.plan.pk}/issued-below/")


# --- The figure and its table -----------------------------------------------------------------------------------------
def test_the_figure_and_the_table_say_the_same(below: Below, secretary: Client) -> None:
    shown = text(secretary, f"{below.plan.pk}/lineage/")
    assert shown.count("Kế hoạch 3/KH-UBND") >= 3  # its title, its text and its row
    assert f"/compare/{below.child.pk}/" in shown


def test_ids_over_a_thousand_are_written_plainly(below: Below, secretary: Client) -> None:
    child = Plan.objects.create(pk=54321, body=below.communes[1], state="running", number="9/KH-UBND", recorded_at=NOON)
    citing(child, "12/KH-UBND", MARCH, cited=below.plan)
    assert "/compare/54321/" in text(secretary, f"{below.plan.pk}/lineage/")


def test_what_is_unclear_is_asked_on_the_page(below: Below) -> None:
    for title in ("Kế hoạch một", "Kế hoạch hai"):
        issued(below.province, "65/KH-UBND", None, title=title)
    citation = citing(below.plan, "65/KH-UBND", None, "UBND tỉnh")
    lineage.connect(below.plan, at=NOON)
    everything = administrator()
    shown = text(everything, f"{below.plan.pk}/lineage/")
    assert "Kế hoạch một" in shown
    assert f"{PLACE}citations/{citation.pk}/" in shown
    chosen = Plan.objects.get(title="Kế hoạch hai")
    everything.post(f"{PLACE}citations/{citation.pk}/", {"cited": chosen.pk})
    citation.refresh_from_db()
    assert citation.cited == chosen


def test_two_plans_are_shown_side_by_side_and_narrowed(below: Below, secretary: Client) -> None:
    clause(below.plan, "Hằng năm giới thiệu ít nhất 05 điển hình tiên tiến", "target", value=5)
    clause(below.child, "Hằng năm giới thiệu ít nhất 02 điển hình tiên tiến", "target", value=2)
    clause(below.child, "Bố trí kinh phí")
    way = f"{below.plan.pk}/compare/{below.child.pk}/"
    shown = text(secretary, way)
    assert ("<del>05</del>" in shown, "<ins>02</ins>" in shown, "Bố trí kinh phí" in shown) == (True, True, True)
    assert "Bố trí kinh phí" not in text(secretary, f"{way}?fate=weakened")


# --- Deliveries -------------------------------------------------------------------------------------------------------
def test_who_has_not_opened_or_acknowledged_is_filtered_out(below: Below, secretary: Client) -> None:
    read, unread = below.deliver(below.communes[0]), below.deliver(below.communes[1])
    Delivery.objects.filter(pk=read.pk).update(opened_at=now(), acknowledged_at=now())
    way = f"{below.plan.pk}/deliveries/"
    assert names(secretary, f"{way}?unopened=on") == names(secretary, f"{way}?unacknowledged=on") == [str(unread)]


def test_a_list_of_recipients_is_reminded_with_a_preview(below: Below, secretary: Client) -> None:
    first, second = below.deliver(below.communes[0]), below.deliver(below.communes[1])
    Delivery.objects.filter(pk=first.pk).update(acknowledged_at=now())
    way = f"{PLACE}{below.plan.pk}/deliveries/"
    asked = {"act": "remind", "id": [first.pk, second.pk]}
    preview = secretary.post(way, asked).context_data["preview"]
    assert (preview.will, preview.will_not) == (1, 1)
    secretary.post(way, asked | {"agreed": "1"})
    second.refresh_from_db()
    assert second.reminded_at is not None


def test_the_page_of_a_recipient_notes_who_opened_it_first(below: Below) -> None:
    delivery = below.deliver(below.communes[0])
    assert administrator().get(f"{PLACE}received/{delivery.pk}/").status_code == 404
    assert signed_in(below.district).get(f"{PLACE}received/{delivery.pk}/").status_code == 404
    delivery.refresh_from_db()
    assert delivery.opened_at is None
    text(signed_in(below.communes[0], Role.READER), f"received/{delivery.pk}/")
    delivery.refresh_from_db()
    assert delivery.opened_at is not None


def test_several_received_plans_are_acknowledged_at_once(below: Below) -> None:
    own = [below.deliver(below.communes[0]), below.deliver(below.communes[0], issued(below.district))]
    client = signed_in(below.communes[0], Role.OFFICER)
    client.post(f"{PLACE}received/", {"act": "acknowledge", "id": [each.pk for each in own], "agreed": "1"})
    assert Delivery.objects.filter(acknowledged_at=None).count() == 0


# --- What lists cost --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "way",
    ["received/", "{plan}/deliveries/", "{plan}/issued-below/", "calendar/", "calendar/feeds/", "{plan}/lineage/"],
)
def test_a_screen_costs_the_same_for_any_length(way: str, below: Below) -> None:
    client = signed_in(below.district, Role.SECRETARY)
    address = PLACE + way.format(plan=below.plan.pk)
    grow(below, 0)
    few = cost(client, address)
    for place in (1, 2):
        grow(below, place)
    assert cost(client, address) == few


def grow(below: Below, place: int) -> None:
    """One more of everything."""
    body = founded(f"Xã Mới {place}", under=below.district)
    below.follow(body)
    below.deliver(body)
    below.deliver(below.district, issued(below.province))
    today = localdate()
    duty = duty_of(issued(below.district), "Báo cáo")
    term_of(duty, today, today + timedelta(days=30), due_on=today)
    owes(duty, body, since=today, until=today + timedelta(days=30))
    Anniversary.objects.create(body=below.district, name=f"Ngày {place}", month=today.month, day=today.day)
    made = {"made_by": person(), "made_at": NOON}
    CalendarFeed.objects.create(body=below.district, name="x", token_hash=f"x{place}", **made)
