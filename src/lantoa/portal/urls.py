"""Addresses of the public site."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import style_guide, views

app_name = "portal"
urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path(_("about/"), views.AboutView.as_view(), name="about"),
    path("style-guide/", style_guide.StyleGuideView.as_view(), name="style_guide"),
    path("style-guide/themes.css", style_guide.theme_rules, name="theme_rules"),
]
