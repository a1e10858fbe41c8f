"""Signed documents: attached and read, or signed here with the key of the office, a file or a device."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from lantoa.evidence.models import StoredFile
from lantoa.evidence.queries.signatures import signatures_in
from lantoa.evidence.storage import open_content
from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.models import Decision
from lantoa.recognition.operations import decisions, honours, signing
from tests.evidence.office_keys import office_key, trust
from tests.organisations.worlds import NOON
from tests.recognition.decision_worlds import Deciding, agreed, drafted, signed
from tests.vanban.writing import device as devices
from tests.vanban.writing import keys
from tests.vanban.writing.documents import DECISION
from tests.vanban.writing.time_stamping import time_stamping
from vanban.writing.pdf import write_pdf
from vanban.writing.signing import sign
from vanban.writing.signing_keys import KeyFile, Token

pytestmark = pytest.mark.django_db
FILE, ROOT = keys.key_file()
PLAIN = write_pdf(DECISION, made_at=keys.NOW)
SIGNED = sign(PLAIN, KeyFile(FILE, keys.PASSWORD), at=keys.NOW)


@pytest.fixture(autouse=True)
def _quiet() -> None:
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it writes down every doubt that we report


@pytest.fixture
def world() -> Deciding:
    return Deciding()


@pytest.fixture
def decision(world: Deciding) -> Decision:
    return signed(world, agreed(world, world.merit))


@pytest.fixture
def key(world: Deciding, settings: Any, tmp_path: Path) -> Path:
    """The key of the commune, as a file."""
    return office_key(settings, tmp_path, world.commune)


@pytest.fixture
def roots(settings: Any, tmp_path: Path) -> None:
    trust(settings, tmp_path, ROOT)


@pytest.fixture
def device(world: Deciding, settings: Any) -> Token:
    """The key of the commune, on a device of its own."""
    token = devices.device()[0]
    names = {"module": str(token.module), "token": token.label, "certificate": token.certificate}
    settings.SIGNING_KEY = {"body": world.commune.code, "file": "", **names}
    return token


def at_the_desk(client: Client, actor: Any) -> Client:
    """The person at her browser, who showed who she is some time ago."""
    actor.person.set_password("mot-mat-khau-dai")
    actor.person.save()
    client.force_login(actor.person)
    return client


def page_of(client: Client, decision: Decision) -> str:
    text = client.get(f"/desk/recognition/decisions/{decision.pk}/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text))


def attached(decision: Decision, content: bytes, world: Deciding, name: str = "qd.pdf") -> StoredFile:
    found = decisions.attach(decision, name=name, content=content, by=world.officer, at=NOON).document
    assert found is not None
    return found


def test_the_page_tells_who_signed_what_was_attached(
    world: Deciding, decision: Decision, client: Client, roots: None
) -> None:
    client.force_login(world.officer.person)  # type: ignore[arg-type]
    address = f"/desk/recognition/decisions/{decision.pk}/attach/"
    assert client.post(address, {"sent": SimpleUploadedFile("qd.pdf", SIGNED)}).status_code == 302
    shown = page_of(client, decision)
    assert "Lò Văn Phúc, Ủy ban nhân dân xã Đông Mai" in shown
    assert "Nội dung đã ký còn nguyên vẹn" in shown
    decision.refresh_from_db()
    pdf = client.get(f"/desk/recognition/decisions/{decision.pk}/pdf/", follow=True)
    assert b"".join(pdf.streaming_content) == SIGNED  # type: ignore[attr-defined]


def test_without_signature_it_says_so(world: Deciding, decision: Decision, client: Client) -> None:
    attached(decision, PLAIN, world)
    client.force_login(world.officer.person)  # type: ignore[arg-type]
    assert "Tệp này không có chữ ký số" in page_of(client, decision)


def test_what_was_changed_or_added_after_the_signature_is_told(
    world: Deciding, decision: Decision, client: Client
) -> None:
    client.force_login(world.officer.person)  # type: ignore[arg-type]
    changed = bytearray(SIGNED)
    changed[SIGNED.index(b"/Title") + 8] ^= 0x01
    file = attached(decision, bytes(changed), world)
    assert not signatures_in(file).are_intact
    assert "đã bị thay đổi sau khi ký" in page_of(client, decision)
    attached(decision, SIGNED + b"\n% more\n", world, "them.pdf")
    assert "được thêm vào tệp sau chữ ký cuối cùng" in page_of(client, decision)


def test_the_leader_signs_with_the_key_of_the_office(
    world: Deciding, decision: Decision, client: Client, key: Path, roots: None
) -> None:
    at_the_desk(client, world.leader)
    place = f"/desk/recognition/decisions/{decision.pk}/sign-document/"
    assert place in client.get(f"/desk/recognition/decisions/{decision.pk}/").content.decode()
    confirming = client.get(place).headers["Location"]
    assert client.post(confirming, {"password": "mot-mat-khau-dai"}).headers["Location"] == place
    assert client.get(place).status_code == 200
    wrong = client.post(place, {"secret": "sai"})
    assert wrong.status_code == 422
    assert "Không mở được tệp chứng thư số" in wrong.content.decode()
    assert "sai" not in wrong.content.decode().split("secret", 1)[1].split(">", 1)[0]
    assert client.post(place, {"secret": keys.PASSWORD}).status_code == 302
    decision.refresh_from_db()
    assert decision.document is not None
    with open_content(decision.document.sha256) as content:
        assert content.read().startswith(b"%PDF")
    [seal] = signatures_in(decision.document).found
    assert (seal.signer, seal.intact, seal.trusted, seal.whole) == ("Lò Văn Phúc", True, True, True)
    entry = audit.history_of(decision).filter(verb="sign_document").get()
    assert entry.person == world.leader.person
    again = client.post(place, {"secret": keys.PASSWORD})
    assert again.status_code == 403


def test_who_showed_herself_long_ago_shows_herself_again_and_nothing_typed_is_kept(
    world: Deciding, decision: Decision, client: Client, key: Path
) -> None:
    at_the_desk(client, world.leader)
    place = f"/desk/recognition/decisions/{decision.pk}/sign-document/"
    assert client.post(place, {"secret": keys.PASSWORD}).headers["Location"] == place
    assert keys.PASSWORD not in str(dict(client.session))
    decision.refresh_from_db()
    assert decision.document is None


def test_who_may_not_sign_and_what_cannot_be_signed(world: Deciding, decision: Decision, key: Path) -> None:
    with pytest.raises(Refused):
        signing.sign_document(decision, keys.PASSWORD, by=world.officer, at=NOON)
    with pytest.raises(MoveRefused):
        signing.sign_document(drafted(world.commune), keys.PASSWORD, by=world.leader, at=NOON)


def test_no_key_and_the_key_of_another_office(world: Deciding, decision: Decision, key: Path, settings: Any) -> None:
    settings.SIGNING_KEY = settings.SIGNING_KEY | {"body": world.district.code}
    with translation.override("vi"), pytest.raises(MoveRefused, match="Chưa cài đặt khóa ký số của cơ quan này"):
        signing.sign_document(decision, keys.PASSWORD, by=world.leader, at=NOON)


def test_a_key_file_that_is_gone_is_told(world: Deciding, decision: Decision, key: Path) -> None:
    key.unlink()
    with translation.override("vi"), pytest.raises(ValidationError, match="Không mở được tệp chứng thư số"):
        signing.sign_document(decision, keys.PASSWORD, by=world.leader, at=NOON)


@devices.needed
@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"pin": "000000"}, "Mã PIN của thiết bị ký số không đúng"),
        ({"certificate": "không có"}, "Thiết bị ký số không mở được"),
        ({"token": "đã rút ra"}, "Thiết bị ký số không mở được"),
        ({"module": "/missing.so"}, "Không nạp được phần mềm"),
    ],
)
def test_what_is_wrong_with_a_device_is_told_in_vietnamese(
    world: Deciding, decision: Decision, device: Token, settings: Any, told: Any, said: str
) -> None:
    settings.SIGNING_KEY = settings.SIGNING_KEY | told
    with translation.override("vi"), pytest.raises(ValidationError, match=said):
        signing.sign_document(decision, told.get("pin", device.pin), by=world.leader, at=NOON)


@devices.needed
def test_a_device_signs(world: Deciding, decision: Decision, device: Token) -> None:
    document = signing.sign_document(decision, device.pin, by=world.leader, at=keys.NOW).document
    assert document is not None
    [seal] = signatures_in(document).found
    assert (seal.signer, seal.intact, seal.whole) == ("Lò Văn Phúc", True, True)


def test_the_leader_attaches_what_she_signed_while_recording_it(world: Deciding) -> None:
    decision = drafted(world.commune, by=world.officer)
    honours.put_on_list(decision, [agreed(world, world.merit)], by=world.officer, at=NOON)
    told = decisions.Signing("118/QĐ-UBND", NOON.date(), "qd.pdf", SIGNED)
    assert decisions.sign(decision, told, by=world.leader, at=NOON).document is not None


def test_the_page_says_by_when_a_service_saw_the_signature(
    world: Deciding, decision: Decision, client: Client, key: Path, settings: Any, tmp_path: Path
) -> None:
    with time_stamping() as (address, its_root):
        settings.SIGNING_TIME_STAMPS = address
        signing.sign_document(decision, keys.PASSWORD, by=world.leader, at=keys.NOW)
    client.force_login(world.officer.person)  # type: ignore[arg-type]
    trust(settings, tmp_path, ROOT)
    assert "Dịch vụ đó không nằm trong danh sách tin cậy" in page_of(client, decision)
    trust(settings, tmp_path, ROOT, its_root)
    shown = page_of(client, decision)
    assert "Dịch vụ cấp dấu thời gian xác nhận văn bản được ký trước" in shown
    assert "Dịch vụ đó" not in shown


def test_a_service_that_is_down_is_told_and_nothing_is_lost(
    world: Deciding, decision: Decision, client: Client, key: Path, settings: Any
) -> None:
    with time_stamping() as (address, _root):
        settings.SIGNING_TIME_STAMPS = address
    at_the_desk(client, world.leader)
    place = f"/desk/recognition/decisions/{decision.pk}/sign-document/"
    client.post(client.get(place).headers["Location"], {"password": "mot-mat-khau-dai"})
    refused = client.post(place, {"secret": keys.PASSWORD})
    assert refused.status_code == 422
    assert "nên văn bản chưa được ký" in refused.content.decode()
    decision.refresh_from_db()
    assert decision.document is None
    settings.SIGNING_TIME_STAMPS = ""
    assert client.post(place, {"secret": keys.PASSWORD}).status_code == 302
