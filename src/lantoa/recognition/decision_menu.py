"""The places of decisions, of the register and of checking a document in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry

ENTRIES = (
    MenuEntry("recognition", "decisions", _("Decisions"), "recognition:decisions", order=70),
    MenuEntry("recognition", "honours", _("Register of honours"), "recognition:honours", order=80),
    MenuEntry("reports", "check", _("Check the layout of a document"), "recognition:check_document", order=200),
)
