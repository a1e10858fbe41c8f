"""Addresses of the room on the desk, below /desk/organisations/."""

from django.urls import include, path

app_name = "organisations"
urlpatterns = [
    path("", include("lantoa.organisations.spreadsheet_urls")),
    path("people/", include("lantoa.organisations.people_urls")),
    path("", include("lantoa.organisations.guided_urls")),
    path("", include("lantoa.organisations.keeping_urls")),
    path("", include("lantoa.organisations.body_urls")),
]
