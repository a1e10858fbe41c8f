"""What is done to one honour: its words, its correction, its revocation, the handing over, the badge, the notice."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.screens import Crumb
from lantoa.evidence.desk_views.sending import file_field
from lantoa.recognition.decision_states import HONOUR_MOVES
from lantoa.recognition.desk_views.deciding import LaterForm
from lantoa.recognition.desk_views.honours import HandoverForm, register_crumb
from lantoa.recognition.models import Badge, Decision, Handover, Honour, Recovery
from lantoa.recognition.operations import badges, decisions, handing_over, honours, notices

WORDS = ("name", "about", "wording")


class WordsForm(forms.Form):
    """What stands on the certificate."""

    name = forms.CharField(label=_("Name on the certificate"), max_length=255)
    about = forms.CharField(label=_("Position, office or village"), max_length=255, required=False)
    wording = forms.CharField(
        label=_("Achievement, as the certificate says it"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class OfHonour(FormScreen):
    """A form about one honour."""

    model, needs = Honour, "keep"

    @property
    def back(self) -> str:
        return reverse("recognition:honour", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record), self.back)]

    def queryset(self) -> Any:
        return Honour.objects.select_related("award", "decision__body", "decision__folder", "dossier", "body")

    def after(self, result: Any) -> str:
        return self.back


class RewordHonour(OfHonour):
    """Other words on the list of a draft."""

    title, form_class, done = _("Change the words"), WordsForm, _("Saved.")

    def prepare(self) -> None:
        super().prepare()
        decisions.require_draft(self.record.decision)

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in WORDS}

    def run(self, form: Any) -> Honour:
        return honours.reword(self.record, form.cleaned_data, by=self.actor, at=self.at)


class TakeOffList(OfHonour):
    """Off the list of a draft."""

    title, submit = _("Take off the list"), _("Take off the list")
    lead, done = _("The proposal waits for another decision."), _("Taken off the list.")

    def prepare(self) -> None:
        super().prepare()
        decisions.require_draft(self.record.decision)

    def run(self, form: Any) -> Decision:
        return honours.take_off(self.record, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:decision", args=[result.pk])


class MoveHonour(NamedMoveScreen):
    """One move of an honour."""

    model, moves = Honour, HONOUR_MOVES

    @property
    def back(self) -> str:
        return reverse("recognition:honour", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record), self.back)]

    def queryset(self) -> Any:
        return Honour.objects.select_related("award", "decision__body", "dossier", "body")

    def after(self, result: Any) -> str:
        return self.back


class CorrectForm(LaterForm, WordsForm):
    """The later decision, why, and what is right."""

    field_order = ("number", "on", "signer_name", "signer_post", "reason", *WORDS)


class CorrectHonour(MoveHonour):
    """A later decision says what is right."""

    move, form_class = "correct", CorrectForm
    lead = _("By a later decision. The certificate is printed anew; the public page says that it was corrected.")
    done = _("Corrected. Print the certificate again.")

    def initial(self) -> dict[str, Any]:
        signer = {name: getattr(self.record.decision, name) for name in ("signer_name", "signer_post")}
        return {name: getattr(self.record, name) for name in WORDS} | signer

    def run(self, form: Any) -> Honour:
        values = {name: form.cleaned_data[name] for name in WORDS}
        reason = form.cleaned_data["reason"]
        return honours.correct(self.record, form.later(), values, reason=reason, by=self.actor, at=self.at)


class RevokeHonour(MoveHonour):
    """A later decision takes it away."""

    move, form_class = "revoke", LaterForm
    lead = _("By a later decision (Law Đ.93). The public page and the badge say so at once.")
    done = _("Revoked. Record here what comes back.")

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record.decision, name) for name in ("signer_name", "signer_post")}

    def run(self, form: Any) -> Honour:
        reason = form.cleaned_data["reason"]
        return honours.revoke(self.record, form.later(), reason=reason, by=self.actor, at=self.at)


class RestoreHonour(MoveHonour):
    """The revocation was recorded by mistake."""

    move, form_class = "restore", ReasonForm
    lead = _("Only for a revocation that was recorded by mistake.")
    done = _("The honour holds again.")

    def run(self, form: Any) -> Honour:
        return honours.restore(self.record, reason=form.cleaned_data["reason"], by=self.actor, at=self.at)


class OneHandoverForm(HandoverForm):
    """Who took it, and what shows it, besides."""

    received_by = forms.CharField(
        label=_("Who took it"), max_length=200, required=False, help_text=_("Where it was somebody else.")
    )
    sent = file_field(_("Photo or signed list"), required=False)


class HandOver(OfHonour):
    """It was handed over."""

    title, form_class, done = _("Record the handing over"), OneHandoverForm, _("Recorded.")

    def run(self, form: Any) -> Handover:
        values = form.cleaned_data
        sent = values.pop("sent")
        told = handing_over.Handed(**values, file_name=sent.name if sent else "", content=sent.read() if sent else b"")
        return handing_over.hand_over(self.record, told, by=self.actor, at=self.at)


class StrikeHandover(OfHonour):
    """That it was handed over was a mistake."""

    title, submit, done = _("Strike out the handing over"), _("Strike out"), _("Struck out.")

    def run(self, form: Any) -> Honour:
        return handing_over.take_back_handover(self.record, by=self.actor, at=self.at)


class RecoveryForm(forms.Form):
    """What came back."""

    certificate_back_on = forms.DateField(label=_("The certificate came back on"), required=False)
    amount_back = forms.IntegerField(label=_("Paid back, in đồng"), min_value=0, required=False, localize=False)
    amount_back_on = forms.DateField(label=_("Paid back on"), required=False)
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class NoteRecovery(OfHonour):
    """What came back after the revocation."""

    title, form_class, done = _("Record what came back"), RecoveryForm, _("Recorded.")

    def prepare(self) -> None:
        super().prepare()
        handing_over.require_revoked(self.record)

    def initial(self) -> dict[str, Any]:
        known = Recovery.objects.get(honour=self.record)
        return {name: getattr(known, name) for name in RecoveryForm.base_fields}

    def run(self, form: Any) -> Recovery:
        values = form.cleaned_data | {"amount_back": form.cleaned_data["amount_back"] or 0}
        return handing_over.note_recovery(self.record, values, by=self.actor, at=self.at)


class IssueBadge(OfHonour):
    """For a holder who wants one."""

    title, submit = _("Issue a digital badge"), _("Issue the badge")
    lead = _("An Open Badge that any wallet reads, for a holder who asks. It does not tell the name in the open.")
    done = _("The badge is there, to be downloaded below.")

    def run(self, form: Any) -> Badge:
        return badges.issue_badge(self.record, by=self.actor, at=self.at)


class NoticeForm(forms.Form):
    """To which address."""

    to = forms.EmailField(label=_("E-mail address of the honoree"))


class NotifyHonoree(OfHonour):
    """A letter by e-mail; for whoever has no address there is the printed one."""

    title, form_class, submit = _("Send word to the honoree"), NoticeForm, _("Send")
    lead = _("It tells the award, the decision and where it can be verified. Without an address, print the letter.")
    done = _("The letter is on its way.")

    def run(self, form: Any) -> Honour:
        return notices.notify(self.record, form.cleaned_data["to"], by=self.actor, at=self.at)
