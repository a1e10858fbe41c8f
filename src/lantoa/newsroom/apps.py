from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "lantoa.newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        # Models are loaded only now; receivers listen once they are imported.
        from lantoa.newsroom import access, measures, menu, onward, receivers, version_work, work  # noqa: F401
        from lantoa.newsroom.operations import clip_content, keeping, planning, voices

        access.register_policies()
        access.name_verbs()
        keeping.register_daily()
        planning.register_daily()
        voices.register_daily()
        clip_content.ask_for_clips()
        measures.register_all()
        menu.register_all()
        onward.register_all()
        work.register_all()
        version_work.register_all()
