"""Addresses of fields, their other wordings, and types of models."""

from django.urls import path

from lantoa.movements.desk_views import aliases, fields, model_types, settling

urlpatterns = [
    path("fields/", fields.FieldList.as_view(), name="fields"),
    path("fields/add/", fields.AddField.as_view(), name="add_field"),
    path("fields/unsure/", settling.UnsureList.as_view(), name="unsure"),
    path("fields/<int:pk>/", fields.FieldRecord.as_view(), name="field"),
    path("fields/<int:pk>/change/", fields.ChangeField.as_view(), name="change_field"),
    path("fields/<int:pk>/aliases/add/", aliases.AddAlias.as_view(), name="add_alias"),
    path("fields/aliases/<int:pk>/remove/", aliases.RemoveAlias.as_view(), name="remove_alias"),
    path("model-types/", model_types.ModelTypeList.as_view(), name="model_types"),
    path("model-types/add/", model_types.AddModelType.as_view(), name="add_model_type"),
]
