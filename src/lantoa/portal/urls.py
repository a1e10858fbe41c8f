"""Addresses of the public site."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import style_guide, views
from .try_reading import views as try_reading

app_name = "portal"
urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path(_("about/"), views.AboutView.as_view(), name="about"),
    path(_("try-reading/"), try_reading.try_reading, name="try_reading"),
    path(_("try-reading/sample/"), try_reading.sample, name="try_reading_sample"),
    path(_("try-reading/download/"), try_reading.download, name="try_reading_download"),
    path("style-guide/", style_guide.StyleGuideView.as_view(), name="style_guide"),
    path("style-guide/themes.css", style_guide.theme_rules, name="theme_rules"),
]
