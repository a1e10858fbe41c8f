"""When somebody leaves, roles and open work go to a successor: all of it or nothing, and nothing is left behind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lantoa.accounts.models import User
from lantoa.accounts.operations.people import switch_off
from lantoa.desk.drafts import drafts_of, save_draft
from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.kit.models import LogEntry
from lantoa.organisations.models import FOREVER, Deputy, Membership, Role
from lantoa.organisations.operations.hand_over import HandOver, hand_over, preview
from lantoa.organisations.operations.refusals import RoleRefused
from lantoa.organisations.queries.people import standing
from tests.organisations.worlds import LONG_AGO, NOON, District, appointed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
LATER = date(2027, 1, 1)


class Office(District):
    """An officer of the first commune leaves; a colleague of the second follows."""

    def __init__(self) -> None:
        super().__init__()
        self.body = self.communes[0]
        self.admin = appointed(self.district, Role.ADMINISTRATOR)
        self.leaver, self.successor = appointed(self.body), appointed(self.communes[1])
        self.draft = save_draft(
            address="/desk/x/", title="Đề cử", values={"name": ["Chị Hoa"]}, by=self.leaver, at=NOON
        )

    def handing(self, **changes: object) -> HandOver:
        given = {"leaver": self.leaver.person, "successor": self.successor.person, "body": self.body, "on": TODAY}
        return HandOver(**given | changes)  # type: ignore[arg-type]


@pytest.fixture
def office() -> Office:
    return Office()


def test_roles_and_open_work_go_to_the_successor(office: Office) -> None:
    appointed(office.body, Role.EDITOR, office.leaver.person)
    done = hand_over(office.handing(reason="Nghỉ hưu"), by=office.admin, at=NOON)
    assert {role.role for role in done.begun} == {"officer", "editor"}
    assert not standing(office.leaver.person, TODAY).exists()
    assert standing(office.leaver.person, TODAY - timedelta(days=1)).count() == 2
    assert set(standing(office.successor.person, TODAY).filter(body=office.body).values_list("role", flat=True)) == {
        "officer",
        "editor",
    }
    assert [draft.pk for draft in drafts_of(office.successor.person)] == [office.draft.pk]
    assert [item.sentence for item in done.work] == ["Đề cử"]
    entry = LogEntry.objects.get(verb="hand_over")
    assert (entry.key, entry.note) == (str(office.leaver.person.pk), "Nghỉ hưu")


def test_a_preview_tells_it_and_changes_nothing(office: Office) -> None:
    before = list(Membership.objects.order_by("pk").values_list())
    seen = preview(office.handing(), by=office.admin, at=NOON)
    assert [str(role) for role in seen.begun]
    assert [item.sentence for item in seen.work] == ["Đề cử"]
    assert list(Membership.objects.order_by("pk").values_list()) == before
    assert [draft.pk for draft in drafts_of(office.leaver.person)] == [office.draft.pk]
    assert not LogEntry.objects.filter(verb="hand_over").exists()


def test_a_role_that_the_successor_has_is_not_held_twice(office: Office) -> None:
    appointed(office.body, Role.OFFICER, office.successor.person)
    done = hand_over(office.handing(), by=office.admin, at=NOON)
    assert ([role.role for role in done.kept], done.begun) == (["officer"], [])
    assert standing(office.successor.person, TODAY).filter(body=office.body).count() == 1


def test_work_stays_with_who_has_a_role_elsewhere(office: Office) -> None:
    appointed(office.communes[2], Role.EDITOR, office.leaver.person)
    done = hand_over(office.handing(), by=office.admin, at=NOON)
    assert [role.body for role in done.work_stays_for] == [office.communes[2]]
    assert [draft.pk for draft in drafts_of(office.leaver.person)] == [office.draft.pk]


def test_standing_in_ends_in_both_directions(office: Office) -> None:
    third = appointed(office.body)
    mine = Membership.objects.get(person=office.leaver.person)
    theirs = Membership.objects.get(person=third.person)
    Deputy.objects.create(membership=mine, person=third.person, since=LONG_AGO, until=LATER)
    Deputy.objects.create(membership=theirs, person=office.leaver.person, since=LONG_AGO, until=LATER)
    done = hand_over(office.handing(), by=office.admin, at=NOON)
    assert len(done.deputies_ended) == 2
    assert not Deputy.objects.filter(until__gt=TODAY).exists()


def test_a_role_ahead_goes_along_from_its_own_first_day(office: Office) -> None:
    ahead = Membership.objects.create(
        person=office.leaver.person, body=office.body, role=Role.LEADER, since=LATER, until=FOREVER
    )
    hand_over(office.handing(), by=office.admin, at=NOON)
    assert not Membership.objects.filter(pk=ahead.pk).exists()
    assert Membership.objects.get(role=Role.LEADER).since == LATER
    assert Membership.objects.get(role=Role.LEADER).person == office.successor.person


def test_the_last_administrator_leaves_by_handing_over(office: Office) -> None:
    handing = HandOver(office.admin.person, office.successor.person, office.district, TODAY)
    hand_over(handing, by=office.admin, at=NOON)
    assert standing(office.successor.person, TODAY).filter(role=Role.ADMINISTRATOR).exists()


def test_what_cannot_be_handed_over_is_refused_with_nothing_changed(office: Office) -> None:
    before = list(Membership.objects.order_by("pk").values_list())
    off = appointed(office.body)
    User.objects.filter(pk=off.person.pk).update(is_active=False)
    wrong: list[dict[str, object]] = [
        {"successor": office.leaver.person},
        {"body": office.communes[2]},
        {"on": LATER},
        {"successor": User.objects.get(pk=off.person.pk)},
    ]
    for changes in wrong:
        with pytest.raises(RoleRefused):
            hand_over(office.handing(**changes), by=office.admin, at=NOON)
    for actor in (office.leaver, appointed(office.communes[1], Role.ADMINISTRATOR)):
        with pytest.raises(Refused):
            hand_over(office.handing(), by=actor, at=NOON)
    after = Membership.objects.exclude(person=off.person).exclude(role="administrator", body=office.communes[1])
    assert list(after.order_by("pk").values_list()) == before
    assert drafts_of(office.leaver.person).exists()


def test_an_account_is_switched_off_only_when_its_work_is_handed_over(office: Office) -> None:
    with pytest.raises(Refused):
        switch_off(office.leaver.person, by=office.admin, at=NOON, reason="Nghỉ hưu")
    hand_over(office.handing(), by=office.admin, at=NOON)
    switch_off(office.leaver.person, by=office.admin, at=NOON, reason="Nghỉ hưu")
    assert not User.objects.get(pk=office.leaver.person.pk).is_active


def test_somebody_who_may_not_see_the_successor_cannot_choose_her(office: Office) -> None:
    commune = appointed(office.body, Role.ADMINISTRATOR)
    with pytest.raises(Refused):
        hand_over(office.handing(), by=Actor(commune.person), at=NOON)
