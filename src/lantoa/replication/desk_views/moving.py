"""An adoption climbs, is given up, is taken up again, and is asked after: each with its form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.screens import Crumb
from lantoa.evidence.desk_views.sending import file_field, kept
from lantoa.replication.desk_views.adoptions import ledger_crumb
from lantoa.replication.desk_views.registering import ShownForm
from lantoa.replication.models import Adoption, FollowUp
from lantoa.replication.operations import adoptions
from lantoa.replication.queries.adoptions import whole
from lantoa.replication.states import LEVEL_MOVES, STANDING_MOVES

CLIMBING: dict[str, Callable[..., Adoption]] = {
    "try_out": adoptions.try_out,
    "adapt": adoptions.adapt,
    "make_standard": adoptions.make_standard,
}
UNDOING: dict[str, Callable[..., Adoption]] = {
    "undo_try_out": adoptions.undo_try_out,
    "undo_adapt": adoptions.undo_adapt,
    "undo_standard": adoptions.undo_standard,
}


class MoveAdoption(NamedMoveScreen):
    """One move of an adoption that needs nothing but a reason."""

    model, moves = Adoption, LEVEL_MOVES
    record: Adoption

    def queryset(self) -> QuerySet:
        return whole(Adoption.objects.all())

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return f"{self.record.adopter}: {self.record.source}"

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [ledger_crumb(), Crumb(self.record.adopter, self.back)]

    def run(self, form: Any) -> Adoption:
        return UNDOING[self.move](self.record, by=self.actor, at=self.at, **form.cleaned_data)

    def after(self, result: Any) -> str:
        return reverse("replication:adoption", args=[result.pk])


class StepForm(ShownForm):
    """Also a file."""

    on = forms.DateField(label=_("Reached on"), initial=localdate)
    proof = file_field(_("As a file"), required=False)


class Climb(MoveAdoption):
    """The next level, with what shows it."""

    form_class = StepForm

    @transaction.atomic
    def run(self, form: Any) -> Adoption:
        told = form.cleaned_data
        proof = kept(self.record.folder, told["proof"], "proof", by=self.actor, at=self.at)
        shown = adoptions.Shown(told["on"], told["note"], proof)
        return CLIMBING[self.move](self.record, shown, by=self.actor, at=self.at)


class EndForm(ReasonForm):
    """When, and why."""

    on = forms.DateField(label=_("Given up on"), initial=localdate)
    field_order = ("on",)


class EndAdoption(MoveAdoption):
    """The adopter gave it up."""

    moves, move, form_class = STANDING_MOVES, "end", EndForm

    def run(self, form: Any) -> Adoption:
        return adoptions.end(self.record, **form.cleaned_data, by=self.actor, at=self.at)


class TakeUpAgain(MoveAdoption):
    """It goes on, or was ended by mistake."""

    moves, move = STANDING_MOVES, "take_up_again"

    def run(self, form: Any) -> Adoption:
        return adoptions.take_up_again(self.record, **form.cleaned_data, by=self.actor, at=self.at)


class FollowUpForm(forms.Form):
    """When, and what was found."""

    on = forms.DateField(label=_("Asked on"), initial=localdate)
    found = forms.CharField(
        label=_("What was found"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=_("Whether they still do it, what came of it, what they changed, what they lack."),
    )


class MakeFollowUp(FormScreen):
    """Somebody asked how it goes."""

    title, model, needs, form_class = _("Record what was found"), FollowUp, "keep", FollowUpForm
    done = _("What was found is recorded.")
    record: FollowUp

    def queryset(self) -> QuerySet:
        return FollowUp.objects.select_related("adoption__source__body", "adoption__body")

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return f"{self.record.adoption.adopter}: {self.record.adoption.source}"

    @property
    def back(self) -> str:
        return reverse("replication:adoption", args=[self.record.adoption_id])

    def trail(self) -> Sequence[Crumb]:
        return [ledger_crumb(), Crumb(self.record.adoption.adopter, self.back)]

    def initial(self) -> dict[str, Any]:
        return {"on": self.record.made_on, "found": self.record.found} if self.record.made_on else {}

    def run(self, form: forms.Form) -> FollowUp:
        return adoptions.follow_up(self.record, **form.cleaned_data, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back
