"""Badges, field by field against Open Badges 3.0, Verifiable Credentials 2.0 and Bitstring Status List 1.0."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from datetime import UTC, datetime
from gzip import decompress
from hashlib import sha256
from typing import Any

import jwt
import pytest
from django.test import Client

from lantoa.accounts.sealing import unseal
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.badges import BITS, encoded, is_set
from lantoa.recognition.models import Badge, BadgeKey
from lantoa.recognition.operations import badges, honours
from tests.organisations.worlds import NOON
from tests.recognition.decision_worlds import Deciding, given, later

#: What each class of the specification requires (OB 3.0, annex B: cardinality 1 or 1..*), and of which kind.
REQUIRED: dict[str, dict[str, type]] = {
    "AchievementCredential (B.1.1)": {
        "@context": list,
        "id": str,
        "type": list,
        "issuer": dict,
        "validFrom": str,
        "credentialSubject": dict,
    },
    "Profile (B.1.6)": {"id": str, "type": list},
    "AchievementSubject (B.1.4)": {"type": list, "achievement": dict},
    "Achievement (B.1.2)": {"id": str, "type": list, "criteria": dict, "description": str, "name": str},
    "IdentityObject (B.1.10)": {"type": str, "identityHash": str, "identityType": str, "hashed": bool},
    "CredentialStatus (VCDM 4.10)": {"type": str},
    "BitstringStatusListEntry (2.1)": {
        "type": str,
        "statusPurpose": str,
        "statusListIndex": str,
        "statusListCredential": str,
    },
    "BitstringStatusListCredential (2.2)": {"id": str, "type": list, "credentialSubject": dict, "issuer": str},
    "BitstringStatusList (2.2)": {"type": str, "statusPurpose": str, "encodedList": str},
    "JWT claims (OB 3.0, 8.2.1)": {"iss": str, "jti": str, "nbf": int, "sub": str},
}


@pytest.fixture
def world() -> Deciding:
    return Deciding()


def conforms(content: Any, name: str) -> None:
    for field, kind in REQUIRED[name].items():
        assert isinstance(content.get(field), kind), f"{name}: {field}"


def read(client: Client, address: str) -> dict[str, Any]:
    """What a wallet reads: the token from its address, verified with the key that its header names by address."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/vc+jwt"
    token = answer.content.decode()
    header = jwt.get_unverified_header(token)
    assert header["alg"] == "EdDSA"
    key = client.get(header["kid"].split("/", 3)[3].join(("/", ""))).json()
    assert key == header["jwk"]
    assert "d" not in key
    return dict(jwt.decode(token, jwt.PyJWK(key, "EdDSA").key, algorithms=["EdDSA"]))


def path_of(address: str) -> str:
    return "/" + address.split("/", 3)[3]


@pytest.mark.django_db
def test_a_badge_has_what_the_specification_requires(world: Deciding, client: Client) -> None:
    honour = given(world)
    badge = badges.issue_badge(honour, by=world.officer, at=NOON)
    content = read(client, f"/badges/honours/{honour.code}/")
    conforms(content, "AchievementCredential (B.1.1)")
    assert content["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert content["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    conforms(content["issuer"], "Profile (B.1.6)")
    subject = content["credentialSubject"]
    conforms(subject, "AchievementSubject (B.1.4)")
    conforms(subject["achievement"], "Achievement (B.1.2)")
    conforms(subject["identifier"][0], "IdentityObject (B.1.10)")
    conforms(content["credentialStatus"], "BitstringStatusListEntry (2.1)")
    conforms(content, "JWT claims (OB 3.0, 8.2.1)")
    assert content["iss"] == content["issuer"]["id"]
    assert content["jti"] == content["id"]
    assert datetime.fromtimestamp(content["nbf"], UTC) == datetime.fromisoformat(content["validFrom"])
    assert client.get(path_of(content["issuer"]["id"])).json()["name"] == "Xã Dân Lực"
    assert "Mận" not in str(content)  # the name is only proved, never told
    known = sha256(("Lê Thị Mận" + badge.salt).encode()).hexdigest()
    assert subject["identifier"][0]["identityHash"] == f"sha256${known}"


@pytest.mark.django_db
def test_a_revocation_shows_in_the_list_of_states_at_once(world: Deciding, client: Client) -> None:
    revoked, kept = given(world), given(world, "Bùi Văn An", number="119/QĐ-UBND")
    for each in (revoked, kept):
        badges.issue_badge(each, by=world.officer, at=NOON)
    entry = read(client, f"/badges/honours/{revoked.code}/")["credentialStatus"]
    place = int(entry["statusListIndex"])
    before = read(client, path_of(entry["statusListCredential"]))
    conforms(before, "BitstringStatusListCredential (2.2)")
    conforms(before["credentialSubject"], "BitstringStatusList (2.2)")
    assert before["id"] == entry["statusListCredential"]
    assert not is_set(before["credentialSubject"]["encodedList"], place)
    honours.revoke(revoked, later(), reason="Gian dối", by=PLATFORM, at=NOON)
    after = read(client, path_of(entry["statusListCredential"]))["credentialSubject"]["encodedList"]
    assert is_set(after, place)
    assert not is_set(after, Badge.objects.get(honour=kept).status_index)


def test_the_list_is_as_long_as_the_specification_asks_and_begins_at_the_left() -> None:
    text = encoded([0, 9, BITS - 1])
    assert text[0] == "u"
    bits = decompress(urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4)))
    assert len(bits) * 8 == BITS
    assert (bits[0], bits[1], bits[-1]) == (0b1000_0000, 0b0100_0000, 0b0000_0001)
    assert [place for place in (0, 1, 8, 9, BITS - 1) if is_set(text, place)] == [0, 9, BITS - 1]


@pytest.mark.django_db
def test_one_badge_an_honour_and_none_for_one_that_does_not_hold(world: Deciding, client: Client) -> None:
    honour = given(world)
    with pytest.raises(Refused):
        badges.issue_badge(honour, by=world.leader, at=NOON)
    assert client.get(f"/badges/honours/{honour.code}/").status_code == 404
    first = badges.issue_badge(honour, by=world.officer, at=NOON)
    assert badges.issue_badge(honour, by=world.officer, at=NOON) == first
    other = given(world, "Bùi Văn An", number="119/QĐ-UBND")
    honours.revoke(other, later(), reason="Gian dối", by=PLATFORM, at=NOON)
    other.refresh_from_db()
    with pytest.raises(MoveRefused):
        badges.issue_badge(other, by=world.officer, at=NOON)


@pytest.mark.django_db
def test_the_key_is_made_once_and_kept_sealed(world: Deciding, client: Client) -> None:
    badges.issue_badge(given(world), by=world.officer, at=NOON)
    badges.issue_badge(given(world, "Hai", number="2/QĐ-UBND"), by=world.officer, at=NOON)
    key = BadgeKey.objects.get()
    assert len(urlsafe_b64decode(unseal(key.sealed) + "=")) == 32
    assert unseal(key.sealed) not in key.sealed
    assert client.get("/badges/keys/none/").status_code == 404
    assert client.get("/badges/states/7/").status_code == 404
    assert client.get(f"/badges/issuers/{world.province.pk}/").status_code == 404
