"""What still stands against making a page public."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.evidence.models import Channel, Purpose
from lantoa.evidence.queries.consents import missing
from lantoa.evidence.states import ClaimState
from lantoa.exemplars.models import Release, Shown
from lantoa.exemplars.states import DossierState
from lantoa.kit.text import fold

if TYPE_CHECKING:
    from django.utils.functional import Promise

#: Whoever is in one of these states is shown to nobody outside.
NEVER_SHOWN = (DossierState.REFUSED, DossierState.MERGED, DossierState.WITHDRAWN)
#: Where what lacks is mended: on the form of the page, among the evidence, or on the dossier.
PAGE, EVIDENCE, DOSSIER = "page", "evidence", "dossier"


@dataclass(frozen=True)
class Lack:
    """One thing that is missing: what, and where it is mended."""

    why: str | Promise
    where: str


def lacks(release: Release, on: date | None = None) -> Iterator[Lack]:
    """All that is missing, the page first; what costs a query comes last."""
    yield from _on_the_page(release)
    if release.dossier.state in NEVER_SHOWN:
        state = release.dossier.get_state_display()
        yield Lack(_("The state of the dossier is “%(state)s”: it is shown to nobody.") % {"state": state}, DOSSIER)
    yield from _of_claims(release)
    yield from consents_lacking(release, on or localdate())


def consents_lacking(release: Release, on: date, channel: Channel = Channel.PORTAL) -> Iterator[Lack]:
    """Who has not agreed that it is told there, and what stands against the photo that is shown."""
    photo = release.photo
    if photo and (photo.removed_at or photo.erased_at):
        yield Lack(_("The photo was removed from the dossier: choose another one, or none."), PAGE)
    for lacking in missing(release.dossier.folder, Purpose.PUBLICITY, channel, on, photo):
        if lacking.photo is None or lacking.photo == photo:
            name = lacking.person.name if lacking.person else _("The photo") if lacking.photo else ""
            yield Lack(f"{name}: {lacking.why}" if name else lacking.why, EVIDENCE)


def _on_the_page(release: Release) -> Iterator[Lack]:
    if not release.headline.strip():
        yield Lack(_("The page has no headline yet."), PAGE)
    if not release.text.strip():
        yield Lack(_("The page has no text yet."), PAGE)
    name, told = fold(release.dossier.name), f" {fold(f'{release.headline} {release.text}')} "
    if Shown.NAME not in release.shows and f" {name} " in told:
        yield Lack(_("The name is not to be shown, yet it stands in the headline or in the text."), PAGE)
    group = fold(release.dossier.ethnic_group)
    if group and f" dan toc {group} " in told:
        yield Lack(_("The text tells the ethnic group, which is sensitive data: leave it out."), PAGE)


def _of_claims(release: Release) -> Iterator[Lack]:
    claims = list(release.claims.all())
    if not claims:
        yield Lack(_("Choose at least one claim that was checked: every public page says what was."), PAGE)
    for claim in claims:
        if claim.state != ClaimState.VERIFIED:
            words = {"claim": str(claim), "state": claim.get_state_display()}
            yield Lack(_("“%(claim)s”: %(state)s") % words, EVIDENCE)
