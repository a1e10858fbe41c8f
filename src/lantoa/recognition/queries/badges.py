"""Badges as they leave the house: made anew each time from the records, and the same as long as those are."""

from __future__ import annotations

from datetime import datetime, time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.urls import reverse
from django.utils.timezone import make_aware

from lantoa.accounts.sealing import unseal
from lantoa.organisations.models import Body
from lantoa.recognition.badges import Issuer, Told, credential, private_key, public, signed, status_credential
from lantoa.recognition.decision_documents import address_of
from lantoa.recognition.decision_states import HonourState
from lantoa.recognition.models import Badge, BadgeKey


def token_of(badge: Badge) -> str | None:
    """The signed badge; None where the key of the installation is gone."""
    honour = badge.honour
    decision = honour.decision
    if (found := _key()) is None or decision.signed_on is None:
        return None
    key, name = found
    told = Told(
        address=_address("badge", honour.code),
        issuer=issuer_of(honour.body),
        award=honour.award.name,
        award_address=address_of(honour),
        narrative=honour.award.article or decision.cited,
        recipient=honour.name,
        salt=badge.salt,
        valid_from=make_aware(datetime.combine(decision.signed_on, time())),
        status_list=_address("states", badge.status_list),
        status_index=badge.status_index,
    )
    return signed(credential(told), key, _address("key", name), subject=address_of(honour))


def states_of(number: int, at: datetime) -> str | None:
    """The signed list of states; None where no badge has a place in it."""
    listed = Badge.objects.filter(status_list=number)
    if (found := _key()) is None or not listed.exists():
        return None
    key, name = found
    revoked = listed.filter(honour__state=HonourState.REVOKED).values_list("status_index", flat=True)
    host = Issuer(settings.BASE_URL, "Lan Tỏa")
    content = status_credential(_address("states", number), host, revoked, at)
    return signed(content, key, _address("key", name))


def issuer_of(body: Body) -> Issuer:
    """A body as the issuer of badges."""
    return Issuer(_address("issuer", body.pk), body.name)


def public_key(name: str) -> dict[str, str] | None:
    """The public half of the key with this name."""
    known = BadgeKey.objects.filter(name=name).first()
    return public(private_key(unseal(known.sealed))) if known else None


def _key() -> tuple[Ed25519PrivateKey, str] | None:
    known = BadgeKey.objects.order_by("-pk").first()
    return (private_key(unseal(known.sealed)), known.name) if known else None


def _address(name: str, value: object) -> str:
    return settings.BASE_URL + reverse(f"badges:{name}", args=[value])
