"""Public addresses of the room: results in figures."""

from django.urls import path

from lantoa.reporting.views import ResultsView

app_name = "results"
urlpatterns = [path("", ResultsView.as_view(), name="results")]
