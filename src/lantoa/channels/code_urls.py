"""Short addresses that stand on paper, below /d/."""

from django.urls import path

from lantoa.channels.views.codes import follow

urlpatterns = [path("<str:code>", follow, name="printed_code")]
