"""Keys that sign: a file that a certificate authority hands out, or a token that the key never leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MESSAGES = {
    "key": (
        "Không mở được tệp chứng thư số. Hãy kiểm tra lại tệp (.p12, .pfx) và mật khẩu.",
        "The key file cannot be opened. Check the file (.p12, .pfx) and its password.",
    ),
    "module": (
        "Không nạp được phần mềm của thiết bị ký số (PKCS#11). Hãy kiểm tra đường dẫn tới tệp .so, .dll của thiết bị.",
        "The software of the signing device (PKCS#11) cannot be loaded. Check the path to its .so or .dll file.",
    ),
    "token": (
        "Thiết bị ký số không mở được. Hãy cắm thiết bị, kiểm tra tên thiết bị và tên chứng thư số.",
        "The signing device does not open. Plug it in, and check its label and the label of the certificate.",
    ),
    "pin": (
        "Mã PIN của thiết bị ký số không đúng. Hãy nhập lại; sai nhiều lần, thiết bị sẽ tự khóa.",
        "The PIN of the signing device is wrong. Type it again; after several wrong ones the device locks itself.",
    ),
    "locked": (
        "Thiết bị ký số đã bị khóa vì nhập sai mã PIN nhiều lần. Hãy nhờ đơn vị cấp chứng thư số mở khóa.",
        "The signing device is locked after too many wrong PINs. Have the certificate authority unlock it.",
    ),
    "pdf": (
        "Tệp PDF bị hỏng hoặc được khóa nên không ký, không kiểm tra được. Hãy xuất lại tệp PDF.",
        "The PDF is damaged or locked and can be neither signed nor verified. Export it again.",
    ),
    "name": (
        "Không tìm thấy họ tên người ký trong tệp PDF. Hãy chọn vị trí chữ ký.",
        "The name of the signer is not printed in the PDF. Choose a place for the signature.",
    ),
    "time": (
        "Dịch vụ cấp dấu thời gian không trả lời, nên văn bản chưa được ký. Hãy thử lại sau ít phút; nếu vẫn vậy, "
        "hãy nhờ người quản trị kiểm tra địa chỉ dịch vụ.",
        "The time-stamping service does not answer, so nothing was signed. Try again in a few minutes; if it stays so, "
        "have the operator check its address.",
    ),
    "expired": (
        "Chứng thư số chưa có hiệu lực hoặc đã hết hạn. Hãy dùng chứng thư số còn hiệu lực.",
        "The certificate is not valid yet or has expired. Use one that is valid.",
    ),
}


class SigningProblem(Exception):
    """A signature cannot be put on or read. `code` is for programs, `vi` and `en` are for people."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.vi, self.en = _MESSAGES[code]

    def __str__(self) -> str:
        return f"{self.vi}\n{self.en}"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key with its certificate as a certificate authority hands it out: the bytes of a .p12 or .pfx."""

    data: bytes
    password: str


@dataclass(frozen=True, slots=True)
class Token:
    """A key in a device that speaks PKCS#11: a USB token, a card, a network HSM.

    `module` is the maker's library, `label` the name of the token, `certificate` the label under which certificate and
    key stand on it.
    """

    module: Path
    label: str
    pin: str
    certificate: str


Key = KeyFile | Token


@contextmanager
def opened(key: Key) -> Iterator[Any]:
    """What pyHanko signs with, as long as the block lasts. Raises SigningProblem, also for what fails while signing."""
    if isinstance(key, KeyFile):
        yield _from_file(key)
    else:
        with _from_token(key) as signer:
            yield signer


def _from_file(key: KeyFile) -> Any:
    from pyhanko.sign.signers import SimpleSigner

    try:
        return SimpleSigner.load_pkcs12_data(key.data, other_certs=(), passphrase=key.password.encode())
    except (ValueError, AttributeError, TypeError) as failed:  # a file without a key fails late and in its own way
        raise SigningProblem("key") from failed


@contextmanager
def _from_token(key: Token) -> Iterator[Any]:
    from pkcs11.exceptions import PinIncorrect, PinInvalid, PinLenRange, PinLocked, PKCS11Error
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    _load(key.module)
    try:
        session = open_pkcs11_session(str(key.module), token_criteria=TokenCriteria(key.label), user_pin=key.pin)
    except (PinIncorrect, PinInvalid, PinLenRange) as failed:
        raise SigningProblem("pin") from failed
    except PinLocked as failed:
        raise SigningProblem("locked") from failed
    except PKCS11Error as failed:
        raise SigningProblem("token") from failed
    try:
        yield PKCS11Signer(session, cert_label=key.certificate, key_label=key.certificate)
    except (PKCS11Error, SigningError) as failed:
        raise SigningProblem("token") from failed
    finally:
        session.close()


def _load(module: Path) -> None:
    """Missing, or no library of a device at all: told before anybody looks for a token."""
    import pkcs11

    try:
        pkcs11.lib(str(module))
    except RuntimeError as failed:
        raise SigningProblem("module") from failed
