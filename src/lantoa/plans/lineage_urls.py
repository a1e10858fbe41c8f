"""Addresses of the lineage of plans, below /desk/plans/."""

from django.urls import path

from lantoa.plans.desk_views import coverage, lineage

urlpatterns = [
    path("<int:pk>/lineage/", lineage.LineageScreen.as_view(), name="lineage"),
    path("<int:pk>/issued-below/", coverage.IssuedBelow.as_view(), name="issued_below"),
    path("<int:pk>/compare/<int:below>/", coverage.Compare.as_view(), name="compare"),
    path("citations/<int:pk>/", lineage.SayCited.as_view(), name="say_cited"),
]
