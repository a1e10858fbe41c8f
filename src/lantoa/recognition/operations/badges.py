"""A digital badge is issued to whoever wants one; the installation's key is made when the first is."""

from __future__ import annotations

import secrets
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lantoa.accounts.sealing import seal
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.badges import BITS, private_text, thumbprint
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.models import Badge, BadgeKey, Honour


@transaction.atomic
def issue_badge(honour: Honour, *, by: Actor, at: datetime) -> Badge:
    """The badge of an honour that holds; the one that it has already, if any.

    Its place in the list of states is drawn, so that neighbours in the list say nothing of each other.
    """
    locked = Honour.objects.select_for_update(of=("self",)).get(pk=honour.pk)
    require(by, "keep", locked)
    if known := Badge.objects.filter(honour=locked).first():
        return known
    if locked.state not in IN_FORCE:
        raise MoveRefused(_("Only an honour that holds gets a badge."))
    make_key(at=at)
    number = Badge.objects.count() // (BITS // 2)  # a list is never more than half full
    taken = set(Badge.objects.filter(status_list=number).values_list("status_index", flat=True))
    place = secrets.randbelow(BITS)
    while place in taken:
        place = secrets.randbelow(BITS)
    made = Badge(honour=locked, salt=secrets.token_hex(8), status_list=number, status_index=place, issued_at=at)
    made.save(force_insert=True)
    audit.record("issue_badge", locked, by=by, at=at)
    return made


def make_key(*, at: datetime) -> BadgeKey:
    """The key of the installation; a new one where there is none."""
    if known := BadgeKey.objects.order_by("-pk").first():
        return known
    key = Ed25519PrivateKey.generate()
    return BadgeKey.objects.create(name=thumbprint(key), sealed=seal(private_text(key)), made_at=at)
