"""A body's own site: its stories and exemplars under a host name of its own."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.channels.models.outlets import Outlet
from lantoa.channels.site_states import SITE_MOVES
from lantoa.kit.moves import StateField
from lantoa.newsroom.models import Column
from lantoa.organisations.models import Body


class OwnSite(models.Model):
    """The site of the body of `outlet`, which has its title as name, and to which stories of other bodies are sent.

    It shows what the body and those below it tell; with `column` the stories of that alone. `host` is a name without
    port, in small letters.
    """

    outlet = models.OneToOneField(Outlet, models.PROTECT, related_name="site", verbose_name=_("outlet"))
    host = models.CharField(_("host name"), max_length=253, unique=True)
    lead = models.TextField(_("what stands below its title"), blank=True)
    column = models.ForeignKey(
        Column, models.PROTECT, related_name="sites", verbose_name=_("only the stories of"), null=True, blank=True
    )
    state = StateField(SITE_MOVES)

    class Meta:
        verbose_name = _("own site of a body")
        verbose_name_plural = _("own sites of bodies")

    def __str__(self) -> str:
        return self.outlet.name

    @property
    def body(self) -> Body:
        """Whose site it is."""
        return self.outlet.body

    @property
    def body_id(self) -> int:
        """The id of that body: the log is kept under it."""
        return self.outlet.body_id

    @property
    def address(self) -> str:
        """Of its first page, on the port and by the protocol of the platform."""
        here = urlsplit(settings.BASE_URL)
        port = f":{here.port}" if here.port else ""
        return f"{here.scheme}://{self.host}{port}/"
