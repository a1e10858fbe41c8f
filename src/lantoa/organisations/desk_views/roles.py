"""Forms about roles: giving one, changing it, ending it, having a colleague stand in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb
from lantoa.kit.access import Refused
from lantoa.organisations.access import MEMBERSHIPS
from lantoa.organisations.desk_views.people import people_crumb
from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import FOREVER, Deputy, Membership, Role
from lantoa.organisations.operations import deputies, people

DAY = timedelta(days=1)


class PersonField(ReachModelChoiceField):
    """Somebody in reach who can sign in; told apart from others of the same name by the address."""

    def __init__(self, **options: Any) -> None:
        known = get_user_model()._default_manager.filter(is_active=True).order_by("folded_name", "pk")
        super().__init__(known, **options)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.email or obj.phone})"


def last_day_field(**options: Any) -> forms.DateField:
    """People say the last day on which something holds; spells keep the first on which it no longer does."""
    return forms.DateField(label=_("Last day"), **options)


def until(last_day: date | None) -> date:
    """The end of a spell whose last day was given; without one it has no end."""
    return last_day + DAY if last_day and last_day < FOREVER else FOREVER


class RoleForm(forms.Form):
    """As what, since when, until when."""

    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    title = forms.CharField(label=_("Job title"), max_length=255, required=False)
    since = forms.DateField(label=_("From"), initial=localdate)
    last_day = last_day_field(required=False, help_text=_("Empty: without an end."))

    def terms(self) -> dict[str, Any]:
        """The values as a membership has them."""
        kept = {name: self.cleaned_data[name] for name in ("role", "title", "since")}
        return kept | {"until": until(self.cleaned_data["last_day"])}


class AppointForm(RoleForm):
    """Where, besides."""

    body = BodyField(label=_("Body"), verb="administer")
    field_order = ("body",)


class Appoint(FormScreen):
    """One more role for a person who is known here."""

    title, form_class, needs, submit = _("Give another role"), AppointForm, "view", _("Give the role")
    done = _("The role is given.")

    @property
    def model(self) -> Any:  # type: ignore[override]  # known only when all rooms are loaded
        return get_user_model()

    def prepare(self) -> None:
        """Colleagues see each other; roles are given by administrators."""
        super().prepare()
        if not (answer := MEMBERSHIPS.reason(self.actor, "administer")):
            raise Refused(answer.reason)

    def trail(self) -> list[Crumb]:
        return [people_crumb(), Crumb(str(self.record), self.after(None))]

    def run(self, form: Any) -> Membership:
        role = Membership(person=self.record, body=form.cleaned_data["body"], **form.terms())
        return people.appoint(role, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("organisations:person", args=[self.record.pk])


class OnRole(FormScreen):
    """A form about one role of one person, for whoever administers its body."""

    model, needs = Membership, "administer"

    def queryset(self) -> QuerySet:
        return Membership.objects.select_related("person", "body")

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the role
        role = self.record
        return f"{role.person}: {role.get_role_display()}, {role.body}"

    def trail(self) -> list[Crumb]:
        return [people_crumb(), Crumb(str(self.record.person), self.after(None))]

    def after(self, result: Any) -> str:
        return reverse("organisations:person", args=[self.record.person_id])


class ChangeRole(OnRole):
    """Another role, title or end from a day on; from its first day, a correction."""

    title, form_class, done = _("Change the role"), RoleForm, _("The role is changed.")

    def initial(self) -> dict[str, Any]:
        role = self.record
        return {"role": role.role, "title": role.title, "since": localdate(), "last_day": role.last_day}

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        told = _("From this day on. %(day)s, the first day of the role, corrects it.")
        form.fields["since"].help_text = told % {"day": f"{self.record.since:%d/%m/%Y}"}
        return form

    def run(self, form: Any) -> Membership:
        becomes = Membership(person=self.record.person, body=self.record.body, **form.terms())
        return people.change(self.record, becomes, by=self.actor, at=self.at)


class EndForm(forms.Form):
    """Until when, and why."""

    last_day = last_day_field(initial=localdate)
    reason = forms.CharField(label=_("Reason"), max_length=255, required=False)


class EndRole(OnRole):
    """Somebody no longer has the role."""

    title, form_class, submit, done = _("End the role"), EndForm, _("End the role"), _("The role is ended.")

    def run(self, form: forms.Form) -> None:
        day, reason = until(form.cleaned_data["last_day"]), form.cleaned_data["reason"]
        people.end(self.record, on=day, by=self.actor, at=self.at, reason=reason)


class DeputyForm(forms.Form):
    """Who, on which days, why."""

    person = PersonField(label=_("Who stands in"))
    since = forms.DateField(label=_("From"), initial=localdate)
    last_day = last_day_field()
    reason = forms.CharField(label=_("Reason"), max_length=255, required=False, help_text=_("For example: on leave"))


class Deputise(OnRole):
    """A colleague acts in the role while the person is away."""

    title, form_class, done = _("Have somebody stand in"), DeputyForm, _("The colleague stands in.")

    def run(self, form: forms.Form) -> Deputy:
        values = form.cleaned_data
        deputy = Deputy(
            membership=self.record,
            person=values["person"],
            since=values["since"],
            until=until(values["last_day"]),
            reason=values["reason"],
        )
        return deputies.deputise(deputy, by=self.actor, at=self.at)


class EndDeputising(FormScreen):
    """The colleague is back before the day that was set."""

    title, form_class, submit = _("End the standing in"), EndForm, _("End the standing in")
    model, needs, done = Deputy, "administer", _("The standing in is ended.")

    def queryset(self) -> QuerySet:
        return Deputy.objects.select_related("person", "membership__person", "membership__body")

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the people
        return str(self.record)

    def trail(self) -> list[Crumb]:
        return [people_crumb(), Crumb(str(self.record.membership.person), self.after(None))]

    def run(self, form: forms.Form) -> None:
        day, reason = until(form.cleaned_data["last_day"]), form.cleaned_data["reason"]
        deputies.end_deputising(self.record, on=day, by=self.actor, at=self.at, reason=reason)

    def after(self, result: Any) -> str:
        return reverse("organisations:person", args=[self.record.membership.person_id])
