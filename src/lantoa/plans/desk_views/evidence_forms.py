"""Recording what was done, and completing what was returned. A form that is refused keeps what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb
from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body
from lantoa.plans.access import OWED
from lantoa.plans.board_words import period_words
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.duty_words import value_words
from lantoa.plans.models import Duty, Evidence, EvidenceKind, Obligation, Subject, Term
from lantoa.plans.operations import evidence
from lantoa.plans.operations.proof import Proof, hand_measure
from lantoa.plans.operations.sending import MOST_BYTES, SentFile
from lantoa.plans.queries.checking import checked_at
from lantoa.plans.queries.countable import Periods, periods_for
from lantoa.plans.states import EvidenceState

ENDINGS = ("pdf", "doc", "docx", "xls", "xlsx", "jpg", "jpeg", "png", "txt")


class ProofForm(forms.Form):
    """What was done, when, how much, and what shows it."""

    title = forms.CharField(label=gettext_lazy("What was done"), max_length=255)
    on = forms.DateField(
        label=gettext_lazy("Done on"), initial=localdate,
        help_text=gettext_lazy("Of a document: its date."),
    )  # fmt: skip
    term = forms.TypedChoiceField(
        label=gettext_lazy("Counts for"), coerce=int,
        help_text=gettext_lazy(
            "A report about a year is handed in after it and counts for it all the same: the day may lie behind the "
            "period, never before it."
        ),
    )  # fmt: skip
    amount = forms.DecimalField(label=gettext_lazy("How many"), initial=1, max_digits=12, decimal_places=2)
    subject = forms.ChoiceField(
        label=gettext_lazy("About"), choices=[("", gettext_lazy("not about anybody in particular")), *Subject.choices],
        required=False,
    )  # fmt: skip
    kind = forms.ChoiceField(label=gettext_lazy("Shown by"), widget=forms.RadioSelect, choices=EvidenceKind.choices)
    file = forms.FileField(
        label=gettext_lazy("File"), required=False,
        help_text=gettext_lazy("PDF, Word, Excel, JPEG, PNG or text, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
    )  # fmt: skip
    link = forms.URLField(
        label=gettext_lazy("Address"), required=False, max_length=500, assume_scheme="https",
        help_text=gettext_lazy("The page on which it can be seen."),
    )  # fmt: skip
    number = forms.CharField(
        label=gettext_lazy("Number of the document"), required=False, max_length=60,
        help_text=gettext_lazy("For example: 12/BC-UBND"),
    )  # fmt: skip
    note = forms.CharField(
        label=gettext_lazy("Note, and where a number comes from"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, duty: Duty, **options: Any) -> None:
        super().__init__(*args, **options)
        self.periods: dict[int, Term] = {}
        kinds = getattr(hand_measure(duty), "kinds", tuple(EvidenceKind.values))
        choices = [(kind, EvidenceKind(kind).label) for kind in kinds]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        self.fields["kind"].initial = kinds[0]
        if duty.unit:
            self.fields["amount"].help_text = duty.unit

    def offer_periods(self, found: Periods, on: date) -> None:
        """Let the period be chosen among those found; not where there is but one, or none has begun."""
        self.periods = {term.pk: term for term in found.terms}
        if len(found.terms) <= 1:
            del self.fields["term"]
            return
        usual = found.usual(on)
        choices = [(term.pk, _term_words(term, found, on)) for term in found.terms]
        blank = [] if usual else [("", gettext_lazy("Choose the period"))]
        self.fields["term"].choices = [*blank, *choices]  # type: ignore[attr-defined]
        if self.initial.get("term") not in self.periods:
            self.initial["term"] = usual.pk if usual else ""

    def chosen_term(self) -> Term | None:
        """The period that was chosen, or the only one there is."""
        return self.periods.get(self.cleaned_data.get("term") or next(iter(self.periods), 0))

    def clean_file(self) -> Any:
        """The size and the ending are checked here, what it is by the operation that keeps it."""
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Make it smaller, or give a link."))
        if file and file.name.rpartition(".")[2].lower() not in ENDINGS:
            raise ValidationError(_("Files of this kind are not taken. Save it as PDF and send that."))
        return file

    def proof(self) -> Proof:
        """What was typed, as the operation takes it."""
        values = {name: value for name, value in self.cleaned_data.items() if name in Proof.__dataclass_fields__}
        sent = values.pop("file", None)
        return Proof(**values, file=SentFile(sent.name, sent.read()) if sent else None)


class EvidenceForm(ProofForm):
    """The same with the body that did it: one of the actor's own that the duty counts."""

    body = ReachModelChoiceField(Body.objects.all(), label=gettext_lazy("Body"))
    field_order = ("body",)

    def offer(self, duty: Duty, actor: Actor) -> None:
        """Offer the bodies that `actor` records for and that count for the duty."""
        ours = _countable(duty, actor)
        field: Any = self.fields["body"]
        field.all = ours
        field.reach(actor)
        if "body" not in self.initial and (only := list(ours[:2])) and len(only) == 1:
            self.initial["body"] = only[0].pk


def _term_words(term: Term, found: Periods, on: date) -> str:
    """A period and how it stands."""
    period = period_words(term.since, term.until)
    if term.pk in found.missing:
        return _("%(period)s (ended, something is missing)") % {"period": period}
    return _("%(period)s (ended)") % {"period": period} if term.until <= on else period


def _countable(duty: Duty, actor: Actor) -> QuerySet[Body]:
    """The bodies that `actor` records for and that count for `duty`."""
    counted = Obligation.objects.filter(duty=duty).values("counted")
    return OWED.bodies_for(actor, "record").filter(pk__in=counted).order_by("sort_key", "pk")


class OfEvidence(FormScreen):
    """What both forms have in common."""

    @property
    def duty(self) -> Duty:
        raise NotImplementedError

    @property
    def lead(self) -> str:  # type: ignore[override]  # says what is asked for
        return f"{self.duty.what}: {value_words(self.duty)}"

    def trail(self) -> Sequence[Crumb]:
        return [*trail(self.duty.plan), Crumb(self.duty.what, reverse("plans:duty", args=[self.duty.pk]))]

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options, duty=self.duty)
        form.offer_periods(periods_for(self.duty, self.bodies(), self.today), self.today)  # type: ignore[attr-defined]
        return form

    def bodies(self) -> QuerySet[Body]:
        """Those whose work it may be."""
        raise NotImplementedError

    def told(self, result: Evidence) -> str:
        """Who looks at it next: an act of which nobody knows who goes on is not done."""
        own, office = checked_at(result, self.today)
        words = {"own": own and own.name, "office": office and office.name}
        if own and office:
            who = _("a colleague at %(own)s (officer, secretary or leader), or an officer or secretary of %(office)s")
        elif own:
            who = _("a colleague at %(own)s (officer, secretary or leader)")
        elif office:
            who = _("an officer or secretary of %(office)s")
        else:
            return _("It is put forward, but nobody can check it yet: ask your administrator to give somebody a role.")
        return _("It is put forward and counts once it has been checked by %(who)s.") % {"who": who % words}

    def after(self, result: Evidence) -> str:
        return reverse("plans:evidence", args=[result.pk])


class RecordEvidence(OfEvidence):
    """An officer records what her body did for a duty; links name the body and the period, which can be changed."""

    title, model, form_class, needs = gettext_lazy("Record what was done"), Duty, EvidenceForm, "view"
    submit = gettext_lazy("Record and submit for a check")

    def queryset(self) -> QuerySet:
        return Duty.objects.select_related("plan__body", "by_reference")

    def prepare(self) -> None:
        super().prepare()
        if not _countable(self.record, self.actor).exists():
            raise Refused(_("None of your bodies owes this duty."))

    @property
    def duty(self) -> Duty:
        return self.record

    def initial(self) -> dict[str, Any]:
        asked = {name: self.request.GET.get(name, "") for name in ("body", "term")}
        return {name: int(id_) for name, id_ in asked.items() if id_.isascii() and id_.isdigit() and len(id_) < 19}

    def bodies(self) -> QuerySet[Body]:
        return _countable(self.record, self.actor)

    def form(self, **options: Any) -> forms.Form:
        try:
            form = super().form(**options)
        except ValidationError as problem:
            raise Refused(problem.messages[0]) from problem
        form.offer(self.record, self.actor)  # type: ignore[attr-defined]
        return form

    def run(self, form: forms.Form) -> Evidence:
        assert isinstance(form, EvidenceForm)  # noqa: S101 - see form_class
        body, term = form.cleaned_data["body"], form.chosen_term()
        return evidence.record(self.record, body, form.proof(), term=term, by=self.actor, at=self.at)


class CompleteEvidence(OfEvidence):
    """Whoever recorded it completes what was returned, and submits it again."""

    title, model, form_class, needs = gettext_lazy("Complete the evidence"), Evidence, ProofForm, "record"
    submit = gettext_lazy("Save and submit again")

    def queryset(self) -> QuerySet:
        return Evidence.objects.select_related("duty__plan__body", "duty__by_reference", "body")

    def prepare(self) -> None:
        super().prepare()
        if self.record.state != EvidenceState.RETURNED:
            raise Refused(_("Only evidence that was returned can be completed."))

    @property
    def duty(self) -> Duty:
        return self.record.duty

    def initial(self) -> dict[str, Any]:
        kept = {name: getattr(self.record, name) for name in Proof.__dataclass_fields__ if name != "file"}
        return {**kept, "term": self.record.term_id}

    def bodies(self) -> QuerySet[Body]:
        return Body.objects.filter(pk=self.record.body_id)

    def run(self, form: forms.Form) -> Evidence:
        assert isinstance(form, ProofForm)  # noqa: S101 - see form_class
        return evidence.complete(self.record, form.proof(), term=form.chosen_term(), by=self.actor, at=self.at)
