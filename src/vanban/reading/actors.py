"""Who is to do something: offices and groups of offices as plans name them."""

from __future__ import annotations

import re

from .patterns import any_name_of, any_of
from .vocabulary import DUTY_VERBS, NOT_OFFICES, OFFICE_HEADS, THINGS

_HEAD = any_name_of(OFFICE_HEADS)
_ACTOR = re.compile(rf"(?!{NOT_OFFICES})(?:{_HEAD}|[Cc]ác\s+(?!{THINGS})\w+)(?!\w)")
_REQUEST = re.compile(r"^(?:Trân trọng )?[Đđ]ề nghị\s+")
_ORDER = re.compile(r"^(?:Giao|Yêu cầu|Phân công)\s+(?:cho\s+)?(?=[A-ZĐÀ-Ỹ]|các\b)")
_LED_BY = re.compile(r"\s+chủ trì(?:,? phối hợp)?.*$")

# --- where a name ends ----------------------------------------------------------------------------------------------
_VERB = re.compile(rf"(?<![\w-]){any_name_of(DUTY_VERBS)}(?!\w)", re.IGNORECASE)
#: Verbs that are nouns as well: "các tổ chức đoàn thể" names bodies, "Sở Nội vụ tổ chức hội nghị" says what one does.
_NAMES_TOO = re.compile(
    any_of("""
        tổ chức | giám sát | tuyên truyền | quản lý | kiểm tra | thi đua | phối hợp | phát | tự | trình | in | ký | thu
        xét | trên | cần | đầu mối | làm | khen thưởng
    """),
    re.IGNORECASE,
)
_MAKES_NOUN = re.compile(
    any_of("""
        các | những | cơ quan | tổ | ban | đơn vị | hệ thống | công tác | sự | việc | đoàn | phòng | viên | hoạt động
        thường trực | bộ phận | hội | và | cán bộ | khối | lĩnh vực | thi đua
    """)
    + r"\s*$",
    re.IGNORECASE,
)

# --- lists of names -------------------------------------------------------------------------------------------------
_BREAK = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+")
_PLURAL = re.compile(r"(?:các|những)\s+\w+")
#: A kind of body with a word that sets it apart stands for itself ("đơn vị sự nghiệp"); a bare one belongs to its list.
_SET_APART = re.compile(
    any_of("""
        đơn vị sự nghiệp | đơn vị lực lượng | tổ dân phố | tổ trưởng | giáo viên | doanh nghiệp (?:nhà nước|trên)
        cơ quan (?:báo|thông tin|truyền thông|tham mưu) | trường học | trạm y tế | công an | ban chỉ huy | hội đồng
    """)
    + r"\b",
    re.IGNORECASE,
)
#: Beginnings of names that hold "và" or a comma: "Văn phòng HĐND và UBND", "Báo và Phát thanh, Truyền hình".
_HELD_TOGETHER = re.compile(r"(?:Văn phòng (?:HĐND|Hội đồng nhân dân|Đoàn ĐBQH|Đảng ủy)|Báo|Ban Tuyên giáo|Đoàn ĐBQH)$")
_ASIDE = re.compile(r"\s*\((?!qua\s)[^()]*\)")

# --- who joins in ---------------------------------------------------------------------------------------------------
#: Only "với" makes "tổ chức" a partner: "phối hợp tổ chức họp dân" is what the two do.
_WITH = re.compile(
    r"[Pp]hối hợp(?:\s+chặt chẽ|\s+thường xuyên)?(?:\s+cùng)?"
    rf"(?:\s+với\s*:?\s+|\s*:?\s+(?!(?i:{NOT_OFFICES})))"
)
_PARTNER = re.compile(rf"(?:(?i:{_HEAD})(?!\w)|(?:các|cấp ủy|chính quyền|cơ quan|nhà trường)\s)")
_PARTNERS_END = re.compile(r"[;:.]|\s(?:để|nhằm|trong việc|khi|theo)\s")


def is_actor(text: str) -> bool:
    """Whether these words open with the name of an office or group of offices."""
    return bool(_ACTOR.match(without_request(text)))


def is_request(text: str) -> bool:
    """Whether the plan asks ("Đề nghị") a body that it cannot order."""
    return bool(_REQUEST.match(text))


def without_request(text: str) -> str:
    """The words without "Đề nghị", "Giao" in front; `text` is unchanged where there is none."""
    return _ORDER.sub("", _REQUEST.sub("", text))


def actor_length(text: str) -> int:
    """How many characters of a sentence name the actor that opens it; 0 where it opens with something else."""
    lead = len(text) - len(without_request(text))
    if not _ACTOR.match(text, lead):
        return 0
    return first_verb(text, lead, after=lead + 2) or 0


def first_verb(text: str, begin: int, after: int) -> int | None:
    """Where the first verb of duty stands that is not part of the name beginning at `begin`."""
    for verb in _VERB.finditer(text, after):
        before = text[begin : verb.start()]
        noun = _NAMES_TOO.fullmatch(verb[0]) and _MAKES_NOUN.search(before)
        capital = verb[0][0].isupper() and not before.rstrip().endswith(":")
        if not noun and not capital:
            return verb.start()
    return None


def split_actors(text: str) -> tuple[str, ...]:
    """Separate bodies separated; a list of bare kinds ("cơ quan, đơn vị, ban, ngành") stays one."""
    text = _LED_BY.sub("", without_request(text).strip(" .;:,"))
    pieces: list[str] = []
    at = 0
    for cut in _BREAK.finditer(text):
        piece = text[at : cut.start()]
        in_brackets = piece.count("(") > piece.count(")")
        if not in_brackets and _starts_body(text[cut.end() :]) and not _HELD_TOGETHER.search(piece):
            pieces.append(piece)
            at = cut.end()
    named = (_ASIDE.sub("", piece).strip(" ,;:") for piece in [*pieces, text[at:]])
    return tuple(name for name in named if name)


def _starts_body(text: str) -> bool:
    """Whether a body's own name begins here, and not another bare kind of the list before."""
    if _PLURAL.match(text) or _SET_APART.match(text):
        return True
    return text[:1].isupper() and bool(_ACTOR.match(text))


def coordinating_in(text: str) -> tuple[str, ...]:
    """The bodies after "phối hợp với", up to what is to be done together."""
    found: list[str] = []
    for match in _WITH.finditer(text):
        rest = text[match.end() :]
        if _PARTNER.match(rest):
            rest = rest[: first_verb(rest, 0, after=3)]
            stop = _PARTNERS_END.search(rest)
            found += split_actors(rest[: stop.start() if stop else len(rest)])
    return tuple(dict.fromkeys(piece for piece in found if len(piece) > 2))
