"""Public addresses of the room: whether an honour holds."""

from django.urls import path

from lantoa.recognition.views import verifying

app_name = "verification"
urlpatterns = [
    path("", verifying.ask, name="ask"),
    path("<str:code>/", verifying.honour, name="honour"),
]
