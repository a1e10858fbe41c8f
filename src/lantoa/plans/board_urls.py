"""Addresses of what people see of a programme: boards, scorecards, lists of what is missing and due, reminders."""

from django.urls import path

from lantoa.plans.desk_views import (
    board,
    cell,
    digest,
    due,
    next_stage,
    office,
    releasing,
    reminding,
    scorecard,
    silent,
)

urlpatterns = [
    path("letter/", digest.DigestScreen.as_view(), name="digest"),
    path("due/", due.DueList.as_view(), name="due"),
    path("office/", office.OfficeScreen.as_view(), name="office"),
    path("<int:pk>/board/", board.PlanBoard.as_view(), name="board"),
    path("<int:pk>/silent/", silent.SilentList.as_view(), name="silent"),
    path("<int:pk>/remind/", reminding.RemindScreen.as_view(), name="remind"),
    path("<int:pk>/release/", releasing.ReleaseScreen.as_view(), name="release"),
    path("<int:pk>/withhold/", releasing.WithholdScreen.as_view(), name="withhold"),
    path("<int:pk>/next-stage/", next_stage.NextStageScreen.as_view(), name="next_stage"),
    path("cells/<int:term>/<int:body>/", cell.CellScreen.as_view(), name="cell"),
    path("bodies/<int:pk>/scorecard/", scorecard.ScorecardScreen.as_view(), name="scorecard"),
]
