"""Every address of the platform. Vietnamese stands at the root, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail.admin import urls as desk_urls
from wagtail.admin.auth import require_admin_access

from lantoa.config import views
from lantoa.config.preferences import PreferencesView

urlpatterns = [
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("desk/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),  # one way in
    path("desk/account/", require_admin_access(PreferencesView.as_view())),  # less than Wagtail's own
    path("desk/", include("lantoa.desk.urls")),  # before Wagtail's, whose first page it replaces
    path("desk/", include(desk_urls)),
    path("calendar/", include("lantoa.plans.feed_urls")),
    path("sso/", include("lantoa.accounts.sso_urls")),
    *i18n_patterns(
        path(_("account/"), include("lantoa.accounts.urls")),
        path(_("nominate/"), include("lantoa.exemplars.urls")),
        path("", include("lantoa.portal.urls")),
        prefix_default_language=False,
    ),
]
