"""What a person may change of a clause and its duty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.desk.reach_fields import InReach, ReachModelChoiceField
from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import Group
from lantoa.plans.desk_views.days import DayField
from lantoa.plans.measures import all_measures
from lantoa.plans.models import Cadence, Citation, Clause, ClauseKind, Comparator, DutyActor, Part, Plan, Subject
from lantoa.plans.models.clauses import BINDING
from lantoa.plans.operations.correcting import CLAUSE_FIELDS, DUTY_FIELDS, Correction

LINES = forms.Textarea(attrs={"rows": 4, "lang": "vi"})


class ClauseForm(forms.Form):
    """A clause that makes no duty: its wording, and what belongs to its kind."""

    version = forms.CharField(widget=forms.HiddenInput)
    quote = forms.CharField(label=_("Wording"), widget=LINES)
    section = forms.CharField(label=_("Section"), max_length=60, required=False)

    def __init__(self, *args: Any, clause: Clause, **options: Any) -> None:
        super().__init__(*args, **options)
        self.clause = clause
        if clause.kind == ClauseKind.CRITERION:
            help_text = _("Empty: a general criterion, for all fields.")
            self.fields["field"] = forms.CharField(
                label=_("Field"), max_length=255, required=False, help_text=help_text
            )
        if clause.kind == ClauseKind.EVENT:
            self.fields["event_date"] = forms.CharField(label=_("Date"), max_length=60, required=False)

    def correction(self) -> Correction:
        """What was typed, as the operation takes it."""
        said = self.cleaned_data
        return Correction(
            {name: said[name] for name in CLAUSE_FIELDS if name in said},
            {name: said[name] for name in DUTY_FIELDS if name in said},
        )


class DutyForm(ClauseForm):
    """A target or a task with all that makes it a duty."""

    kind = forms.ChoiceField(label=_("It is a"), choices=[(kind.value, kind.label) for kind in BINDING])
    what = forms.CharField(label=_("What is to be done"), widget=LINES)
    is_request = forms.BooleanField(label=_("A request, not an order"), required=False)
    measure = forms.ChoiceField(label=_("Measured by"))
    comparator = forms.ChoiceField(label=_("Comparison"), choices=Comparator.choices)
    value = forms.DecimalField(
        label=_("How many"),
        min_value=0,
        max_digits=12,
        decimal_places=2,
        required=False,
        help_text=_("Empty: it is enough that it is done at all."),
    )
    unit = forms.CharField(label=_("Unit"), max_length=60, required=False)
    is_share = forms.BooleanField(label=_("The number is a percentage of the bodies that owe it"), required=False)
    by_reference = ReachModelChoiceField(Citation.objects.all(), label=_("Value as said in"), required=False)
    of_each = forms.BooleanField(
        label=_("Each of the bodies owes it"), required=False, help_text=_("Otherwise they owe it together.")
    )
    cadence = forms.ChoiceField(label=_("How often"), choices=Cadence.choices)
    first_day = DayField(label=_("Owed from"), required=False, help_text=_("Where it differs from the plan’s."))
    last_day = DayField(label=_("Owed to"), required=False)
    due_day = forms.IntegerField(label=_("Due on day"), min_value=1, max_value=31, required=False)
    due_month = forms.IntegerField(
        label=_("Due in month"),
        min_value=1,
        max_value=12,
        required=False,
        help_text=_("Without a month: on that day of the last month of each period."),
    )
    grace = forms.IntegerField(label=_("Days after the period"), min_value=0, max_value=366)
    addressee = forms.CharField(label=_("Addressee"), max_length=255, required=False)
    include_lower_level = forms.BooleanField(label=_("What bodies below achieved counts too"), required=False)
    need_both_kinds = forms.BooleanField(label=_("Needs an individual and a collective"), required=False)
    eligible_subjects = forms.MultipleChoiceField(
        label=_("Counted subjects"),
        choices=Subject.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: as for the whole programme."),
    )
    needs_publications = forms.IntegerField(
        label=_("Publications that “replicated” needs"),
        min_value=0,
        max_value=99,
        required=False,
        help_text=_("Empty: as for the whole programme."),
    )
    needs_adoptions = forms.IntegerField(
        label=_("Adoptions that “replicated” needs"),
        min_value=0,
        max_value=99,
        required=False,
        help_text=_("Empty: as for the whole programme."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known = [(measure.key, measure.label) for measure in all_measures()]
        self.fields["measure"].choices = known  # type: ignore[attr-defined]
        self.fields["by_reference"].all = Citation.objects.filter(plan=self.clause.plan)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("first_day"), self.cleaned_data.get("last_day")
        if first and last and first > last:
            raise forms.ValidationError({"last_day": _("It would be owed to a day before it is owed from.")})
        return self.cleaned_data


class DivideForm(forms.Form):
    """The wording of both parts."""

    first = forms.CharField(label=_("First part"), widget=LINES)
    second = forms.CharField(label=_("Second part"), widget=LINES)


class AddForm(forms.Form):
    """A clause that the reader missed."""

    kind = forms.ChoiceField(label=_("It is a"), choices=ClauseKind.choices[:4])
    quote = forms.CharField(
        label=_("Wording"), widget=LINES, help_text=_("Copy it from the source text, and its place is found by itself.")
    )
    section = forms.CharField(label=_("Section"), max_length=60, required=False)
    field = forms.CharField(label=_("Field"), max_length=255, required=False, help_text=_("Of a criterion."))


class ClauseChoice(InReach):
    """A clause, told by its section and the beginning of its wording."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.get_kind_display()} {obj.section}: {obj.quote[:140]}"


class MergeForm(forms.Form):
    """Into which clause, and whether it takes over whom only this one names."""

    into = ClauseChoice(
        Clause.objects.all(), label=_("It says the same as"), widget=forms.RadioSelect, empty_label=None
    )
    keep_actors = forms.BooleanField(
        label=_("Whoever only this clause names owes the other one, too"), required=False, initial=True
    )


class WhoForm(forms.Form):
    """Who is meant."""

    body = BodyField(label=_("A body"), required=False, ended=True)
    group = ReachModelChoiceField(Group.objects.all(), label=_("Or a group"), required=False)
    part = forms.ChoiceField(label=_("Its part"), choices=Part.choices)
    everywhere = forms.BooleanField(
        label=_("Also at the other places of the plan with the same words"), required=False, initial=True
    )

    def __init__(self, *args: Any, plan: Plan, actor: DutyActor | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].all = Group.objects.filter(body=plan.body_id).order_by("name")  # type: ignore[attr-defined]
        if actor is None or not actor.words:
            del self.fields["everywhere"]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if "body" in said and "group" in said and bool(said["body"]) == bool(said["group"]):
            raise forms.ValidationError(_("Choose a body or a group: one of the two."))
        return said
