from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "lantoa.organisations"
    verbose_name = _("Organisations")

    def ready(self) -> None:
        from lantoa.organisations import access, body_menu, people_menu, spreadsheet_menu  # models are loaded only now
        from lantoa.organisations.spreadsheets import importing  # noqa: F401  # registers how long lists are done

        access.register_policies()
        access.name_verbs()
        body_menu.register_all()
        people_menu.register_all()
        spreadsheet_menu.register_all()
