"""An honour as an Open Badge 3.0: a Verifiable Credential that any wallet reads, signed by the installation.

Written out because the libraries that know Open Badges know version 2. The clauses are those of the Open Badges
Specification 3.0 (1EdTech, final), of Verifiable Credentials Data Model 2.0 and Bitstring Status List 1.0 (W3C).
Pure: it is given facts, addresses and a key, and knows no database.
"""

from __future__ import annotations

import gzip
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

#: OB 3.0, B.1: the credential's contexts, in this order.
CONTEXTS = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]
#: Bitstring Status List 1.0, 6.1: fewer than these would tell who is who.
BITS = 131_072


@dataclass(frozen=True)
class Issuer:
    """Who gave it: the address of its profile, and its name."""

    address: str
    name: str


@dataclass(frozen=True)
class Told:
    """What a badge says. `recipient` is only told as a hash with `salt`: it proves a name that one knows already.

    `status_list` is the address of the list of states, `status_index` the place in it.
    """

    address: str
    issuer: Issuer
    award: str
    award_address: str
    narrative: str
    recipient: str
    salt: str
    valid_from: datetime
    status_list: str
    status_index: int


def credential(told: Told) -> dict[str, Any]:
    """The AchievementCredential (OB 3.0, B.1.1 to B.1.5)."""
    status_id = f"{told.status_list}#{told.status_index}"
    return {
        "@context": CONTEXTS,
        "id": told.address,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": told.award,
        "issuer": profile(told.issuer),
        "validFrom": moment(told.valid_from),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": f"sha256${sha256((told.recipient + told.salt).encode()).hexdigest()}",
                    "identityType": "name",
                    "salt": told.salt,
                }
            ],
            "achievement": {
                "id": told.award_address,
                "type": ["Achievement"],
                "achievementType": "Award",
                "name": told.award,
                "description": told.award,
                "criteria": {"narrative": told.narrative},
            },
        },
        "credentialStatus": {
            "id": status_id,
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(told.status_index),
            "statusListCredential": told.status_list,
        },
    }


def status_credential(address: str, issuer: Issuer, revoked: Iterable[int], at: datetime) -> dict[str, Any]:
    """The list of states (Bitstring Status List 1.0, 2.2): one bit for each badge, 1 for a revoked one."""
    return {
        "@context": CONTEXTS[:1],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer.address,
        "validFrom": moment(at),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded(revoked),
        },
    }


def profile(issuer: Issuer) -> dict[str, Any]:
    """Who issues (OB 3.0, B.1.6)."""
    return {"id": issuer.address, "type": ["Profile"], "name": issuer.name}


def encoded(revoked: Iterable[int]) -> str:
    """The bits, compressed and in multibase base64url (Bitstring Status List 1.0, 3.3); the first bit is the leftmost.

    The same bits give the same text: gzip is told no time.
    """
    bits = bytearray(BITS // 8)
    for place in revoked:
        bits[place // 8] |= 0b1000_0000 >> place % 8
    return "u" + _unpadded(gzip.compress(bytes(bits), mtime=0))


def is_set(text: str, place: int) -> bool:
    """Whether the bit at `place` of an encoded list is 1, as whoever verifies a badge asks (3.4)."""
    bits = gzip.decompress(urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4)))
    return bool(bits[place // 8] & (0b1000_0000 >> place % 8))


def signed(content: Mapping[str, Any], key: Ed25519PrivateKey, key_address: str, *, subject: str = "") -> str:
    """The credential as a compact JWS (OB 3.0, 8.2: JSON Web Token proof): the claims beside the credential repeat it.

    Signed with EdDSA (RFC 8037). The header names the key by an address and carries it as well.
    """
    issuer = content["issuer"]
    claims = {
        **content,
        "iss": issuer["id"] if isinstance(issuer, dict) else issuer,
        "jti": content["id"],
        "nbf": int(datetime.fromisoformat(content["validFrom"]).timestamp()),
        "sub": subject or content["credentialSubject"].get("id", content["id"]),
    }
    headers = {"typ": "JWT", "kid": key_address, "jwk": public(key)}
    return jwt.encode(claims, key, algorithm="EdDSA", headers=headers)


def public(key: Ed25519PrivateKey) -> dict[str, str]:
    """The public half as a JSON Web Key."""
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return {"kty": "OKP", "crv": "Ed25519", "x": _unpadded(raw)}


def thumbprint(key: Ed25519PrivateKey) -> str:
    """The name of the key: RFC 7638 over its public half."""
    half = public(key)
    return _unpadded(sha256(f'{{"crv":"Ed25519","kty":"OKP","x":"{half["x"]}"}}'.encode()).digest())


def private_text(key: Ed25519PrivateKey) -> str:
    """The private half, to be sealed."""
    return _unpadded(key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption()))


def private_key(text: str) -> Ed25519PrivateKey:
    """The key again."""
    return Ed25519PrivateKey.from_private_bytes(urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def moment(at: datetime) -> str:
    """As XML Schema writes it, in seconds, with the zone."""
    return at.astimezone(UTC).replace(microsecond=0).isoformat()


def _unpadded(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()
