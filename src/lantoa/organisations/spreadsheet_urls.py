"""Addresses of lists of bodies, below /desk/organisations/."""

from django.urls import path

from lantoa.organisations.desk_views import spreadsheets

urlpatterns = [
    path("export/", spreadsheets.Export.as_view(), name="export"),
    path("import/", spreadsheets.Import.as_view(), name="import"),
    path("import/template/", spreadsheets.Template.as_view(), name="template"),
    path("import/<int:pk>/", spreadsheets.ImportRecord.as_view(), name="import_check"),
    path("import/<int:pk>/apply/", spreadsheets.Apply.as_view(), name="import_apply"),
    path("import/<int:pk>/lines/", spreadsheets.Lines.as_view(), name="import_lines"),
]
