"""Drafting a decision, its list, recording that it was signed, and revoking it as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.reach_fields import ReachModelChoiceField, ReachModelMultipleChoiceField
from lantoa.desk.screens import Crumb
from lantoa.evidence.desk_views.sending import file_field
from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import Actor
from lantoa.organisations.fields import KeptBodyField
from lantoa.organisations.models import Body
from lantoa.organisations.models.bodies import COMMUNES, BodyKind
from lantoa.recognition.decision_access import DECIDING
from lantoa.recognition.decision_states import DECISION_MOVES
from lantoa.recognition.desk_views.decisions import register_crumb
from lantoa.recognition.desk_views.signatories import SignerForm
from lantoa.recognition.models import Award, Decision, Honour, Proposal
from lantoa.recognition.operations import decisions, honours
from lantoa.recognition.queries.offered import agreed_for, awards_without_vote

GOVERNMENTS = (BodyKind.PROVINCE, BodyKind.DISTRICT, *COMMUNES)


def keeping_bodies(actor: Actor) -> Any:
    """The bodies whose decisions the actor drafts."""
    return DECIDING.bodies_for(actor, "keep", day=localdate())


class DecisionForm(SignerForm):
    """What stands in the document, before anybody signs it."""

    title = forms.CharField(
        label=_("Subject of the decision"),
        max_length=300,
        help_text=_("Such as: Về việc tặng Giấy khen cho các điển hình năm 2026."),
    )
    issuing_name = forms.CharField(
        label=_("Issuing body, as the document says it"),
        max_length=200,
        required=False,
        help_text=_("Left empty, it is written from the name of the body."),
    )
    issued_by = forms.CharField(
        label=_("Who decides, as the document says it"),
        max_length=200,
        required=False,
        help_text=_("Such as: Chủ tịch Ủy ban nhân dân xã Đông Mai."),
    )
    symbol = forms.CharField(label=_("Symbol behind the number"), max_length=40, initial="QĐ-UBND")
    legal_basis = forms.CharField(
        label=_("Legal basis, a line each"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        initial="Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    )
    direct_reason = forms.CharField(
        label=_("Why without a council"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only where somebody is honoured under the simple procedure (Law Đ.85)."),
    )
    rounds_up = forms.BooleanField(
        label=_("Round bonuses up to ten thousand đồng"),
        required=False,
        initial=True,
        help_text=_("Decree 152/2025 Đ.49.2 says so; published tables show 702.000 where the rule gives 710.000."),
    )
    field_order: tuple[str, ...] = ("title", "issuing_name", "issued_by", "symbol", *SignerForm.base_fields)


class NewDecisionForm(DecisionForm):
    """Which body decides, besides."""

    body = KeptBodyField(keeping_bodies, label=_("Deciding body"))
    field_order = ("body", *DecisionForm.field_order)


def named(body: Body, values: dict[str, Any]) -> dict[str, Any]:
    """`values` with the names of the body where they were left empty."""
    name = body.name[:1].lower() + body.name[1:]
    own = f"Ủy ban nhân dân {name}" if body.kind in GOVERNMENTS else body.name
    values["issuing_name"] = values["issuing_name"] or own
    head = f"Chủ tịch {own}" if body.kind in GOVERNMENTS else f"{values['signer_post']} {name}"
    values["issued_by"] = values["issued_by"] or head
    return values


class DraftDecision(FormScreen):
    """A decision is drafted."""

    title, model, needs, form_class = _("Draft a decision"), Decision, "keep", NewDecisionForm
    done = _("The draft is there. Put agreed proposals on its list.")

    @property
    def back(self) -> str:
        return reverse("recognition:decisions")

    def trail(self) -> list[Crumb]:
        return [register_crumb()]

    def run(self, form: Any) -> Decision:
        values = named(form.cleaned_data["body"], dict(form.cleaned_data))
        return decisions.draft(Decision(**values), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:decision", args=[result.pk])


class OfDecision(FormScreen):
    """A form about one decision."""

    model, needs = Decision, "keep"

    @property
    def back(self) -> str:
        return reverse("recognition:decision", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(self.record.title, self.back)]

    def queryset(self) -> Any:
        return Decision.objects.select_related("body", "folder")

    def after(self, result: Any) -> str:
        return self.back


class ChangeDecision(OfDecision):
    """The words of a draft are changed."""

    title, form_class, done = _("Change the decision"), DecisionForm, _("Saved.")

    def prepare(self) -> None:
        super().prepare()
        decisions.require_draft(self.record)

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in DecisionForm.base_fields}

    def run(self, form: Any) -> Decision:
        values = named(self.record.body, dict(form.cleaned_data))
        return decisions.change(self.record, values, by=self.actor, at=self.at)


class ListForm(forms.Form):
    """Which agreed proposals."""

    listed = ReachModelMultipleChoiceField(
        Proposal.objects.select_related("dossier", "award", "held_by").order_by(
            "award__folded_name", "dossier__sort_key"
        ),
        label=_("Agreed proposals"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Mark at least one.")},
    )


class PutOnList(OfDecision):
    """Agreed proposals that lie with the deciding body are put on the list of a draft."""

    title, form_class, submit = _("Put agreed proposals on the list"), ListForm, _("Put on the list")
    lead = _("Those that lie with the deciding body, and stand on no other open list.")
    done = _("They stand on the list.")

    def prepare(self) -> None:
        super().prepare()
        decisions.require_draft(self.record)

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        field: Any = form.fields["listed"]
        field.queryset = field.queryset.filter(pk__in=agreed_for(self.record).values("pk"))
        field.label_from_instance = lambda each: f"{each.dossier.name}: {each.award.name}"
        if not field.queryset.exists():
            field.help_text = _("No agreed proposal waits here. What a council agreed to appears by itself.")
        return form

    def run(self, form: Any) -> list[Honour]:
        return honours.put_on_list(self.record, form.cleaned_data["listed"], by=self.actor, at=self.at)


class DirectForm(forms.Form):
    """Whom, which award, for what."""

    dossier = ReachModelChoiceField(
        Dossier.objects.filter(merged_into=None).select_related("body").order_by("sort_key", "pk"),
        label=_("Exemplar"),
    )
    award = ReachModelChoiceField(Award.objects.all(), label=_("Award"))
    period = forms.CharField(
        label=_("For the time"), max_length=40, help_text=_("The year, or the day of the deed: 2026, 14/03/2026.")
    )
    wording = forms.CharField(
        label=_("Achievement, as the certificate says it"), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )


class PutOnDirectly(OfDecision):
    """Somebody is put on the list without a proposal."""

    title, form_class, submit = _("Put somebody on the list directly"), DirectForm, _("Put on the list")
    lead = _("For certificates of merit under the simple procedure. The decision says why without a council.")
    done = _("They stand on the list.")

    def prepare(self) -> None:
        super().prepare()
        decisions.require_draft(self.record)

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        award: Any = form.fields["award"]
        offered = awards_without_vote(self.today).values("pk")
        award.queryset = award.queryset.filter(pk__in=offered).order_by("folded_name")
        return form

    def initial(self) -> dict[str, Any]:
        return {"period": str(self.today.year)}

    def run(self, form: Any) -> Honour:
        return honours.put_on_directly(self.record, Honour(**form.cleaned_data), by=self.actor, at=self.at)


class SignForm(forms.Form):
    """Number, day, and the signed document where it is at hand."""

    number = forms.CharField(label=_("Number of the decision"), max_length=60)
    on = forms.DateField(label=_("Signed on"), initial=localdate)
    sent = file_field(_("Signed document"), required=False)
    reason = forms.CharField(
        label=_("Reason, where a dossier or a quota asks for one"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Such as: why somebody is honoured whose screening is not finished."),
    )


class MoveDecision(NamedMoveScreen):
    """One move of a decision that needs nothing but a reason."""

    model, moves = Decision, DECISION_MOVES
    OPERATIONS = {"drop": decisions.drop, "take_up": decisions.take_up}

    @property
    def back(self) -> str:
        return reverse("recognition:decision", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(self.record.title, self.back)]

    def queryset(self) -> Any:
        return Decision.objects.select_related("body", "folder")

    def run(self, form: Any) -> Decision:
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return self.back


class SignDecision(MoveDecision):
    """It was signed outside of here; every honour on the list gets its number in the register."""

    move, form_class = "sign", SignForm
    lead = _("What is signed is never edited. Each honour gets its number in the register, and its certificate.")
    done = _("The honours hold. Print the certificates and hand them over.")

    def initial(self) -> dict[str, Any]:
        return {"number": f"…/{self.record.symbol}"}

    def run(self, form: Any) -> Decision:
        values = form.cleaned_data
        if "…" in values["number"]:
            raise ValidationError({"number": _("Write the number before the stroke.")})
        sent = values["sent"]
        number = values["number"] if "/" in values["number"] else f"{values['number']}/{self.record.symbol}"
        told = decisions.Signing(number, values["on"], reason=values["reason"])
        if sent:
            told = replace(told, file_name=sent.name, content=sent.read())
        return decisions.sign(self.record, told, by=self.actor, at=self.at)


class AttachForm(forms.Form):
    """The signed document."""

    sent = file_field(_("Signed document"))


class AttachDocument(OfDecision):
    """A scan, or the file that was signed elsewhere, is kept with the decision."""

    title, form_class, submit = _("Attach the signed document"), AttachForm, _("Attach")
    lead = _("Of a digitally signed PDF, its page then says who signed, when, and whether it was changed since.")
    done = _("The signed document lies with the decision.")

    def run(self, form: Any) -> Decision:
        sent = form.cleaned_data["sent"]
        return decisions.attach(self.record, name=sent.name, content=sent.read(), by=self.actor, at=self.at)


class LaterForm(ReasonForm):
    """The later decision, and why."""

    number = forms.CharField(label=_("Number of the later decision"), max_length=60)
    on = forms.DateField(label=_("Signed on"), initial=localdate)
    signer_name = forms.CharField(label=_("Signer"), max_length=120)
    signer_post = forms.CharField(label=_("Position of the signer"), max_length=120)
    field_order: tuple[str, ...] = ("number", "on", "signer_name", "signer_post")

    def later(self) -> honours.Later:
        """As the operation takes it."""
        values = self.cleaned_data
        return honours.Later(values["number"], values["on"], values["signer_name"], values["signer_post"])


class RevokeDecision(MoveDecision):
    """The whole decision is revoked."""

    move, form_class = "revoke", LaterForm
    lead = _("Every honour of it that holds is revoked with it. Public pages and badges say so at once.")
    done = _("The decision is revoked. Record what comes back on the page of each honour.")

    def initial(self) -> dict[str, Any]:
        return {"signer_name": self.record.signer_name, "signer_post": self.record.signer_post}

    def run(self, form: Any) -> Decision:
        reason = form.cleaned_data["reason"]
        return honours.revoke_all(self.record, form.later(), reason=reason, by=self.actor, at=self.at)
