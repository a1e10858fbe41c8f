"""What we say where allauth would say it in its own words: by the name of its template."""

from django.utils.translation import gettext_lazy as _

# Shown once, on the next page. What is not here is not said.
MESSAGES = {
    "account/messages/logged_out.txt": _("You have signed out."),
    "account/messages/password_changed.txt": _("The new password is set."),
    "mfa/messages/totp_activated.txt": _("The app is set up as your second factor."),
    "mfa/messages/totp_deactivated.txt": _("The app is no longer your second factor."),
    "mfa/messages/webauthn_added.txt": _("The passkey is set up."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
}

# Written to the person, who should hear of it when it was somebody else.
NOTICES = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_reset": _("A new password was set by a link sent to this address."),
    "mfa/email/totp_activated": _("An app was set up as your second factor."),
    "mfa/email/totp_deactivated": _("The app is no longer your second factor."),
    "mfa/email/webauthn_added": _("A passkey was added to your account."),
    "mfa/email/webauthn_removed": _("A passkey was removed from your account."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made for your account."),
    "socialaccount/email/account_connected": _("Your account can now also be opened with the sign-in of the province."),
}
