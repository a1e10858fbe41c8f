"""Addresses of rounds, and of where nothing is heard of."""

from django.urls import path

from lantoa.exemplars.desk_views import rounds, silent

urlpatterns = [
    path("rounds/", rounds.RoundList.as_view(), name="rounds"),
    path("rounds/add/", rounds.AddRound.as_view(), name="add_round"),
    path("rounds/<int:pk>/", rounds.RoundRecord.as_view(), name="round"),
    path("rounds/<int:pk>/change/", rounds.ChangeRound.as_view(), name="change_round"),
    path("silent/", silent.SilentList.as_view(), name="silent"),
]
