"""Consent is recorded and withdrawn; people are named in a folder."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.ages import who_must_agree
from lantoa.evidence.events import consent_withdrawn
from lantoa.evidence.models import (
    Channel,
    Consent,
    Folder,
    GivenBy,
    HowGiven,
    NamedPerson,
    Purpose,
    Standing,
    StoredFile,
)
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.kit.text import fold


@dataclass(frozen=True)
class Somebody:
    """Whom a folder names or shows, as far as it is known."""

    name: str
    standing: str = Standing.NAMED
    born_on: date | None = None
    born_in: int | None = None


@dataclass(frozen=True)
class Given:
    """To what somebody agreed, and how. `channels` are codes of Channel; for publicity at least one."""

    purpose: str
    given_on: date
    channels: Collection[str] = ()
    photo: StoredFile | None = None
    given_by: str = GivenBy.SELF
    until: date | None = None
    how: str = HowGiven.PAPER
    scan: StoredFile | None = None
    note: str = ""


@transaction.atomic
def name_person(folder: Folder, who: Somebody, *, by: Actor, at: datetime) -> NamedPerson:
    """Say that the folder names or shows somebody; the row that it has of this name already, with what is new."""
    require(by, "keep", folder)
    if not fold(who.name):
        raise ValidationError({"person_name": _("Give the full name.")})
    same = NamedPerson.objects.filter(folder=folder, folded_name=fold(who.name), erased_at=None).first()
    person = same or NamedPerson(folder=folder, name=who.name.strip())
    before = audit.values_of(person) if same else {}
    person.standing = who.standing if who.standing == Standing.SUBJECT else person.standing
    person.born_on, person.born_in = who.born_on or person.born_on, who.born_in or person.born_in
    person.save()
    if changes := audit.differences(before, audit.values_of(person, ("name", "standing", "born_on", "born_in"))):
        audit.record("name_in_folder", person, by=by, at=at, changes=changes)
    return person


@transaction.atomic
def name_subject(folder: Folder, who: Somebody, *, formerly: str = "", by: Actor, at: datetime) -> NamedPerson:
    """Say that the folder is about somebody.

    Whoever it was about under the name `formerly` is the same person, unless somebody agreed under that name: then both
    stand there, and the one of today has agreed to nothing yet.
    """
    if (before := _same_subject(folder, formerly, who.name)) and before.name != who.name.strip():
        require(by, "keep", folder)
        with audit.watching(before, "name_in_folder", by=by, at=at):
            before.name = who.name.strip()
            before.save()
    return name_person(folder, Somebody(who.name, Standing.SUBJECT, who.born_on, who.born_in), by=by, at=at)


@transaction.atomic
def record(folder: Folder, who: Somebody, given: Given, *, by: Actor, at: datetime) -> Consent:
    """Somebody has agreed. ValidationError by field where the agreement would not be valid."""
    person = name_person(folder, who, by=by, at=at)
    _require_valid(folder, person, given)
    values = vars(given) | {"channels": sorted(set(given.channels))}
    recorder = by.person.pk if by.person else None
    consent = Consent.objects.create(folder=folder, person=person, recorded_by_id=recorder, recorded_at=at, **values)
    audit.record("record_consent", consent, by=by, at=at, changes={"purpose": (None, consent.purpose)})
    return consent


@transaction.atomic
def withdraw(consent: Consent, *, on: date, reason: str, by: Actor, at: datetime) -> Consent:
    """The person no longer agrees from `on`; what is told elsewhere has to be taken back, and is announced."""
    locked = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    require(by, "keep", locked)
    if locked.withdrawn_on:
        raise MoveRefused(_("This consent was withdrawn already."))
    if on < locked.given_on:
        raise ValidationError({"withdrawn_on": _("It was not given yet on that day.")})
    locked.withdrawn_on, locked.withdrawn_because = on, reason
    locked.save(update_fields=["withdrawn_on", "withdrawn_because"])
    audit.record("withdraw_consent", locked, by=by, at=at, changes={"withdrawn_on": (None, on)}, note=reason)
    consent_withdrawn.send(Consent, consent=locked, by=by, at=at)
    return locked


@transaction.atomic
def narrow(consent: Consent, channels: Collection[str], *, on: date, reason: str, by: Actor, at: datetime) -> Consent:
    """From `on` the person agrees to these of her channels alone; what was agreed before stays as it was given.

    That is a consent of its own, recorded before the wider one is withdrawn, so that nothing comes down that is still
    agreed to. ValidationError: it does not hold on that day, or these are not fewer channels.
    """
    wide = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    require(by, "keep", wide)
    if on > localdate(at) or not wide.holds(on):
        raise ValidationError({"withdrawn_on": _("Give a day on which it held, not after today.")})
    if not channels or not set(channels) < set(wide.channels):
        raise ValidationError({"still": _("Choose fewer than those that were agreed to.")})
    same = {name: getattr(wide, name) for name in ("folder", "person", "purpose", "photo", "given_by", "until", "how")}
    new = {"channels": sorted(set(channels)), "given_on": on, "recorded_at": at, "scan": wide.scan, "note": wide.note}
    kept = Consent.objects.create(recorded_by_id=by.person.pk if by.person else None, **same, **new)
    audit.record("record_consent", kept, by=by, at=at, changes={"purpose": (None, kept.purpose)})
    withdraw(wide, on=on, reason=reason, by=by, at=at)
    return kept


def _same_subject(folder: Folder, formerly: str, name: str) -> NamedPerson | None:
    """Whom the folder was about under the name `formerly`, where `name` can be no more than a correction of it."""
    named = NamedPerson.objects.filter(folder=folder, erased_at=None)
    before = named.filter(folded_name=fold(formerly), standing=Standing.SUBJECT)
    if fold(formerly) == fold(name):
        return before.first()
    return None if named.filter(folded_name=fold(name)).exists() else before.filter(consents=None).first()


def _require_valid(folder: Folder, person: NamedPerson, given: Given) -> None:
    unknown = set(given.channels) - set(Channel.values)
    if unknown or (given.purpose == Purpose.PUBLICITY and not given.channels):
        raise ValidationError({"channels": _("Say on which channels it may be told: silence is no consent.")})
    if given.until and given.until < given.given_on:
        raise ValidationError({"until": _("The last day lies before the first one.")})
    for name, file in (("photo", given.photo), ("scan", given.scan)):
        if file and file.folder_id != folder.pk:
            raise ValidationError({name: _("This file lies in another folder.")})
    if told := who_must_agree(person.age(given.given_on), given.given_by):
        raise ValidationError({"given_by": told})
