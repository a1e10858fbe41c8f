"""Defining groups, and putting bodies in or leaving them out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.organisations.desk_views.groups import groups_crumb
from lantoa.organisations.desk_views.guided.telling import told_part
from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import BodyKind, Group, GroupMember, Tree
from lantoa.organisations.operations import groups
from lantoa.organisations.operations.groups import Definition
from lantoa.organisations.queries.groups import members


class DefinitionForm(forms.Form):
    """What the group is called and made of."""

    name = forms.CharField(label=_("Name of the group"), max_length=255, help_text=_("As plans write it."))
    under = BodyField(
        label=_("All below"), required=False, ended=True, help_text=_("Empty: only those put in by hand.")
    )
    tree = forms.ChoiceField(label=_("In which tree"), choices=Tree.choices, initial=Tree.GOVERNMENT)
    direct = forms.BooleanField(label=_("Only those directly below"), required=False)
    kinds = forms.MultipleChoiceField(
        label=_("Of these kinds"),
        choices=BodyKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: every kind."),
    )

    def definition(self) -> Definition:
        """What was filled in, as operations take it."""
        values = self.cleaned_data
        tree = values["tree"] if values["under"] else ""
        return Definition(values["name"], tree, values["under"], tuple(values["kinds"]), values["direct"])


class NewGroupForm(DefinitionForm):
    """Who keeps it, besides."""

    body = BodyField(label=_("Kept by"), verb="keep", help_text=_("The body whose officers may change it."))
    field_order = ("name", "body")


class DefineGroup(FormScreen):
    """A new group."""

    title, model, needs = _("Define a group"), Group, "keep"
    form_class: type[forms.Form] = NewGroupForm
    template_name = "organisations/groups/form.html"
    done = _("The group is saved.")

    def trail(self) -> Sequence[Crumb]:
        return [groups_crumb()]

    def initial(self) -> dict[str, Any]:
        return {"body": self.request.GET.get("body")}

    def send(self, form: Any) -> HttpResponseBase:
        if "look" in self.request.POST and form.is_valid():
            return self.show(form, seen=self.seen(form))
        return super().send(form)

    def seen(self, form: Any) -> Any:
        """Who would belong to it today, by the definition as it stands in the form."""
        told = form.definition()
        group = Group(pk=self.record.pk if self.record else 0, under=told.under, tree=told.tree)
        group.kinds, group.direct = list(told.kinds), told.direct
        names = members(group, self.today).order_by("sort_key", "pk").values_list("name", flat=True)
        return told_part("", list(names))

    def run(self, form: Any) -> Group:
        return groups.define(form.cleaned_data["body"], form.definition(), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("organisations:group", args=[result.pk])


class RedefineGroup(DefineGroup):
    """Another name or definition."""

    title, form_class = _("Change the definition"), DefinitionForm

    def trail(self) -> Sequence[Crumb]:
        return [groups_crumb(), Crumb(str(self.record), self.after(self.record))]

    def initial(self) -> dict[str, Any]:
        group = self.record
        kept = {"name": group.name, "under": group.under_id, "direct": group.direct, "kinds": group.kinds}
        return kept | ({"tree": group.tree} if group.tree else {})

    def run(self, form: Any) -> Group:
        return groups.redefine(self.record, form.definition(), by=self.actor, at=self.at)


class ByHandForm(forms.Form):
    """Which body, from which day."""

    body = BodyField(label=_("Body"))
    since = forms.DateField(label=_("From"), initial=localdate)


class PutIn(FormScreen):
    """A body belongs to the group, whatever the definition says."""

    title, model, needs = _("Put a body in"), Group, "keep"
    form_class: type[forms.Form] = ByHandForm
    done = _("The group is saved.")
    act = staticmethod(groups.put_in)

    def trail(self) -> Sequence[Crumb]:
        return [groups_crumb(), Crumb(str(self.record), self.after(None))]

    def run(self, form: forms.Form) -> GroupMember:
        values = form.cleaned_data
        return self.act(self.record, values["body"], since=values["since"], by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("organisations:group", args=[self.record.pk])


class LeaveOut(PutIn):
    """A body does not belong to the group, whatever the definition says."""

    title, act = _("Leave a body out"), staticmethod(groups.leave_out)


class EndForm(forms.Form):
    """From which day on."""

    on = forms.DateField(label=_("No longer from"), initial=localdate)


class EndGroupMember(PutIn):
    """What was said by hand no longer holds."""

    title, form_class, submit = _("End what was said by hand"), EndForm, _("End")

    def prepare(self) -> None:
        super().prepare()
        found = self.record.members.select_related("body", "group").filter(pk=self.kwargs["member"]).first()
        if found is None:
            raise Http404
        self.member = found

    @property
    def lead(self) -> str:  # type: ignore[override]  # names the body
        return self.member.body.name

    def run(self, form: forms.Form) -> Any:
        return groups.end_member(self.member, on=form.cleaned_data["on"], by=self.actor, at=self.at)
