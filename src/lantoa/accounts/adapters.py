"""What we tell allauth, where its ways are not ours."""

import time
from typing import Any
from urllib.parse import quote

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.base.provider import Provider
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from lantoa.accounts import access, backends, devices, letters, logbook, names, queries, sealing, wording
from lantoa.accounts.fields import PhoneField
from lantoa.accounts.models import User
from lantoa.accounts.visitors import address_of, visitor

NO_MATCH = _("This name and this password do not belong together. Check both and try again.")


class PersonAdapter(DefaultAccountAdapter):
    """Signing in by e-mail or telephone number; nobody signs up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        # One sentence for all of these: it must not tell whether there is such an account.
        **dict.fromkeys(
            ("email_password_mismatch", "phone_password_mismatch", "username_password_mismatch", "invalid_login"),
            NO_MATCH,
        ),
        "too_many_login_attempts": _("Too many attempts have failed. Wait a quarter of an hour, then try again."),
        "rate_limited": _("Too many attempts. Wait a little, then try again."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
        "incorrect_code": _("This code is wrong or no longer valid."),
        "invalid_password_reset": _("This link is no longer valid."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the desk, or to the own account where the person has no work there."""
        return reverse("wagtailadmin_home" if request.user.has_perm(backends.DESK) else "account")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the letter; built on our own address, never on the one that the request claims."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.BASE_URL + path.replace("UID-KEY", quote(key))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        letter = self.render_mail(template_prefix, email, context)
        letters.send(email, letter.subject, letter.body, at=now())

    def send_notification_mail(self, template_prefix: str, user: User, *args: Any, **options: Any) -> None:
        """Tell `user` what was changed, and from where."""
        device = devices.device(self.get_http_user_agent(self.request))
        letters.notify(user, wording.NOTICES[template_prefix], device, by=visitor(self.request, user), at=now())

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        message: str | None = None,
        **options: Any,
    ) -> None:
        if said := message or wording.MESSAGES.get(message_template or ""):
            messages.add_message(request, level, said)

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Whoever has just signed in is not asked for the password once more."""
        records = get_authentication_records(context.request, context.request.user)
        return not records or time.time() - records[-1]["at"] > REAUTHENTICATION_TIMEOUT

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """What failures are counted by: the name as it was meant, whether or not there is such an account."""
        return names.known_as(*(credentials.get(kind) or "" for kind in names.KINDS))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            logbook.locked_out(
                self._get_login_attempts_cache_key(request, **credentials), by=visitor(request), at=now()
            )
            raise

    # The numbers are on the account; nothing can be sent to them, because there is no SMS gateway.
    def phone_form_field(self, **options: Any) -> PhoneField:
        return PhoneField(**options)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def get_user_by_phone(self, phone: str) -> User | None:
        return queries.by_phone(phone)


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: keys are sealed, and who must have a factor cannot take the last one away."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": PersonAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _("Your role requires a second factor. Set up another one first."),
    }

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """The code as a drawing inside the page: the content policy allows no pictures made of data."""
        code = qrcode.QRCode(border=0)
        code.add_data(url)
        rows = code.get_matrix()
        dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        return f'<svg viewBox="0 0 {len(rows)} {len(rows)}" aria-hidden="true"><path d="{dots}"/></svg>'

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        person = authenticator.user
        others = queries.factors_of(person).exclude(pk=authenticator.pk)
        return others.exists() or not access.needs_second_factor(person, on=localdate())


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """The province's own sign-in opens accounts that exist; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Take the account whose address the server vouches for, the first time that a person comes from there."""
        sociallogin.state["process"] = AuthProcess.LOGIN  # never joined to whoever happens to be signed in here
        if sociallogin.is_existing:
            return
        if person := queries.by_emails([each.email for each in sociallogin.email_addresses if each.verified]):
            sociallogin.connect(request, person)

    def on_authentication_error(self, request: HttpRequest, provider: Provider, **trouble: Any) -> None:
        """Back to the sign-in page: there is another way in beside this one."""
        logbook.sign_on_failed(str(trouble.get("error") or ""), by=visitor(request), at=now())
        messages.error(request, _("Signing in through the province did not work. Try again, or use your password."))
        raise ImmediateHttpResponse(redirect("account_login"))
