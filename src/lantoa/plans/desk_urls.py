"""Addresses of the room on the desk, below /desk/plans/."""

from django.urls import URLPattern, URLResolver

from lantoa.plans import board_urls, calendar_urls, duty_urls, lineage_urls, review_urls, sending_urls

app_name = "plans"
urlpatterns: list[URLPattern | URLResolver] = [
    *board_urls.urlpatterns,
    *duty_urls.urlpatterns,
    *lineage_urls.urlpatterns,
    *sending_urls.urlpatterns,
    *review_urls.urlpatterns,
    *calendar_urls.urlpatterns,
]
