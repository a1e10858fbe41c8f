"""Every address of the platform. Vietnamese stands at the root, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView
from wagtail.admin import urls as desk_urls
from wagtail.admin.auth import require_admin_access

from lantoa.config import views
from lantoa.config.preferences import PreferencesView
from lantoa.kit.kept import kept
from lantoa.portal import offline
from lantoa.portal.sitemaps import SITEMAPS
from lantoa.portal.stories.feeds import news_map

PARTS = {"sitemaps": SITEMAPS}
urlpatterns = [
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("service-worker.js", offline.worker, name="service_worker"),
    path(
        "sitemap.xml", kept(require_safe(sitemaps.index)), PARTS | {"sitemap_url_name": "sitemap_part"}, name="sitemap"
    ),
    path("sitemap-news.xml", kept(news_map), name="news_map"),
    path("sitemap-<section>.xml", kept(require_safe(gzip_page(sitemaps.sitemap))), PARTS, name="sitemap_part"),
    path("desk/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),  # one way in
    path("desk/account/", require_admin_access(PreferencesView.as_view())),  # less than Wagtail's own
    path("desk/", include("lantoa.desk.urls")),  # before Wagtail's, whose first page it replaces
    path("desk/", include(desk_urls)),
    path("calendar/", include("lantoa.plans.feed_urls")),
    path("badges/", include("lantoa.recognition.badge_urls")),
    path("cards/", include("lantoa.channels.card_urls")),
    path("d/", include("lantoa.channels.code_urls")),
    path("sso/", include("lantoa.accounts.sso_urls")),
    *i18n_patterns(
        path(_("account/"), include("lantoa.accounts.urls")),
        path(_("nominate/"), include("lantoa.exemplars.urls")),
        path(_("consult/"), include("lantoa.recognition.consulting_urls")),
        path(_("verify/"), include("lantoa.recognition.urls")),
        path(_("results/"), include("lantoa.reporting.urls")),
        path(pgettext_lazy("address", "newsletters/"), include("lantoa.channels.urls")),
        path("", include("lantoa.portal.urls")),
        prefix_default_language=False,
    ),
]
