from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MovementsConfig(AppConfig):
    name = "lantoa.movements"
    verbose_name = _("Movements")

    def ready(self) -> None:
        from lantoa.movements import access, menu  # models are loaded only now

        access.register_policies()
        access.name_verbs()
        menu.register_all()
