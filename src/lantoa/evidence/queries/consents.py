"""Whose agreement is missing before something is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lantoa.evidence.ages import who_must_agree
from lantoa.evidence.models import (
    Bystanders,
    Channel,
    Consent,
    FileKind,
    Folder,
    NamedPerson,
    Purpose,
    Standing,
    StoredFile,
)

if TYPE_CHECKING:
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Lacking:
    """What is missing, and why: of a person, or on a photo; of neither when nobody is named at all."""

    why: str | Promise
    person: NamedPerson | None = None
    photo: StoredFile | None = None


def missing(folder: Folder, purpose: str, channel: str, on: date, photo: StoredFile | None = None) -> list[Lacking]:
    """What stands against using what `folder` holds for `purpose` on `channel` (a code of Channel) on that day.

    With `photo` only that one is asked about, and agreement to it counts. Three queries.
    """
    people = NamedPerson.objects.filter(folder=folder, erased_at=None)
    consents = Consent.objects.filter(folder=folder, purpose=purpose)
    photos = StoredFile.objects.filter(folder=folder, kind=FileKind.PHOTO, removed_at=None, erased_at=None)
    shown = photos.filter(pk=photo.pk) if photo else photos
    return lacking(Asked(purpose, channel, on, photo), list(people), list(consents), list(shown))


@dataclass(frozen=True)
class Asked:
    """What is to be told where, and when."""

    purpose: str
    channel: str
    on: date
    photo: StoredFile | None = None


def lacking(
    asked: Asked, people: Collection[NamedPerson], consents: Iterable[Consent], photos: Iterable[StoredFile]
) -> list[Lacking]:
    """The same for what is loaded already."""
    found: list[Lacking] = []
    if not any(person.standing == Standing.SUBJECT for person in people):
        found.append(Lacking(_("Nobody is named yet as the person it is about, so nobody was asked.")))
    by_person: dict[int, list[Consent]] = {}
    for consent in consents:
        if consent.purpose == asked.purpose and consent.photo_id in (None, asked.photo.pk if asked.photo else None):
            by_person.setdefault(consent.person_id, []).append(consent)
    for person in people:
        if why := _why_not(asked, person, by_person.get(person.pk, [])):
            found.append(Lacking(why, person))
    if asked.purpose == Purpose.PUBLICITY:
        found += [Lacking(why, photo=photo) for photo in photos if (why := _why_not_shown(photo))]
    return found


def _why_not(asked: Asked, person: NamedPerson, given: list[Consent]) -> str | Promise:
    """Why what a person gave is not enough; empty when it is."""
    if not given:
        return _("has not agreed yet")
    whys = [_why_not_this(asked, person, consent) for consent in given]
    return "" if "" in map(str, whys) else whys[-1]


def _why_not_this(asked: Asked, person: NamedPerson, consent: Consent) -> str | Promise:
    if consent.withdrawn_on and consent.withdrawn_on <= asked.on:
        return _("withdrew on %(day)s") % {"day": f"{consent.withdrawn_on:%d/%m/%Y}"}
    if consent.until and consent.until < asked.on:
        return _("agreed only until %(day)s") % {"day": f"{consent.until:%d/%m/%Y}"}
    if not consent.holds(asked.on):
        return _("agrees only from %(day)s on") % {"day": f"{consent.given_on:%d/%m/%Y}"}
    if asked.purpose == Purpose.PUBLICITY and asked.channel not in consent.channels:
        return _("did not agree to: %(channel)s") % {"channel": Channel(asked.channel).label}
    return who_must_agree(person.age(asked.on), consent.given_by)


def _why_not_shown(photo: StoredFile) -> str | Promise:
    if photo.bystanders == Bystanders.UNKNOWN:
        return _("Look whether others, or their houses, can be recognised on it.")
    if photo.bystanders == Bystanders.RECOGNISABLE:
        return _("Somebody can be recognised who has not agreed: take another photo, or ask.")
    return ""
