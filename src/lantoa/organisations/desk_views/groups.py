"""Groups of bodies: the list, one group as of a day, and its members as a list that can be taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import ListColumn, ListFilter, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import may
from lantoa.kit.actors import Actor
from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import Body, BodyKind, Group, Tree
from lantoa.organisations.queries.groups import members

SHOWN = 60  # members that stand on the page of a group itself


def groups_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(_("Groups of bodies"), reverse("organisations:groups"))


def defined_as(group: Group) -> str:
    """The definition in words."""
    if group.under is None:
        return _("by hand")
    kinds = ", ".join(str(BodyKind(kind).label) for kind in group.kinds) or _("every kind")
    words = {"kinds": kinds, "body": group.under.name, "tree": Tree(group.tree).label}
    told = (
        _("%(kinds)s directly below %(body)s (%(tree)s)") if group.direct else _("%(kinds)s below %(body)s (%(tree)s)")
    )
    return told % words


class KeptByFilter(ListFilter):
    """The groups that one body keeps."""

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        field = BodyField(label=self.label, required=False)
        field.reach(actor)
        return {self.name: field}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        return records.filter(body=values[self.name]) if values.get(self.name) else records


class GroupList(ListScreen):
    """Every group that a clause can name."""

    title, model, ordering = gettext_lazy("Groups of bodies"), Group, ("name",)
    adding = ("organisations:add_group", gettext_lazy("Define a group"), "keep")
    empty = gettext_lazy("No group is defined yet. A plan can then name it, such as “các xã, thị trấn”.")
    filters = (KeptByFilter("body", gettext_lazy("Kept by")),)
    columns = (
        ListColumn("name", gettext_lazy("Name"), order="name"),
        ListColumn("defined", gettext_lazy("Made of"), defined_as),
        ListColumn("body", gettext_lazy("Kept by"), "body.name", order="body__sort_key"),
    )

    def queryset(self) -> QuerySet:
        return Group.objects.select_related("body", "under")

    def url_of(self, record: Any) -> str:
        return reverse("organisations:group", args=[record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(_("Organisations"), reverse("organisations:tree"))]


class DayForm(forms.Form):
    """As of which day."""

    on = forms.DateField(label=gettext_lazy("On the day"), required=False)


class GroupScreen(RecordScreen):
    """One group: what it is made of, and who belongs to it on a day."""

    model = Group

    def queryset(self) -> QuerySet:
        return Group.objects.select_related("body", "under")

    def trail(self) -> Sequence[Crumb]:
        return [groups_crumb()]

    def standfirst(self) -> str | Promise:
        return defined_as(self.record)

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        return [(_("Kept by"), self.record.body.name)]

    def panels(self) -> Sequence[RecordPanel]:
        form = DayForm(self.request.GET or None, initial={"on": self.today}, auto_id="members-%s")
        day = (form.cleaned_data["on"] if form.is_valid() else None) or self.today
        found = members(self.record, day).order_by("sort_key", "pk")
        count = found.count()
        shown = {"form": form, "day": day, "group": self.record, "bodies": found[:SHOWN], "more": max(count - SHOWN, 0)}
        by_hand = self.record.members.select_related("body").order_by("body__sort_key", "since")
        hand = {"members": by_hand, "may": may(self.actor, "keep", self.record), "today": self.today}
        title = _("Members on %(day)s") % {"day": date_format(day, "d/m/Y")}
        return [
            RecordPanel(title, "organisations/groups/members.html", shown, count),
            RecordPanel(_("Put in or left out by hand"), "organisations/groups/by_hand.html", hand),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        return [
            self.action(_("Put a body in"), "organisations:put_in", "keep", tone="primary"),
            self.action(_("Leave a body out"), "organisations:leave_out", "keep"),
            self.action(_("Change the definition"), "organisations:change_group", "keep"),
        ]


class OnDayFilter(ListFilter):
    """As of which day the members are asked; the screen reads it."""

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        return {self.name: forms.DateField(label=self.label, required=False)}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        return records


class GroupMembers(ListScreen):
    """All members of one group on a day, page by page, or as a file."""

    model, search, ordering = Body, ("folded_name",), ("sort_key",)
    filters = (OnDayFilter("on", gettext_lazy("On the day")),)
    empty = gettext_lazy("Nobody belongs to this group on that day.")
    columns = (
        ListColumn("name", gettext_lazy("Name"), order="sort_key"),
        ListColumn("kind", gettext_lazy("Kind"), "get_kind_display", order="kind"),
        ListColumn("code", gettext_lazy("Code"), order="code"),
    )
    name = "organisations.group_members"

    def prepare(self) -> None:
        self.group = self.load(Group.objects.select_related("body"), pk=self.kwargs["pk"])

    def page_title(self) -> str:
        return _("Members of “%(group)s”") % {"group": self.group}

    def trail(self) -> Sequence[Crumb]:
        return [groups_crumb(), Crumb(str(self.group), reverse("organisations:group", args=[self.group.pk]))]

    def queryset(self) -> QuerySet:
        return members(self.group, self.filter_form.cleaned_data.get("on") or localdate())

    def url_of(self, record: Any) -> str:
        return reverse("organisations:body", args=[record.pk])
