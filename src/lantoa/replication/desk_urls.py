"""Addresses of the room on the desk, below /desk/replication/."""

from django.urls import path

from lantoa.replication.desk_views import adoptions, blocks, moving, registering, spread, visiting, visits

app_name = "replication"
_LEVEL, _UNDO, _VISIT = moving.Climb, moving.MoveAdoption, visiting.MoveVisit
_A, _V = "adoptions/<int:pk>/", "visits/<int:pk>/"
urlpatterns = [
    path("dossiers/<int:pk>/blocks/add/", blocks.WriteBlock.as_view(), name="write_block"),
    path("dossiers/<int:pk>/blocks/public/", blocks.ShowBlocks.as_view(), name="show_blocks"),
    path("blocks/<int:pk>/change/", blocks.ChangeBlock.as_view(), name="change_block"),
    path("blocks/<int:pk>/take-out/", blocks.TakeOutBlock.as_view(), name="take_out_block"),
    path("blocks/<int:pk>/put-back/", blocks.PutBlockBack.as_view(), name="put_block_back"),
    path("adoptions/", adoptions.AdoptionList.as_view(), name="adoptions"),
    path("adoptions/find/", registering.FindSource.as_view(), name="find_source"),
    path("dossiers/<int:pk>/adopt/", registering.Register.as_view(), name="adopt"),
    path(_A, adoptions.AdoptionRecord.as_view(), name="adoption"),
    path(f"{_A}change/", registering.ChangeAdoption.as_view(), name="change_adoption"),
    path(f"{_A}try-out/", _LEVEL.as_view(move="try_out"), name="try_out"),
    path(f"{_A}adapt/", _LEVEL.as_view(move="adapt"), name="adapt"),
    path(f"{_A}make-standard/", _LEVEL.as_view(move="make_standard"), name="make_standard"),
    path(f"{_A}undo-try-out/", _UNDO.as_view(move="undo_try_out"), name="undo_try_out"),
    path(f"{_A}undo-adapt/", _UNDO.as_view(move="undo_adapt"), name="undo_adapt"),
    path(f"{_A}undo-standard/", _UNDO.as_view(move="undo_standard"), name="undo_standard"),
    path(f"{_A}end/", moving.EndAdoption.as_view(), name="end_adoption"),
    path(f"{_A}take-up-again/", moving.TakeUpAgain.as_view(), name="take_up_again"),
    path("follow-ups/<int:pk>/", moving.MakeFollowUp.as_view(), name="follow_up"),
    path("dossiers/<int:pk>/spread/", spread.SpreadRecord.as_view(), name="spread"),
    path("visits/", visits.VisitList.as_view(), name="visits"),
    path("dossiers/<int:pk>/learn/", visiting.AskToLearn.as_view(), name="ask_to_learn"),
    path(_V, visits.VisitRecord.as_view(), name="visit"),
    path(f"{_V}agree/", visiting.Agree.as_view(), name="agree_to_visit"),
    path(f"{_V}decline/", _VISIT.as_view(move="decline"), name="decline_visit"),
    path(f"{_V}hold/", visiting.Hold.as_view(), name="hold_visit"),
    path(f"{_V}undo-hold/", _VISIT.as_view(move="undo_hold"), name="undo_hold_visit"),
    path(f"{_V}call-off/", _VISIT.as_view(move="call_off"), name="call_off_visit"),
    path(f"{_V}ask-again/", _VISIT.as_view(move="ask_again"), name="ask_again"),
]
