"""A story begins with what is there: the words of the public page or the summary, the verified claims, a photo."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from lantoa.evidence.models import Claim, StoredFile
from lantoa.evidence.states import ClaimState
from lantoa.exemplars.models import Dossier, Release
from lantoa.exemplars.queries.releasing import NEVER_SHOWN
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.newsroom.models import PassageKind, Story
from lantoa.newsroom.operations.writing import Line, Text, begin
from lantoa.newsroom.queries.readiness import SHOWABLE
from lantoa.newsroom.queries.tellable import claims_for, photos_for
from lantoa.organisations.models import Body


def draft(dossier: Dossier, body: Body, kind: str, *, by: Actor, at: datetime) -> Story:
    """A story of `body` about the exemplar, of a code of StoryKind; each verified claim is a fact that stays linked.

    MoveRefused: the dossier is in a state in which it is shown to nobody.
    """
    if dossier.state in NEVER_SHOWN:
        raise MoveRefused(_("This dossier is shown to nobody, so no story can be told of it."))
    page = Release.objects.filter(dossier=dossier).first()
    told = page.text if page and page.is_public else dossier.summary
    lead, *rest = [part.strip() for part in told.split("\n") if part.strip()] or [""]
    lines = [Line(PassageKind.PARAGRAPH, part) for part in rest]
    claims = claims_for(by, [dossier]).filter(state=ClaimState.VERIFIED).order_by("pk")
    lines += [Line(PassageKind.FACT, sentence(claim), claim=claim) for claim in claims]
    if photo := _photo(dossier, by):
        lines.insert(0, Line(PassageKind.PICTURE, photo.caption, photo.rights, picture=photo))
    headline = page.headline if page and page.headline else dossier.name
    return begin(body, Text(headline, kind, lead, lines, [dossier]), by=by, at=at)


def sentence(claim: Claim) -> str:
    """What the claim says, as a sentence of a story: its words, and its figure where they do not have it."""
    text = claim.text.strip().rstrip(".")
    figure = claim.figure
    return f"{text}: {figure}." if figure and figure.split()[0] not in text else f"{text}."


def _photo(dossier: Dossier, by: Actor) -> StoredFile | None:
    """The first photo on which nobody stands who has not agreed."""
    return photos_for(by, [dossier]).filter(bystanders__in=SHOWABLE).order_by("sent_at", "pk").first()
