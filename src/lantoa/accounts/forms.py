"""What people fill in to sign in and to keep their account. allauth checks; we ask in our own words."""

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.account.fields import PasswordField, SetPasswordField
from allauth.mfa.base import forms as factor
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from lantoa.accounts.models import Invitation, User


def _ask(form: forms.Form, name: str, label: Any, hint: Any = "", **attributes: str) -> None:
    """Put a field into our words; a placeholder would vanish while one types."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


def _ask_new_password(form: forms.Form) -> None:
    _ask(form, "password1", _("New password"), lazystr(" ".join(password_validators_help_texts())))
    _ask(form, "password2", _("New password, once more"))


class SignInForm(account.LoginForm):
    """By e-mail address or telephone number, and password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _ask(self, "login", _("E-mail address or telephone number"), autocomplete="username", autocapitalize="none")
        _ask(self, "password", _("Password"))
        _ask(self, "remember", _("Keep me signed in on this device"))


class ConfirmPasswordForm(account.ReauthenticateForm):
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _ask(self, "password", _("Password"))


class ChangePasswordForm(account.ChangePasswordForm):
    """A new password in place of the present one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _ask(self, "oldpassword", _("Present password"))
        _ask_new_password(self)


class AskResetForm(account.ResetPasswordForm):
    """Where to send the link for a new password. What happens looks the same whether or not there is an account."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _ask(self, "email", _("E-mail address"), autocomplete="username")

    def save(self, request: HttpRequest, **options: Any) -> str:
        if self.users:
            return super().save(request, **options)
        email = self.cleaned_data["email"]  # a letter goes out all the same; only its owner learns what it says
        get_adapter().send_mail("account/email/unknown_account", email, {})
        return email


class NewPasswordForm(account.ResetPasswordKeyForm):
    """A new password after the link in the letter."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _ask_new_password(self)


class _Code(forms.Form):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        hint = _("The six digits that your app shows now, or one of your recovery codes.")
        _ask(self, "code", _("Code"), hint, inputmode="numeric")


class CodeForm(_Code, factor.AuthenticateForm):
    """The second step of signing in."""


class ConfirmCodeForm(_Code, factor.ReauthenticateForm):
    """A code once more, before something that matters."""


class ActivateForm(ActivateTOTPForm):
    """The first code of an app: it shows that the app has the key."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _ask(self, "code", _("Code"), _("The six digits that your app shows now."), inputmode="numeric")


class AddKeyForm(AddWebAuthnForm):
    """A passkey or a security key, with a name to tell it by."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _ask(self, "name", _("Name"), _("For example: my telephone, the key on my ring."), maxlength="100")
        self.initial["name"] = ""
        hint = _("Then it takes the place of e-mail address and password too. It asks for your finger, face or PIN.")
        _ask(self, "passwordless", _("Sign in with this key alone"), hint)


class NameKeyForm(EditWebAuthnForm):
    """Another name for a key."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _ask(self, "name", _("Name"), maxlength="100")


class OpenAccountForm(account.PasswordVerificationMixin, forms.Form):
    """Name and password of whoever comes by invitation."""

    name = forms.CharField(label=_("Full name"), max_length=150, help_text=_("As it is written on papers."))
    password1 = SetPasswordField(label="")
    password2 = PasswordField(label="", autocomplete="new-password")

    def __init__(self, *args: Any, invitation: Invitation, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial["name"] = invitation.name
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        password: Any = self.fields["password1"]
        password.user = User(email=invitation.email, last_name=invitation.name)  # it must not be like these
        _ask_new_password(self)
        self.fields["password1"].label, self.fields["password2"].label = _("Password"), _("Password, once more")
