"""The words for what becomes of a row in a list of bodies, in the order in which a person wants to know."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

WORDS = {
    "refused": _("Error"),
    "added": _("New body"),
    "renamed": _("Another name"),
    "moved": _("Another place"),
    "placed": _("Place in one more tree"),
    "closed": _("Ended"),
    "called": _("Other name added"),
    "unchanged": _("Unchanged"),
}
