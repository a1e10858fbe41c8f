from django.apps import AppConfig
from django.utils.translation import gettext_noop


class DeskAppConfig(AppConfig):
    """Errands of bodies, which all four screens of the desk show in the tests and the bench."""

    name = "tests.desk.app"
    label = "desk_app"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lantoa.desk import menu, work
        from tests.desk.app import access, sources

        access.register_all()
        work.register(sources.ErrandWork())
        menu.register(menu.MenuEntry("plans", "errands", gettext_noop("Errands"), "errands:list"))
