"""Addresses of duties, of evidence and of what is decided about them, below /desk/plans/."""

from django.urls import path

from lantoa.plans.desk_views import duties, evidence, evidence_forms, exceptions, settings
from lantoa.plans.states import EVIDENCE_MOVES

urlpatterns = [
    path("<int:pk>/choices/", settings.Choices.as_view(), name="choices"),
    path("<int:pk>/settings/", settings.Settings.as_view(), name="settings"),
    path("duties/<int:pk>/", duties.DutyScreen.as_view(), name="duty"),
    path("duties/<int:pk>/counting/", duties.ConfigureDuty.as_view(), name="configure_duty"),
    path("duties/<int:pk>/evidence/", evidence_forms.RecordEvidence.as_view(), name="record_evidence"),
    path("evidence/", evidence.EvidenceToCheck.as_view(), name="evidence_to_check"),
    path("evidence/<int:pk>/", evidence.EvidenceScreen.as_view(), name="evidence"),
    path("evidence/<int:pk>/file/", evidence.EvidenceFile.as_view(), name="evidence_file"),
    path("evidence/<int:pk>/complete/", evidence_forms.CompleteEvidence.as_view(), name="complete_evidence"),
    *(
        path(
            f"evidence/<int:pk>/{move.name}/",
            evidence.MoveEvidence.as_view(move=move.name),
            name=f"{move.name}_evidence",
        )
        for move in EVIDENCE_MOVES
    ),
    path("cells/<int:term>/<int:body>/quota/", exceptions.DecideQuota.as_view(), name="decide_quota"),
    path("cells/<int:term>/<int:body>/extend/", exceptions.Extend.as_view(), name="extend"),
    path("cells/<int:term>/<int:body>/explain/", exceptions.Explain.as_view(), name="explain"),
]
