"""What a person sets for herself in Wagtail's account."""

from typing import Any

from wagtail.admin.views.account import AccountView

KEPT = ("locale", "theme")


class PreferencesView(AccountView):
    """Language and colours. A name is changed where the log sees it, and pictures of people have no place here."""

    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if panel.name in KEPT]
