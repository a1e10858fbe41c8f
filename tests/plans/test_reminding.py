"""Reminders: whom they reach, whom they do not, and what is written."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.kit.audit import history_of
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Role
from lantoa.plans.models import Reminder
from lantoa.plans.operations.reminding import Wording, remind
from lantoa.plans.queries import reminding
from lantoa.plans.queries.reminding import ONLY_ASKED, About, preview
from tests.organisations.desk import cost
from tests.organisations.worlds import appointed, founded, person
from tests.plans.seen import NEW_YEAR, NEXT, Programme, at_desk
from tests.plans.worlds import owes

pytestmark = pytest.mark.django_db
WORDS = Wording("Đề nghị hoàn thành.", "Kính đề nghị quý cơ quan.")


def sent() -> list[OutgoingMessage]:
    return list(OutgoingMessage.objects.filter(key__startswith="reminder-").order_by("pk"))


def reasons(world: Programme, *bodies) -> dict[str, str]:
    shown = preview(About(world.plan), bodies, on=localdate())
    return {body.name: reason for reason, listed in shown.will_not for body in listed}


def test_the_preview_says_who_will_not_get_it_and_why() -> None:
    world = Programme()
    world.finish(world.communes[0])
    owes(world.late, world.ministry, world.province, since=NEW_YEAR, until=NEXT)
    stranger = founded("Xã Khác")
    told = reasons(world, world.ministry, world.province, *world.communes, stranger)
    assert told == {
        world.ministry.name: reminding.ABOVE,
        world.province.name: reminding.ITSELF,
        world.communes[0].name: reminding.COMPLETE,
        stranger.name: reminding.OWES_NOTHING,
    }


def test_officers_and_secretaries_get_a_letter_with_a_link_for_each_open_thing() -> None:
    world = Programme()
    officer, reader = person("Minh"), person("Lan")
    appointed(world.communes[0], Role.OFFICER, officer)
    appointed(world.communes[0], Role.READER, reader)
    chief = appointed(world.province, Role.LEADER)
    remind(About(world.plan), world.communes[:1], WORDS, by=chief, at=now())
    (message,) = sent()
    assert message.payload["to"] == officer.email
    assert message.payload["subject"].startswith("Đôn đốc thực hiện kế hoạch")
    for term in (world.late_term, world.report_term):
        assert f"/desk/plans/cells/{term.pk}/{world.communes[0].pk}/" in message.payload["text"]
    (kept,) = Reminder.objects.all()
    assert (kept.sent_by, kept.text) == (chief.person, WORDS.order)
    assert [entry.verb for entry in history_of(kept)] == ["remind"]
    assert [entry.verb for entry in history_of(world.plan)] == ["remind"]


def test_whom_the_plan_asks_is_asked_politely() -> None:
    world = Programme()
    appointed(world.front, Role.OFFICER)
    remind(About(world.plan), [world.front], WORDS, by=appointed(world.province), at=now())
    (message,) = sent()
    assert WORDS.request in message.payload["text"]
    assert "Hạn" not in message.payload["text"]
    assert message.payload["subject"].startswith("Đề nghị")


def test_requests_are_left_alone_where_the_programme_does_not_remind_of_them() -> None:
    world = Programme()
    world.plan.options = {"request_reminders": False}
    found = preview(About(world.plan), [world.front, world.communes[0]], on=localdate())
    assert [each.body for each in found.will] == [world.communes[0]]
    assert found.will_not == [(ONLY_ASKED, [world.front])]


def test_nobody_is_reminded_of_the_same_twice_on_a_day() -> None:
    world = Programme()
    by = appointed(world.province)
    remind(About(world.plan), world.communes, WORDS, by=by, at=now())
    with pytest.raises(ValidationError):
        remind(About(world.plan), world.communes, WORDS, by=by, at=now())
    remind(About(world.plan, world.late, world.late_term), world.communes, WORDS, by=by, at=now())
    remind(About(world.plan), world.communes, WORDS, by=by, at=now() + timedelta(days=1))
    assert Reminder.objects.count() == 9


def test_only_the_office_whose_plan_it_is_reminds() -> None:
    world = Programme()
    for by in (appointed(world.communes[0], Role.LEADER), appointed(world.province, Role.READER), Actor(person())):
        with pytest.raises(Refused):
            remind(About(world.plan), world.communes, WORDS, by=by, at=now())
    assert not Reminder.objects.exists()


def test_the_form_shows_the_preview_and_sends_to_those_who_fit_the_filter() -> None:
    world = Programme()
    world.finish(world.communes[0])
    client, who = at_desk(world.province)
    address = f"/desk/plans/{world.plan.pk}/remind/?only=open"
    shown = client.get(address).context["preview"]
    assert ([each.body.name for each in shown.will], shown.left_out, shown.polite) == (
        ["Ủy ban Mặt trận tỉnh", "Xã Số 2", "Xã Số 3"],
        1,
        1,
    )
    answer = client.post(address, {"order": "Làm đi", "request": "Kính nhờ"})
    assert answer.status_code == 302
    assert set(Reminder.objects.values_list("body__name", "text")) == {
        ("Ủy ban Mặt trận tỉnh", "Kính nhờ"),
        ("Xã Số 2", "Làm đi"),
        ("Xã Số 3", "Làm đi"),
    }
    assert "Không đơn vị nào" not in client.get(f"/desk/plans/{world.plan.pk}/board/").content.decode()


def test_the_list_of_bodies_with_nothing_reminds_those_marked_or_all() -> None:
    world = Programme()
    world.finish(world.communes[0])
    client, _who = at_desk(world.province)
    silent = f"/desk/plans/{world.plan.pk}/silent/"
    assert [row.name for row in client.get(silent).context["found"].records] == [
        "Ủy ban Mặt trận tỉnh",
        "Xã Số 2",
        "Xã Số 3",
    ]
    marked = client.post(silent, {"act": "remind", "id": [world.communes[1].pk]})
    assert [each.body for each in client.get(marked.url).context["preview"].will] == [world.communes[1]]
    everything = client.post(silent + "?q=xa", {"act": "remind", "everything": "1"})
    assert [each.body for each in client.get(everything.url).context["preview"].will] == world.communes[1:]


def test_the_preview_costs_the_same_for_any_number_of_bodies() -> None:
    costs = []
    for communes in (1, 3):
        world = Programme(communes)
        client, _who = at_desk(world.province)
        costs.append(cost(client, f"/desk/plans/{world.plan.pk}/remind/?only=open"))
    assert costs[0] == costs[1]
