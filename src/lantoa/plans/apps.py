from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "lantoa.plans"
    verbose_name = _("Plans")

    def ready(self) -> None:
        from lantoa.plans import (  # models are loaded only now
            access,
            board_menu,
            deliveries_access,
            lineage_receivers,  # noqa: F401  # registers that plans find their parents
            manual_measures,
            own_plan_measure,
            plan_menu,
            receivers,  # noqa: F401  # registers what is done when bodies change
            sending_menu,
        )
        from lantoa.plans.calendar import access as calendar_access
        from lantoa.plans.calendar import menu as calendar_menu
        from lantoa.plans.operations import digest, reading, rereading  # noqa: F401  # registers how plans are read in the background
        from lantoa.plans.queries import recalling

        access.register_policies()
        access.name_verbs()
        deliveries_access.register_policies()
        plan_menu.register_all()
        sending_menu.register_all()
        calendar_access.register_policies()
        calendar_menu.register_all()
        manual_measures.register_all()
        board_menu.register_all()
        digest.register_daily()
        own_plan_measure.register_all()
        recalling.register_all()
