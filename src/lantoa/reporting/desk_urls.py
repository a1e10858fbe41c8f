"""Addresses of the room on the desk, below /desk/reporting/."""

from django.urls import path

from lantoa.reporting.desk_views import (
    below,
    dashboards,
    forms,
    overview,
    papers,
    parts,
    points,
    reports,
    signing,
    taking_over,
    writing,
)

app_name = "reporting"
_MOVES = {
    "submit": "submit",
    "close": "close",
    "accept": "accept",
    "send-back": "return",
    "lock": "lock",
    "reopen": "reopen",
}
_POINT_MOVES = {"take-up": "take_up", "finish": "finish", "drop": "drop", "resume": "resume"}
urlpatterns = [
    path("", reports.ReportList.as_view(), name="reports"),
    path("<int:pk>/", reports.ReportRecord.as_view(), name="report"),
    path("<int:pk>/write/", writing.WriteReport.as_view(), name="write"),
    *(
        path(f"<int:pk>/{name}/", reports.MoveReport.as_view(move=move), name=name.replace("-", "_"))
        for name, move in _MOVES.items()
    ),
    path("<int:pk>/figures/<int:part>/<int:place>/", reports.BehindFigure.as_view(), name="figure"),
    path("<int:pk>/below/", below.BelowList.as_view(), name="below"),
    path("<int:pk>/sign/", signing.SignReport.as_view(), name="sign"),
    path("<int:pk>/attach/", signing.AttachReport.as_view(), name="attach"),
    path("<int:pk>/signed/", signing.SignedDocument.as_view(), name="signed"),
    path("<int:pk>/excuse/", below.ExcuseReport.as_view(), name="excuse"),
    path("<int:pk>/remind/", below.RemindMissing.as_view(), name="remind"),
    *(
        path(f"<int:pk>/{kind}/", papers.ReportPaper.as_view(file_type=kind), name=kind)
        for kind in ("docx", "pdf", "xlsx", "json")
    ),
    path("forms/", forms.FormList.as_view(), name="forms"),
    path("forms/add/", forms.AddForm.as_view(), name="add_form"),
    path("forms/ready/", taking_over.ReadyForms.as_view(), name="ready"),
    path("forms/ready/<slug:key>/", taking_over.TakeOver.as_view(), name="take_over"),
    path("forms/<int:pk>/", forms.FormRecord.as_view(), name="form"),
    path("forms/<int:pk>/change/", forms.ChangeForm.as_view(), name="change_form"),
    path("forms/<int:pk>/start/", forms.MoveForm.as_view(move="start"), name="start_form"),
    path("forms/<int:pk>/end/", forms.MoveForm.as_view(move="end"), name="end_form"),
    path("forms/<int:pk>/ask/", forms.AskFor.as_view(), name="ask_for"),
    path("forms/<int:pk>/later/", forms.LaterPeriods.as_view(), name="later_periods"),
    path("forms/<int:pk>/parts/add/", parts.AddPart.as_view(), name="add_part"),
    path("parts/<int:pk>/change/", parts.ChangePart.as_view(), name="change_part"),
    path("parts/<int:pk>/up/", parts.MovePartUp.as_view(), name="move_part_up"),
    path("parts/<int:pk>/remove/", parts.RemovePart.as_view(), name="remove_part"),
    path("<int:pk>/points/add/", points.AddToReport.as_view(), name="add_point"),
    path("movement-reviews/<int:pk>/points/add/", points.AddToReview.as_view(), name="add_point_to_review"),
    path("points/", points.PointList.as_view(), name="points"),
    path("points/<int:pk>/", points.PointRecord.as_view(), name="point"),
    path("points/<int:pk>/change/", points.ChangePoint.as_view(), name="change_point"),
    path("points/<int:pk>/remove/", points.RemovePoint.as_view(), name="remove_point"),
    *(
        path(f"points/<int:pk>/{name}/", points.MovePoint.as_view(move=move), name=f"{move}_point")
        for name, move in _POINT_MOVES.items()
    ),
    path("dashboard/", dashboards.MyDashboard.as_view(), name="dashboard"),
    path("dashboard/<int:pk>/", dashboards.DashboardScreen.as_view(), name="dashboard_of"),
    path("overview/", overview.MyOverview.as_view(), name="overview"),
    path("overview/<int:pk>/", overview.Overview.as_view(), name="overview_of"),
]
