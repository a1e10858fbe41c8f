"""Addresses of sign-in and the own account. No others of allauth's exist: nobody signs up or connects accounts."""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _

from lantoa.accounts.views import accounts, invitations, sessions

urlpatterns = [
    path("", accounts.AccountView.as_view(), name="account"),
    path(_("sign-in/"), accounts.SignInView.as_view(), name="account_login"),
    path(_("sign-in/second-factor/"), factors.authenticate, name="mfa_authenticate"),
    path(_("sign-in/passkey/"), keys.login_webauthn, name="mfa_login_webauthn"),
    path(_("sign-in/switched-off/"), account.account_inactive, name="account_inactive"),
    path(_("sign-out/"), account.logout, name="account_logout"),
    path(_("confirm/"), account.reauthenticate, name="account_reauthenticate"),
    path(_("confirm/code/"), factors.reauthenticate, name="mfa_reauthenticate"),
    path(_("confirm/passkey/"), keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path(_("password/"), account.password_change, name="account_change_password"),
    path(_("forgotten-password/"), account.password_reset, name="account_reset_password"),
    path(_("forgotten-password/sent/"), account.password_reset_done, name="account_reset_password_done"),
    path(
        _("forgotten-password/done/"),
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        _(r"^forgotten-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"),
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(_("second-factor/"), factors.index, name="mfa_index"),
    path(_("second-factor/app/"), app.activate_totp, name="mfa_activate_totp"),
    path(_("second-factor/app/remove/"), app.deactivate_totp, name="mfa_deactivate_totp"),
    path(_("second-factor/codes/"), codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(_("second-factor/codes/new/"), codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(_("second-factor/passkeys/"), keys.list_webauthn, name="mfa_list_webauthn"),
    path(_("second-factor/passkeys/new/"), keys.add_webauthn, name="mfa_add_webauthn"),
    path(_("second-factor/passkeys/<int:pk>/"), keys.edit_webauthn, name="mfa_edit_webauthn"),
    path(_("second-factor/passkeys/<int:pk>/remove/"), keys.remove_webauthn, name="mfa_remove_webauthn"),
    path(_("sessions/"), sessions.SessionsView.as_view(), name="sessions"),
    path(_("sessions/end-others/"), sessions.end_others, name="end_other_sessions"),
    path(_("sessions/<int:pk>/end/"), sessions.end_one, name="end_session"),
    path(_("invitation/<str:token>/"), invitations.AcceptView.as_view(), name="invitation"),
]
