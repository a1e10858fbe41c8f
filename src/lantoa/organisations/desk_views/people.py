"""Who works where: everybody in a role at the bodies in reach, and one person with her roles over time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.lists import ChoiceFilter, ListColumn, ListFilter, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import Ancestry, Membership, Role
from lantoa.organisations.models.trees import DIRECTING
from lantoa.organisations.queries import people

PEOPLE = _("People and roles")


def people_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(PEOPLE, reverse("organisations:people"))


class BelowFilter(ListFilter):
    """The roles at a body and at those that it directs."""

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        field = BodyField(label=self.label, required=False)
        field.reach(actor)
        return {self.name: field}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        if not (body := values.get(self.name)):
            return records
        lines = Ancestry.objects.on(localdate()).filter(ancestor=body).filter(Q(depth=0) | Q(tree__in=DIRECTING))
        return records.filter(body__in=lines.values("descendant"))


class HeldFilter(ChoiceFilter):
    """Those that hold today or will, unless the others are asked for."""

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        asked, today = values.get(self.name), localdate()
        if asked == "all":
            return records
        return records.filter(until__lte=today) if asked == "ended" else records.filter(until__gt=today)

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        offered = [("", _("Now and ahead")), ("ended", _("Ended")), ("all", _("All"))]
        return {self.name: forms.ChoiceField(label=self.label, choices=offered, required=False)}


class PeopleList(ListScreen):
    """Each role a row: who, as what, where, since when."""

    title, model = PEOPLE, Membership
    search = ("person__folded_name", "body__folded_name")
    ordering = ("person__folded_name", "body__sort_key")
    adding = ("accounts:invite", _("Invite somebody"), "administer")
    empty = _("Nobody is in a role here yet. People come by invitation.")
    filters = (
        ChoiceFilter("role", _("Role"), Role.choices),
        BelowFilter("body", _("At or below")),
        HeldFilter("held", _("When"), ()),
    )
    columns = (
        ListColumn("person", _("Name"), "person.get_full_name", order="person__folded_name"),
        ListColumn("role", _("Role"), "get_role_display", order="role"),
        ListColumn("title", _("Job title")),
        ListColumn("body", _("Body"), "body.name", order="body__sort_key"),
        ListColumn("since", _("From"), order="since", kind="date"),
        ListColumn("until", _("Last day"), "last_day", order="until", kind="date"),
        ListColumn("seen", _("Last sign-in"), lambda role: last_sign_in(role), kind="date"),
    )

    def queryset(self) -> QuerySet:
        administered = visible(self.actor, Membership.objects.filter(pk=OuterRef("pk")), "administer")
        return Membership.objects.select_related("person", "body").annotate(ours=Exists(administered))

    def url_of(self, record: Any) -> str:
        return reverse("organisations:person", args=[record.person_id])


def last_sign_in(role: Any) -> object:
    """The day, for whoever administers the role; colleagues do not watch each other."""
    return localdate(role.person.last_login) if role.ours and role.person.last_login else None


class PersonRecord(RecordScreen):
    """One person: roles over time, who stands in for whom, what happened to her rights."""

    @property
    def model(self) -> Any:  # type: ignore[override]  # known only when all rooms are loaded
        return get_user_model()

    def trail(self) -> list[Crumb]:
        return [people_crumb()]

    def standfirst(self) -> str | Promise:
        told = [f"{role.title or role.get_role_display()}, {role.body}" for role in self.roles() if self.holds(role)]
        return " · ".join(told) or _("No role at the moment")

    def state(self) -> str | Promise:
        return "" if self.record.is_active else _("Account switched off")

    def roles(self) -> list[Any]:
        """The memberships that the actor may see, each with whether she administers it (`ours`)."""
        if not hasattr(self, "_roles"):
            ours = visible(self.actor, Membership.objects.filter(pk=OuterRef("pk")), "administer")
            rows = visible(self.actor, people.roles_of(self.record)).annotate(ours=Exists(ours))
            self._roles = list(rows)
        return self._roles

    def holds(self, role: Membership) -> bool:
        return role.holds_on(self.today)

    def panels(self) -> list[RecordPanel]:
        standing_in = people.deputies_for(self.record, self.today)
        shown = {"roles": self.roles(), "today": self.today}
        deputies = visible(self.actor, standing_in | people.deputising(self.record, self.today))
        panels = [RecordPanel(_("Roles"), "organisations/people/roles.html", shown, len(self.roles()))]
        if found := list(deputies.select_related("person", "membership__person", "membership__body")):
            context = {"deputies": found, "ours": {role.pk for role in self.roles() if role.ours}}
            panels.append(RecordPanel(_("Standing in"), "organisations/people/deputies.html", context, len(found)))
        if history := list(people.changes_of_rights(self.roles())):
            panels.append(RecordPanel(_("Changes of rights"), "organisations/people/rights.html", {"history": history}))
        return panels

    def further_actions(self) -> list[RecordAction]:
        """What an administrator of one of the roles may do."""
        if not any(role.ours for role in self.roles()):
            return []
        told = _("Roles and open work go to a successor; you see everything before it is done.")
        return [
            RecordAction(_("Hand over"), self.url("organisations:hand_over"), tone="primary", note=told),
            RecordAction(_("Give another role"), self.url("organisations:appoint")),
        ]
