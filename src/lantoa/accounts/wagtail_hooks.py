"""The screens of the room on the desk."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Everything below /desk/accounts/."""
    return [path("accounts/", include("lantoa.accounts.desk_urls"))]


@hooks.register("register_account_menu_item")
def sign_in(request: HttpRequest) -> dict[str, str | Promise]:
    """From the person's own settings of the desk to her password, second factor and sessions."""
    return {"url": reverse("account"), "label": _("Your account"), "help_text": _("Password, second factor, sessions")}
