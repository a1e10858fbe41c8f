"""The questions of the public form, one form each; the office's own form asks them all at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.challenge_forms import ByPeople
from lantoa.exemplars.models import Kind, Nomination
from lantoa.exemplars.queries.destinations import Place, places_like
from lantoa.movements.models import Field
from lantoa.organisations.models import Body
from lantoa.organisations.models.bodies import COMMUNES

LONGEST_DEED = 6000  # characters: some three pages
LONGEST_PROOF = 3000
# In everybody's words; a good deed is told about whoever did it.
KINDS = (
    (Kind.INDIVIDUAL, _("a person")),
    (Kind.COLLECTIVE, _("a collective")),
    (Kind.HOUSEHOLD, _("a household")),
    (Kind.MODEL, _("a model that can be copied")),
)


class AnswerForm(forms.Form):
    """One question. `answers` is what goes into the nomination; a form without errors is a good answer."""

    error_css_class = "has-error"

    def __init__(self, *args: Any, nomination: Nomination | None = None, **options: Any) -> None:
        self.nomination = nomination
        super().__init__(*args, **options)

    @staticmethod
    def initial_of(nomination: Nomination) -> dict[str, Any]:
        """What was answered before, for the fields of the form."""
        return {field.name: getattr(nomination, field.attname) for field in nomination._meta.concrete_fields}

    def answers(self) -> dict[str, Any]:
        """The clean values by the fields of the nomination."""
        return self.cleaned_data


class WhoForm(AnswerForm):
    """Who or what; the first answer, behind which the nomination is kept. Machines are asked for work."""

    kind = forms.ChoiceField(
        label=_("Who or what is it?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )


class BeginForm(ByPeople, WhoForm):
    """With what a machine does not do."""

    def answers(self) -> dict[str, Any]:
        return {"kind": self.cleaned_data["kind"]}


class NameForm(AnswerForm):
    """What the exemplar is called, and whatever else tells it from others of the name."""

    name = forms.CharField(
        label=_("Full name"),
        max_length=255,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write the name, as far as you know it.")},
    )
    about = forms.CharField(
        label=_("Who is that?"),
        max_length=255,
        required=False,
        help_text=_("For example: a teacher of the village school, about 50 years old. May stay empty."),
    )


class PlaceForm(AnswerForm):
    """Which commune: typed, and chosen where the words fit several."""

    where = forms.CharField(
        label=_("Commune, ward or special zone"),
        max_length=200,
        help_text=_("Type a part of the name, with or without accents. The name from before the mergers will do."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Type the name of the commune or ward.")},
    )
    chosen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    chosen_for = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    place = forms.CharField(
        label=_("Village, street or workplace"),
        max_length=255,
        required=False,
        help_text=_("May stay empty."),
    )
    places: list[Place] = []
    text = ""  # what `places` were found for

    @staticmethod
    def initial_of(nomination: Nomination) -> dict[str, Any]:
        commune = nomination.commune
        known = {"where": commune.name, "chosen": commune.pk, "chosen_for": commune.name} if commune else {}
        return {"place": nomination.place} | known

    def clean(self) -> dict[str, Any]:
        """The commune that was chosen, or the only one that the words fit."""
        text, said = self.cleaned_data.get("where", ""), self.cleaned_data
        communes = Body.objects.filter(kind__in=COMMUNES, until__gt=localdate())
        # What was chosen counts as long as the words above it are still those that it was chosen for.
        is_meant = text == said.get("chosen_for")
        if is_meant and (chosen := communes.filter(pk=said.get("chosen") or 0).first()):
            said["commune"] = chosen
        elif text:
            self._look_up(text)
        return self.cleaned_data

    def _look_up(self, text: str) -> None:
        self.places = places_like(text, localdate())
        self.text = text
        if len(self.places) == 1:
            self.cleaned_data["commune"] = Body.objects.get(pk=self.places[0].id)
        elif self.places:
            self.add_error("where", _("Several fit. Choose the right one below."))
        else:
            self.add_error("where", _("No commune or ward is called so. Try another part of the name."))

    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("commune", "place")}


class FieldForm(AnswerForm):
    """In which field of work, where the nominator knows."""

    field = forms.ChoiceField(label=_("Which field fits best?"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["field"].choices = [("", _("I do not know")), *fields_for_all()]  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(nomination: Nomination) -> dict[str, Any]:
        return {"field": nomination.field_id or ""}

    def answers(self) -> dict[str, Any]:
        return {"field_id": self.cleaned_data["field"] or None}


class DeedForm(AnswerForm):
    """What they did, written or spoken, and since when."""

    deed = forms.CharField(
        label=_("What they did"),
        max_length=LONGEST_DEED,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    since_when = forms.CharField(
        label=_("Since when?"),
        max_length=255,
        required=False,
        help_text=_("For example: for four years; on 12 August. May stay empty."),
    )

    def clean_deed(self) -> str:
        deed: str = self.cleaned_data["deed"]
        if not deed.strip() and not (self.nomination and self.nomination.is_spoken()):
            raise ValidationError(_("Tell it in a few words, or record your voice."))
        return deed


class ProofForm(AnswerForm):
    """How an office can see that it is so."""

    proof = forms.CharField(
        label=_("Who or what can confirm it?"),
        max_length=LONGEST_PROOF,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class PhotosForm(AnswerForm):
    """Photos and papers were sent already, one by one; those on them are thought of."""

    photos_known = forms.BooleanField(
        label=_("Those on the photos know that I send them. Where there are children, the office asks their parents."),
        required=False,
    )

    def clean_photos_known(self) -> bool:
        known: bool = self.cleaned_data["photos_known"]
        if not known and self.nomination and self.nomination.has_photos():
            raise ValidationError(_("Tick it when those on the photos know, or remove the photos."))
        return known


class YouForm(AnswerForm):
    """Who nominates; both may stay empty."""

    nominator = forms.CharField(
        label=_("Your name"),
        max_length=255,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact = forms.CharField(
        label=_("Phone or e-mail"),
        max_length=255,
        required=False,
        help_text=_("Only the office that reads the nomination sees it, and only to ask you back."),
        widget=forms.TextInput(attrs={"autocomplete": "on"}),
    )


class CheckForm(AnswerForm):
    """Everything was read once more, and the nominator agrees."""

    agreed = forms.BooleanField(
        label=_("I have read this and agree."),
        error_messages={"required": _("Tick it to send. Without your agreement the office may not use what you told.")},
    )

    def clean(self) -> dict[str, Any]:
        for missing in self.nomination.missing() if self.nomination else ():
            self.add_error(None, str(missing.label))
        return self.cleaned_data


class CodeForm(forms.Form):
    """The code of a nomination, as it was written down."""

    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Type the code that you wrote down: two letters and eight digits.")},
    )


def fields_for_all() -> list[tuple[str, str]]:
    """The fields of work that are everybody's and still offered."""
    offered = Field.objects.filter(body=None, retired=False).order_by("order", "folded_name")
    return [(str(field.pk), field.name) for field in offered]
