"""The places of councils in the menu."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.menu import MenuEntry
from lantoa.kit.access import policy_of
from lantoa.kit.actors import Actor
from lantoa.recognition.models import Council


def sees_councils(actor: Actor) -> bool:
    """Whether any council is the person's to keep, to read, or to sit in."""
    return bool(policy_of(Council).reason(actor, "view"))


ENTRIES = (
    MenuEntry("recognition", "sittings", _("Sittings"), "recognition:sittings", sees_councils, order=30),
    MenuEntry(
        "recognition",
        "councils",
        pgettext_lazy("commendation", "Councils"),
        "recognition:councils",
        sees_councils,
        order=35,
    ),
)
