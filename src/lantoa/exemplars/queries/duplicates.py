"""Which dossiers may be about the same exemplar: by name (no accents, no titles), body and year of birth."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.names import bare, called
from lantoa.exemplars.states import DossierState
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor

ALIKE = 0.84  # two names of three syllables that differ in one letter, or in one short syllable
LOOKED_AT = 300  # names of one body that are compared letter by letter


@dataclass(frozen=True)
class Sought:
    """What is known of an exemplar. `apart_from` is the id of its own dossier, where it has one."""

    name: str
    body_id: int | None = None
    born_year: int | None = None
    apart_from: int | None = None


@dataclass(frozen=True)
class Likeness:
    """A dossier that may be about the same one, how sure that is (0 to 1), and why."""

    dossier: Dossier
    weight: float
    why: str | Promise


def possible(actor: Actor, sought: Sought, limit: int = 5) -> list[Likeness]:
    """The likeliest dossiers that the actor opens and that may be about the same exemplar. One query."""
    name = bare(sought.name)
    if not name:
        return []
    near = Q(body=sought.body_id, folded_name__endswith=name.split()[-1]) if sought.body_id else Q()
    found = Dossier.objects.exclude(state=DossierState.MERGED).filter(called(name) | near)
    found = found.exclude(pk=sought.apart_from) if sought.apart_from else found
    found = visible(actor, found, "open").select_related("body", "field").order_by("-waiting_since")[:LOOKED_AT]
    alike = [each for dossier in found if (each := _likeness(dossier, name, sought))]
    return sorted(alike, key=lambda each: -each.weight)[:limit]


def _likeness(dossier: Dossier, name: str, sought: Sought) -> Likeness | None:
    weight = SequenceMatcher(None, bare(dossier.name), name, autojunk=False).ratio()
    years = {dossier.born_year, sought.born_year}
    if weight < ALIKE or (None not in years and len(years) > 1 and weight < 1):
        return None
    here = dossier.body_id == sought.body_id
    born = None not in years and len(years) == 1
    return Likeness(
        dossier, weight + 0.2 * here + 0.2 * born - 0.3 * (None not in years and not born), _why(here, born)
    )


def _why(here: bool, born: bool) -> str | Promise:
    if here and born:
        return _("the same name, body and year of birth")
    if born:
        return _("the same name and year of birth, at another body")
    return _("much the same name at the same body") if here else _("the same name at another body")
