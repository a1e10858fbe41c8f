from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    name = "lantoa.evidence"
    verbose_name = _("Evidence and consent")

    def ready(self) -> None:
        from lantoa.evidence import access, menu, retention  # models are loaded only now

        access.register_policies()
        access.name_verbs()
        menu.register_all()
        retention.register_daily()
