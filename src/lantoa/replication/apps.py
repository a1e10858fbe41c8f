from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReplicationConfig(AppConfig):
    name = "lantoa.replication"
    verbose_name = _("Replication")

    def ready(self) -> None:
        # Models are loaded only now.
        from lantoa.replication import access, measures, menu, onward, work

        access.register_policies()
        access.name_verbs()
        menu.register_all()
        measures.register_all()
        onward.register_all()
        work.register_all()
