"""The words of a plan taken apart: which body inside of which, or which group. Pure Python, no database."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantoa.kit.text import fold
from lantoa.organisations.lookup.abbreviations import FILLERS, LEVELS, MEANINGS
from vanban.reading.actors import split_actors, without_request
from vanban.reading.vocabulary import LOWER, UPPER

_ASIDE = re.compile(r"\s*\([^()]*\)")
_FILED = re.compile(r"^Lưu\s*:\s*(?:VT\s*,?\s*)?", re.IGNORECASE)
#: People who stand for their body: "Lãnh đạo Sở", "Chủ tịch, các PCT UBND huyện", "Thường trực Huyện ủy".
_PEOPLE = re.compile(
    r"^(?:(?:các\s+)?(?:Đồng chí|Thủ trưởng|Người đứng đầu|Lãnh đạo|(?:Phó )?Chủ tịch|PCT|CT|(?:Phó )?Giám đốc|"
    r"(?:Phó )?Bí thư|Thường trực|Thường vụ|Thành viên|Trưởng(?= các))(?!\w)(?:\s+của)?\s*,?\s*)+",
    re.IGNORECASE,
)
_OFFICE_HEADS = re.compile(r"^(?:Chánh Văn phòng|CVP)(?:,\s*các\s+(?:Phó Chánh Văn phòng|PCVP))?\s+", re.IGNORECASE)
_OWN_LEADERS = re.compile(r"^(?:Ban Giám đốc|Ban lãnh đạo|Lãnh đạo)$", re.IGNORECASE)
_LEVEL = "|".join(sorted(LEVELS, key=len, reverse=True))
#: Who holds the body: "Phòng Nội vụ | huyện", "Văn phòng | Sở", "Sở Nội vụ | tỉnh | Phú Thọ", "Phòng A | thuộc | TTXT".
_HELD = re.compile(
    rf"^(?P<core>.*?)\s*(?:\b(?:(?:trực )?thuộc(?: và trực thuộc)?|của|cấp|toàn)\s+)?"
    rf"(?<!\w)(?<!tác )(?<!cơ )(?P<level>(?i:{_LEVEL})|HU|TU|ĐU)(?:\s+(?P<place>[{UPPER}]\w*(?:\s+[{UPPER}]\w*)*))?$"
)
_BELONGS = re.compile(r"^(?P<core>.+?)\s+(?:thuộc và trực thuộc|trực thuộc|thuộc)\s+(?P<whole>.+)$", re.IGNORECASE)
_COMMITTEE = re.compile(r"^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Chính quyền)$", re.IGNORECASE)
_COMMITTEES = re.compile(r"^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?=các\s)", re.IGNORECASE)
_PARTY = re.compile(r"(?i)ủy$|^(?:HU|TU|ĐU)$")
_VAGUE = re.compile(r"liên quan|có thẩm quyền|cấp trên|truyền thông$|^VT$", re.IGNORECASE)
_INITIALS = re.compile(rf"[{UPPER}](?:[{UPPER}&-]|[{LOWER}](?=[{UPPER}]))*[{UPPER}]")
_TWO_KNOWN = re.compile(r"(\w+)&(\w+)")
_COUNTRY = re.compile(r"\s+Việt Nam(?!\w)")


@dataclass(frozen=True)
class Holder:
    """Inside what a body is looked for: the nearest of a level, or one that is named."""

    level: str = ""
    place: str = ""
    named: str = ""  # words that are themselves to be looked up


@dataclass(frozen=True)
class Token:
    """A word or a shortening of the text: what it may stand for, as lists of folded words; letters of initials."""

    text: str
    readings: tuple[tuple[str, ...], ...]
    letters: str = ""
    usual: bool = False  # a shortening that every office uses


@dataclass(frozen=True)
class Wanted:
    """What is looked for. No `core`: the holder itself, or the asking body where there is none."""

    text: str
    core: str
    holder: Holder | None
    vague: bool

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the core that tell something."""
        return tokens(self.core)


def parts(text: str) -> list[str]:
    """The bodies that a line of recipients or a list of actors names, each by itself."""
    plain = _OFFICE_HEADS.sub("Văn phòng ", _FILED.sub("", text.strip()))
    if _PEOPLE.match(plain):
        return [text.strip()]
    return list(split_actors(plain)) or [text.strip()]


def plain_group(text: str) -> str:
    """`text` without asides, people and "UBND" before "các": what names a group stands in front then."""
    plain = _ASIDE.sub("", without_request(text.strip())).strip(" .;:,-")
    return _COMMITTEES.sub("", _PEOPLE.sub("", plain))


def wanted(text: str) -> Wanted:
    """`text` taken apart."""
    plain = _ASIDE.sub("", _FILED.sub("", without_request(text.strip()))).strip(" .;:,-")
    vague = bool(_VAGUE.search(plain))
    plain = _OFFICE_HEADS.sub("Văn phòng ", plain)
    if _OWN_LEADERS.match(plain):
        return Wanted(text, "", None, vague)
    plain = _PEOPLE.sub("", plain) or plain
    core, holder = _held(plain)
    return Wanted(text, core, holder, vague)


def _held(text: str) -> tuple[str, Holder | None]:
    if found := _HELD.match(text):
        core, level, place = found["core"].strip(" ,"), _level(found["level"]), found["place"] or ""
        if _COMMITTEE.match(core):
            core = ""
        if core or not place or _PARTY.search(level):
            return core, Holder(level, place)
        return f"{level} {place}", None
    if found := _BELONGS.match(text):
        return found["core"], Holder(named=found["whole"])
    return ("", None) if _COMMITTEE.match(text) else (text, None)


def _level(text: str) -> str:
    return MEANINGS.get(text, text).split("|")[0].lower().replace("uỷ", "ủy")


def tokens(text: str) -> tuple[Token, ...]:
    """The words of `text` with what each may stand for; fillers and "Việt Nam" say nothing."""
    apart = _TWO_KNOWN.sub(_apart, _COUNTRY.sub("", text))
    words = re.findall(r"[\w&-]*\w", apart)
    return tuple(_token(word) for word in words if fold(word) and word.lower() not in FILLERS)


def name_words(name: str) -> list[str]:
    """The folded words of a body's name, usual shortenings written out, fillers left out."""
    return [word for token in tokens(name) for word in token.readings[0]]


def _apart(both: re.Match[str]) -> str:
    """ "HĐND&UBND" as two words; "TT&DVĐN" stays the initials of one name."""
    return f"{both[1]} {both[2]}" if both[1] in MEANINGS and both[2] in MEANINGS else both[0]


def _token(word: str) -> Token:
    key = re.sub(r"[&-]", "", word)
    if meanings := MEANINGS.get(key):
        readings = tuple(tuple(fold(meaning).split()) for meaning in meanings.split("|"))
        return Token(word, readings, fold(key), usual=True)
    letters = fold(key) if _INITIALS.fullmatch(word) and len(key) > 1 else ""
    return Token(word, (tuple(fold(word).split()),), letters)
