"""Addresses of the room on the desk, below /desk/recognition/."""

from django.urls import include, path

app_name = "recognition"
urlpatterns = [
    path("", include("lantoa.recognition.catalogue_urls")),
    path("", include("lantoa.recognition.proposal_urls")),
    path("", include("lantoa.recognition.consultation_urls")),
    path("", include("lantoa.recognition.council_urls")),
    path("", include("lantoa.recognition.decision_urls")),
]
