"""Addresses of the desk itself; they stand before Wagtail's, whose first page the first of them replaces."""

from django.urls import path

from .operator import log, outbox
from .style_guide import DeskStyleGuide
from .work_views import WorkNumber, WorkScreen

app_name = "desk"
urlpatterns = [
    path("", WorkScreen.as_view(), name="work"),
    path("work-number/", WorkNumber.as_view(), name="work_number"),
    path("outbox/", outbox.Outbox.as_view(), name="outbox"),
    path("outbox/<int:pk>/", outbox.MessageRecord.as_view(), name="message"),
    path("outbox/<int:pk>/retry/", outbox.Retry.as_view(), name="retry"),
    path("outbox/<int:pk>/drop/", outbox.Drop.as_view(), name="drop"),
    path("log/", log.Log.as_view(), name="log"),
    path("style-guide/", DeskStyleGuide.as_view(), name="style_guide"),
]
