from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChannelsConfig(AppConfig):
    name = "lantoa.channels"
    verbose_name = _("Channels")

    def ready(self) -> None:
        # Models are loaded only now.
        from lantoa.channels import access, menu, onward, receivers, work  # noqa: F401  # the receivers hear from now on
        from lantoa.channels.operations import counting, delivering, expiring, printing, subscribing  # noqa: F401  # they deliver

        access.register_policies()
        access.name_verbs()
        menu.register_all()
        onward.register_all()
        work.register_all()
        counting.register_daily()
        expiring.register_daily()
        subscribing.register_daily()
