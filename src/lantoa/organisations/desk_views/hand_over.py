"""Handing over when somebody leaves a body: who follows, a look at everything that moves, then the act itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import Refused, visible
from lantoa.organisations.access import MEMBERSHIPS
from lantoa.organisations.desk_views.people import people_crumb
from lantoa.organisations.desk_views.roles import PersonField
from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import Membership
from lantoa.organisations.operations.hand_over import HandedOver, HandOver, give_work, hand_over, preview
from lantoa.organisations.operations.refusals import RoleRefused


class HandOverForm(forms.Form):
    """Who follows, where, from which day on, and why."""

    successor = PersonField(label=_("Successor"))
    body = BodyField(label=_("At which body"), verb="administer")
    on = forms.DateField(label=_("From"), initial=localdate, help_text=_("The successor's first day."))
    reason = forms.CharField(
        label=_("Reason"), max_length=255, required=False, help_text=_("For example: retired, moved to another office")
    )


class HandOverScreen(FormScreen):
    """Nothing is done before the person has seen what will be."""

    form_class, needs = HandOverForm, "view"
    submit = _("See what moves")
    done = _("Handed over.")

    @property
    def model(self) -> Any:  # type: ignore[override]  # known only when all rooms are loaded
        return get_user_model()

    def prepare(self) -> None:
        """Whoever administers none of the person's roles has nothing to hand over."""
        super().prepare()
        roles = Membership.objects.filter(person=self.record, until__gt=self.today).select_related("body")
        self.roles = list(visible(self.actor, roles.order_by("body__sort_key"), "administer"))
        if not self.roles:
            raise Refused(MEMBERSHIPS.reason(self.actor, "administer").reason or _("This person has no role here."))

    def page_title(self) -> str:
        return _("%(person)s hands over") % {"person": self.record}

    def trail(self) -> list[Crumb]:
        return [people_crumb(), Crumb(str(self.record), self.after(None))]

    def initial(self) -> dict[str, Any]:
        return {"body": self.roles[0].body_id}

    def send(self, form: forms.Form) -> HttpResponseBase:
        if "agreed" not in self.request.POST and form.is_valid():
            try:
                seen = preview(self.handing(form), by=self.actor, at=self.at)
            except (RoleRefused, Refused) as refused:
                form.add_error(None, str(refused.reason))
            else:
                self.keep(form)
                return self.look(form, seen)
        return super().send(form)

    def look(self, form: forms.Form, seen: HandedOver) -> HttpResponseBase:
        """What will be, with what was typed in hidden fields, to be agreed to."""
        self.template_name = "organisations/people/hand_over.html"
        return self.page(form=form, seen=seen, handing=self.handing(form))

    def handing(self, form: forms.Form) -> HandOver:
        return HandOver(leaver=self.record, **form.cleaned_data)

    def run(self, form: forms.Form) -> HandedOver:
        return hand_over(self.handing(form), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("organisations:person", args=[self.record.pk])


class GiveWorkForm(forms.Form):
    """Who goes on with it."""

    successor = PersonField(label=_("Who takes care of it"))


class GiveWork(FormScreen):
    """What is still open of somebody who has no role any more."""

    title, form_class, needs, submit = _("Give the open work to somebody"), GiveWorkForm, "administer", _("Give")
    done = _("The open work is given.")

    @property
    def model(self) -> Any:  # type: ignore[override]  # known only when all rooms are loaded
        return get_user_model()

    def trail(self) -> list[Crumb]:
        return [people_crumb(), Crumb(str(self.record), reverse("organisations:person", args=[self.record.pk]))]

    def run(self, form: forms.Form) -> int:
        return give_work(self.record, form.cleaned_data["successor"], by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("organisations:unclaimed")
