from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition of the rooms; an application only so that its commands are found."""

    name = "lantoa.config"
    label = "lantoa_config"
