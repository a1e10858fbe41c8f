"""A claim: its page, writing it, and what can become of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.evidence.desk_views.folders import back_to, trail_to
from lantoa.evidence.models import Claim, Folder, Grade, Proof
from lantoa.evidence.operations import claims
from lantoa.evidence.operations.claims import Said
from lantoa.evidence.states import CLAIM_MOVES, ClaimState

MOVES = {
    "verify": "evidence:verify_claim",
    "correct": "evidence:correct_claim",
    "contest": "evidence:contest_claim",
    "withdraw": "evidence:withdraw_claim",
    "restore": "evidence:restore_claim",
}


class ClaimForm(forms.Form):
    """What, how much, when, for whom."""

    text = forms.CharField(
        label=gettext_lazy("What was achieved"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
        help_text=gettext_lazy("One thing that can be checked, for example: 42 households grow organic rice."),
    )  # fmt: skip
    amount = forms.DecimalField(
        label=gettext_lazy("How much"), required=False, max_digits=18, decimal_places=3, localize=True
    )
    unit = forms.CharField(
        label=gettext_lazy("Unit of measure"), required=False, max_length=60,
        help_text=gettext_lazy("For example: households, hectares, million dong."),
    )  # fmt: skip
    since = forms.DateField(label=gettext_lazy("From"), required=False)
    until = forms.DateField(label=gettext_lazy("To"), required=False)
    beneficiaries = forms.CharField(label=gettext_lazy("For whom"), required=False, max_length=255)

    def said(self) -> Said:
        """What was typed, as the operations take it."""
        return Said(**{name: self.cleaned_data[name] for name in Said.__dataclass_fields__})


class CorrectionForm(ClaimForm):
    """The same with the reason."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is corrected"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class ClaimRecord(RecordScreen):
    """One claim with all that shows it and all that it said before."""

    model, moves, move_urls = Claim, CLAIM_MOVES, MOVES

    def queryset(self) -> QuerySet:
        return Claim.objects.select_related("folder__body", "author", "verified_by")

    def trail(self) -> Sequence[Crumb]:
        return trail_to(self.record.folder)

    def facts(self) -> Sequence[tuple[Any, object]]:
        claim = self.record
        days = " – ".join(f"{day:%d/%m/%Y}" for day in (claim.since, claim.until) if day)
        return [
            (_("What was achieved"), claim.text),
            (_("How much"), claim.figure),
            (_("When"), days),
            (_("For whom"), claim.beneficiaries),
            (_("Proof"), capfirst(Grade(claim.grade).label)),
            (_("Written by"), claim.author and claim.author.get_full_name()),
            (
                _("Verified by"),
                claim.verified_by and f"{claim.verified_by.get_full_name()}, {claim.verified_at:%d/%m/%Y}",
            ),
            (_("What is contested"), claim.contested_because),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        every = Proof.objects.filter(claim=self.record).select_related("file", "added_by")
        there = set(Proof.objects.that_count().filter(claim=self.record).values_list("pk", flat=True))
        shown = {
            "proofs": [proof for proof in every if proof.pk in there],
            "gone": [proof for proof in every if proof.pk not in there],
            "keep": self.may_keep(),
        }
        panels = [RecordPanel(_("What shows it"), "evidence/desk/proofs.html", shown, len(there))]
        if corrections := list(self.record.corrections.select_related("by")):
            panels.append(RecordPanel(_("Corrections"), "evidence/desk/corrections.html", {"corrections": corrections}))
        return panels

    def may_keep(self) -> bool:
        return bool(self.action("", "evidence:add_proof", "keep").answer)

    def further_actions(self) -> Sequence[RecordAction]:
        if self.record.state == ClaimState.WITHDRAWN:
            return []
        adding = self.action(_("Add proof"), "evidence:add_proof", "keep")
        if self.record.state != ClaimState.DRAFTED:
            return [adding]
        return [adding, self.action(_("Change the claim"), "evidence:change_claim", "keep")]


class AddClaim(FormScreen):
    """A claim that is written."""

    title, model, needs, form_class = gettext_lazy("Add a claim"), Folder, "keep", ClaimForm
    done = gettext_lazy("The claim is saved. Now add what shows it.")

    def queryset(self) -> QuerySet:
        return Folder.objects.select_related("body")

    @property
    def back(self) -> str:
        return back_to(self.record, "claims")

    def trail(self) -> list[Crumb]:
        return trail_to(self.record)

    def run(self, form: Any) -> Claim:
        return claims.add(self.record, form.said(), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("evidence:add_proof", args=[result.pk])


class OfClaim(FormScreen):
    """A form about one claim."""

    model, needs = Claim, "keep"

    def queryset(self) -> QuerySet:
        return Claim.objects.select_related("folder__body")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [*trail_to(self.record.folder), Crumb(str(self.record), self.back)]

    def after(self, result: Any) -> str:
        return reverse("evidence:claim", args=[self.record.pk])

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in Said.__dataclass_fields__}


class ChangeClaim(OfClaim):
    """Other words for one that nobody has verified."""

    title, form_class, done = gettext_lazy("Change the claim"), ClaimForm, gettext_lazy("The claim is saved.")

    def run(self, form: Any) -> Claim:
        return claims.change(self.record, form.said(), by=self.actor, at=self.at)


class MoveClaim(OfClaim, NamedMoveScreen):
    """A move that needs nothing but a reason."""

    moves = CLAIM_MOVES
    form_class: type[forms.Form] = ReasonForm  # the correction asks for more
    OPERATIONS: ClassVar[dict[str, Callable[..., Claim]]] = {
        "verify": claims.verify,
        "contest": claims.contest,
        "withdraw": claims.withdraw,
        "restore": claims.restore,
    }

    @property
    def lead(self) -> str:  # type: ignore[override]  # what it is about
        return claims.statement(self.record)

    def initial(self) -> dict[str, Any]:
        return {}

    def run(self, form: forms.Form) -> Claim:
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])


class CorrectClaim(MoveClaim):
    """Other words for one that was verified; what it said before stays on record."""

    form_class, move = CorrectionForm, "correct"
    done = gettext_lazy("It is corrected. Somebody else verifies it again.")

    def initial(self) -> dict[str, Any]:
        return OfClaim.initial(self)

    def run(self, form: Any) -> Claim:
        reason = form.cleaned_data["reason"]
        return claims.correct(self.record, form.said(), by=self.actor, at=self.at, reason=reason)
