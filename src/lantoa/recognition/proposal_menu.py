"""The places of rounds, proposals and the catalogue in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry

ENTRIES = (
    MenuEntry("recognition", "rounds", _("Rounds of awards"), "recognition:rounds", order=10),
    MenuEntry("recognition", "proposals", _("Proposals"), "recognition:proposals", order=20),
    MenuEntry("recognition", "consultations", _("Public consultations"), "recognition:consultations", order=25),
    MenuEntry("recognition", "awards", _("Catalogue of awards"), "recognition:awards", order=90),
)
