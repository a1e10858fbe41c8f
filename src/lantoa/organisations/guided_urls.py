"""Addresses of guided changes, below /desk/organisations/."""

from django.urls import path

from lantoa.organisations.desk_views.guided import abolishing, merging, single, splitting

urlpatterns = [
    path("found/", single.Found.as_view(), name="found"),
    path("rename/", single.Rename.as_view(), name="rename"),
    path("move/", single.Move.as_view(), name="move"),
    path("merge/", merging.Merge.as_view(), name="merge"),
    path("split/", splitting.Split.as_view(), name="split"),
    path("abolish/", abolishing.Abolish.as_view(), name="abolish"),
]
