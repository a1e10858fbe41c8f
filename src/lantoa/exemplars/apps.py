from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExemplarsConfig(AppConfig):
    name = "lantoa.exemplars"
    verbose_name = _("Exemplars")

    def ready(self) -> None:
        # Models are loaded only now; receivers listen once they are imported.
        from lantoa.exemplars import (
            access,
            folder_access,
            measures,
            menu,
            nomination_access,
            nomination_work,
            pair_access,
            recall,
            release_access,
            release_receivers,  # noqa: F401
            release_work,
            way_access,
            work,
        )
        from lantoa.exemplars.operations import nominating, page_keeping

        access.register_policies()
        way_access.register_policies()
        nomination_access.register_policies()
        folder_access.register_policies()
        pair_access.register_policies()
        access.name_verbs()
        nomination_access.name_verbs()
        measures.register_all()
        menu.register_all()
        nominating.register_daily()
        work.register_all()
        nomination_work.register_all()
        release_access.register_policies()
        release_access.name_verbs()
        release_work.register_all()
        recall.register_all()
        page_keeping.register_daily()
