from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class KitConfig(AppConfig):
    name = "lantoa.kit"
    label = "kit"
    verbose_name = _("Machinery")

    def ready(self) -> None:
        from lantoa.kit import access, audit
        from lantoa.kit.audit.models import LogEntry
        from lantoa.kit.kept import fading, writing
        from lantoa.kit.outbox import letters  # noqa: F401  # registers how mail is delivered
        from lantoa.kit.outbox.access import AdministratorPolicy
        from lantoa.kit.outbox.models import OutgoingMessage
        from lantoa.kit.working import daily

        connection_created.connect(writing.listen)
        daily.register(fading.KIND, hour=0)
        audit.keep_secret(OutgoingMessage, "payload")
        access.register(OutgoingMessage, AdministratorPolicy())
        access.register(LogEntry, AdministratorPolicy())
