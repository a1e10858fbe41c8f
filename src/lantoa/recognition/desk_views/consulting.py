"""The people are asked, and answered: the forms of public consultations and their comments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.reach_fields import ReachModelMultipleChoiceField
from lantoa.desk.screens import Crumb
from lantoa.kit.access import Refused
from lantoa.organisations.fields import KeptBodyField
from lantoa.recognition.consultation_access import ASKING, asking_bodies
from lantoa.recognition.consultation_states import COMMENT_MOVES, CONSULTATION_MOVES
from lantoa.recognition.desk_views.award_rounds import rounds_crumb
from lantoa.recognition.desk_views.consultations import consultations_crumb, crumb_of
from lantoa.recognition.models import AwardRound, Consultation, Proposal, PublicComment
from lantoa.recognition.operations import consultations
from lantoa.recognition.queries.consultations import to_ask_about


class ConsultationForm(forms.Form):
    """What the public reads, when, and about whom."""

    title = forms.CharField(label=_("Title of the public page"), max_length=255)
    text = forms.CharField(
        label=_("What the people are told and asked"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Anybody reads it. The list of those who are proposed stands below it."),
    )
    opens_on = forms.DateField(label=_("From"))
    closes_on = forms.DateField(label=_("To"), help_text=_("Some awards ask for a number of working days."))
    proposals = ReachModelMultipleChoiceField(
        Proposal.objects.none(),
        label=_("About whom"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A name is shown only where the person agreed to be told of on the web."),
    )


class NewConsultationForm(ConsultationForm):
    """Also who asks."""

    body = KeptBodyField(asking_bodies, label=_("Who asks"))
    field_order = ("title", "body")


class AddConsultation(FormScreen):
    """The people are to be asked about proposals of a round that lie with a body."""

    title: str | Promise = _("Ask the people about them")
    model: type[Model] = AwardRound
    form_class: type[forms.Form] = NewConsultationForm
    lead: str | Promise = _(
        "Nobody outside reads it before you have looked at it once more and pressed “Ask the people”."
    )
    done: str | Promise = _("It is prepared. Look at it, then ask the people.")

    def prepare(self) -> None:
        self.record = self.load(self.queryset(), pk=self.kwargs["pk"])
        if not (answer := ASKING.reason(self.actor, "keep")):
            raise Refused(answer.reason)

    @property
    def back(self) -> str:
        return reverse("recognition:round", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [rounds_crumb(), Crumb(str(self.record), self.back)]

    def offered(self) -> QuerySet[Proposal]:
        """About whom the people can be asked."""
        return to_ask_about(self.record)

    def form(self, **options: Any) -> forms.Form:
        form = self.form_class(**options)
        fields: Any = form.fields
        fields["proposals"].all = self.offered()
        for field in fields.values():
            if hasattr(field, "reach"):
                field.reach(self.actor)
        return form

    def initial(self) -> dict[str, Any]:
        return {"title": str(self.record), "opens_on": self.today}

    def run(self, form: forms.Form) -> Consultation:
        values = dict(form.cleaned_data)
        listed = values.pop("proposals")
        return consultations.prepare(Consultation(round=self.record, **values), listed, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:consultation", args=[result.pk])


class ChangeConsultation(AddConsultation):
    """Other words, days or candidates, as long as nobody outside has read it."""

    title, model, form_class, needs = _("Change the public consultation"), Consultation, ConsultationForm, "keep"
    lead, done = "", _("The public consultation is saved.")

    def prepare(self) -> None:
        FormScreen.prepare(self)

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [consultations_crumb(), crumb_of(self.record)]

    def offered(self) -> QuerySet[Proposal]:
        return to_ask_about(self.record.round, but=self.record)

    def initial(self) -> dict[str, Any]:
        kept = {name: getattr(self.record, name) for name in ("title", "text", "opens_on", "closes_on")}
        return kept | {"proposals": list(self.record.proposals.all())}

    def run(self, form: forms.Form) -> Consultation:
        values = dict(form.cleaned_data)
        listed = values.pop("proposals")
        return consultations.change(self.record, values, listed, by=self.actor, at=self.at)


class MoveConsultation(NamedMoveScreen):
    """It becomes public, is called off, or is prepared again."""

    model, moves = Consultation, CONSULTATION_MOVES
    OPERATIONS: dict[str, Callable[..., Consultation]] = {
        "publish": consultations.publish,
        "call_off": consultations.call_off,
        "prepare_again": consultations.prepare_again,
    }
    LEADS = {
        "publish": _("From now on anybody can read the list, and comment from its first day to its last one."),
        "call_off": _("The public page goes away. Comments stay here, and no longer count."),
    }

    @property
    def lead(self) -> Any:  # type: ignore[override]  # what the move means
        return self.LEADS.get(self.move, "")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [consultations_crumb(), crumb_of(self.record)]

    def run(self, form: Any) -> Consultation:
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("recognition:consultation", args=[result.pk])


class AnswerForm(ReasonForm):
    """The words that are sent."""

    reason = forms.CharField(
        label=_("What the office answers"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text=_("It is sent by e-mail where an address was left. Otherwise call, or answer on the spot."),
    )


class MoveComment(NamedMoveScreen):
    """A comment is answered, found without ground, or looked at again."""

    model, moves = PublicComment, COMMENT_MOVES
    OPERATIONS = {
        "answer": consultations.answer,
        "find_groundless": consultations.find_groundless,
        "reopen": consultations.reopen,
    }

    def queryset(self) -> QuerySet:
        return PublicComment.objects.select_related("consultation__body", "proposal__dossier", "proposal__award")

    @property
    def lead(self) -> str:  # type: ignore[override]  # what is answered
        return f"“{self.record.text}”"

    @property
    def back(self) -> str:
        return reverse("recognition:comment", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [consultations_crumb(), crumb_of(self.record.consultation)]

    def run(self, form: Any) -> PublicComment:
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("recognition:consultation", args=[result.consultation_id])
