from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "lantoa.reporting"
    verbose_name = _("Reports")

    def ready(self) -> None:
        # Models are loaded only now.
        from lantoa.reporting import access, measures, menu, onward, work
        from lantoa.reporting.operations import periods

        access.register_policies()
        access.name_verbs()
        measures.register_all()
        menu.register_all()
        onward.register_all()
        work.register_all()
        periods.register_daily()
