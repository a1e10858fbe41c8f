"""Which exemplars somebody may register as adopted: those she sees, and those that the public reads of by name."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db.models import QuerySet

from lantoa.exemplars.models import Dossier, Release, Shown
from lantoa.exemplars.queries.public import released
from lantoa.exemplars.states import DossierState
from lantoa.kit.access import Refused, may, visible
from lantoa.kit.actors import Actor
from lantoa.kit.text import fold
from lantoa.replication.access import CLOSED

MOST = 8  # exemplars of one name that are offered


def source_for(actor: Actor, pk: int) -> Dossier | None:
    """The exemplar, if `actor` may know of it; None otherwise. Four queries at the most."""
    found = Dossier.objects.select_related("body").filter(pk=pk).first()
    return found if found and is_open_to(actor, found) else None


def is_open_to(actor: Actor, source: Dossier) -> bool:
    """Whether `actor` sees the dossier, or its public page tells everybody the name."""
    if may(actor, "view", source):
        return True
    page = released().filter(dossier=source).first()
    return page is not None and Shown.NAME in page.shows


def require_open(actor: Actor, source: Dossier) -> None:
    """Refused unless `actor` may know of the exemplar."""
    if not is_open_to(actor, source):
        raise Refused(CLOSED)


def sources_like(actor: Actor, text: str) -> list[Dossier]:
    """The exemplars that `text` can mean: the address of a public page, or a part of a name. Two queries."""
    if "/" in text:
        slug = urlsplit(text.strip()).path.strip("/").rpartition("/")[2]
        return [each.dossier for each in _pages().filter(slug=slug) if Shown.NAME in each.shows]
    name = fold(text.strip())
    seen = visible(actor, Dossier.objects.select_related("body").exclude(state=DossierState.MERGED))
    found = {each.pk: each for each in seen.filter(folded_name__contains=name).order_by("sort_key")[:MOST]}
    for page in _pages().filter(dossier__folded_name__contains=name).order_by("dossier__sort_key")[:MOST]:
        if Shown.NAME in page.shows:
            found.setdefault(page.dossier_id, page.dossier)
    exactly = [each for each in found.values() if each.folded_name == name]
    return exactly or list(found.values())


def _pages() -> QuerySet[Release]:
    return released().select_related("dossier__body")
