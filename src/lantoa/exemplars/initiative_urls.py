"""Addresses of initiatives and of what a model is worth."""

from django.urls import path

from lantoa.exemplars.desk_views import economic_value, initiatives

urlpatterns = [
    path("<int:pk>/initiatives/add/", initiatives.AddInitiative.as_view(), name="add_initiative"),
    path("<int:pk>/value/add/", economic_value.AddValue.as_view(), name="add_value"),
    path("initiatives/<int:pk>/change/", initiatives.ChangeInitiative.as_view(), name="change_initiative"),
    path("initiatives/<int:pk>/remove/", initiatives.RemoveInitiative.as_view(), name="remove_initiative"),
    path("initiatives/<int:pk>/bring-back/", initiatives.BringInitiativeBack.as_view(), name="bring_initiative_back"),
]
