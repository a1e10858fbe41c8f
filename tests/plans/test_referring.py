"""A number that another plan says is offered where that plan is here, and taken over by a person only."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.organisations.models import Role
from lantoa.plans.models import Citation, Clause, Duty
from lantoa.plans.operations.referring import take_figure
from lantoa.plans.queries.referenced import figures_for
from lantoa.plans.states import ClauseState, PlanState
from tests.organisations.worlds import appointed, founded
from tests.plans.worlds import NOON, duty_of, plan_of

pytestmark = pytest.mark.django_db


class Office:
    """A commune whose plan says "as plan 249a says", and that plan with two numbers."""

    def __init__(self) -> None:
        self.body = founded("Xã Đông Mai")
        self.officer = appointed(self.body, Role.OFFICER)
        self.upper = plan_of(self.body, number="249a/KH-SKHĐT", title="Kế hoạch cấp trên")
        self.near = self.figure("Giới thiệu điển hình tiên tiến", 5)
        self.far = self.figure("Viết tin, bài", 12)
        plan = plan_of(self.body, number="30/KH-UBND", state=PlanState.REVIEW)
        self.citation = Citation.objects.create(plan=plan, kind="Kế hoạch", number="249a/KH-SKHĐT", cited=self.upper)
        self.duty = duty_of(plan, "Giới thiệu điển hình theo Kế hoạch số 249a", by_reference=self.citation)
        Clause.objects.filter(pk=self.duty.clause_id).update(state=ClauseState.UNSEEN)
        self.clause = Clause.objects.get(pk=self.duty.clause_id)

    def figure(self, what: str, value: int | None, **fields: Any) -> Duty:
        return duty_of(self.upper, what, value=value, unit="điển hình", **fields)

    def offered(self) -> list[Duty]:
        return figures_for(Duty.objects.get(pk=self.duty.pk), self.officer)


@pytest.fixture
def office() -> Office:
    return Office()


def test_the_numbers_of_the_plan_that_is_meant_are_offered_the_likeliest_first(office) -> None:
    office.figure("Không có số", None)
    office.figure("Đo cách khác", 3, measure="own_plan")
    left_out = office.figure("Bị loại", 4)
    Clause.objects.filter(pk=left_out.clause_id).update(state=ClauseState.REJECTED)
    assert office.offered() == [office.near, office.far]
    assert Duty.objects.get(pk=office.duty.pk).value is None  # nothing happens by itself


def test_nothing_is_offered_where_it_is_not_here_not_in_reach_or_said_already(office) -> None:
    stranger = appointed(founded("Xã khác"), Role.OFFICER)
    assert figures_for(office.duty, stranger) == []
    Citation.objects.update(cited=None)
    assert office.offered() == []
    Citation.objects.update(cited=office.upper)
    Duty.objects.filter(pk=office.duty.pk).update(value=2)
    assert office.offered() == []


def test_a_number_is_taken_over_and_stays_with_the_document_that_says_it(office) -> None:
    take_figure(office.clause, office.near.pk, by=office.officer, at=NOON)
    duty = Duty.objects.get(pk=office.duty.pk)
    assert (duty.value, duty.unit, duty.by_reference) == (Decimal(5), "điển hình", office.citation)
    assert Clause.objects.get(pk=office.clause.pk).state == ClauseState.UNSEEN  # it is confirmed by itself
    entry = audit.history_of(office.clause)[0]
    assert entry.verb == "correct_clause" and entry.changes["value"]


def test_what_is_not_offered_is_not_taken(office) -> None:
    other = duty_of(plan_of(office.body, number="31/KH-UBND"), value=9)
    for source in (other.pk, office.duty.pk, 0):
        with pytest.raises(Refused):
            take_figure(office.clause, source, by=office.officer, at=NOON)
    reader = appointed(office.body, Role.READER)
    with pytest.raises(Refused):
        take_figure(office.clause, office.near.pk, by=reader, at=NOON)
    assert Duty.objects.get(pk=office.duty.pk).value is None


def test_on_the_screen_it_is_one_click_with_the_source_beside_the_figure(office) -> None:
    client = Client()
    client.force_login(office.officer.person)
    review = reverse("plans:review", args=[office.clause.plan_id]) + f"?item={office.clause.pk}"
    take = reverse("plans:take_figure", args=[office.clause.pk])
    page = client.get(review).content.decode()
    assert take in page and "5 điển hình" in page and "12 điển hình" in page
    for wrong in ("", "x", "9" * 30):
        client.post(take, {"source": wrong})
        assert Duty.objects.get(pk=office.duty.pk).value is None
    client.post(take, {"source": str(office.near.pk)})
    page = client.get(review).content.decode()
    assert take not in page
    assert "5 điển hình, theo Kế hoạch 249a/KH-SKHĐT" in page
