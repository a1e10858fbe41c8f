"""What anybody may read of exemplars: public pages, what was checked on them, and the places they are from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from lantoa.evidence.models import Claim, Correction, Grade, Proof
from lantoa.evidence.states import ClaimState
from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind, Release, SearchEntry, Shown
from lantoa.exemplars.queries.releasing import NEVER_SHOWN
from lantoa.exemplars.release_states import ReleaseState
from lantoa.kit.text import fold
from lantoa.organisations.models import Ancestry, Body, BodyKind
from lantoa.organisations.models.bodies import COMMUNES
from lantoa.organisations.models.trees import DIRECTING, Tree

#: Kinds of bodies that are places on the map; what is not, is found below the one it stands under.
PLACES = (BodyKind.PROVINCE, BodyKind.DISTRICT, *COMMUNES)
PLACES_LISTED = 200


@dataclass(frozen=True)
class CheckedClaim:
    """One claim of a public page: its best grade, the documents that show it, and what it said before.

    `is_checked` is false for one that was corrected or contested since the page became public.
    """

    claim: Claim
    documents: Sequence[str]
    corrections: Sequence[Correction]

    @property
    def is_checked(self) -> bool:
        """Whether somebody has verified it as it stands here."""
        return self.claim.state == ClaimState.VERIFIED

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is no longer claimed."""
        return self.claim.state == ClaimState.WITHDRAWN


@dataclass(frozen=True)
class PublicPage:
    """A page as the public reads it; what is not to be shown is empty."""

    release: Release
    name: str
    position: str
    place: str
    born: int | None
    claims: Sequence[CheckedClaim]
    honours: Sequence[Milestone]

    @property
    def dossier(self) -> Dossier:
        """Whose page it is: for its kind, body, field and movement."""
        return self.release.dossier

    @property
    def corrections(self) -> list[Correction]:
        """All that was corrected, the latest first."""
        return sorted((each for told in self.claims for each in told.corrections), key=lambda one: one.at, reverse=True)


def released() -> QuerySet[Release]:
    """The pages that anybody may read."""
    return Release.objects.filter(state=ReleaseState.RELEASED).exclude(dossier__state__in=NEVER_SHOWN)


def taken_back() -> QuerySet[Release]:
    """The pages that stood there once."""
    return Release.objects.filter(state=ReleaseState.TAKEN_BACK)


def with_card(releases: QuerySet[Release]) -> QuerySet[Release]:
    """`releases` with what a line of a list shows, in one query."""
    recognised = Milestone.objects.standing().filter(dossier=OuterRef("dossier"), kind=MilestoneKind.RECOGNISED)
    verified = Q(claims__state=ClaimState.VERIFIED)
    return releases.select_related("dossier__body", "dossier__field", "photo").annotate(
        is_honoured=Exists(recognised), grade=Max("claims__grade", filter=verified)
    )


def page_of(release: Release) -> PublicPage:
    """The whole page: five queries, however much was checked."""
    dossier, shows = release.dossier, release.shows
    return PublicPage(
        release,
        name=dossier.name if Shown.NAME in shows else "",
        position=dossier.position if Shown.POSITION in shows else "",
        place=dossier.place if Shown.PLACE in shows else "",
        born=dossier.born_year if Shown.BORN in shows else None,
        claims=checked(release),
        honours=list(
            Milestone.objects.standing()
            .filter(dossier=dossier, kind=MilestoneKind.RECOGNISED)
            .select_related("body")
            .order_by("-on", "-pk")
        ),
    )


def checked(release: Release) -> list[CheckedClaim]:
    """The claims of a page. Of what proves them, only numbers and days of documents leave the house."""
    claims = list(release.claims.order_by("pk"))
    documents: dict[int, list[str]] = {claim.pk: [] for claim in claims}
    corrections: dict[int, list[Correction]] = {claim.pk: [] for claim in claims}
    for proof in Proof.objects.filter(claim__in=claims, removed_at=None, grade=Grade.OFFICIAL).exclude(document=""):
        documents[proof.claim_id].append(_document(proof))
    for correction in Correction.objects.filter(claim__in=claims).order_by("-at"):
        corrections[correction.claim_id].append(correction)
    return [CheckedClaim(claim, documents[claim.pk], corrections[claim.pk]) for claim in claims]


def place_slug(body: Body) -> str:
    """What stands for a body in addresses: its name for people, and its id, which outlives the name."""
    return f"{'-'.join(fold(body.name).split())}-{body.pk}"


def place_of(slug: str) -> Body | None:
    """The body that a slug stands for, also under a name that it no longer has; any kind of body has such a page."""
    number = slug.rpartition("-")[2]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return Body.objects.filter(pk=int(number)).first()


def places_above(body: Body, day: date) -> list[Body]:
    """The places that `body` lies in with their names, the widest first."""
    lines = Ancestry.objects.on(day).filter(descendant=body, tree=Tree.GOVERNMENT, depth__gt=0)
    lines = lines.exclude(ancestor__kind=BodyKind.NATION).select_related("ancestor").only("depth", "ancestor__name")
    return [line.ancestor for line in sorted(lines.order_by(), key=attrgetter("depth"), reverse=True)]


def places_below(body: Body | None, day: date) -> list[Body]:
    """The places directly inside `body` from which somebody is told of; the widest of all for None."""
    if body is None:
        places = Body.objects.on(day).filter(kind=BodyKind.PROVINCE)
    else:
        placed = {"placements__parent": body, "placements__tree": Tree.GOVERNMENT, "placements__since__lte": day}
        places = Body.objects.on(day).filter(**placed, placements__until__gt=day)
    below = Ancestry.objects.on(day).filter(ancestor=OuterRef(OuterRef("pk"))).values("descendant")
    told = places.filter(Exists(SearchEntry.objects.filter(body__in=below)))
    return list(told.order_by("sort_key", "pk")[:PLACES_LISTED])


def tellers(day: date) -> QuerySet[Body]:
    """Every body that tells of somebody, itself or by one that it directs."""
    below = Ancestry.objects.on(day).filter(ancestor=OuterRef(OuterRef("pk")), tree__in=DIRECTING)
    entries = SearchEntry.objects.filter(body__in=below.values("descendant"))
    return Body.objects.on(day).filter(Exists(entries)).order_by("pk")


def places_told(day: date) -> QuerySet[Body]:
    """Every place from which somebody is told of, of whatever level."""
    return tellers(day).filter(kind__in=PLACES)


def places_named(text: str, day: date) -> list[Body]:
    """Places whose name has the words of `text`, without accents."""
    found = Body.objects.on(day).filter(kind__in=PLACES)
    for word in fold(text).split()[:6]:
        found = found.filter(folded_name__contains=word)
    return list(found.order_by("sort_key", "pk")[:50])


def _document(proof: Proof) -> str:
    if not proof.issued_on:
        return proof.document
    return _("%(number)s of %(day)s") % {"number": proof.document, "day": f"{proof.issued_on:%d/%m/%Y}"}
