"""The places of decisions and of the register in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry

ENTRIES = (
    MenuEntry("recognition", "decisions", _("Decisions"), "recognition:decisions", order=70),
    MenuEntry("recognition", "honours", _("Register of honours"), "recognition:honours", order=80),
)
