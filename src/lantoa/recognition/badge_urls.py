"""Addresses for programs, the same in every language: they stand in badges for good."""

from django.urls import path

from lantoa.recognition.views import badges

app_name = "badges"
urlpatterns = [
    path("honours/<str:code>/", badges.badge, name="badge"),
    path("states/<int:number>/", badges.states, name="states"),
    path("issuers/<int:pk>/", badges.issuer, name="issuer"),
    path("keys/<str:name>/", badges.key, name="key"),
]
