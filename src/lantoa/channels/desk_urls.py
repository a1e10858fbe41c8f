"""Addresses of the room on the desk, below /desk/channels/."""

from django.urls import path

from lantoa.channels.desk_views import (
    airing,
    dispatches,
    outlets,
    print_forms,
    printing,
    reach,
    scripts,
    sending,
    setting_up,
)

app_name = "channels"
_OUTLET, _MOVE, _AIRING = setting_up.MoveOutlet, sending.MoveDispatch, airing.MoveAiring
_P, _PRINTED = "printed/<int:pk>/", printing.MovePrinted
_O, _D, _S, _A = "outlets/<int:pk>/", "dispatches/<int:pk>/", "scripts/<int:pk>/", "airings/<int:pk>/"
urlpatterns = [
    path("outlets/", outlets.OutletList.as_view(), name="outlets"),
    path("outlets/add/", setting_up.SetUp.as_view(), name="set_up"),
    path(_O, outlets.OutletRecord.as_view(), name="outlet"),
    path(f"{_O}change/", setting_up.ChangeOutlet.as_view(), name="change_outlet"),
    path(f"{_O}credentials/", setting_up.OpenOutlet.as_view(), name="open_outlet"),
    path(f"{_O}forget-credentials/", setting_up.CloseOutlet.as_view(), name="close_outlet"),
    path(f"{_O}test/", setting_up.TestOutlet.as_view(), name="test_outlet"),
    path(f"{_O}retire/", _OUTLET.as_view(move="retire"), name="retire_outlet"),
    path(f"{_O}use-again/", _OUTLET.as_view(move="use_again"), name="use_outlet_again"),
    path(f"{_O}export/", airing.Export.as_view(), name="export_outlet"),
    path("dispatches/", dispatches.DispatchList.as_view(), name="dispatches"),
    path("stories/<int:pk>/", dispatches.WhereItWent.as_view(), name="where_it_went"),
    path("stories/<int:pk>/send/", sending.Send.as_view(), name="send_story"),
    path(_D, dispatches.DispatchRecord.as_view(), name="dispatch"),
    path(f"{_D}confirm/", sending.Confirm.as_view(), name="confirm_dispatch"),
    path(f"{_D}retry/", _MOVE.as_view(move="retry"), name="retry_dispatch"),
    path(f"{_D}call-off/", _MOVE.as_view(move="call_off"), name="call_off_dispatch"),
    path(f"{_D}recall/", _MOVE.as_view(move="recall"), name="recall_dispatch"),
    path(f"{_D}confirm-recalled/", _MOVE.as_view(move="confirm_recalled"), name="confirm_recalled"),
    path(f"{_D}confirm-corrected/", _MOVE.as_view(move="confirm_corrected"), name="confirm_corrected"),
    path(f"{_D}leave-there/", _MOVE.as_view(move="leave_there"), name="leave_there"),
    path("printed/", printing.PrintedList.as_view(), name="printed_list"),
    path("printed/bulletin/", print_forms.MakeBulletin.as_view(), name="make_bulletin"),
    path("printed/book/", print_forms.MakeBook.as_view(), name="make_book"),
    path("stories/<int:pk>/print/", print_forms.PrintStory.as_view(), name="print_story"),
    path("reach/", reach.BodyReachScreen.as_view(), name="reach"),
    path("stories/<int:pk>/reach/", reach.StoryReachRecord.as_view(), name="story_reach"),
    path(f"{_D}figure/", reach.NoteFigure.as_view(), name="note_figure"),
    path(_P, printing.PrintedRecord.as_view(), name="printed"),
    path(f"{_P}file/", printing.PrintedPdf.as_view(), name="printed_file"),
    path(f"{_P}note/", printing.NotePrinted.as_view(), name="note_printed"),
    path(f"{_P}again/", _PRINTED.as_view(move="set_again"), name="set_again"),
    path(f"{_P}void/", _PRINTED.as_view(move="void"), name="void_printed"),
    path(_S, scripts.ScriptRecord.as_view(), name="script"),
    path(f"{_S}write/", scripts.WriteScript.as_view(), name="write_script"),
    path(f"{_S}check/", scripts.MoveScript.as_view(move="check"), name="check_script"),
    path(f"{_S}reopen/", scripts.MoveScript.as_view(move="reopen"), name="reopen_script"),
    path(f"{_S}sound/", scripts.Sound.as_view(), name="sound"),
    path(f"{_S}plan/", airing.Plan.as_view(), name="plan_airing"),
    path(f"{_A}play/", airing.Play.as_view(), name="play_airing"),
    path(f"{_A}miss/", _AIRING.as_view(move="miss"), name="miss_airing"),
    path(f"{_A}undo-play/", _AIRING.as_view(move="undo_play"), name="undo_play_airing"),
    path(f"{_A}drop/", airing.Drop.as_view(), name="drop_airing"),
]
