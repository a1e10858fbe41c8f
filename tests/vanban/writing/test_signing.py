"""Signatures: put on, seen, verified; a changed byte and a false root are noticed."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest

from tests.vanban.writing import keys
from tests.vanban.writing.documents import DECISION
from tests.vanban.writing.time_stamping import time_stamping
from vanban.writing.pdf import write_pdf
from vanban.writing.signing import Stamp, sign, stamp_above, verify
from vanban.writing.signing_keys import KeyFile, SigningProblem

PDF = write_pdf(DECISION, made_at=keys.NOW)
FILE, ROOT = keys.key_file()
KEY = KeyFile(FILE, keys.PASSWORD)


@pytest.fixture(autouse=True)
def _quiet() -> None:
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it writes down every doubt that we report


def printed(pdf: bytes, page: int) -> str:
    """The words of a page with its signatures drawn into it."""
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        sheet = document[page]
        sheet.flatten()
        return document[page].get_textpage().get_text_bounded()


def test_a_signature_is_verified() -> None:
    [seal] = verify(sign(PDF, KEY, at=keys.NOW), roots=[ROOT])
    assert (seal.signer, seal.organisation) == ("Lò Văn Phúc", "Ủy ban nhân dân xã Đông Mai")
    assert seal.intact and seal.trusted and seal.whole and seal.signed_at is not None


def test_what_was_written_stays_as_it_was() -> None:
    assert sign(PDF, KEY, at=keys.NOW).startswith(PDF)


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_changed_byte_is_noticed(place: float) -> None:
    signed = bytearray(sign(PDF, KEY, at=keys.NOW))
    at = signed.index(b"/Title") if place == 0.1 else int(len(PDF) * place)
    signed[at] ^= 0x01
    try:
        assert not any(seal.intact for seal in verify(bytes(signed), roots=[ROOT]))
    except SigningProblem as unreadable:  # the byte held the file together
        assert unreadable.code == "pdf"


def test_without_its_root_a_certificate_is_not_trusted() -> None:
    [seal] = verify(sign(PDF, KEY, at=keys.NOW))
    assert seal.intact and not seal.trusted


def test_a_second_signature_leaves_the_first_one_valid() -> None:
    first, second = verify(sign(sign(PDF, KEY, at=keys.NOW), KEY, at=keys.NOW), roots=[ROOT])
    assert first.intact and not first.whole
    assert second.intact and second.whole


def test_a_file_without_signatures_has_none() -> None:
    assert verify(PDF) == []


def test_the_stamp_says_who_and_when_between_position_and_name() -> None:
    place = stamp_above(PDF, "Lò Văn Phúc")
    assert place.page == 1 and 100 < place.left < 160
    words = printed(sign(PDF, KEY, at=keys.NOW, stamp=place), 0)
    assert "Ký bởi: Lò Văn Phúc" in words and "Cơ quan: Ủy ban nhân dân xã Đông Mai" in words
    hanoi = (keys.NOW + timedelta(hours=7)).strftime("%d/%m/%Y %H:%M:%S +07:00")
    assert f"Thời gian ký: {hanoi}" in words


def test_the_stamp_goes_to_the_page_that_is_named() -> None:
    signed = sign(PDF, KEY, at=keys.NOW, stamp=Stamp(page=-1))
    assert "Ký bởi" in printed(signed, 1) and "Ký bởi" not in printed(signed, 0)
    [seal] = verify(signed, roots=[ROOT])
    assert seal.intact and seal.whole


@pytest.mark.parametrize("key", [KeyFile(FILE, "sai"), KeyFile(b"no key", keys.PASSWORD)])
def test_a_key_that_does_not_open_is_said_so(key: KeyFile) -> None:
    with pytest.raises(SigningProblem) as refused:
        sign(PDF, key, at=keys.NOW)
    assert refused.value.code == "key" and "mật khẩu" in refused.value.vi and "password" in refused.value.en


def test_an_expired_certificate_does_not_sign() -> None:
    old, _ = keys.key_file(keys.NOW - timedelta(days=500), keys.NOW - timedelta(days=100))
    with pytest.raises(SigningProblem, match="hết hạn"):
        sign(PDF, KeyFile(old, keys.PASSWORD), at=keys.NOW)


@pytest.mark.parametrize("pdf", [b"no pdf", PDF[:3000]])
def test_a_damaged_pdf_is_said_so(pdf: bytes) -> None:
    for attempt in (lambda: sign(pdf, KEY, at=keys.NOW), lambda: verify(pdf), lambda: stamp_above(pdf, "Lò Văn Phúc")):
        with pytest.raises(SigningProblem) as refused:
            attempt()
        assert refused.value.code == "pdf"


def test_a_name_that_is_not_printed_has_no_place() -> None:
    with pytest.raises(SigningProblem, match="vị trí"):
        stamp_above(PDF, "Trần Văn Không")


def test_a_service_says_when_it_was_signed() -> None:
    with time_stamping() as (address, its_root):
        signed = sign(PDF, KEY, at=keys.NOW, time_stamping=address)
    [seal] = verify(signed, roots=[ROOT, its_root])
    assert seal.stamped_at is not None and abs(seal.stamped_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert seal.intact and seal.trusted and seal.stamp_trusted
    [unknown] = verify(signed, roots=[ROOT])
    assert unknown.stamped_at is not None and not unknown.stamp_trusted


def test_without_a_service_no_time_is_vouched_for() -> None:
    [seal] = verify(sign(PDF, KEY, at=keys.NOW), roots=[ROOT])
    assert seal.stamped_at is None


@pytest.mark.parametrize(("status", "says"), [(503, None), (200, b"<html>"), (200, b"")])
def test_a_service_that_does_not_answer_as_it_should_keeps_from_signing(status: int, says: bytes | None) -> None:
    with time_stamping(status, says) as (address, _root), pytest.raises(SigningProblem) as told:
        sign(PDF, KEY, at=keys.NOW, time_stamping=address)
    assert told.value.code == "time"


def test_a_service_that_is_down_keeps_from_signing() -> None:
    with time_stamping() as (address, _root):
        pass
    with pytest.raises(SigningProblem, match="Dịch vụ cấp dấu thời gian không trả lời"):
        sign(PDF, KEY, at=keys.NOW, time_stamping=address)
