"""Every address of the platform. Vietnamese stands at the root, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as desk_urls

from lantoa.config import views

urlpatterns = [
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("desk/", include(desk_urls)),
    *i18n_patterns(path("", include("lantoa.portal.urls")), prefix_default_language=False),
]
