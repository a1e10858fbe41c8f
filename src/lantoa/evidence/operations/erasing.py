"""What a person may ask for by law: her data in her hands, and erased. What must stay becomes a stub that says why."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.events import consent_withdrawn, person_erased
from lantoa.evidence.models import Consent, NamedPerson, StoredFile
from lantoa.evidence.needed import forget_unless_needed
from lantoa.evidence.operations.grading import grade_again
from lantoa.evidence.queries.personal import exported
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused


def export_person(person: NamedPerson, *, by: Actor, at: datetime) -> bytes:
    """A zip of all that the folder holds of a person: data.json and the files. That it was made is logged."""
    require(by, "keep", person)
    content = exported(person)
    audit.record("export_person", person, by=by, at=at)
    return content


@transaction.atomic
def erase_person(
    person: NamedPerson, files: Collection[StoredFile], *, reason: str, by: Actor, at: datetime
) -> NamedPerson:
    """Erase name, days and these files of a person; consents stay as stubs: it can be shown that there were some.

    Consents that still held are withdrawn with it, and announced. What claims say in words is corrected by hand.
    """
    locked = NamedPerson.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, "release", locked)
    if locked.erased_at:
        raise MoveRefused(_("The data of this person was erased already."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say who asked for it, and when.")})
    if any(file.folder_id != locked.folder_id for file in files):
        raise ValidationError({"erased": _("This file lies in another folder.")})
    for consent in locked.consents.select_related("scan"):
        _end(consent, reason, by, at)
    for file in files:
        erase_file(file, reason=reason, at=at)
    locked.name = gettext("Person %(number)d, erased") % {"number": locked.pk}
    locked.born_on, locked.born_in, locked.erased_at, locked.erased_because = None, None, at, reason
    locked.save()
    audit.record("erase_person", locked, by=by, at=at, note=reason)
    person_erased.send(NamedPerson, person=locked, by=by, at=at)
    return locked


def erase_file(file: StoredFile, *, reason: str, at: datetime) -> None:
    """Delete the content of a file once the transaction is committed, and leave a row without a name that says why."""
    sha256 = file.sha256
    values = {"name": "", "caption": "", "rights": "", "size": 0, "has_thumbnail": False}
    StoredFile.objects.filter(pk=file.pk).update(**values, erased_at=at, erased_because=reason)
    for proof in file.proofs.select_related("claim"):
        grade_again(proof.claim)
    transaction.on_commit(lambda: forget_unless_needed(sha256))


def _end(consent: Consent, reason: str, by: Actor, at: datetime) -> None:
    held = consent.withdrawn_on is None
    if held:
        consent.withdrawn_on, consent.withdrawn_because = localdate(at), reason
    consent.note = ""
    consent.save()
    if consent.scan:
        erase_file(consent.scan, reason=reason, at=at)
    if held:
        consent_withdrawn.send(Consent, consent=consent, by=by, at=at)
