"""Consents are recorded and withdrawn; the sheet that people sign is printed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb, Screen
from lantoa.evidence.desk_views.folders import back_to, trail_to
from lantoa.evidence.desk_views.sending import file_field, kept
from lantoa.evidence.holders import held_by
from lantoa.evidence.models import (
    Channel,
    Consent,
    FileKind,
    Folder,
    GivenBy,
    HowGiven,
    NamedPerson,
    Purpose,
    Standing,
    StoredFile,
)
from lantoa.evidence.operations import consents
from lantoa.evidence.operations.consents import Given, Somebody


class PersonForm(forms.Form):
    """Whom the folder names or shows."""

    person_name = forms.CharField(label=_("Full name"), max_length=255)
    standing = forms.ChoiceField(
        label=_("What part they have"), choices=Standing, widget=forms.RadioSelect, initial=Standing.SUBJECT
    )
    born_on = forms.DateField(label=_("Born on"), required=False)
    born_in = forms.IntegerField(
        label=_("Or only the year of birth"), required=False, min_value=1880, max_value=2100, localize=False,
        help_text=_("Of children the age decides who has to agree."),
    )  # fmt: skip

    def somebody(self) -> Somebody:
        """Who it is, as the operations take it."""
        values = self.cleaned_data
        return Somebody(values["person_name"], values["standing"], values["born_on"], values["born_in"])


class ConsentForm(PersonForm):
    """To what somebody agreed, and how."""

    purpose = forms.ChoiceField(label=_("Agrees to"), choices=Purpose, widget=forms.RadioSelect)
    channels = forms.MultipleChoiceField(
        label=_("Where it may be told"), choices=Channel, required=False, widget=forms.CheckboxSelectMultiple
    )
    photo = ReachModelChoiceField(
        StoredFile.objects.filter(kind=FileKind.PHOTO, removed_at=None, erased_at=None),
        label=_("Only this photo"),
        required=False,
        empty_label=_("everything of this person"),
    )
    given_by = forms.ChoiceField(
        label=_("Who agreed"), choices=GivenBy, widget=forms.RadioSelect, initial=GivenBy.SELF,
        help_text=_("Below sixteen a parent or guardian agrees; from seven on the child too."),
    )  # fmt: skip
    given_on = forms.DateField(label=_("Agreed on"), initial=localdate)
    until = forms.DateField(label=_("Holds until"), required=False)
    how = forms.ChoiceField(
        label=_("How it was given"), choices=HowGiven, widget=forms.RadioSelect, initial=HowGiven.PAPER
    )
    sent = file_field(_("Photo or scan of the signed sheet"), required=False, help_text="")
    note = forms.CharField(label=_("Remark"), required=False, max_length=500)


class OfFolder(FormScreen):
    """A form about people of one folder."""

    model, needs = Folder, "keep"

    def queryset(self) -> QuerySet:
        return Folder.objects.select_related("body")

    @property
    def back(self) -> str:
        return back_to(self.record, "consents")

    def trail(self) -> list[Crumb]:
        return trail_to(self.record)

    def after(self, result: Any) -> str:
        return self.back

    def initial(self) -> dict[str, Any]:
        """Who was clicked on, or whom the folder is about as long as nobody is named."""
        people = NamedPerson.objects.filter(folder=self.record, erased_at=None)
        asked = self.request.GET.get("person", "")
        person = (
            people.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
        )
        if person:
            return {name: getattr(person, name) for name in ("standing", "born_on", "born_in")} | {
                "person_name": person.name
            }
        return {} if people.exists() else {"person_name": held_by(self.record)[0], "standing": Standing.SUBJECT}


class NamePerson(OfFolder):
    """Somebody whom the folder names or shows, before or without asking her."""

    title, form_class, done = _("Name a person"), PersonForm, _("The person is named. Now ask for her or his consent.")

    def run(self, form: Any) -> NamedPerson:
        return consents.name_person(self.record, form.somebody(), by=self.actor, at=self.at)


class AddConsent(OfFolder):
    """Somebody has agreed."""

    title, form_class, done = _("Record a consent"), ConsentForm, _("The consent is recorded.")

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        field: Any = form.fields["photo"]
        field.queryset = field.queryset.filter(folder=self.record)
        return form

    @transaction.atomic
    def run(self, form: Any) -> Consent:
        values = dict(form.cleaned_data)
        scan = kept(self.record, values.pop("sent"), "sent", by=self.actor, at=self.at)
        said = {name: values[name] for name in Given.__dataclass_fields__ if name != "scan"}
        return consents.record(self.record, form.somebody(), Given(**said, scan=scan), by=self.actor, at=self.at)


class WithdrawForm(forms.Form):
    """Since when, why, and what is still agreed to."""

    withdrawn_on = forms.DateField(label=_("Withdrawn on"), initial=localdate)
    reason = forms.CharField(
        label=_("Reason, if one was given"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    still = forms.MultipleChoiceField(
        label=_("Where it may still be told"),
        help_text=_("Leave all empty if the whole consent is withdrawn. Elsewhere it is taken down."),
        choices=Channel,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class WithdrawConsent(FormScreen):
    """A person no longer agrees."""

    title, model, needs, form_class = _("Withdraw the consent"), Consent, "keep", WithdrawForm
    submit, done = (
        _("Withdraw the consent"),
        _("The withdrawal is recorded, and announced to whatever shows the person."),
    )

    def queryset(self) -> QuerySet:
        return Consent.objects.select_related("folder__body", "person")

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return str(self.record)

    @property
    def back(self) -> str:
        return back_to(self.record.folder, "consents")

    def trail(self) -> list[Crumb]:
        return trail_to(self.record.folder)

    def form(self, **options: Any) -> forms.Form:
        made = super().form(**options)
        agreed = [each for each in Channel.choices if each[0] in self.record.channels]
        still: Any = made.fields["still"]
        still.choices = agreed
        if len(agreed) < 2:  # there is nothing between all and nothing
            del made.fields["still"]
        return made

    def run(self, form: forms.Form) -> Consent:
        on, reason = form.cleaned_data["withdrawn_on"], form.cleaned_data["reason"]
        if still := form.cleaned_data.get("still"):
            return consents.narrow(self.record, still, on=on, reason=reason, by=self.actor, at=self.at)
        return consents.withdraw(self.record, on=on, reason=reason, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back


class ConsentSheet(Screen):
    """The sheet to print and sign: for the person named in the address, or with an empty line."""

    template_name = "evidence/desk/sheet.html"
    title = _("Consent sheet")

    def trail(self) -> list[Crumb]:
        return trail_to(self.record)

    def prepare(self) -> None:
        self.record = self.load(Folder.objects.select_related("body"), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = request.GET.get("person", "")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else 0
        person = NamedPerson.objects.filter(folder=self.record, erased_at=None, pk=number).first()
        about: dict[str, Any] = {"folder": self.record, "person": person}
        return self.page(**about, address=held_by(self.record)[1])
