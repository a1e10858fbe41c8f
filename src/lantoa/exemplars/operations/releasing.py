"""Public pages about exemplars are written, made public and taken back; and come down by themselves when they must."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.evidence.models import Claim, Consent, FileKind, Folder, Purpose, StoredFile
from lantoa.exemplars.events import no_longer_shown, page_rewritten, page_taken_back
from lantoa.exemplars.models import Release, Shown
from lantoa.exemplars.models.dossiers import Dossier
from lantoa.exemplars.operations.indexing import drop_entry, make_entry
from lantoa.exemplars.queries.releasing import consents_lacking, lacks
from lantoa.exemplars.release_states import RELEASE_MOVES, ReleaseState
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.kit.text import fold

_LONGEST_SLUG = 100


@dataclass(frozen=True)
class Page:
    """What an officer writes: the words, what is shown of the person (codes of Shown), which claims, which photo."""

    headline: str
    text: str
    shows: Collection[str] = ()
    claims: Collection[Claim] = ()
    photo: StoredFile | None = None


@transaction.atomic
def write(dossier: Dossier, page: Page, *, by: Actor, at: datetime) -> Release:
    """Write the page of `dossier`, the first time or anew.

    A public one is changed by whoever may make it public, and must lack nothing afterwards. ValidationError by field.
    """
    Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)  # two first versions at once
    release = Release.objects.filter(dossier=dossier).first() or Release(dossier=dossier)
    require(by, "release" if release.is_public else "keep", dossier)
    _require_own(dossier, page)
    before = audit.values_of(release) | {"claims": _claims_of(release)} if release.pk else {}
    release.headline, release.text = page.headline.strip(), page.text.strip()
    release.shows, release.photo = [each for each in Shown.values if each in page.shows], page.photo
    release.written_by_id, release.written_at = by.person.pk if by.person else None, at
    if release.released_on is None:
        release.slug = _slug(release)
    release.save()
    release.claims.set(page.claims)
    after = audit.values_of(release, ("headline", "text", "shows", "photo")) | {"claims": _claims_of(release)}
    if changes := audit.differences(before, after):
        audit.record("write_page", release, by=by, at=at, changes=changes)
    if release.is_public:
        _keep_public(release, localdate(at))
        if changes:
            page_rewritten.send(Release, page=release, at=at)
    return release


def release(page: Release, *, by: Actor, at: datetime, reason: str = "") -> Release:
    """Anybody may read it from now on."""
    with RELEASE_MOVES["release"].of(page, by=by, at=at, reason=reason) as moved:
        moved.released_on = localdate(at)
        make_entry(moved, localdate(at))
    return moved


@transaction.atomic
def take_back(page: Release, *, by: Actor, at: datetime, reason: str) -> Release:
    """Nobody reads it any more; at its address stands that it was taken back, and nothing of what it told."""
    with RELEASE_MOVES["take_back"].of(page, by=by, at=at, reason=reason) as moved:
        moved.taken_back_on, moved.taken_back_because = localdate(at), reason
        moved.unnoticed = by.is_platform
        drop_entry(moved)
    page_taken_back.send(Release, page=moved, at=at, reason=reason)
    return moved


def release_again(page: Release, *, by: Actor, at: datetime, reason: str = "") -> Release:
    """Public once more, at the same address."""
    with RELEASE_MOVES["release_again"].of(page, by=by, at=at, reason=reason) as moved:
        moved.released_on, moved.taken_back_on, moved.taken_back_because = localdate(at), None, ""
        moved.unnoticed = False
        make_entry(moved, localdate(at))
    return moved


@transaction.atomic
def notice(page: Release, *, by: Actor, at: datetime) -> Release:
    """Somebody of the body has seen that the platform took it back."""
    locked = Release.objects.select_for_update(of=("self",)).get(pk=page.pk)
    require(by, "keep", locked)
    with audit.watching(locked, "notice_page", by=by, at=at, fields=["unnoticed"]):
        locked.unnoticed = False
        locked.save(update_fields=["unnoticed"])
    return locked


def take_down(dossier: Dossier, *, at: datetime, reason: str) -> None:
    """The exemplar is no longer shown to anybody: its page, if it is public, is taken back by the platform."""
    for page in Release.objects.filter(dossier=dossier, state=ReleaseState.RELEASED):
        take_back(page, by=PLATFORM, at=at, reason=reason)
    no_longer_shown.send(Dossier, dossier=dossier, at=at, reason=reason)


def check_consents(folder: Folder, *, at: datetime) -> None:
    """Take back what is public of `folder` when somebody's agreement is missing by now."""
    for page in Release.objects.filter(dossier__folder=folder, state=ReleaseState.RELEASED):
        if lack := next(consents_lacking(page, localdate(at)), None):
            take_back(page, by=PLATFORM, at=at, reason=str(lack.why))


def check_lapsed(day: date, *, at: datetime) -> None:
    """Take back the pages whose agreements have ended by `day`."""
    ended = Consent.objects.filter(Q(until__lt=day) | Q(withdrawn_on__lte=day), purpose=Purpose.PUBLICITY)
    ended = ended.filter(folder__dossier__release__state=ReleaseState.RELEASED)
    for folder in Folder.objects.filter(pk__in=ended.values("folder")):
        check_consents(folder, at=at)


@transaction.atomic
def forget(folder: Folder, *, at: datetime) -> None:
    """Somebody's data was erased from `folder`: what its page told goes too, and its address with it."""
    for page in Release.objects.select_related("dossier").filter(dossier__folder=folder):
        if page.is_public:
            page = take_back(page, by=PLATFORM, at=at, reason=_("Data of a person was erased from the dossier."))
        page.headline, page.text, page.shows, page.photo = "", "", [], None
        page.slug = f"{page.dossier_id}"
        page.save(update_fields=["headline", "text", "shows", "photo", "slug"])
        page.claims.clear()


def _keep_public(page: Release, day: date) -> None:
    """A public page that was changed is found by its new words; it may lack nothing."""
    if lack := next(lacks(page), None):
        raise ValidationError(_("The page is public. %(lack)s") % {"lack": lack.why})
    make_entry(page, day)


def _require_own(dossier: Dossier, page: Page) -> None:
    """What a page shows lies in the folder of its own dossier."""
    if not page.headline.strip():
        raise ValidationError({"headline": _("Write a headline.")})
    if page.photo and (page.photo.folder_id != dossier.folder_id or page.photo.kind != FileKind.PHOTO):
        raise ValidationError({"photo": _("Choose a photo of this dossier.")})
    if any(claim.folder_id != dossier.folder_id for claim in page.claims):
        raise ValidationError({"claims": _("Choose claims of this dossier.")})


def _claims_of(release: Release) -> list[Any]:
    return sorted(release.claims.values_list("pk", flat=True))


def _slug(release: Release) -> str:
    """The headline without accents, and a number that no other page has."""
    words = "-".join(fold(release.headline).split())[:_LONGEST_SLUG].rstrip("-")
    return f"{words}-{release.dossier_id}"
