"""Addresses of rounds, and of where nothing is heard of."""

from django.urls import path

from lantoa.exemplars.desk_views import round_units, rounds, silent

urlpatterns = [
    path("rounds/", rounds.RoundList.as_view(), name="rounds"),
    path("rounds/add/", rounds.AddRound.as_view(), name="add_round"),
    path("rounds/<int:pk>/", rounds.RoundRecord.as_view(), name="round"),
    path("rounds/<int:pk>/change/", rounds.ChangeRound.as_view(), name="change_round"),
    path("rounds/<int:pk>/units/", round_units.UnitList.as_view(), name="round_units"),
    path("rounds/<int:pk>/remind/", round_units.RemindUnits.as_view(), name="remind_round"),
    path("silent/", silent.SilentList.as_view(), name="silent"),
]
