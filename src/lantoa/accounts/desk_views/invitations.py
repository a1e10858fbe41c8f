"""Who was invited, and inviting somebody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.accounts import phones
from lantoa.accounts.fields import PhoneField
from lantoa.accounts.letters import link_of
from lantoa.accounts.models import Invitation
from lantoa.accounts.operations import invitations
from lantoa.accounts.states import MOVES, InvitationState
from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, ListColumn, ListScreen
from lantoa.desk.moving import MoveScreen
from lantoa.desk.records import RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import FOREVER, Role


def state_of(invitation: Invitation, at: Any) -> str | Promise:
    """The state in words; one that ran out of time says so."""
    return _("Expired") if invitation.has_expired(at) else invitation.get_state_display()


class InvitationList(ListScreen):
    """The invitations to bodies that the person administers."""

    title, model, search, ordering = _("Invitations"), Invitation, ("folded_name",), ("-sent_at",)
    adding = ("accounts:invite", _("Invite somebody"), "invite")
    empty = _("People come by invitation: invite the first one, and she gets a letter with a link.")
    filters = (
        ChoiceFilter("state", _("State"), InvitationState.choices),
        ChoiceFilter("role", _("Role"), Role.choices),
    )

    def queryset(self) -> QuerySet:
        return Invitation.objects.select_related("body")

    @property
    def columns(self) -> tuple[ListColumn, ...]:  # type: ignore[override]  # the state depends on the moment
        return (
            ListColumn("name", _("Name"), order="folded_name"),
            ListColumn("role", _("Role"), "get_role_display", order="role"),
            ListColumn("body", _("Body"), "body.name", order="body__sort_key"),
            ListColumn("state", _("State"), lambda one: state_of(one, self.at), order="state", kind="state"),
            ListColumn("sent", _("Sent"), lambda one: localdate(one.sent_at), order="sent_at", kind="date"),
            ListColumn("email", _("E-mail address"), shown=False),
        )

    def url_of(self, record: Any) -> str:
        return reverse("accounts:invitation", args=[record.pk])


class InvitationRecord(RecordScreen):
    """One invitation: to whom, where, and what can still be done with it."""

    model, moves = Invitation, MOVES
    move_urls = {"resend": "accounts:resend", "withdraw": "accounts:withdraw"}

    def queryset(self) -> QuerySet:
        return Invitation.objects.select_related("body", "invited_by", "accepted_by")

    def trail(self) -> list[Crumb]:
        return [Crumb(_("Invitations"), reverse("accounts:invitations"))]

    def page_title(self) -> str:
        return self.record.name

    def standfirst(self) -> str:
        return f"{self.record.get_role_display()}, {self.record.body}"

    def state(self) -> str | Promise:
        return state_of(self.record, self.at)

    def facts(self) -> list[tuple[str | Promise, object]]:
        one = self.record
        return [
            (_("E-mail address"), one.email),
            (_("Telephone number"), one.phone and phones.readable(one.phone)),
            (_("Job title"), one.title),
            (_("From"), f"{one.since:%d/%m/%Y}"),
            (_("Last day"), one.last_day and f"{one.last_day:%d/%m/%Y}"),
            (_("Invited by"), one.invited_by),
            (_("Link valid until"), f"{localdate(one.expires_at):%d/%m/%Y}"),
        ]


class InviteForm(forms.Form):
    """Whom, and into what."""

    name = forms.CharField(label=_("Full name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"), required=False, help_text=_("The link is sent there."))
    phone = PhoneField(
        required=False, help_text=_("Without an e-mail address you get the link yourself, to hand it over.")
    )
    body = BodyField(label=_("Body"), verb="administer")
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    title = forms.CharField(label=_("Job title"), max_length=255, required=False)
    since = forms.DateField(label=_("From"), initial=localdate)
    until = forms.DateField(
        label=_("First day without the role"), required=False, help_text=_("Empty: without an end.")
    )


class Invite(FormScreen):
    """A new invitation."""

    title, model, form_class, needs = _("Invite somebody"), Invitation, InviteForm, "invite"
    submit = _("Send the invitation")

    def trail(self) -> list[Crumb]:
        return [Crumb(_("Invitations"), reverse("accounts:invitations"))]

    def run(self, form: forms.Form) -> tuple[Invitation, str]:
        values = form.cleaned_data | {"until": form.cleaned_data["until"] or FOREVER}
        invitation = Invitation(**values)
        return invitation, invitations.invite(invitation, by=self.actor, at=self.at)

    def told(self, result: tuple[Invitation, str]) -> str:
        return told(*result)

    def after(self, result: tuple[Invitation, str]) -> str:
        return reverse("accounts:invitation", args=[result[0].pk])


class _MoveInvitation(MoveScreen):
    model, moves = Invitation, MOVES

    def queryset(self) -> QuerySet:
        return Invitation.objects.select_related("body")

    def trail(self) -> list[Crumb]:
        return [Crumb(_("Invitations"), reverse("accounts:invitations")), Crumb(self.record.name, self.after(None))]

    def after(self, result: Any) -> str:
        return reverse("accounts:invitation", args=[self.record.pk])


class Resend(_MoveInvitation):
    """A new link in place of the old one."""

    move = "resend"
    form_class = forms.Form  # there is nothing to say
    lead = _("A new link is made, valid for two weeks. The old one no longer works.")

    def run(self, form: forms.Form) -> str:
        return invitations.resend(self.record, by=self.actor, at=self.at)

    def told(self, result: str) -> str:
        return told(self.record, result)


class Withdraw(_MoveInvitation):
    """The link no longer works."""

    move = "withdraw"
    done = _("The invitation is withdrawn.")

    def run(self, form: forms.Form) -> None:
        reason = form.cleaned_data["reason"]
        invitations.withdraw(self.record, by=self.actor, at=self.at, reason=reason)


def told(invitation: Invitation, token: str) -> str:
    """Where the link has gone; where no letter goes, the link itself, which is shown only now."""
    if invitation.email:
        return _("The link is on its way to %(email)s.") % {"email": invitation.email}
    return _("Hand this link over; it is shown only now: %(link)s") % {"link": link_of(token)}
