"""Addresses of public consultations on the desk."""

from django.urls import path

from lantoa.recognition.desk_views import consultations, consulting

_MOVE, _ANSWER = consulting.MoveConsultation, consulting.MoveComment
urlpatterns = [
    path("rounds/<int:pk>/consult/", consulting.AddConsultation.as_view(), name="add_consultation"),
    path("consultations/", consultations.ConsultationList.as_view(), name="consultations"),
    path("consultations/<int:pk>/", consultations.ConsultationRecord.as_view(), name="consultation"),
    path("consultations/<int:pk>/change/", consulting.ChangeConsultation.as_view(), name="change_consultation"),
    path("consultations/<int:pk>/publish/", _MOVE.as_view(move="publish"), name="publish_consultation"),
    path("consultations/<int:pk>/call-off/", _MOVE.as_view(move="call_off"), name="call_off_consultation"),
    path(
        "consultations/<int:pk>/prepare-again/",
        _MOVE.as_view(move="prepare_again"),
        name="prepare_consultation_again",
    ),
    path("comments/<int:pk>/", consultations.CommentRecord.as_view(), name="comment"),
    path(
        "comments/<int:pk>/answer/",
        _ANSWER.as_view(move="answer", form_class=consulting.AnswerForm),
        name="answer_comment",
    ),
    path(
        "comments/<int:pk>/groundless/",
        _ANSWER.as_view(move="find_groundless", form_class=consulting.AnswerForm),
        name="find_comment_groundless",
    ),
    path("comments/<int:pk>/reopen/", _ANSWER.as_view(move="reopen"), name="reopen_comment"),
]
