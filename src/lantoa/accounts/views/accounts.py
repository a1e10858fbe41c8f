"""The way in, and what a person sees of her own account."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.views.generic import TemplateView

from lantoa.accounts import access, backends, queries
from lantoa.accounts.visitors import person_of


class SignInView(LoginView):
    """E-mail address or telephone number and password; a passkey; the province's own sign-in where there is one."""

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        return super().get_context_data(**extra) | {"sign_on": _sign_on()}

    def get_authenticated_redirect_url(self) -> str:
        """Whoever is signed in goes on, but not to a desk that would only send her back here."""
        address = super().get_authenticated_redirect_url()
        closed = address.startswith("/desk/") and not self.request.user.has_perm(backends.DESK)
        return reverse("account") if closed else address


@method_decorator(login_required, name="dispatch")
class AccountView(TemplateView):
    """Who one is here, in which roles, and how one signs in."""

    template_name = "accounts/account.html"

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        person, today = person_of(self.request), localdate()
        return super().get_context_data(**extra) | {
            "memberships": queries.memberships_of(person, on=today),
            "factors": queries.factors_of(person),
            "needs_factor": access.needs_second_factor(person, on=today),
            "desk": person.has_perm(backends.DESK),
        }


def _sign_on() -> str:
    """The name of the province's own sign-in, "" where there is none."""
    return next((app["name"] for app in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]), "")
