"""Addresses of the room on the desk, below /desk/exemplars/."""

from django.urls import include, path

from lantoa.exemplars.desk_views import dossiers, entering, milestones, moving

app_name = "exemplars"
_MOVES = {
    "begin-nurture": "nurture",
    "propose": "propose",
    "pass-on": "pass_on",
    "take-back": "take_back",
    "undo-recognition": "undo_recognition",
    "send-back": "return",
    "follow": "follow",
    "ask-support": "ask_support",
    "propose-again": "propose_again",
    "refuse": "refuse",
    "take-up": "take_up",
    "reinstate": "reinstate",
}
urlpatterns = [
    path("", include("lantoa.exemplars.release_urls")),
    path("", include("lantoa.exemplars.duplicate_urls")),
    path("", dossiers.DossierList.as_view(), name="dossiers"),
    path("add/", entering.AddDossier.as_view(), name="add_dossier"),
    path("<int:pk>/", dossiers.DossierRecord.as_view(), name="dossier"),
    path("<int:pk>/change/", entering.ChangeDossier.as_view(), name="change_dossier"),
    *(
        path(f"<int:pk>/{name}/", moving.MoveDossier.as_view(move=move), name=name.replace("-", "_"))
        for name, move in _MOVES.items()
    ),
    path("<int:pk>/introduce/", moving.Introduce.as_view(), name="introduce"),
    path("<int:pk>/recognise/", moving.Recognise.as_view(), name="recognise"),
    path("<int:pk>/withdraw/", moving.Withdraw.as_view(), name="withdraw"),
    path("<int:pk>/merge/", moving.Merge.as_view(), name="merge"),
    path("<int:pk>/separate/", moving.Separate.as_view(), name="separate"),
    path("<int:pk>/milestones/add/", milestones.AddMilestone.as_view(), name="add_milestone"),
    path("nominations/", include("lantoa.exemplars.nomination_urls")),
    path("milestones/<int:pk>/strike/", milestones.StrikeMilestone.as_view(), name="strike_milestone"),
    path("", include("lantoa.exemplars.nurture_urls")),
    path("", include("lantoa.exemplars.initiative_urls")),
    path("", include("lantoa.exemplars.screening_urls")),
    path("", include("lantoa.exemplars.round_urls")),
]
