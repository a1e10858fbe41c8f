from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "lantoa.desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        from . import menu, work  # models are loaded by now, and drafts.py needs its own
        from .drafts import DraftWork
        from .operator.menu import register_all

        work.register(DraftWork())
        menu.register(menu.MenuEntry("work", "work", menu.STAGES["work"][0], "wagtailadmin_home"))
        register_all()
