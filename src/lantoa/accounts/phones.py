"""Telephone numbers: typed in many ways, kept in one (E.164, such as +84912345678), shown as people write them."""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

HOME = "VN"  # the country that a number without a code belongs to


def e164(text: str) -> str:
    """The one form of the number typed as `text`. ValueError: this is no telephone number."""
    try:
        number = phonenumbers.parse(text, HOME)
    except NumberParseException as problem:
        raise ValueError(text) from problem
    if not phonenumbers.is_valid_number(number):
        raise ValueError(text)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def readable(phone: str) -> str:
    """A number in E.164 as it is written at home: 0912 345 678; with its code where it belongs to another country."""
    number = phonenumbers.parse(phone)
    abroad = phonenumbers.region_code_for_number(number) != HOME
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL if abroad else PhoneNumberFormat.NATIONAL)
