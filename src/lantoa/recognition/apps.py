from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecognitionConfig(AppConfig):
    name = "lantoa.recognition"
    verbose_name = _("Commendation")

    def ready(self) -> None:
        # Models are loaded only now; receivers listen once they are imported.
        from lantoa.recognition import (
            consultation_access,
            consultation_work,
            council_access,
            council_work,
            decision_access,
            decision_onward,
            measures,
            menu,
            onward,
            proposal_access,
            proposal_work,
        )
        from lantoa.recognition.operations import printing  # noqa: F401  # registers what the worker prints

        menu.register_all()
        measures.register_all()
        decision_access.register_all()
        consultation_access.register_policies()
        consultation_access.name_verbs()
        consultation_work.register_all()
        council_access.register_policies()
        council_access.name_verbs()
        council_work.register_all()
        proposal_access.register_policies()
        proposal_access.name_verbs()
        proposal_work.register_all()
        onward.register_all()
        decision_onward.register_all()
