"""The catalogue is kept: awards change, get new rules, are switched, and come from a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import ReasonForm
from lantoa.desk.screens import Crumb
from lantoa.recognition.catalogue_file import Change, differences, parse, row_of
from lantoa.recognition.desk_views.catalogue import catalogue_crumb
from lantoa.recognition.models import Award, AwardKind, AwardLevel, AwardSubject, Certainty, LimitEffect, ThresholdBase
from lantoa.recognition.operations import catalogue

MOST_BYTES = 2_000_000
EMPTY = [("", "—")]
PREREQUISITES_HELP = gettext_lazy(
    "One a line: codes with commas, then | times | in a row, or in any years | article. "
    "For example: CSTDCS_XA, CSTDCS_SO | 3 | in a row | Luật 06/2022/QH15 Điều 22"
)


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 5})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]


class PrerequisitesField(LinesField):
    """Earlier honours, one a line."""

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(
            " | ".join(
                [
                    ", ".join(each["any_of"]),
                    str(each.get("times", 1)),
                    _("in a row") if each.get("consecutive") else _("in any years"),
                    each.get("article", ""),
                ]
            )
            for each in value
        )

    def to_python(self, value: Any) -> Any:
        return [self._line(line) for line in super().to_python(value)]

    def _line(self, line: str) -> dict[str, Any]:
        codes, times, way, article = [*(part.strip() for part in line.split("|", 3)), "", "", ""][:4]
        if not times.isdigit() or way not in (_("in a row"), _("in any years")):
            raise forms.ValidationError(_("“%(line)s” is not understood. Write it as in the example.") % {"line": line})
        found = {"any_of": [code.strip() for code in codes.split(",") if code.strip()], "times": int(times)}
        return {**found, "consecutive": way == _("in a row"), "article": article}


class AwardForm(forms.Form):
    """The rules of one version."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=255)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=AwardKind.choices)
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=[*EMPTY, *AwardLevel.choices], required=False)
    subjects = forms.MultipleChoiceField(
        label=gettext_lazy("For whom"), choices=AwardSubject.choices, widget=forms.CheckboxSelectMultiple
    )
    authority = forms.CharField(label=gettext_lazy("Deciding authority"), max_length=255, required=False)
    valid_to = forms.DateField(
        label=gettext_lazy("Valid to"), required=False, help_text=gettext_lazy("Empty: until other rules hold.")
    )
    article = forms.CharField(label=gettext_lazy("Article"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    source = forms.CharField(
        label=gettext_lazy("Where it was read"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    certainty = forms.ChoiceField(label=gettext_lazy("How sure"), choices=Certainty.choices)
    recheck_from = forms.DateField(label=gettext_lazy("To be checked again for decisions from"), required=False)
    recheck_reason = forms.CharField(
        label=gettext_lazy("Why it is to be checked again"), max_length=255, required=False
    )
    conditions = LinesField(label=gettext_lazy("Conditions, one a line"), required=False)
    prerequisites = PrerequisitesField(
        label=gettext_lazy("Earlier honours that it needs"), required=False, help_text=PREREQUISITES_HELP
    )
    dossier_parts = LinesField(label=gettext_lazy("What the dossier consists of, one a line"), required=False)
    ballot_required = forms.BooleanField(label=gettext_lazy("A council votes"), required=False)
    is_secret = forms.BooleanField(label=gettext_lazy("Secret ballot"), required=False)
    quorum_percent = forms.IntegerField(
        label=gettext_lazy("Quorum, in percent of the members"), min_value=1, max_value=100, required=False
    )
    threshold_percent = forms.IntegerField(
        label=gettext_lazy("Votes that it needs, in percent"), min_value=1, max_value=100, required=False
    )
    threshold_base = forms.ChoiceField(
        label=gettext_lazy("Share of whom"), choices=[*EMPTY, *ThresholdBase.choices], required=False
    )
    council_article = forms.CharField(label=gettext_lazy("Article on the vote"), max_length=255, required=False)
    council_certainty = forms.ChoiceField(
        label=gettext_lazy("How sure the rules of the vote are"), choices=Certainty.choices
    )
    working_days = forms.IntegerField(
        label=gettext_lazy("Working days for the appraisal"), min_value=1, max_value=365, required=False
    )
    days_article = forms.CharField(label=gettext_lazy("Article on the days"), max_length=255, required=False)
    individual = forms.DecimalField(
        label=gettext_lazy("Bonus of an individual, times the base wage"), min_value=0, decimal_places=3, required=False
    )
    collective = forms.DecimalField(
        label=gettext_lazy("Bonus of a collective, times the base wage"), min_value=0, decimal_places=3, required=False
    )
    household = forms.DecimalField(
        label=gettext_lazy("Bonus of a household, times the base wage"), min_value=0, decimal_places=3, required=False
    )
    bonus_inferred = forms.MultipleChoiceField(
        label=gettext_lazy("Bonus that is only inferred, for"),
        choices=AwardSubject.choices[:3],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    quota = forms.IntegerField(label=gettext_lazy("At most in a year"), min_value=1, required=False)
    share_percent = forms.IntegerField(
        label=gettext_lazy("At most in percent of those who could"), min_value=1, max_value=100, required=False
    )
    share_of = LinesField(
        label=gettext_lazy("Of those who have, in the same year"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Codes of awards, one a line. Empty: of as many as the round says could be honoured."),
    )
    direct_percent = forms.IntegerField(
        label=gettext_lazy("Direct workers, at least in percent"), min_value=1, max_value=100, required=False
    )
    limit_effect = forms.ChoiceField(
        label=gettext_lazy("Where quota or share is passed"), choices=LimitEffect.choices, initial=LimitEffect.TOLD
    )
    limit_article = forms.CharField(label=gettext_lazy("Article on quota and share"), max_length=255, required=False)
    limit_certainty = forms.ChoiceField(
        label=gettext_lazy("How sure quota and share are"),
        choices=Certainty.choices,
        help_text=gettext_lazy("What is old or not verified is only told."),
    )
    consultation_days = forms.IntegerField(
        label=gettext_lazy("Working days for which the people are asked"), min_value=1, max_value=90, required=False
    )
    consultation_article = forms.CharField(
        label=gettext_lazy("Article on asking the people"), max_length=255, required=False
    )
    consultation_certainty = forms.ChoiceField(
        label=gettext_lazy("How sure the rule on asking the people is"),
        choices=Certainty.choices,
        help_text=gettext_lazy("What is old or not verified stops nobody."),
    )
    note = forms.CharField(label=gettext_lazy("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def values(self) -> dict[str, Any]:
        """What the operation takes: the bonus as one."""
        told = dict(self.cleaned_data)
        bonus = {name: told.pop(name) for name in ("individual", "collective", "household")}
        told["bonus"] = {name: f"{value.normalize():f}" for name, value in bonus.items() if value is not None}
        return told


class ChangeAward(FormScreen):
    """What was entered wrongly is put right; new law is a new version."""

    title, model, needs = gettext_lazy("Change the award"), Award, "keep"
    form_class: type[forms.Form] = AwardForm
    lead = gettext_lazy("For what was entered wrongly. When the law changes, enter new rules from a day on.")
    done: str | Promise = gettext_lazy("The award is saved.")
    record: Award

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [catalogue_crumb(), Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        return row_of(self.record) | self.record.bonus

    def run(self, form: Any) -> Award:
        return catalogue.change_award(self.record, form.values(), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:award", args=[result.pk])


class VersionForm(AwardForm):
    """Also from when it holds."""

    valid_from = forms.DateField(label=gettext_lazy("Valid from"))
    field_order = ("valid_from", "valid_to")


class NewVersion(ChangeAward):
    """Other rules from a day on; the ones before stay, for those proposed under them."""

    title, form_class = gettext_lazy("New rules from a day on"), VersionForm
    lead = gettext_lazy("The rules before end the day before. What was submitted under them is judged by them.")
    done = gettext_lazy("The new rules are entered; those before stay readable.")

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "valid_from": None, "valid_to": None, "recheck_from": None, "recheck_reason": ""}

    def run(self, form: Any) -> Award:
        return catalogue.new_version(self.record, form.values(), by=self.actor, at=self.at)


class SwitchAward(ChangeAward):
    """Taken into use, or out of it."""

    form_class, done = ReasonForm, ""

    def page_title(self) -> str:
        return _("Take out of use") if self.record.is_on else _("Take into use")

    @property
    def submit(self) -> str:  # type: ignore[override]  # known with the record
        return self.page_title()

    @property
    def lead(self) -> str:  # type: ignore[override]  # known with the record
        if self.record.is_on:
            return _("It can no longer be proposed. Proposals that were submitted go on.")
        if self.record.certainty == Certainty.UNVERIFIED:
            return _("Nobody has verified its rules. Say who read which text, then it can be proposed.")
        return _("It can be proposed from now on.")

    def form(self, **options: Any) -> forms.Form:
        return super().form(required=True, **options)

    def initial(self) -> dict[str, Any]:
        return {}

    def run(self, form: forms.Form) -> Award:
        reason = form.cleaned_data["reason"]
        return catalogue.switch(self.record, not self.record.is_on, by=self.actor, at=self.at, reason=reason)

    def told(self, result: Any) -> str:
        return _("The award is in use.") if result.is_on else _("The award is out of use.")


class FileForm(forms.Form):
    """The file, and once its differences were looked at, what it says."""

    file = forms.FileField(label=gettext_lazy("File of a catalogue"), required=False)
    told = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The rows, from the file or from what was shown before."""
        file = self.cleaned_data.get("file")
        text = self.cleaned_data.get("told") or ""
        if file:
            if file.size > MOST_BYTES:
                raise forms.ValidationError(_("The file is larger than 2 MB. It is no catalogue of awards."))
            text = file.read().decode("utf-8", "replace")
        if not text:
            raise forms.ValidationError({"file": _("Choose the file.")})
        try:
            rows = parse(text)["awards"]
            self.cleaned_data["changes"] = list(differences(rows, catalogue.known()))
        except (ValueError, KeyError, TypeError) as problem:
            raise forms.ValidationError(
                {"file": _("This is no file of a catalogue. Take one from an installation and change that.")}
            ) from problem
        return {**self.cleaned_data, "told": text, "is_shown": not file}


class ImportAwards(FormScreen):
    """A file is sent, what it says otherwise is shown, and only then written."""

    title, model, needs, form_class = gettext_lazy("Take a catalogue over from a file"), Award, "keep", FileForm
    template_name = "recognition/desk/import.html"
    submit = gettext_lazy("Show the differences")
    lead = gettext_lazy("Nothing is written yet: you first see what the file says otherwise.")

    @property
    def back(self) -> str:
        return reverse("recognition:awards")

    def trail(self) -> Sequence[Crumb]:
        return [catalogue_crumb()]

    def send(self, form: forms.Form) -> HttpResponseBase:
        """A new file is shown first; what was shown is written."""
        if form.is_valid() and not form.cleaned_data["is_shown"]:
            changes = form.cleaned_data["changes"]
            again = FileForm(initial={"told": form.cleaned_data["told"]})
            return self.show(again, changes=[(each, _lines(each)) for each in changes], is_shown=True)
        return super().send(form)

    def run(self, form: forms.Form) -> int:
        changes = form.cleaned_data["changes"]
        return catalogue.take_over(changes, by=self.actor, at=self.at)

    def told(self, result: int) -> str:
        return _("Written: %(count)d.") % {"count": result}

    def after(self, result: Any) -> str:
        return self.back


def _lines(change: Change) -> list[tuple[str, str, str]]:
    """Each field by its name, what it says now and what it would say."""
    labels = {field.name: str(getattr(field, "verbose_name", field.name)) for field in Award._meta.get_fields()}
    return [(labels[name], _said(before), _said(after)) for name, before, after in change.fields]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return "; ".join(str(each) for each in value)
    if isinstance(value, dict):
        return "; ".join(f"{name} {told}" for name, told in value.items())
    return "" if value is None else str(value)
