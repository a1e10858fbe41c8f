"""What an office chooses for a whole programme: each choice is told, can be changed, and does what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lantoa.evidence.models import Grade
from lantoa.kit.audit import history_of
from lantoa.organisations.models import Role
from lantoa.plans.desk_views.settings import SettingsForm
from lantoa.plans.duty_words import counting_words
from lantoa.plans.measures import measure_of
from lantoa.plans.models import Duty, Plan, Subject
from lantoa.plans.operations import choosing
from lantoa.plans.operations.proof import Proof, check
from lantoa.plans.option_words import all_choices, told
from lantoa.plans.options import (
    Budget,
    Honesty,
    Options,
    Rewarding,
    for_the_next_stage,
    options_of,
    stored,
)
from lantoa.plans.queries.progress import standings
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import MERGED, NOON, District, appointed, founded, merged
from tests.plans.test_duty_screens import Desk, client_of
from tests.plans.worlds import TODAY, did, duty_of, owes, plan_of, term_of

pytestmark = pytest.mark.django_db
NOT_EVEN_ONE_DEFAULT = Options(
    composition=False,
    subjects=("individual", "collective"),
    publications=2,
    adoptions=3,
    request_reminders=False,
    soon_days=7,
    silent_days=90,
    publish_days=10,
    honesty=Honesty.SHOWN,
    least_proof=Grade.OFFICIAL,
    inspectors="Thành viên Hội đồng",
    review_from=2021,
    review_to=2025,
    rewarding=Rewarding.REVIEWS,
    rewarded_by="Hội đồng thi đua",
    budget=Budget.AMOUNT,
    budget_amount=150_000_000,
    budget_source="ngân sách huyện",
)


def chosen(plan: Plan, **changes: object) -> Plan:
    """`plan` with these choices."""
    plan.options = stored(replace(Options(), **changes))  # type: ignore[arg-type]
    plan.save(update_fields=["options"])
    return plan


# --- All of them -----------------------------------------------------------------------------------------------------
def test_each_choice_is_told_and_asked_exactly_once() -> None:
    named = [name for each in all_choices() for name in each.names]
    assert sorted(named) == sorted(Options.__dataclass_fields__)
    assert set(SettingsForm.base_fields) == {*named, "reason"}
    assert {each.number for each in all_choices()} == {1, 4, 7, 9, 10, 11, 13, 20, 21, 22, 27}


def test_what_is_stored_is_what_was_chosen_and_nothing_that_is_as_usual() -> None:
    plan = plan_of(District().district)
    for options in (Options(), NOT_EVEN_ONE_DEFAULT, replace(NOT_EVEN_ONE_DEFAULT, inspecting=(3, 4), via=3)):
        plan.options = stored(options)
        plan.save()
        assert options_of(Plan.objects.get(pk=plan.pk)) == options
    assert not stored(Options())


def test_the_page_tells_whoever_sees_the_figures_what_is_usual_and_what_was_chosen() -> None:
    desk = Desk()
    address = desk.url("choices", desk.plan.pk)
    page = desk.officer.get(address).content.decode()
    assert page.count("(mặc định)") == len(list(all_choices()))
    assert "Điểm khác nhau số 21: có kế hoạch" in page
    assert desk.url("settings", desk.plan.pk) not in page
    desk.plan.options = stored(NOT_EVEN_ONE_DEFAULT)
    desk.plan.save()
    page = desk.secretary.get(address).content.decode()
    assert page.count(">cơ quan chọn<") == len(list(all_choices())) - 1  # nobody collects papers
    money = "150.000.000 đồng; nguồn: ngân sách huyện"
    for words in ("cá nhân và tập thể", "văn bản của cơ quan", "2021 – 2025", money, "10 ngày"):
        assert words in page
    assert desk.url("settings", desk.plan.pk) in page
    assert signed_in(founded("Xã Khác", under=desk.world.province)).get(address).status_code == 404


def test_what_only_is_recorded_says_so() -> None:
    desk = Desk()
    page = desk.officer.get(desk.url("choices", desk.plan.pk)).content.decode()
    assert page.count("chưa chặn hay tính việc gì") == 3


def test_the_page_costs_the_same_for_one_body_and_for_three() -> None:
    desk = Desk()
    bodies = [body.pk for body in desk.world.communes]
    address = desk.url("choices", desk.plan.pk)
    chosen(desk.plan, inspecting=tuple(bodies[:1]))
    before = cost(desk.officer, address)
    chosen(desk.plan, inspecting=tuple(bodies), via=bodies[0])
    assert cost(desk.officer, address) == before


# --- The form --------------------------------------------------------------------------------------------------------
def typed(desk: Desk, **changes: object) -> dict[str, object]:
    """The form of the settings as it is shown, with `changes`."""
    form = desk.secretary.get(desk.url("settings", desk.plan.pk)).context["form"]
    shown = {name: value for name, value in form.initial.items() if value not in (None, "", False)}
    return shown | {"reason": "Họp ngày 20/11"} | changes


def test_everything_is_chosen_in_one_form_and_the_history_tells_it_in_words() -> None:
    desk = Desk()
    office = desk.world.offices[0]
    changes = {
        "subjects": ["collective", "household"], "honesty": "off", "via": office.pk, "review_from": 2021,
        "review_to": 2025, "rewarding": "yearly", "budget": "stated", "budget_source": "ngân sách huyện",
        "inspecting": [body.pk for body in desk.world.communes[:2]],
    }  # fmt: skip
    answer = desk.secretary.post(desk.url("settings", desk.plan.pk), typed(desk, **changes))
    assert answer.status_code == 302
    options = options_of(Plan.objects.get(pk=desk.plan.pk))
    assert options == Options(
        subjects=("collective", "household"), honesty="off", via=office.pk, review_from=2021, review_to=2025,
        rewarding="yearly", budget="stated", budget_source="ngân sách huyện",
        inspecting=tuple(sorted(body.pk for body in desk.world.communes[:2])),
    )  # fmt: skip
    entry = history_of(desk.plan)[0]
    assert (entry.verb, entry.note) == ("change_settings", "Họp ngày 20/11")
    assert entry.changes["Hồ sơ gửi qua"] == ["không qua ai: gửi thẳng lên cấp trên", office.name]
    assert "Silent: days without anything" not in entry.changes
    page = desk.secretary.get(desk.url("plan", desk.plan.pk)).content.decode()
    assert "2021 – 2025" in page and desk.world.communes[0].name in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subjects": []}, "subjects"),
        ({"review_from": 2021}, "review_to"),
        ({"review_from": 2025, "review_to": 2021}, "review_to"),
        ({"budget": "amount"}, "budget_amount"),
        ({"honesty": "sometimes"}, "honesty"),
        ({"least_proof": "1"}, "least_proof"),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(changes: dict[str, object], field: str) -> None:
    desk = Desk()
    answer = desk.secretary.post(
        desk.url("settings", desk.plan.pk), typed(desk, **changes) | {"inspectors": "Hội đồng"}
    )
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "Hội đồng" in answer.content.decode()
    assert not Plan.objects.get(pk=desk.plan.pk).options


def test_nothing_chosen_otherwise_leaves_no_trace() -> None:
    plan = plan_of(District().district)
    secretary = appointed(plan.body, Role.SECRETARY)
    choosing.choose(plan, Options(), reason="Xem lại", by=secretary, at=NOON)
    assert not history_of(plan)
    with pytest.raises(ValidationError):
        choosing.choose(plan, Options(budget=Budget.AMOUNT), reason="x", by=secretary, at=NOON)


# --- 7: who counts ---------------------------------------------------------------------------------------------------
def done(plan: Plan) -> dict[int, Decimal]:
    """What counts, by duty."""
    return {one.duty_id: one.done for one in standings(plan, TODAY)}


def test_figures_follow_whom_the_programme_counts_unless_a_duty_chose_itself() -> None:
    world = District()
    plan = plan_of(world.district)
    usual, own = duty_of(plan), duty_of(plan, eligible_subjects=["household"])
    for duty in (usual, own):
        owes(duty, world.communes[0])
        for subject in Subject.values:
            did(term_of(duty) if subject == "individual" else duty.terms.get(), world.communes[0], subject=subject)
    assert done(plan) == {usual.pk: 3, own.pk: 1}
    chosen(plan, subjects=("individual", "collective"))
    assert done(plan) == {usual.pk: 2, own.pk: 1}
    chosen(plan, subjects=("individual",))
    assert done(plan) == {usual.pk: 1, own.pk: 1}


def test_the_page_of_a_duty_says_whose_choice_it_is() -> None:
    desk = Desk()
    address = desk.url("duty", desk.duty.pk)
    assert "Tính cả cá nhân, tập thể và hộ gia đình." in desk.officer.get(address).content.decode()
    chosen(desk.plan, subjects=("individual", "collective"))
    page = desk.officer.get(address).content.decode()
    assert "Chỉ tính cá nhân và tập thể, như cả chương trình." in page
    assert desk.url("choices", desk.plan.pk) in page
    Duty.objects.filter(pk=desk.duty.pk).update(eligible_subjects=["household"])
    assert "Chỉ tính hộ gia đình." in desk.officer.get(address).content.decode()


def test_evidence_must_then_say_whom_it_is_about() -> None:
    duty = Duty.objects.get(pk=Desk().duty.pk)
    proof = Proof(kind="number", title="Gương tốt", on=date(2026, 5, 1), note="Sổ")
    check(proof, duty, today=TODAY)
    chosen(duty.plan, subjects=("individual",))
    for said in ("", "household"):
        with pytest.raises(ValidationError) as refused:
            check(replace(proof, subject=said), duty, today=TODAY)
        assert "subject" in refused.value.message_dict
    check(replace(proof, subject="individual"), duty, today=TODAY)


def test_the_programmes_of_many_duties_are_read_together(django_assert_num_queries) -> None:
    world = District()
    for _number in range(3):
        owes(duty_of(chosen(plan_of(world.district), subjects=("individual",))), world.communes[0])
    with django_assert_num_queries(3):  # the duties, their programmes, the facts
        list(measure_of("work_done").facts(Duty.objects.all(), TODAY))


# --- 22: what "replicated" means --------------------------------------------------------------------------------------
def test_what_replicated_needs_is_the_programme_s_unless_the_duty_says_it() -> None:
    plan = plan_of(District().district)
    usual = duty_of(plan, measure="exemplars_replicated")
    own = duty_of(plan, measure="exemplars_replicated", needs_publications=5)

    def said(duty: Duty) -> str:
        return " ".join(str(words) for words in counting_words(duty, options_of(plan)))

    assert "ít nhất 1 lần đăng, phát và 1 nơi áp dụng" in said(usual)
    chosen(plan, publications=3, adoptions=4)
    assert "ít nhất 3 lần đăng, phát và 4 nơi áp dụng" in said(usual)
    assert "ít nhất 5 lần đăng, phát và 4 nơi áp dụng" in said(own)


# --- 11, 1, 20, and where they are read ------------------------------------------------------------------------------
def test_a_duty_goes_by_way_of_the_focal_office() -> None:
    desk = Desk(addressee="Ủy ban nhân dân huyện")
    office = desk.world.offices[0]
    chosen(desk.plan, via=office.pk)
    assert (
        f"Ủy ban nhân dân huyện, qua {office.name}" in desk.officer.get(desk.url("duty", desk.duty.pk)).content.decode()
    )


def test_of_an_office_that_ended_it_is_said_who_answers_today_and_whom_to_choose_anew() -> None:
    desk = Desk(addressee="Ủy ban nhân dân huyện")
    old, other, heir = desk.world.offices[0], desk.world.offices[1], desk.world.offices[2]
    chosen(desk.plan, via=old.pk)
    merged(old, into=heir, on=MERGED)
    page = desk.officer.get(desk.url("duty", desk.duty.pk)).content.decode()
    assert f"qua {old.name} (nay là {heir.name})" in page
    chosen(desk.plan, via=other.pk)
    type(other).objects.filter(pk=other.pk).update(until=MERGED)
    said = {str(each.choice.label): each.value for _title, some in told(desk.plan) for each in some}
    assert "không có cơ quan nào" in " ".join(said.values())


def test_years_and_money_are_of_one_stage_only() -> None:
    kept = for_the_next_stage(stored(NOT_EVEN_ONE_DEFAULT))
    assert options_of(Plan(options=kept)) == replace(
        NOT_EVEN_ONE_DEFAULT, review_from=None, review_to=None, budget="", budget_amount=None, budget_source=""
    )


def test_board_and_cell_tell_what_their_figures_rest_on() -> None:
    desk = Desk()
    chosen(desk.plan, subjects=("individual",), inspectors="Ban Dân vận", soon_days=5)
    choices = desk.url("choices", desk.plan.pk)
    board = desk.secretary.get(desk.url("board", desk.plan.pk)).content.decode()
    for words in ("Ai kiểm tra", "Ban Dân vận", "5 ngày", choices):
        assert words in board
    cell = desk.officer.get(desk.url("cell", desk.term.pk, desk.body.pk)).content.decode()
    assert "Chỉ tính cá nhân, như cả chương trình." in cell and choices in cell


def test_a_plan_under_review_can_be_looked_up_too() -> None:
    district = District().district
    plan = plan_of(district, state="review")
    address = reverse("plans:choices", args=[plan.pk])
    client = client_of(appointed(district, Role.SECRETARY))
    assert address in client.get(reverse("plans:plan", args=[plan.pk])).content.decode()
    assert client.get(address).status_code == 200
    assert told(plan)[0][1][0].is_usual
