"""An office sends in a plan: a file, text that is pasted, or a form that is filled by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import Body
from lantoa.plans.access import ISSUED
from lantoa.plans.desk_views.days import DayField, check_period
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Plan
from lantoa.plans.operations import sending

MOST_CHARACTERS = 300_000
WAYS = (
    ("plans:send_in", _("A file")),
    ("plans:send_text", _("Pasted text")),
    ("plans:send_blank", _("A blank form")),
)


class IssuerField(BodyField):
    """The body whose plan it is: those at which the person keeps plans, and hers at once where she has only one.

    Former bodies, too: what a district promised is still to be answered for after it has ended.
    """

    def reach(self, actor: Any) -> None:
        super().reach(actor)
        self.queryset = self.all.filter(pk__in=ISSUED.bodies_for(actor, "keep").values("pk"))
        only = list(self.queryset.open()[:2])
        self.initial = only[0].pk if len(only) == 1 else None


def _issuer() -> IssuerField:
    return IssuerField(label=_("Issuing body"), help_text=_("The body whose plan it is."), ended=True)


class FileForm(forms.Form):
    """A file."""

    body = _issuer()
    file = forms.FileField(
        label=_("The file of the plan"),
        help_text=_("Word (.docx, .doc), PDF with text, .rtf, .txt or .md, up to 10 MB."),
        error_messages={"empty": _("This file is empty. Check whether it is the one you meant.")},
        widget=forms.FileInput(attrs={"accept": ".docx,.doc,.pdf,.rtf,.txt,.md"}),
    )

    def clean_file(self) -> Any:
        if self.cleaned_data["file"].size > sending.MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than 10 MB. Leave out its pictures or annexes and try again.")
            )
        return self.cleaned_data["file"]


class TextForm(forms.Form):
    """Text that was copied from somewhere."""

    body = _issuer()
    text = forms.CharField(
        label=_("The text of the plan"),
        max_length=MOST_CHARACTERS,
        strip=False,
        help_text=_("The whole document reads best, from the name of the office down to the signature."),
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false", "lang": "vi"}),
    )


class BlankForm(forms.Form):
    """What a plan says of itself."""

    body = _issuer()
    title = forms.CharField(label=_("Title of the plan"), max_length=500)
    number = forms.CharField(label=_("Number"), max_length=60, required=False, help_text=_("For example: 65/KH-UBND"))
    issued_on = DayField(label=_("Date"), required=False)
    first_day = DayField(label=_("In force from"))
    last_day = DayField(label=_("In force to"))

    def clean(self) -> dict[str, Any]:
        check_period(self.cleaned_data)
        return self.cleaned_data


class SendIn(FormScreen):
    """One of the three ways. Whatever is sent, the next page is the plan's own."""

    title, model, needs = _("Send in a plan"), Plan, "keep"
    template_name = "plans/send_in.html"
    form_class: type[forms.Form] = FileForm
    way = WAYS[0][0]
    submit: str | Promise = _("Send in and read")
    lead: str | Promise = _("It is read at once. Nothing counts before you have confirmed it beside the text.")

    def trail(self) -> list[Crumb]:
        return trail()

    def ways(self) -> list[tuple[str, Any, bool]]:
        """The three ways, and which one this is."""
        return [(reverse(name), label, name == self.way) for name, label in WAYS]

    def run(self, form: forms.Form) -> Plan:
        file = form.cleaned_data["file"]
        sent = sending.SentFile(file.name, file.read())
        return sending.send_file(form.cleaned_data["body"], sent, by=self.actor, at=self.at)

    def after(self, result: Plan) -> str:
        return reverse("plans:plan", args=[result.pk])


class SendText(SendIn):
    """Pasted text."""

    form_class, way = TextForm, "plans:send_text"

    def run(self, form: forms.Form) -> Plan:
        body: Body = form.cleaned_data["body"]
        return sending.send_text(body, form.cleaned_data["text"], by=self.actor, at=self.at)


class SendBlank(SendIn):
    """A header that is typed; the clauses are added by hand."""

    form_class, way = BlankForm, "plans:send_blank"
    submit, lead = _("Begin the plan"), _("For a plan without a file: type its header, then add its clauses by hand.")

    def run(self, form: forms.Form) -> Plan:
        return sending.send_blank(Plan(**form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Plan) -> str:
        return reverse("plans:review", args=[result.pk])
