from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "lantoa.newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        # Models are loaded only now.
        from lantoa.newsroom import access

        access.register_policies()
        access.name_verbs()
