"""How a programme counts and what its office chose: one page that tells, and the form that changes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import may
from lantoa.organisations.fields import BodiesField, BodyField
from lantoa.plans.desk_views.exceptions import ReasonedForm
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Plan, Subject
from lantoa.plans.operations.choosing import choose
from lantoa.plans.option_words import GROUPS, RECORDED, proof_words, told
from lantoa.plans.options import PROOFS, Budget, Honesty, Options, Rewarding, options_of


class SettingsForm(ReasonedForm):
    """Every choice; the defaults stand in an unchanged form."""

    subjects = forms.MultipleChoiceField(
        label=gettext_lazy("Who counts"), choices=Subject.choices, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("For duties that choose nobody themselves. Figures of all periods follow at once."),
    )  # fmt: skip
    composition = forms.BooleanField(
        label=gettext_lazy("Point out a quota met with individuals only, or with collectives only"), required=False,
        help_text=gettext_lazy("It counts all the same. A duty that needs both says so itself."),
    )  # fmt: skip
    publications = forms.IntegerField(
        label=gettext_lazy("Publications that “replicated” needs"), min_value=0, max_value=99,
        help_text=gettext_lazy("For duties that say nothing else. The public page of an exemplar is one publication."),
    )  # fmt: skip
    adoptions = forms.IntegerField(label=gettext_lazy("Adoptions that “replicated” needs"), min_value=0, max_value=99)
    soon_days = forms.IntegerField(
        label=gettext_lazy("Due soon: days before"), min_value=0, max_value=365,
        help_text=gettext_lazy("So long before its due day something stands in everybody's work as due soon."),
    )  # fmt: skip
    silent_days = forms.IntegerField(
        label=gettext_lazy("Silent: days without anything"), min_value=1, max_value=1000,
        help_text=gettext_lazy(
            "What “continuously” means here: whoever owed something for so long and has shown nothing is silent."
        ),
    )  # fmt: skip
    publish_days = forms.IntegerField(
        label=gettext_lazy("Days from finding an exemplar to its first publication"), min_value=1, max_value=1000,
        help_text=gettext_lazy("What “promptly” means here. The list of exemplars finds those that wait longer."),
    )  # fmt: skip
    request_reminders = forms.BooleanField(
        label=gettext_lazy("Requests are reminded of"), required=False,
        help_text=gettext_lazy("Without it, whoever is only asked gets no reminder, and nothing of it in their work."),
    )  # fmt: skip
    honesty = forms.ChoiceField(
        label=gettext_lazy("When a dossier says more than it shows"), choices=Honesty.choices[::-1],
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Asked when it is introduced to the body above, or passed on: claims without proof, contested ones, and"
            " praise that nobody verified."
        ),
    )  # fmt: skip
    least_proof = forms.TypedChoiceField(
        label=gettext_lazy("Proof that claims are introduced with"), coerce=int, widget=forms.RadioSelect,
        choices=lambda: [(grade.value, capfirst(proof_words(grade))) for grade in PROOFS],
        help_text=gettext_lazy("A claim with less proof says more than it shows; what follows is chosen above."),
    )  # fmt: skip
    via = BodyField(
        label=gettext_lazy("Papers go through"), required=False,
        help_text=gettext_lazy("The office that collects and passes on. Rounds and introductions begin with it."),
    )  # fmt: skip
    inspecting = BodiesField(
        label=gettext_lazy("Bodies that inspect"), required=False,
        help_text=gettext_lazy("Their inspectors, officers, secretaries and leaders see everything that is done."),
    )  # fmt: skip
    inspectors = forms.CharField(
        label=gettext_lazy("Who else inspects"), max_length=255, required=False,
        help_text=gettext_lazy("In the words of the plan, for example members of a council."),
    )  # fmt: skip
    review_from = forms.IntegerField(
        label=gettext_lazy("The final review covers the years from"), min_value=1945, max_value=2200, required=False,
        help_text=RECORDED,
    )  # fmt: skip
    review_to = forms.IntegerField(
        label=gettext_lazy("To the year"), min_value=1945, max_value=2200, required=False,
        help_text=gettext_lazy("Both empty: the years of the plan itself."),
    )  # fmt: skip
    rewarding = forms.ChoiceField(
        label=gettext_lazy("Rewards"), choices=Rewarding.choices, required=False, widget=forms.RadioSelect,
        help_text=RECORDED,
    )  # fmt: skip
    rewarded_by = forms.CharField(label=gettext_lazy("Who decides about rewards"), max_length=255, required=False)
    budget = forms.ChoiceField(
        label=gettext_lazy("Budget of the programme"), choices=Budget.choices, required=False, widget=forms.RadioSelect,
        help_text=RECORDED,
    )  # fmt: skip
    budget_amount = forms.IntegerField(label=gettext_lazy("Amount, in đồng"), min_value=0, required=False)
    budget_source = forms.CharField(
        label=gettext_lazy("Where the money comes from"), max_length=255, required=False,
        help_text=gettext_lazy("In the words of the plan. A fund that criteria speak of does not belong here."),
    )  # fmt: skip
    field_order = tuple(Options.__dataclass_fields__)

    @property
    def groups(self) -> Iterator[tuple[str | Promise, list[Any]]]:
        """The fields below the headings of the page that tells them."""
        for title, choices in GROUPS:
            yield title, [self[name] for choice in choices for name in choice.names]

    def options(self) -> Options:
        """What was chosen."""
        said = self.cleaned_data
        chosen = {name: said[name] for name in Options.__dataclass_fields__}
        chosen["subjects"] = tuple(said["subjects"])
        chosen["via"] = said["via"].pk if said["via"] else None
        chosen["inspecting"] = tuple(sorted(body.pk for body in said["inspecting"]))
        return Options(**chosen)


class Settings(FormScreen):
    """What holds for all duties of a programme."""

    template_name = "plans/settings.html"
    title, model, form_class, needs = gettext_lazy("Settings of the programme"), Plan, SettingsForm, "decide"
    done = gettext_lazy("The settings are saved.")
    lead = gettext_lazy("Plans do not agree about these; each office chooses for itself. Duties can differ.")

    def trail(self) -> Sequence[Crumb]:
        return [*trail(self.record), Crumb(Choices.title, self.back)]

    @property
    def back(self) -> str:
        return reverse("plans:choices", args=[self.record.pk])

    def initial(self) -> dict[str, Any]:
        return asdict(options_of(self.record))

    def run(self, form: forms.Form) -> Plan:
        options = form.options()  # type: ignore[attr-defined]
        return choose(self.record, options, reason=form.cleaned_data["reason"], by=self.actor, at=self.at)

    def after(self, result: Plan) -> str:
        return self.back


class Choices(Screen):
    """What was chosen for a programme and what is as usual, for whoever sees its figures."""

    title, template_name = gettext_lazy("How it counts, and what was chosen"), "plans/choices.html"
    plan: Plan

    def prepare(self) -> None:
        self.plan = self.load(Plan.objects.select_related("body").defer("text", "reading"), pk=self.kwargs["pk"])

    def trail(self) -> Sequence[Crumb]:
        return trail(self.plan)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        groups = [(title, some, sum(not each.is_usual for each in some)) for title, some in told(self.plan)]
        chosen = sum(own for _title, _some, own in groups)
        return self.page(plan=self.plan, groups=groups, chosen=chosen, decide=may(self.actor, "decide", self.plan))
