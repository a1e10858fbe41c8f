"""Who may write public pages, and make them public: whoever may do so with the dossier."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.access import DossierPolicy
from lantoa.exemplars.models import Release
from lantoa.kit import audit
from lantoa.kit.access import register


def register_policies() -> None:
    """Tell the house who answers for public pages."""
    register(Release, DossierPolicy("dossier"))


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "write_page": _("wrote the public page"),
            "notice_page": _("saw that the page had been taken back"),
        }
    )
