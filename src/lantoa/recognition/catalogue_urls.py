"""Addresses of the catalogue of awards."""

from django.urls import path

from lantoa.recognition.desk_views import catalogue, keeping

urlpatterns = [
    path("awards/", catalogue.AwardList.as_view(), name="awards"),
    path("awards/file/", catalogue.ExportAwards.as_view(), name="export_awards"),
    path("awards/take-over/", keeping.ImportAwards.as_view(), name="import_awards"),
    path("awards/<int:pk>/", catalogue.AwardRecord.as_view(), name="award"),
    path("awards/<int:pk>/change/", keeping.ChangeAward.as_view(), name="change_award"),
    path("awards/<int:pk>/switch/", keeping.SwitchAward.as_view(), name="switch_award"),
    path("awards/<int:pk>/new-version/", keeping.NewVersion.as_view(), name="new_award_version"),
]
