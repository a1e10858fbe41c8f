from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition of the rooms; an application so that its commands are found, and that rooms are joined."""

    name = "lantoa.config"
    label = "lantoa_config"

    def ready(self) -> None:
        from lantoa.config import wiring

        wiring.connect()
