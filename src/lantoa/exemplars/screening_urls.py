"""Addresses of screening."""

from django.urls import path

from lantoa.exemplars.desk_views import screening

urlpatterns = [
    path("<int:pk>/screening/add/", screening.BeginScreening.as_view(), name="begin_screening"),
    path("screening/<int:pk>/", screening.ScreeningRecord.as_view(), name="screening"),
    path("screening/<int:pk>/endorse/", screening.EndorseScreening.as_view(), name="endorse_screening"),
    path("screening/<int:pk>/confirm/", screening.MoveScreening.as_view(move="confirm"), name="confirm_screening"),
    path("screening/<int:pk>/reopen/", screening.MoveScreening.as_view(move="reopen"), name="reopen_screening"),
    path("screening/answers/<int:pk>/", screening.AnswerCriterion.as_view(), name="answer_criterion"),
]
