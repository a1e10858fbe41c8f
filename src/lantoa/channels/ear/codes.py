"""Numbers of documents, telephone numbers and addresses of the net in running text."""

from __future__ import annotations

import re

from lantoa.channels.ear.numbers import one_by_one
from lantoa.channels.ear.words import ABBREVIATIONS, DOCUMENTS, spelled

_DOCUMENT = re.compile(r"(?<![\d/])(\d{1,5})(?:/(\d{4}))?[/-]([A-ZĐ][A-Za-zĐđ]*\d{0,2}(?:[-.&/][A-ZĐ][A-Za-zĐđ]*)*)")
_PHONE = re.compile(r"(?<![\d.,])(?:\(?(?:\+?84|0)\)?[\s.]?\d{1,3}(?:[\s.]?\d{3,4}){2,3}|1[89]00[\s.]?\d{4,6})(?!\d)")
_EMERGENCY = re.compile(r"(?:(?<=gọi )|(?<=số )|(?<=máy ))11[1-5](?!\d)", re.IGNORECASE)
_MAIL_OR_SITE = re.compile(r"(?:https?://)?([\w.+-]+@)?([\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net))(/[\w/.?=&%#-]*)?")


def with_codes_said(text: str) -> str:
    """What would be misread as quantities or as words, in words."""
    text = _MAIL_OR_SITE.sub(_address, text)
    text = _PHONE.sub(lambda found: f" {_phone(found[0])} ", text)
    text = _EMERGENCY.sub(lambda found: one_by_one(found[0]), text)
    return _DOCUMENT.sub(_document, text)


def _document(found: re.Match[str]) -> str:
    """ "12/KH-UBND" after "Kế hoạch số" is "12 của Ủy ban nhân dân", and says that it is a plan elsewhere."""
    kind, *issuers = [part for part in re.split(r"[-.&/]", re.sub(r"\d", "", found[3])) if part]
    if kind not in DOCUMENTS:
        kind, issuers = "", [kind, *issuers]
    said = found[1] + (f" năm {found[2]}" if found[2] else "")
    named = DOCUMENTS.get(kind, "")
    if named and named not in found.string[max(0, found.start() - 40) : found.start()].lower():
        said += f", {named}"
    whose = ", ".join(map(_issuer, issuers))
    return f"{said} của {whose}" if whose else said


def _issuer(letters: str) -> str:
    return ABBREVIATIONS.get(letters) or spelled(letters)


def _phone(written: str) -> str:
    digits = re.sub(r"\D", "", written)
    digits = f"0{digits[2:]}" if written.startswith(("+84", "84")) else digits
    first = 4 if len(digits) % 3 == 1 or digits.startswith("1") else len(digits) % 3 or 3
    parts = [digits[:first], *(digits[place : place + 3] for place in range(first, len(digits), 3))]
    return ", ".join(one_by_one(part) for part in parts if part)


def _address(found: re.Match[str]) -> str:
    """The name and the site; a path below it is of no use to the ear."""
    mail = found[1].replace("@", " a còng ") if found[1] else ""
    return re.sub(r"[._]", " chấm ", mail + found[2]).replace("-", " gạch ngang ")
