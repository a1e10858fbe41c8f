"""A body ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.desk_views.guided.forms import DecidedForm, FormPart
from lantoa.organisations.desk_views.guided.screens import GuidedScreen
from lantoa.organisations.fields import BodiesField, BodyField
from lantoa.organisations.models import Change, Share
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.changes import Below, Heir
from lantoa.organisations.queries.below import all_directed_by

MOST = 5  # heirs
SHARES = (("", Share.WHOLE.label), (Share.PART, Share.PART.label))  # empty, so that an untouched heir stays empty


class Goes(TextChoices):
    """What becomes of those below."""

    BELOW = "below", _("go below another body")
    END = "end", _("all end with it")


class AbolishForm(DecidedForm):
    """Which body, who takes over, what becomes of those below."""

    body = BodyField(label=_("Body that ends"), verb="administer")
    goes = forms.ChoiceField(
        label=_("Those that stand below it"), choices=Goes.choices, initial=Goes.BELOW, widget=forms.RadioSelect
    )
    to = BodyField(
        label=_("Below which body they go"),
        verb="administer",
        required=False,
        help_text=_("Empty where nobody stands below it."),
    )
    ending = BodiesField(label=_("Apart from these, which end too"), verb="administer", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, MOST + 1):
            self.fields |= _heir_fields(number)
        heirs = [
            FormPart(_("Heir %(number)s") % {"number": number}, tuple(_heir_fields(number)), folded=number > 1)
            for number in range(1, MOST + 1)
        ]
        self.parts = (  # type: ignore[misc]
            FormPart(_("Which body"), ("body", "goes")),
            FormPart(_("Those below"), ("to", "ending"), only=Goes.BELOW),
            *heirs,
        )

    def heirs(self) -> Iterator[Heir]:
        """Who takes over, and how much."""
        for number in range(1, MOST + 1):
            body, share, what = (self.cleaned_data[f"heir{number}_{name}"] for name in ("body", "share", "what"))
            if body:
                yield Heir(body, share or Share.WHOLE, what)

    def below(self) -> Below:
        """What becomes of those below."""
        values = self.cleaned_data
        if values["goes"] == Goes.END:
            return Below(ending=list(all_directed_by(values["body"], self.decided.on)))
        return Below(to=values["to"], ending=list(values["ending"]))


def _heir_fields(number: int) -> dict[str, forms.Field]:
    """What is asked of one heir."""
    return {
        f"heir{number}_body": BodyField(label=_("Who takes over"), verb="administer", required=False),
        f"heir{number}_share": forms.ChoiceField(
            label=_("How much it takes over"),
            choices=SHARES,
            required=False,
            help_text=_("People go along with everything."),
        ),
        f"heir{number}_what": forms.CharField(label=_("Which part it takes over"), max_length=255, required=False),
    }


class Abolish(GuidedScreen):
    """A body ends, with or without somebody who takes over."""

    title, form_class = _("Abolish a body"), AbolishForm
    lead = _("Say who answers for what it still owes. Where nobody takes over everything, the roles of its people end.")

    def run(self, form: Any) -> Change:
        body, heirs, below = form.cleaned_data["body"], list(form.heirs()), form.below()
        return changes.abolish(body, heirs, below, decided=form.decided, by=self.actor, at=self.at)
