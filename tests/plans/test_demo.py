"""The demo: written once, quick to write, and every screen has something to show for each of its people."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse

from lantoa.accounts.demo import ACCOUNTS
from lantoa.accounts.models import User
from lantoa.movements.models import CriteriaSet, Movement
from lantoa.organisations.models import Body
from lantoa.plans.demo.continuing import CONTINUING
from lantoa.plans.demo.programmes import PARENTS, PROGRAMMES
from lantoa.plans.models import Citation, Clause, Delivery, Evidence, Plan, Reminder
from lantoa.plans.queries.progress import standings
from lantoa.plans.states import ClauseState, EvidenceState, PlanState

COUNTED = (Body, Plan, Clause, Evidence, Delivery, Reminder, CriteriaSet, Movement, User)
LISTS = ("plans:list", "plans:due", "plans:office", "plans:received", "plans:calendar", "plans:evidence_to_check")


class TestDemo(TestCase):
    """Loaded once for all tests of the class."""

    @classmethod
    def setUpTestData(cls) -> None:
        call_command("demo", verbosity=0)

    def test_a_second_start_adds_nothing(self) -> None:
        before = [model.objects.count() for model in COUNTED]
        call_command("demo", verbosity=0)
        assert [model.objects.count() for model in COUNTED] == before

    def test_each_programme_is_there_once_and_a_plan_waits_for_its_review(self) -> None:
        assert Plan.objects.count() == len([*PARENTS, *PROGRAMMES, *CONTINUING]) + 1
        waiting = Plan.objects.get(state=PlanState.REVIEW)
        assert (waiting.body.code, waiting.number) == ("vn-x15664", "18/KH-UBND")
        states = set(waiting.clauses.values_list("state", flat=True))
        assert states == {ClauseState.UNSEEN, ClauseState.CONFIRMED}

    def test_there_is_something_of_everything(self) -> None:
        today = datetime.now(tz=UTC).date()
        assert set(Evidence.objects.values_list("state", flat=True)) >= {
            EvidenceState.ACCEPTED,
            EvidenceState.SUBMITTED,
            EvidenceState.RETURNED,
        }
        district = Plan.objects.get(body__code="vn-h397")
        assert any(one.open_question for one in standings(district, today))
        assert Citation.objects.filter(is_basis=True, cited__isnull=False).count() == len(PROGRAMMES)
        assert Plan.objects.filter(released=True, state=PlanState.RUNNING).count() > 3
        assert Reminder.objects.exists() and Delivery.objects.filter(acknowledged_at=None).exists()

    def test_everybody_opens_the_lists_and_whatever_a_plan_leads_to(self) -> None:
        for account in ACCOUNTS:
            with self.subTest(account.email):
                client = Client()
                client.force_login(User.objects.get(email=account.email))
                assert _opened(client), account.email


def _opened(client: Client) -> list[str]:
    """The addresses that answered: the lists, a plan of hers, and every screen that the page of the plan leads to."""
    opened = ["/desk/", *map(reverse, LISTS)]
    pages = [client.get(address) for address in opened]
    assert {page.status_code for page in pages} == {200}
    plan = re.search(r"/desk/plans/\d+/(?=\")", pages[1].text)
    assert plan
    page = client.get(plan[0])
    for address in sorted({plan[0], *re.findall(rf"href=\"({plan[0]}[a-z-]+/)\"", page.text)}):
        assert client.get(address).status_code == 200, address
        opened.append(address)
    return opened
