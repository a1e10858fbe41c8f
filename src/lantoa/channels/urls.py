"""Newsletters on the portal, below /newsletters/."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from lantoa.channels.views import newsletters

app_name = "newsletters"
urlpatterns = [
    path("", newsletters.subscribe, name="all"),
    path(pgettext_lazy("address", "asked/"), newsletters.asked, name="asked"),
    path(pgettext_lazy("address", "confirm/<str:token>/"), newsletters.confirm, name="confirm"),
    path(pgettext_lazy("address", "leave/<str:token>/"), newsletters.leave, name="leave"),
]
