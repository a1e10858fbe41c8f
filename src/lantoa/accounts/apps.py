from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "lantoa.accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        # These need the models.
        from lantoa.accounts import access, desk_menu, logbook, receivers  # noqa: F401  # receivers listen once imported
        from lantoa.accounts.checks import second_factor_roles

        checks.register(second_factor_roles)
        access.register_all()
        desk_menu.register_all()
        logbook.name_verbs()
