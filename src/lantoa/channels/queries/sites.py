"""Own sites of bodies, and what each of them shows."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from lantoa.channels.models import Dispatch, OwnSite
from lantoa.channels.site_states import SiteState
from lantoa.channels.states import DispatchState
from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.dossiers import under
from lantoa.exemplars.queries.public import released
from lantoa.newsroom.models import Story
from lantoa.newsroom.queries.telling import published
from lantoa.organisations.models import Body


def site_at(host: str) -> OwnSite | None:
    """The open site of this host name. One query."""
    found = OwnSite.objects.filter(host=host, state=SiteState.OPEN)
    return found.select_related("outlet__body", "column").first()


def site_of_body(body: Body) -> OwnSite | None:
    """The open site of a body. One query."""
    found = OwnSite.objects.filter(outlet__body=body, state=SiteState.OPEN)
    return found.select_related("outlet").order_by("pk").first()


def stories_on(site: OwnSite, on: date) -> QuerySet[Story]:
    """Public stories of its column, or of its body and those below it, and those that were sent there; each once."""
    sent = Dispatch.objects.filter(outlet=site.outlet_id, state=DispatchState.SENT).values("story")
    own = Q(column=site.column_id) if site.column_id else Q(body__in=under(site.body, on).values("pk"))
    return published().filter(own | Q(pk__in=sent))


def releases_on(site: OwnSite, on: date) -> QuerySet[Release]:
    """Public pages of exemplars of its body and those below it; of a column, of those that its stories tell of."""
    if site.column_id:
        return released().filter(dossier__in=stories_on(site, on).values("dossiers"))
    return released().filter(dossier__body__in=under(site.body, on).values("pk"))
