"""What `lantoa check` finds before anybody relies on it."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

from lantoa.accounts.access import ROLES


def second_factor_roles(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    """A role that is spelt wrongly would leave its people without the second factor meant for them."""
    return [
        Error(
            f"LANTOA_SECOND_FACTOR_ROLES names {role!r}, which is no role.",
            hint=f"These are: {', '.join(ROLES)}.",
            id="accounts.E001",
        )
        for role in settings.SECOND_FACTOR_ROLES
        if role not in ROLES
    ]
