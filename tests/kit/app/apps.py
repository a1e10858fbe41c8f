from django.apps import AppConfig


class KitAppConfig(AppConfig):
    """Records for the tests of the machinery, which has none of its own that move."""

    name = "tests.kit.app"
    label = "kit_app"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from tests.kit.app import access, deliverers  # noqa: F401  # they need the models

        access.register_all()
