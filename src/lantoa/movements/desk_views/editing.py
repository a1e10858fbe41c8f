"""The editor of a draft: criteria added, changed, moved and removed, each act with a way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists.pages import number_in
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.refusals import REFUSALS, reason_of
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import Refused, require
from lantoa.movements.desk_views.criteria import library_crumb, set_crumb
from lantoa.movements.models import Branch, Breadth, CriteriaSet, Criterion, Field, Scope
from lantoa.movements.operations import editing
from lantoa.movements.operations.editing import Wording
from lantoa.movements.states import CriteriaState

DONE = {
    "add_criterion": gettext_lazy("adding a criterion"),
    "change_criterion": gettext_lazy("changing a criterion"),
    "remove_criterion": gettext_lazy("removing a criterion"),
    "move_criterion": gettext_lazy("moving a criterion"),
    "settle_field": gettext_lazy("settling a field"),
}


def require_draft(criteria_set: CriteriaSet) -> None:
    """Refused for a version that holds or held."""
    if criteria_set.state != CriteriaState.DRAFT:
        raise Refused(_("This version is no longer a draft. Begin a new version to change it."))


class EditCriteria(Screen):
    """All criteria of a draft in their order, with buttons; nothing on it needs JavaScript."""

    title = gettext_lazy("Edit the criteria")
    template_name = "movements/desk/edit.html"

    def prepare(self) -> None:
        sets = CriteriaSet.objects.select_related("body")
        self.record = self.load(sets, pk=self.kwargs["pk"])
        require(self.actor, "keep", self.record)
        require_draft(self.record)

    def trail(self) -> list[Crumb]:
        return [library_crumb(), set_crumb(self.record)]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        criteria = list(self.record.criteria.select_related("field"))
        last = self.record.edits.first()
        # After a move the button that was pressed has the focus again, so that Enter moves on.
        focus = (number_in(request.GET.get("at", "0")), request.GET.get("focus", ""))
        undo = DONE.get(last.what, last.what) if last else ""
        return self.page(record=self.record, criteria=criteria, undo=undo, focus=focus)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        acts: dict[str, Callable[[], str]] = {
            "up": lambda: self.move("up", -1),
            "down": lambda: self.move("down", 1),
            "remove": self.remove,
            "undo": self.undo,
        }
        act = next((acts[name] for name in acts if name in request.POST), None)
        if act is None:
            raise Http404
        try:
            query = act()
        except REFUSALS as refusal:
            messages.error(request, str(reason_of(refusal)))
            query = ""
        return redirect(f"{request.path}{query}")

    def move(self, name: str, steps: int) -> str:
        criterion = self.asked(name)
        editing.move(criterion, steps=steps, by=self.actor, at=self.at)
        return f"?at={criterion.pk}&focus={name}"  # an anchor would keep browsers from giving the button the focus

    def remove(self) -> str:
        editing.remove(self.asked("remove"), by=self.actor, at=self.at)
        return "?focus=undo"

    def undo(self) -> str:
        what = editing.undo(self.record, by=self.actor, at=self.at)
        messages.success(self.request, _("Taken back: %(what)s.") % {"what": DONE.get(what, what)})
        return ""

    def asked(self, name: str) -> Criterion:
        """The criterion of this draft that the button stands beside."""
        found = self.record.criteria.select_related("criteria_set").filter(pk=number_in(self.request.POST[name]))
        if (criterion := found.first()) is None:
            raise Refused(_("Somebody has removed this criterion meanwhile."))
        return criterion


class CriterionForm(forms.Form):
    """One criterion."""

    text = forms.CharField(label=gettext_lazy("Criterion"), widget=forms.Textarea(attrs={"rows": 4}))
    scope = forms.ChoiceField(
        label=gettext_lazy("General or of a field"),
        choices=Scope.choices,
        widget=forms.RadioSelect,
        initial=Scope.GENERAL,
    )
    field = ReachModelChoiceField(
        Field.objects.filter(retired=False), verb="use", label=gettext_lazy("Field of work"), required=False
    )
    branch = forms.ChoiceField(label=gettext_lazy("For whom"), choices=Branch.choices, initial=Branch.ALL)
    breadth = forms.ChoiceField(label=gettext_lazy("Breadth"), choices=Breadth.choices, initial=Breadth.EITHER)
    points = forms.DecimalField(
        label=gettext_lazy("Points"),
        min_value=0,
        max_digits=7,
        decimal_places=2,
        required=False,
        localize=True,
        help_text=gettext_lazy("Only where your body scores."),
    )

    def wording(self, field_words: str = "") -> Wording:
        """What was filled in, as operations take it."""
        return Wording(**self.cleaned_data, field_words=field_words)


class AddCriterion(FormScreen):
    """One more criterion, at the end; then the next one, or back to the draft."""

    title, needs = gettext_lazy("Add a criterion"), "keep"
    model: type[Model] = CriteriaSet
    form_class: type[forms.Form] = CriterionForm
    template_name = "movements/desk/criterion_form.html"
    done = gettext_lazy("The criterion is added.")

    def prepare(self) -> None:
        super().prepare()
        require_draft(self.record)

    @property
    def draft(self) -> CriteriaSet:
        return self.record

    @property
    def back(self) -> str:
        return reverse("movements:edit", args=[self.draft.pk])

    def trail(self) -> list[Crumb]:
        return [library_crumb(), set_crumb(self.draft), Crumb(EditCriteria.title, self.back)]

    def run(self, form: Any) -> Any:
        return editing.add(self.record, form.wording(), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.request.path if "another" in self.request.POST else f"{self.back}#c{result.pk}"


class ChangeCriterion(AddCriterion):
    """Another wording."""

    title, model = gettext_lazy("Change the criterion"), Criterion
    template_name = "desk/form/form.html"
    done = gettext_lazy("The criterion is changed.")

    def queryset(self) -> QuerySet:
        return Criterion.objects.select_related("criteria_set", "field")

    def prepare(self) -> None:
        super(AddCriterion, self).prepare()
        require_draft(self.draft)

    @property
    def draft(self) -> CriteriaSet:
        return self.record.criteria_set

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in CriterionForm.base_fields}

    def run(self, form: Any) -> Any:
        return editing.change(self.record, form.wording(self.record.field_words), by=self.actor, at=self.at)
