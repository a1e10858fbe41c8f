"""What a person asks about herself, and the work that nobody takes care of."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from lantoa.desk.screens import Crumb, Screen
from lantoa.desk.work import open_work_of
from lantoa.kit.access import Refused, policy_of, visible
from lantoa.organisations.desk_views.people import people_crumb
from lantoa.organisations.queries import people

SHOWN = 50  # people; whoever has left is switched off as soon as nothing is open, so there are few


class MyStandingIn(Screen):
    """Who stands in for me, for whom I stand in, and in which roles I act."""

    title = _("Who stands in for me")
    template_name = "organisations/people/mine.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.page(
            roles=people.standing(self.person, self.today),
            for_me=people.deputies_for(self.person, self.today),
            by_me=people.deputising(self.person, self.today),
        )


class UnclaimedWork(Screen):
    """Open work of people who have no role any more: an administrator gives it to somebody."""

    title = _("Work that nobody takes care of")
    template_name = "organisations/people/unclaimed.html"

    def prepare(self) -> None:
        if not (answer := policy_of(get_user_model()).reason(self.actor, "administer")):
            raise Refused(answer.reason)

    def trail(self) -> list[Crumb]:
        return [people_crumb()]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        left = people.without_role(get_user_model()._default_manager.order_by("folded_name"), self.today)
        found = [(person, open_work_of(person, on=self.today)) for person in self.administered(left)]
        return self.page(left=[(person, work) for person, work in found if work.own or work.waiting])

    def administered(self, left: Any) -> Any:
        return visible(self.actor, left, "administer")[:SHOWN]
