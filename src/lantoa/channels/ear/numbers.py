"""Numbers as they are said in Vietnamese, in the words of the north ("linh", "nghìn")."""

from __future__ import annotations

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu")
LONGEST = 18  # digits; what is longer is no quantity but a number of an account or the like
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def whole(number: int) -> str:
    """A whole number: 1205 is "một nghìn hai trăm linh năm". Longer ones than `LONGEST` digit by digit."""
    if number < 0:
        return f"âm {whole(-number)}"
    if number >= 10**LONGEST:
        return one_by_one(str(number))
    if number == 0:
        return DIGITS[0]
    billions, rest = divmod(number, 10**9)
    said = [whole(billions), "tỷ"] if billions else []
    return " ".join([*said, *_below_billion(rest, inside=bool(billions))])


def decimal(before: str, after: str) -> str:
    """A number with digits after the comma: "2,75" is "hai phẩy bảy mươi lăm", "0,05" is "không phẩy không năm"."""
    as_number = len(after) <= 2 and not after.startswith("0")
    return f"{whole(int(before))} phẩy {whole(int(after)) if as_number else one_by_one(after)}"


def one_by_one(digits: str) -> str:
    """Digit by digit, as of telephones."""
    return " ".join(DIGITS[int(digit)] for digit in digits)


def ordinal(number: int) -> str:
    """What follows "thứ": "nhất", "tư", and the plain number otherwise."""
    return {1: "nhất", 4: "tư"}.get(number) or whole(number)


def month(number: int) -> str:
    """What follows "tháng": April is "tư"."""
    return "tư" if number == 4 else whole(number)


def roman(text: str) -> int:
    """The value of a Roman numeral; 0 for what is none, or is not written as one is."""
    values = [ROMAN.get(letter, 0) for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    total = sum(-value if value < following else value for value, following in pairs)
    return total if 0 < total < 4000 and as_roman(total) == text else 0


def as_roman(number: int) -> str:
    """A number from 1 to 3999 in Roman numerals."""
    steps = zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
    written = ""
    for value, letters in steps:
        times, number = divmod(number, value)
        written += letters * times
    return written


def _below_billion(number: int, *, inside: bool) -> list[str]:
    """The groups of three digits; `inside` of a larger number every hundred is named."""
    said: list[str] = []
    for scale in (2, 1, 0):
        group = number // 1000**scale % 1000
        if group:
            said += [*_three(group, inside=inside or bool(said)), SCALES[scale]]
    return [word for word in said if word]


def _three(number: int, *, inside: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    if not hundreds and not inside:
        return _two(rest)
    said = [DIGITS[hundreds], "trăm"]
    if 0 < rest < 10:
        return [*said, "linh", DIGITS[rest]]
    return said + (_two(rest) if rest else [])


def _two(number: int) -> list[str]:
    tens, ones = divmod(number, 10)
    if not tens:
        return [DIGITS[ones]]
    said = ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    if not ones:
        return said
    after = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return [*said, after.get(ones, DIGITS[ones])]
