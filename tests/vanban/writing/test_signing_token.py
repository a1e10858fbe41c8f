"""Signatures by a token: SoftHSM stands for the device and speaks its language, PKCS#11."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from tests.vanban.writing import device, keys
from tests.vanban.writing.documents import DECISION
from vanban.writing.pdf import write_pdf
from vanban.writing.signing import sign, stamp_above, verify
from vanban.writing.signing_keys import SigningProblem, Token

pytestmark = device.needed
PDF = write_pdf(DECISION, made_at=keys.NOW)


@pytest.fixture
def token() -> Token:
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    return device.device()[0]


def test_a_token_signs_and_the_signature_is_verified(token: Token) -> None:
    signed = sign(PDF, token, at=keys.NOW, stamp=stamp_above(PDF, "Lò Văn Phúc"))
    [seal] = verify(signed, roots=[device.device()[1]])
    assert (seal.signer, seal.organisation) == ("Lò Văn Phúc", "Ủy ban nhân dân xã Đông Mai")
    assert seal.intact and seal.trusted and seal.whole


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"pin": "000000"}, "pin"),
        ({"pin": "1"}, "pin"),
        ({"label": "khác"}, "token"),
        ({"certificate": "không có"}, "token"),
        ({"module": Path("/missing.so")}, "module"),
        ({"module": Path(__file__)}, "module"),
    ],
)
def test_a_token_that_does_not_open_is_said_so(token: Token, wrong, code) -> None:
    with pytest.raises(SigningProblem) as refused:
        sign(PDF, replace(token, **wrong), at=keys.NOW)
    assert refused.value.code == code
