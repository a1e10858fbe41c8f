"""Addresses of the calendar on the desk, below /desk/plans/calendar/."""

from django.urls import path

from lantoa.plans.desk_views import anniversaries, calendar

urlpatterns = [
    path("calendar/", calendar.CalendarScreen.as_view(), name="calendar"),
    path("calendar/anniversaries/", anniversaries.Anniversaries.as_view(), name="anniversaries"),
    path("calendar/anniversaries/add/", anniversaries.AddAnniversary.as_view(), name="add_anniversary"),
    path("calendar/anniversaries/<int:pk>/", anniversaries.ChangeAnniversary.as_view(), name="change_anniversary"),
    path(
        "calendar/anniversaries/<int:pk>/remove/", anniversaries.RemoveAnniversary.as_view(), name="remove_anniversary"
    ),
    path("calendar/feeds/", anniversaries.Feeds.as_view(), name="feeds"),
    path("calendar/feeds/add/", anniversaries.AddFeed.as_view(), name="add_feed"),
    path("calendar/feeds/<int:pk>/switch-off/", anniversaries.RevokeFeed.as_view(), name="revoke_feed"),
]
