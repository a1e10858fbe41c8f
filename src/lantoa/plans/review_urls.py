"""Addresses of sending plans in and reviewing them, below /desk/plans/."""

from django.urls import path

from lantoa.plans.desk_views import clauses, headers, incoming, many, moving, plans, recalling, rereading, review

urlpatterns = [
    path("", plans.Plans.as_view(), name="list"),
    path("send-in/", incoming.SendIn.as_view(), name="send_in"),
    path("send-in/text/", incoming.SendText.as_view(), name="send_text"),
    path("send-in/blank/", incoming.SendBlank.as_view(), name="send_blank"),
    path("<int:pk>/", plans.PlanRecord.as_view(), name="plan"),
    path("<int:pk>/file/", plans.PlanFile.as_view(), name="file"),
    path("<int:pk>/header/", headers.Header.as_view(), name="header"),
    path("<int:pk>/review/", review.ReviewScreen.as_view(), name="review"),
    path("<int:pk>/add/", clauses.Add.as_view(), name="add_clause"),
    path("<int:pk>/confirm-many/", many.ConfirmMany.as_view(), name="confirm_many"),
    path("<int:pk>/said-twice/", many.MergeSame.as_view(), name="merge_same"),
    path("<int:pk>/read-again/", rereading.ReadAgain.as_view(), name="read_again"),
    path("<int:pk>/start/", moving.Start.as_view(), name="start"),
    path("<int:pk>/recall/", recalling.Recall.as_view(), name="recall"),
    path("<int:pk>/discard/", moving.Discard.as_view(), name="discard"),
    path("<int:pk>/end/", moving.End.as_view(), name="end"),
    path("<int:pk>/resume/", moving.Resume.as_view(), name="resume"),
    path("<int:pk>/try-again/", moving.TryAgain.as_view(), name="try_again"),
    path("clauses/<int:pk>/confirm/", review.Confirm.as_view(), name="confirm"),
    path("clauses/<int:pk>/take-figure/", review.TakeFigure.as_view(), name="take_figure"),
    path("clauses/<int:pk>/reject/", review.Reject.as_view(), name="reject"),
    path("clauses/<int:pk>/reopen/", review.Reopen.as_view(), name="reopen"),
    path("clauses/<int:pk>/correct/", clauses.Correct.as_view(), name="correct"),
    path("clauses/<int:pk>/divide/", clauses.Divide.as_view(), name="divide"),
    path("clauses/<int:pk>/merge/", clauses.Merge.as_view(), name="merge"),
    path("clauses/<int:pk>/who/", clauses.Who.as_view(), name="who"),
]
