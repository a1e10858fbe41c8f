"""Honours count towards the duties of plans, at the body that gave them and on the day of the decision."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import Field
from lantoa.organisations.models import Body
from lantoa.plans.fields import counts_fields
from lantoa.plans.measures import measure_of
from lantoa.plans.models import Duty
from lantoa.recognition.operations import decisions, honours
from lantoa.recognition.operations.decisions import Signing
from tests.exemplars.worlds import proposed
from tests.organisations.worlds import NOON
from tests.plans.worlds import TODAY, duty_of, owes, plan_of, term_of
from tests.recognition.decision_worlds import SIGNED, Deciding, agreed, drafted, given, later, signed

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Deciding:
    return Deciding()


def counting(body: Body, **options: object) -> Duty:
    """A duty of 2026 that counts honours."""
    duty = duty_of(plan_of(body), measure="honours_given", **options)
    term_of(duty, date(2026, 1, 1), date(2027, 1, 1))
    owes(duty, body)
    return duty


def figure(duty: Duty) -> int:
    found = measure_of("honours_given").facts(Duty.objects.filter(pk=duty.pk), TODAY)
    return sum(total for _term, _body, total in found)


def test_what_holds_counts_for_who_gave_it(world: Deciding) -> None:
    duty = counting(world.commune)
    assert figure(duty) == 0
    first = given(world)
    signed(world, agreed(world, world.merit, "Hai"), number="119/QĐ-UBND")
    signed(world, agreed(world, world.merit, "Năm trước"), number="9/QĐ-UBND", on=date(2025, 12, 1))
    assert figure(duty) == 2
    traces = measure_of("honours_given").traces(duty, duty.terms.get(), [world.commune.pk])
    assert [each.label[:3] for each in traces] == ["Hai", "Lê "]
    honours.revoke(first, later(), reason="Gian dối", by=PLATFORM, at=NOON)
    assert figure(duty) == 1


def test_what_is_on_a_list_only_waits(world: Deciding) -> None:
    duty = counting(world.commune)
    honours.put_on_list(drafted(world.commune), [agreed(world, world.merit)], by=PLATFORM, at=NOON)
    assert figure(duty) == 0
    waiting = measure_of("honours_given").waiting(Duty.objects.filter(pk=duty.pk))
    assert [total for _term, _body, total in waiting] == [1]


def test_collectives_alone_where_only_those_count(world: Deciding) -> None:
    duty = counting(world.commune)
    given(world)
    signed(world, agreed(world, world.merit, dossier=proposed(world.commune, "Tổ", kind="collective")), number="2/QĐ")
    measure = measure_of("honours_given")
    found = measure.of_subject(Duty.objects.filter(pk=duty.pk), "collective", TODAY)  # type: ignore[attr-defined]
    assert [total for _term, _body, total in found] == [1]


def test_of_chosen_fields_alone_where_a_duty_chooses_some(world: Deciding) -> None:
    health = Field.objects.get(name="Y tế")
    everybody, chosen = counting(world.commune), counting(world.commune, eligible_fields={str(health.pk): health.name})
    first = agreed(world, world.merit, dossier=proposed(world.commune, "Y sĩ"))
    second = agreed(world, world.merit, dossier=proposed(world.commune, "Cô giáo"))
    Dossier.objects.filter(pk=first.dossier_id).update(field=health)
    draft = drafted(world.commune)
    honours.put_on_list(draft, [first, second], by=PLATFORM, at=NOON)
    measure = measure_of("honours_given")
    both = Duty.objects.filter(pk__in=[everybody.pk, chosen.pk])
    assert sorted(total for _term, _body, total in measure.waiting(both)) == [1, 2]
    decisions.sign(draft, Signing("118/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON)
    assert (figure(everybody), figure(chosen)) == (2, 1)
    told = measure.traces(chosen, chosen.terms.get(), [world.commune.pk])
    assert [each.label.partition(":")[0] for each in told] == ["Y sĩ"]
    assert counts_fields("honours_given")
