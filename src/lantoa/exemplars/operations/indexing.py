"""The words that a public page is found by are kept with it, in the same transaction."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from lantoa.exemplars.models import Milestone, MilestoneKind, Release, SearchEntry, Shown
from lantoa.exemplars.queries.search import place_words, ticket
from lantoa.kit.finding import all_words


def make_entry(release: Release, day: date) -> SearchEntry:
    """Have the page found by what it says from now on; one that was public already keeps its place in the lists."""
    dossier = release.dossier
    told = [release.headline, release.text, dossier.body.name]
    told += [dossier.field.name if dossier.field else "", dossier.movement.name if dossier.movement else ""]
    told += [getattr(dossier, name) for name in (Shown.NAME, Shown.PLACE, Shown.POSITION) if name in release.shows]
    facets = [ticket("kind", dossier.kind), ticket("year", year_of(release))]
    facets += [ticket("field", dossier.field_id)] if dossier.field_id else []
    facets += [ticket("movement", dossier.movement_id)] if dossier.movement_id else []
    values = {
        "body_id": dossier.body_id,
        "places": place_words(dossier.body_id, day),
        "words": all_words(" ".join(told), facets),
    }
    return SearchEntry.objects.update_or_create(release=release, defaults=values)[0]


def drop_entry(release: Release) -> None:
    """Have it found no more."""
    SearchEntry.objects.filter(release=release).delete()


def place_again(entries: QuerySet[Any], day: date) -> int:
    """After bodies changed, put all that is found below whoever stands above its body on `day`; how many moved.

    `entries` are those of pages, or of whatever else has a `body`.
    """
    moved = 0
    for body, places in entries.order_by("body").values_list("body", "places").distinct().iterator():
        if (now := place_words(body, day)) != places:
            moved += entries.filter(body=body, places=places).update(places=now)
    return moved


def year_of(release: Release) -> int:
    """The year by which a page is found: of the last recognition, or else of when the exemplar was found."""
    recognised = Milestone.objects.standing().filter(dossier=release.dossier_id, kind=MilestoneKind.RECOGNISED)
    last = recognised.order_by("-on").values_list("on", flat=True).first()
    return (last or release.dossier.found_on).year
