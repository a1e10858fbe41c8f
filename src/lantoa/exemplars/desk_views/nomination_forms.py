"""What an office does with a nomination, and the typing in of those that came on paper or by telephone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb
from lantoa.exemplars.access import keeping_bodies
from lantoa.exemplars.desk_views.finding import OFFERED, FindDossierForm
from lantoa.exemplars.desk_views.nominations import register_crumb
from lantoa.exemplars.models import CameBy, Kind, Nomination, RefusalClass
from lantoa.exemplars.nomination_states import NOMINATION_MOVES
from lantoa.exemplars.operations import nominating, settling
from lantoa.exemplars.queries.likeness import known_before
from lantoa.exemplars.queries.nominations import as_dossier
from lantoa.movements.models import Field
from lantoa.organisations.fields import BodyField, KeptBodyField
from lantoa.organisations.models.bodies import CLUSTERS, COMMUNES, BodyKind

#: What an officer types in one by one; lists have a way of their own.
TYPED = [(each.value, each.label) for each in (CameBy.PAPER, CameBy.PHONE)]
_TEXT = {"rows": 5}


class TypedForm(forms.Form):
    """The questions of the paper form, all at once."""

    came_by = forms.ChoiceField(label=_("How it came"), choices=TYPED, widget=forms.RadioSelect, initial=CameBy.PAPER)
    body = KeptBodyField(keeping_bodies, label=_("Received by"))
    kind = forms.ChoiceField(
        label=_("Who or what"), choices=Kind.choices, widget=forms.RadioSelect, initial=Kind.INDIVIDUAL
    )
    name = forms.CharField(label=_("Name"), max_length=255)
    about = forms.CharField(
        label=_("Who is that?"), max_length=255, required=False, help_text=_("Work, age, or whose relative.")
    )
    commune = BodyField(label=_("Commune or ward"), kinds=COMMUNES)
    place = forms.CharField(label=_("Village or place"), max_length=255, required=False)
    field = ReachModelChoiceField(
        Field.objects.filter(retired=False), verb="use", label=_("Field of work"), required=False
    )
    deed = forms.CharField(
        label=_("What they did"), widget=forms.Textarea(attrs={"rows": 7}), help_text=_("In the nominator's own words.")
    )
    since_when = forms.CharField(label=_("Since when"), max_length=255, required=False)
    proof = forms.CharField(label=_("Who or what can confirm it"), widget=forms.Textarea(attrs=_TEXT), required=False)
    nominator = forms.CharField(
        label=_("Nominator"), max_length=255, required=False, help_text=_("Empty when she wants to stay unnamed.")
    )
    contact = forms.CharField(label=_("Phone or e-mail"), max_length=255, required=False)
    agreed = forms.BooleanField(
        label=_("The nominator was told what it is used for and agreed"),
        help_text=_("On paper: the box is ticked. By telephone: you read the sentences of the form aloud."),
    )


class AddNomination(FormScreen):
    """One that came on paper or was told; afterwards the page shows the code to tell the nominator."""

    title, model, needs, form_class = _("Type in a nomination"), Nomination, "keep", TypedForm
    done = _("The nomination is kept. Tell the nominator the code that stands below.")

    @property
    def back(self) -> str:
        return reverse("exemplars:nominations")

    def trail(self) -> list[Crumb]:
        return [register_crumb()]

    def run(self, form: forms.Form) -> Nomination:
        values = {name: value for name, value in form.cleaned_data.items() if name != "agreed"}
        return nominating.enter(Nomination(agreed_at=self.at, **values), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("exemplars:nomination", args=[result.pk])


class MoveNomination(NamedMoveScreen):
    """One move of a nomination."""

    model, moves = Nomination, NOMINATION_MOVES

    def queryset(self) -> Any:
        return Nomination.objects.select_related("body", "commune", "folder", "field")

    @property
    def back(self) -> str:
        return reverse("exemplars:nomination", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record), self.back)]

    def after(self, result: Any) -> str:
        return self.back


class TakeUp(MoveNomination):
    """A dossier is opened with what was told."""

    move, form_class = "take_up", forms.Form  # nothing is asked
    lead = _("A dossier is opened with what was told and the files. Then it is checked like any other one.")
    done = _("The dossier is open. Check what was told, and add what shows it.")

    def run(self, form: forms.Form) -> Nomination:
        return settling.take_up(self.record, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("exemplars:dossier", args=[result.dossier_id])


class JoinForm(FindDossierForm):
    """Which dossier of those that the person writes in."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["dossier"].verb = "keep"  # type: ignore[attr-defined]


class Join(MoveNomination):
    """What was told goes to a dossier that exists."""

    move, form_class = "join", JoinForm  # no reason is asked
    lead = _("The files go into the folder of the dossier, and its page shows what was told.")
    done = _("The nomination is joined to the dossier.")

    def form(self, **options: Any) -> forms.Form:
        form: Any = super().form(**options)
        form.offer(known_before(self.actor, as_dossier(self.record, self.record.body, self.today), limit=OFFERED))
        return form

    def run(self, form: forms.Form) -> Nomination:
        return settling.join(self.record, dossier=form.cleaned_data["dossier"], by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("exemplars:dossier", args=[result.dossier_id])


class Ask(MoveNomination):
    """A question to the nominator: by letter where there is an e-mail address."""

    move, done = "ask", _("It is kept that the nominator was asked.")

    @property
    def lead(self) -> Any:  # type: ignore[override]  # it depends on what the nominator left
        if settling.is_address(self.record.contact):
            return _("Your question is sent to %(contact)s by e-mail.") % {"contact": self.record.contact}
        return _("Call %(contact)s, and write down here what you ask.") % {"contact": self.record.contact}

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        form.fields["reason"].label = _("Your question")
        return form

    def run(self, form: forms.Form) -> Nomination:
        return settling.ask(self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])


class AnswerForm(forms.Form):
    """What the nominator said."""

    answer = forms.CharField(label=_("What the nominator answered"), widget=forms.Textarea(attrs=_TEXT))


class NoteAnswer(MoveNomination):
    """What the nominator answered."""

    move, done = "answer", _("The answer is kept.")
    form_class = AnswerForm  # no reason is asked

    def run(self, form: forms.Form) -> Nomination:
        return settling.note_answer(self.record, answer=form.cleaned_data["answer"], by=self.actor, at=self.at)


class ReadingBodyField(BodyField):
    """Any body of today that people work at: what somebody passes on goes out of her own reach."""

    def reach(self, actor: Any) -> None:
        super().reach(actor)
        self.queryset = self.queryset.exclude(kind__in=(*CLUSTERS, BodyKind.NATION))


class PassOnForm(ReasonForm):
    """To whom, and why."""

    to = ReadingBodyField(label=_("To which body"))
    field_order = ("to",)


class PassOn(MoveNomination):
    """Another body is to decide."""

    move, form_class, done = "pass_on", PassOnForm, _("The nomination is passed on.")
    lead = _("It goes out of your hands: only that body, and those above it, see it from then on.")

    def run(self, form: forms.Form) -> Nomination:
        return settling.pass_on(self.record, by=self.actor, at=self.at, **form.cleaned_data)

    def after(self, result: Any) -> str:
        return reverse("exemplars:nominations")


class RefuseForm(ReasonForm):
    """The class that the nominator is told, and the reason that stays here."""

    refusal_class = forms.ChoiceField(
        label=_("What the nominator is told"), choices=RefusalClass.choices, widget=forms.RadioSelect
    )
    field_order = ("refusal_class",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].help_text = _("Only your office and those above it read this.")


class Refuse(MoveNomination):
    """It is not taken up."""

    move, form_class, done = "refuse", RefuseForm, _("It is kept that the nomination is not taken up.")

    def run(self, form: forms.Form) -> Nomination:
        return settling.refuse(self.record, by=self.actor, at=self.at, **form.cleaned_data)


class Reopen(MoveNomination):
    """It is looked at again."""

    move, done = "reopen", _("The nomination waits to be decided about again.")

    def run(self, form: forms.Form) -> Nomination:
        return settling.reopen(self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])
