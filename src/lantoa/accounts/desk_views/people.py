"""The accounts of people whom one administers: under what they are known, and whether they may sign in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.accounts import phones, queries
from lantoa.accounts.fields import PhoneField
from lantoa.accounts.models import User
from lantoa.accounts.operations import people, sessions
from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import FlagFilter, ListColumn, ListScreen
from lantoa.desk.moving import ReasonForm
from lantoa.desk.records import RecordAction, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import require

ACCOUNTS = _("Accounts")


def standing(person: User) -> str | Promise:
    """Whether she may sign in."""
    return _("Open") if person.is_active else _("Switched off")


class AccountList(ListScreen):
    """The accounts of people whom the person administers."""

    title, model, search, needs = ACCOUNTS, User, ("folded_name", "email"), "administer"
    ordering = ("folded_name",)
    empty = _("People come by invitation. Whoever accepts one has an account here.")
    columns = (
        ListColumn("name", _("Name"), "get_full_name", order="folded_name"),
        ListColumn("email", _("E-mail address"), order="email"),
        ListColumn("phone", _("Telephone number"), lambda one: one.phone and phones.readable(one.phone)),
        ListColumn("factor", _("Second factor"), lambda one: _("Set up") if one.has_factor else "", order="has_factor"),
        ListColumn("seen", _("Last sign-in"), lambda one: one.last_login and localdate(one.last_login), kind="date"),
        ListColumn("state", _("State"), standing, order="is_active", kind="state"),
    )
    filters = (
        FlagFilter("off", _("Switched off"), lambda records: records.filter(is_active=False)),
        FlagFilter("bare", _("Without a second factor"), lambda records: records.filter(has_factor=False)),
    )

    def queryset(self) -> QuerySet:
        factors = queries.factors_of(OuterRef("pk"))  # type: ignore[arg-type]
        return User.objects.annotate(has_factor=Exists(factors))

    def url_of(self, record: Any) -> str:
        return reverse("accounts:account", args=[record.pk])


class AccountRecord(RecordScreen):
    """One account, what happened to it, and what an administrator may do."""

    model = User

    def prepare(self) -> None:
        """Colleagues see each other, but not each other's accounts."""
        super().prepare()
        require(self.actor, "administer", self.record)

    def trail(self) -> list[Crumb]:
        return [Crumb(ACCOUNTS, reverse("accounts:accounts"))]

    def standfirst(self) -> str | Promise:
        return _("Administrator of the installation") if self.record.is_superuser else ""

    def state(self) -> str | Promise:
        return standing(self.record)

    def facts(self) -> list[tuple[str | Promise, object]]:
        one = self.record
        factors = {"totp": _("app"), "webauthn": _("passkey")}
        return [
            (_("E-mail address"), one.email),
            (_("Telephone number"), one.phone and phones.readable(one.phone)),
            (_("Second factor"), ", ".join(str(factors[each.type]) for each in queries.factors_of(one))),
            (_("Last sign-in"), one.last_login and f"{localdate(one.last_login):%d/%m/%Y}"),
            (_("Signed in at"), queries.sessions_of(one).count() or ""),
        ]

    def further_actions(self) -> list[RecordAction]:
        off = self.action(_("Switch off"), "accounts:switch_off", "administer", tone="danger")
        on = self.action(_("Switch on"), "accounts:switch_on", "administer")
        return [
            self.action(_("Change name, address or number"), "accounts:change_contact", "administer"),
            self.action(_("Link for a new password"), "accounts:give_link", "administer"),
            self.action(_("Remove the second factors"), "accounts:remove_factors", "administer"),
            self.action(_("Sign out everywhere"), "accounts:end_sessions", "administer"),
            off if self.record.is_active else on,
        ]


class _OnAccount(FormScreen):
    """One thing done to one account, with a reason."""

    model, needs = User, "administer"
    form_class: type[forms.Form] = ReasonForm

    def trail(self) -> list[Crumb]:
        return [Crumb(ACCOUNTS, reverse("accounts:accounts")), Crumb(str(self.record), self.after(None))]

    def form(self, **options: Any) -> forms.Form:
        if issubclass(self.form_class, ReasonForm):
            options["required"] = True
        return super().form(**options)

    def after(self, result: Any) -> str:
        return reverse("accounts:account", args=[self.record.pk])

    def said(self, form: forms.Form) -> dict[str, Any]:
        """What the operation is told besides the person."""
        return {"by": self.actor, "at": self.at, "reason": form.cleaned_data["reason"]}


class SwitchOff(_OnAccount):
    """Whoever has left signs in no more."""

    title, submit, done = _("Switch the account off"), _("Switch off"), _("The account is switched off.")
    lead = _("The person is signed out everywhere and cannot sign in again. What she did stays under her name.")

    def run(self, form: forms.Form) -> None:
        people.switch_off(self.record, **self.said(form))


class SwitchOn(_OnAccount):
    """Whoever comes back signs in as before."""

    title, submit, done = _("Switch the account on"), _("Switch on"), _("The account is open again.")

    def run(self, form: forms.Form) -> None:
        people.switch_on(self.record, **self.said(form))


class RemoveFactors(_OnAccount):
    """For a lost telephone."""

    title, submit = _("Remove the second factors"), _("Remove")
    lead = _("For somebody who has lost the telephone and the recovery codes. Make sure that it is really that person.")
    done = _("The second factors are removed.")

    def run(self, form: forms.Form) -> None:
        people.remove_factors(self.record, **self.said(form))


class EndSessions(_OnAccount):
    """For a lost device."""

    title, submit, form_class = _("Sign out everywhere"), _("Sign out everywhere"), forms.Form
    done = _("The person is signed out everywhere.")

    def run(self, form: forms.Form) -> int:
        return sessions.end_all_sessions(self.record, by=self.actor, at=self.at)


class GiveLink(_OnAccount):
    """For a forgotten password without an e-mail address."""

    title, submit, form_class = _("Link for a new password"), _("Make the link"), forms.Form
    lead = _("For somebody without an e-mail address: you hand the link over, and it works once within a day.")

    def run(self, form: forms.Form) -> str:
        return people.give_link(self.record, by=self.actor, at=self.at)

    def told(self, result: str) -> str:
        return _("Hand this link over; it is shown only now: %(link)s") % {"link": result}


class ContactForm(forms.Form):
    """Under what somebody is known."""

    name = forms.CharField(label=_("Full name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = PhoneField(required=False)


class ChangeContact(_OnAccount):
    """Another name, address or number."""

    title, form_class = _("Change name, address or number"), ContactForm
    done = _("Changed.")

    def initial(self) -> dict[str, Any]:
        one = self.record
        return {"name": one.get_full_name(), "email": one.email, "phone": one.phone and phones.readable(one.phone)}

    def run(self, form: forms.Form) -> AbstractBaseUser:
        return people.change_contact(self.record, **form.cleaned_data, by=self.actor, at=self.at)
