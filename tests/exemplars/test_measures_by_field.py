"""A duty that counts some fields of work only: the others do not count, other names of one and the same do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from lantoa.exemplars.operations import dossiers
from lantoa.kit.actors import PLATFORM
from lantoa.kit.audit import history_of
from lantoa.movements.models import Field, FieldAlias
from lantoa.movements.operations import fields
from lantoa.organisations.models import Body, Role
from lantoa.plans.measures import measure_of
from lantoa.plans.models import Duty, Term
from lantoa.plans.operations.counting import Counting, configure_duty
from tests.exemplars.worlds import TODAY, Exemplars, entered, introduced, proposed
from tests.movements.worlds import reference
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON, appointed
from tests.plans.worlds import duty_of, owes, plan_of, term_of

pytestmark = pytest.mark.django_db
Limits = Callable[[int], AbstractContextManager[object]]
KEY = "exemplars_detected"


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def asked(world: Exemplars, *chosen: Field, measure: str = KEY) -> Term:
    """A duty of the communes for 2026 that counts the fields `chosen`."""
    names = {str(each.pk): each.name for each in chosen}
    duty = duty_of(plan_of(world.district), measure=measure, eligible_fields=names)
    owes(duty, *world.communes)
    return term_of(duty)


def counted(term: Term) -> dict[int, int]:
    """What counts, by the body."""
    found = measure_of(term.duty.measure).facts(Duty.objects.all(), TODAY)
    return {body: number for of, body, number in found if of == term.pk}


def own_field(body: Body, name: str) -> Field:
    return fields.add_field(Field(body=body, name=name), by=PLATFORM, at=NOON)


def also_called(field: Field, text: str, body: Body | None = None) -> None:
    fields.add_alias(FieldAlias(field=field, text=text, body=body), by=PLATFORM, at=NOON)


def test_an_exemplar_of_another_field_does_not_count_and_without_a_choice_all_do(
    world: Exemplars, django_assert_num_queries: Limits
) -> None:
    health, teaching = reference("Y tế"), reference("Giáo dục và đào tạo")
    entered(world.commune, "Y sĩ", field=health)
    entered(world.commune, "Cô giáo", field=teaching)
    entered(world.commune, "Không nói lĩnh vực")
    every, one, two = asked(world), asked(world, health), asked(world, health, teaching)
    here = world.commune.pk
    assert [counted(term) for term in (every, one, two)] == [{here: 3}, {here: 1}, {here: 2}]
    told = measure_of(KEY).traces(one.duty, one, [here])
    assert [trace.label for trace in told] == ["Y sĩ"]
    for others in (0, 2):  # what is chosen is looked up together, for however many duties
        for _each in range(others):
            asked(world, teaching)
        with django_assert_num_queries(6):
            list(measure_of(KEY).facts(Duty.objects.all(), TODAY))


def test_a_field_under_another_name_counts(world: Exemplars) -> None:
    """The commune calls it in its own way; the district, whose programme it is, knows that the same is meant."""
    welfare = reference("An sinh xã hội")
    own = own_field(world.commune, "Chăm lo người nghèo")
    entered(world.commune, "Tổ tự quản", field=own)
    term = asked(world, welfare)
    assert counted(term) == {}
    also_called(welfare, "Lĩnh vực chăm lo người nghèo", world.district)
    assert counted(term) == {world.commune.pk: 1}
    assert [trace.label for trace in measure_of(KEY).traces(term.duty, term, [world.commune.pk])] == ["Tổ tự quản"]


def test_what_one_commune_calls_a_field_holds_for_no_programme_of_the_district(world: Exemplars) -> None:
    welfare = reference("An sinh xã hội")
    entered(world.communes[1], "Cô giáo", field=reference("Giáo dục và đào tạo"))
    also_called(welfare, "Dạy học", world.commune)
    also_called(reference("Giáo dục và đào tạo"), "Dạy học")
    assert counted(asked(world, welfare)) == {}


def test_of_merged_dossiers_the_field_of_the_one_that_goes_on(world: Exemplars) -> None:
    health, teaching = reference("Y tế"), reference("Giáo dục và đào tạo")
    kept = entered(world.commune, field=health)
    double = entered(world.communes[1], "Bà Lê Thị Mận", field=teaching)
    dossiers.merge(double, into=kept, by=PLATFORM, at=NOON)
    one, two = world.commune.pk, world.communes[1].pk
    assert counted(asked(world, health)) == {one: 1, two: 1}
    assert counted(asked(world, teaching)) == {}


def test_what_waits_is_of_the_field_too(world: Exemplars) -> None:
    health, teaching = reference("Y tế"), reference("Giáo dục và đào tạo")
    proposed(world.commune, field=teaching)
    term, other = (asked(world, field, measure="exemplars_introduced") for field in (health, teaching))
    waiting = set(measure_of("exemplars_introduced").waiting(Duty.objects.all()))
    assert waiting == {(other.pk, world.commune.pk, 1)} and term.pk != other.pk
    introduced(world.commune, world.district, "Y sĩ", field=health, on=date(2026, 9, 5))
    assert counted(term) == {world.commune.pk: 1}


def configured(duty: Duty, world: Exemplars, *chosen: int) -> Duty:
    counting = Counting(True, False, (), None, None, eligible_fields=chosen)
    secretary = appointed(world.district, Role.SECRETARY)
    return configure_duty(duty, counting, reason="Công văn 12", by=secretary, at=NOON)


def test_the_choice_is_in_the_history_by_name_and_only_what_is_offered_is_taken(world: Exemplars) -> None:
    health, strange = reference("Y tế"), own_field(world.commune, "Nghề cá")
    duty = configured(asked(world).duty, world, health.pk)
    assert duty.eligible_fields == {str(health.pk): "Y tế"}
    assert history_of(duty)[0].changes["eligible_fields"] == ["", "Y tế"]
    with pytest.raises(ValidationError):
        configured(duty, world, strange.pk)
    by_hand = duty_of(plan_of(world.district), measure="work_done")
    with pytest.raises(ValidationError):
        configured(by_hand, world, health.pk)


def test_a_field_that_was_retired_since_stays_chosen(world: Exemplars) -> None:
    health = reference("Y tế")
    duty = configured(asked(world).duty, world, health.pk)
    Field.objects.filter(pk=health.pk).update(retired=True)
    assert configured(duty, world, health.pk).eligible_fields == {str(health.pk): "Y tế"}


def test_the_duty_s_page_says_which_fields_count_and_its_form_changes_them(world: Exemplars) -> None:
    health = reference("Y tế")
    duty, by_hand = asked(world).duty, duty_of(plan_of(world.district), measure="work_done")
    client = signed_in(world.district, Role.SECRETARY)
    address = reverse("plans:configure_duty", args=[duty.pk])
    assert f'name="eligible_fields" value="{health.pk}"' in client.get(address).content.decode()
    said = {"include_lower_level": "on", "eligible_fields": [health.pk], "reason": "Công văn 12"}
    assert client.post(address, said).status_code == 302
    duty.refresh_from_db()
    assert duty.eligible_fields == {str(health.pk): "Y tế"}
    assert "Chỉ tính lĩnh vực Y tế" in client.get(reverse("plans:duty", args=[duty.pk])).content.decode()
    assert client.get(address).context["form"]["eligible_fields"].initial == [str(health.pk)]
    other = reverse("plans:configure_duty", args=[by_hand.pk])
    assert "eligible_fields" not in client.get(other).context["form"].fields
    assert client.post(other, said | {"eligible_fields": []}).status_code == 302
