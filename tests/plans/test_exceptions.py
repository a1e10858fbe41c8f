"""What people decide about one body in one period, and about what counts; each with its reason, in the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.audit import history_of
from lantoa.organisations.models import Body, BodyKind, Role
from lantoa.organisations.operations import undoing
from lantoa.organisations.operations.recording import NewBody
from lantoa.organisations.operations.refusals import ChangeRefused
from lantoa.plans.models import Citation, MergedQuota, Obligation, QuotaReading
from lantoa.plans.operations import choosing, counting, exceptions
from lantoa.plans.operations.counting import Counting
from lantoa.plans.options import Options, options_of
from lantoa.plans.progress import Standing
from lantoa.plans.queries.progress import standings
from tests.organisations.worlds import NOON, District, appointed, merged
from tests.plans.owing import communes_of, fanned_out, owed_by, work
from tests.plans.worlds import plan_of

pytestmark = pytest.mark.django_db
MID, QUARTER, ON = date(2026, 5, 15), date(2026, 4, 1), date(2026, 11, 23)
PLAIN = Counting(True, False, (), 1, 1, Decimal(2))


class Merged:
    """Three communes owe two each quarter; they became one in the middle of the second quarter."""

    def __init__(self) -> None:
        self.world = District()
        self.plan = plan_of(self.world.district)
        self.duty = owed_by(self.plan, communes_of(self.world.district))
        self.change = merged(*self.world.communes, into=NewBody("Xã Hợp", BodyKind.COMMUNE, {}), on=MID)
        fanned_out(self.plan)
        self.body: Body = self.change.made_body.get()
        self.term = self.duty.terms.get(since=QUARTER)
        self.secretary = appointed(self.world.district, Role.SECRETARY)

    def standing(self) -> Standing:
        return next(one for one in standings(self.plan, ON, bodies=[self.body.pk]) if one.since == QUARTER)


@pytest.mark.parametrize(("reading", "value"), [(QuotaReading.ONE, 2), (QuotaReading.SUM, 6)])
def test_a_quota_is_decided_once_with_its_reason(reading: str, value: int) -> None:
    case = Merged()
    said = {"by": case.secretary, "at": NOON}
    with pytest.raises(ValidationError):
        exceptions.decide_quota(case.term, case.body, reading, reason=" ", **said)
    decided = exceptions.decide_quota(case.term, case.body, reading, reason="Theo hướng dẫn của huyện", **said)
    assert decided.value == value
    assert (case.standing().asked, case.standing().open_question) == (value, None)
    with pytest.raises(Refused):
        exceptions.decide_quota(case.term, case.body, QuotaReading.ONE, reason="Nghĩ lại", **said)
    assert MergedQuota.objects.count() == 1
    (entry,) = history_of(case.duty)
    assert (entry.verb, entry.body_id) == ("decide_quota", case.body.pk)


def test_only_who_answers_for_the_plan_decides() -> None:
    case = Merged()
    for actor in (appointed(case.world.district), appointed(case.body, Role.LEADER)):
        with pytest.raises(Refused):
            exceptions.decide_quota(case.term, case.body, QuotaReading.ONE, reason="x", by=actor, at=NOON)
        with pytest.raises(Refused):
            exceptions.extend(case.term, case.body, date(2026, 8, 1), reason="x", by=actor, at=NOON)
        with pytest.raises(Refused):
            counting.configure_duty(case.duty, PLAIN, reason="x", by=actor, at=NOON)
        with pytest.raises(Refused):
            choosing.choose(case.plan, Options(soon_days=7), reason="x", by=actor, at=NOON)


def test_a_merger_that_something_was_decided_about_is_not_undone() -> None:
    case = Merged()
    exceptions.decide_quota(case.term, case.body, QuotaReading.ONE, reason="x", by=case.secretary, at=NOON)
    with pytest.raises(ChangeRefused):
        undoing.undo(case.change, by=PLATFORM, at=NOON, reason="Nhầm")
    assert Obligation.objects.filter(body=case.body).exists()


def test_nothing_is_asked_where_one_body_owed_it_all_the_time() -> None:
    case = Merged()
    later = case.duty.terms.get(since=date(2026, 7, 1))
    with pytest.raises(Refused):
        exceptions.decide_quota(later, case.body, QuotaReading.ONE, reason="x", by=case.secretary, at=NOON)


def test_a_later_due_day_is_an_act_with_a_reason() -> None:
    case = Merged()
    said = {"by": case.secretary, "at": NOON}
    assert case.standing().is_overdue(ON)
    for day, reason in ((date(2026, 6, 30), "x"), (date(2026, 12, 31), "")):
        with pytest.raises(ValidationError):
            exceptions.extend(case.term, case.body, day, reason=reason, **said)
    exceptions.extend(case.term, case.body, date(2026, 12, 31), reason="Bão", **said)
    assert not case.standing().is_overdue(ON)
    exceptions.extend(case.term, case.body, date(2026, 9, 30), reason="Nhầm ngày", **said)
    assert case.standing().due_on == date(2026, 9, 30)
    with pytest.raises(Refused):
        exceptions.extend(case.term, case.world.province, date(2026, 12, 31), reason="x", **said)


def test_what_is_owed_all_the_time_has_no_due_day() -> None:
    world = District()
    plan = plan_of(world.district)
    duty = owed_by(plan, world.district, cadence="ongoing")
    fanned_out(plan)
    secretary = appointed(world.district, Role.SECRETARY)
    with pytest.raises(Refused):
        exceptions.extend(duty.terms.get(), world.district, date(2027, 1, 1), reason="x", by=secretary, at=NOON)


def test_the_body_itself_explains_a_delay_and_stays_overdue() -> None:
    case = Merged()
    with pytest.raises(Refused):
        exceptions.explain(case.term, case.body, reason="x", by=case.secretary, at=NOON)
    officer = appointed(case.body)
    with pytest.raises(ValidationError):
        exceptions.explain(case.term, case.body, reason="", by=officer, at=NOON)
    explained = exceptions.explain(case.term, case.body, reason="Đang kiện toàn nhân sự", by=officer, at=NOON)
    assert (explained.by, case.standing().is_overdue(ON)) == (officer.person, True)


def test_what_counts_is_changed_with_a_reason_and_fanned_out_again() -> None:
    case = Merged()
    area = owed_by(case.plan, of_each=False)
    fanned_out(case.plan)
    assert area.obligations.count() > 1
    said = {"by": case.secretary, "at": NOON}
    with pytest.raises(ValidationError):
        counting.configure_duty(area, replace(PLAIN, include_lower_level=False), reason="", **said)
    changed = counting.configure_duty(
        area,
        replace(PLAIN, include_lower_level=False, eligible_subjects=("individual",)),
        reason="Theo công văn",
        **said,
    )
    work()
    assert (changed.eligible_subjects, area.obligations.count()) == (["individual"], 1)
    assert history_of(area)[0].verb == "configure_duty"


def test_a_number_that_the_plan_says_itself_is_not_changed_by_hand() -> None:
    case = Merged()
    said = {"reason": "x", "by": case.secretary, "at": NOON}
    with pytest.raises(ValidationError):
        counting.configure_duty(case.duty, replace(PLAIN, value=Decimal(1)), **said)
    case.duty.by_reference = Citation.objects.create(plan=case.plan, number="249a/KH-SKHĐT")
    case.duty.value = None
    case.duty.save()
    assert case.standing().value_missing
    counting.configure_duty(case.duty, replace(PLAIN, value=Decimal(3)), **said)
    assert not case.standing().value_missing


def test_settings_keep_what_differs_from_the_defaults() -> None:
    case = Merged()
    said = {"by": case.secretary, "at": NOON}
    assert options_of(case.plan) == Options()
    with pytest.raises(ValidationError):
        choosing.choose(case.plan, Options(), reason="", **said)
    wanted = Options(soon_days=7, request_reminders=False)
    chosen = choosing.choose(case.plan, wanted, reason="Họp ngày 20/11", **said)
    assert options_of(chosen) == wanted
    assert set(chosen.options) == {"soon_days", "request_reminders"}
