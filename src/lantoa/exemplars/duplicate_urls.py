"""Addresses of dossiers that may be about the same, and of texts that stand in two of them."""

from django.urls import path

from lantoa.exemplars.desk_views import duplicates, lessons

urlpatterns = [
    path("duplicates/", duplicates.DuplicateList.as_view(), name="duplicates"),
    path("duplicates/<int:pk>/", duplicates.DuplicateRecord.as_view(), name="duplicate"),
    path("duplicates/<int:pk>/not-the-same/", duplicates.SettlePair.as_view(move="dismiss"), name="dismiss_duplicate"),
    path("duplicates/<int:pk>/ask-again/", duplicates.SettlePair.as_view(move="ask_again"), name="ask_duplicate_again"),
    path("duplicates/<int:pk>/merge/", duplicates.MergePair.as_view(), name="merge_duplicate"),
    path("<int:pk>/same-words/<int:other>/", duplicates.NearCopyScreen.as_view(), name="near_copy"),
    path("lessons/", lessons.LessonList.as_view(), name="lessons"),
]
