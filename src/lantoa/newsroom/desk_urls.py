"""Addresses of the room on the desk, below /desk/newsroom/."""

from django.urls import path

from lantoa.newsroom.desk_views import moving, plan, plan_forms, standing, stories, writing

app_name = "newsroom"
_S, _A, _MOVE, _ON = "stories/<int:pk>/", "plan/<int:pk>/", moving.MoveStory, moving.HandOn
urlpatterns = [
    path("stories/", stories.StoryList.as_view(), name="stories"),
    path("stories/begin/", writing.BeginStory.as_view(), name="begin_story"),
    path("dossiers/<int:pk>/draft/", writing.DraftStory.as_view(), name="draft_story"),
    path(_S, stories.StoryRecord.as_view(), name="story"),
    path(f"{_S}preview/", stories.Preview.as_view(), name="preview"),
    path(f"{_S}write/", writing.WriteStory.as_view(), name="write_story"),
    path(f"{_S}correct/", writing.CorrectStory.as_view(), name="correct"),
    path(f"{_S}tell-of/", writing.TellOf.as_view(), name="tell_of"),
    path(f"{_S}submit/", _ON.as_view(move="submit"), name="submit"),
    path(f"{_S}verify/", _ON.as_view(move="verify"), name="verify"),
    path(f"{_S}approve/", _MOVE.as_view(move="approve"), name="approve"),
    path(f"{_S}give-back/", _ON.as_view(move="give_back"), name="give_back"),
    path(f"{_S}publish/", _MOVE.as_view(move="publish"), name="publish"),
    path(f"{_S}withdraw/", _MOVE.as_view(move="withdraw"), name="withdraw"),
    path(f"{_S}publish-again/", _MOVE.as_view(move="publish_again"), name="publish_again"),
    path(f"{_S}rewrite/", _MOVE.as_view(move="rewrite"), name="rewrite"),
    path(f"{_S}refuse/", _MOVE.as_view(move="refuse"), name="refuse"),
    path(f"{_S}take-up-again/", _MOVE.as_view(move="take_up_again"), name="take_up_again"),
    path(f"{_S}schedule/", moving.Schedule.as_view(), name="schedule"),
    path(f"{_S}notice/", moving.Notice.as_view(), name="notice"),
    path(f"{_S}comment/", moving.CommentStory.as_view(), name="comment"),
    path(f"{_S}broadcast/", plan_forms.RecordBroadcast.as_view(), name="broadcast"),
    path("comments/<int:pk>/settle/", moving.SettleComment.as_view(), name="settle_comment"),
    path("passages/<int:pk>/settle/", writing.SettlePassage.as_view(), name="settle_passage"),
    path("plan/", plan.AssignmentList.as_view(), name="plan"),
    path("plan/add/", plan_forms.KeepAssignment.as_view(), name="plan_assignment"),
    path(_A, plan.AssignmentRecord.as_view(), name="assignment"),
    path(f"{_A}change/", plan_forms.KeepAssignment.as_view(), name="change_assignment"),
    path(f"{_A}write/", plan.WriteAssignment.as_view(), name="write_assignment"),
    path(f"{_A}told-by/", plan.ToldBy.as_view(), name="told_by"),
    path(f"{_A}drop/", plan.Drop.as_view(), name="drop"),
    path(f"{_A}pick-up/", plan.PickUp.as_view(), name="pick_up"),
    path("columns/", standing.ColumnList.as_view(), name="columns"),
    path("columns/add/", plan_forms.KeepColumn.as_view(), name="keep_column"),
    path("columns/<int:pk>/", standing.ColumnRecord.as_view(), name="column"),
    path("columns/<int:pk>/change/", plan_forms.KeepColumn.as_view(), name="change_column"),
    path("orientations/", standing.OrientationList.as_view(), name="orientations"),
    path("orientations/add/", plan_forms.KeepOrientation.as_view(), name="keep_orientation"),
    path("orientations/<int:pk>/", standing.OrientationRecord.as_view(), name="orientation"),
    path("orientations/<int:pk>/change/", plan_forms.KeepOrientation.as_view(), name="change_orientation"),
    path("occasions/", standing.OccasionList.as_view(), name="occasions"),
    path("occasions/add/", plan_forms.KeepOccasion.as_view(), name="keep_occasion"),
    path("occasions/<int:pk>/change/", plan_forms.KeepOccasion.as_view(), name="change_occasion"),
]
