"""Who is to do something: offices and groups of offices as plans name them."""

from __future__ import annotations

import re

from .patterns import any_name_of
from .vocabulary import DUTY_VERBS, NOT_OFFICES, OFFICE_HEADS, THINGS

_HEADS = any_name_of(OFFICE_HEADS)
_ACTOR = re.compile(
    rf"(?!{NOT_OFFICES})(?:{_HEADS}|[Cc]ác\s+(?!{THINGS})\w+)(?!\w)"
)
_ACTOR_ANY_CASE = re.compile(rf"(?:{_HEADS})(?!\w)", re.IGNORECASE)
_REQUEST = re.compile(r"(?:Trân trọng )?[Đđ]ề nghị\s+")
_ORDER = re.compile(r"(?:Giao|Yêu cầu|Phân công)\s+(?:cho\s+)?(?=[A-ZĐÀ-Ỹ]|các\b)")
_VERB = re.compile(
    rf"(?<![\w-]){any_name_of(DUTY_VERBS)}(?!\w)", re.IGNORECASE
)
_MAY_BE_NAME = frozenset({"tổ chức", "giám sát", "tuyên truyền", "quản lý", "kiểm tra", "thi đua", "phối hợp", "phát", "tự", "trình", "in", "ký", "thu", "xét", "trên", "cần", "đầu mối", "làm"})
#: Before these words "tổ chức", "giám sát", "tuyên truyền" are part of a name, not what somebody does.
_NOUN_BEFORE = re.compile(
    r"(?:các|những|cơ quan|tổ|ban|đơn vị|hệ thống|công tác|sự|việc|đoàn|phòng|viên|hoạt động|thường trực|bộ phận|hội|và|cán bộ|khối|lĩnh vực)\s*$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+")
#: A kind of body with a word that sets it apart stands for itself ("đơn vị sự nghiệp"); a bare one belongs to its list.
_QUALIFIED = re.compile(r"(?:đơn vị sự nghiệp|đơn vị lực lượng|tổ dân phố|tổ trưởng|giáo viên|doanh nghiệp (?:nhà nước|trên)|cơ quan (?:báo|thông tin|truyền thông|tham mưu)|trường học|trạm y tế|công an|ban chỉ huy|hội đồng)\b", re.IGNORECASE)
_HELD_TOGETHER = re.compile(r"(?:Văn phòng (?:HĐND|Hội đồng nhân dân|Đoàn ĐBQH|Đảng ủy)|Báo|Ban Tuyên giáo|Đoàn ĐBQH)$")
_ASIDE = re.compile(r"\s*\((?!qua\s)[^()]*\)")
_WITH = re.compile(r"[Pp]hối hợp(?:\s+chặt chẽ|\s+thường xuyên)?(?:\s+cùng)?(?:\s+với)?\s*:?\s+")


def is_actor(text: str) -> bool:
    """Whether these words open with the name of an office or group of offices."""
    return bool(_ACTOR.match(without_request(text)))


def is_request(text: str) -> bool:
    """"Đề nghị": the plan asks a body that it cannot order."""
    return bool(_REQUEST.match(text))


def without_request(text: str) -> str:
    """The words without "Đề nghị", "Giao" in front; `text` is unchanged where there is none."""
    return _ORDER.sub("", _REQUEST.sub("", text, count=1), count=1)


def actor_length(text: str) -> int:
    """How many characters of a sentence name the actor that opens it; 0 where it opens with something else."""
    lead = len(text) - len(without_request(text))
    if not _ACTOR.match(text, lead):
        return 0
    for verb in _VERB.finditer(text, lead + 2):
        before = text[lead : verb.start()]
        if (verb[0].casefold() in _MAY_BE_NAME and _NOUN_BEFORE.search(before)) or (verb[0][0].isupper() and not before.rstrip().endswith(":")):
            continue
        return verb.start()
    return 0


def split_actors(text: str) -> tuple[str, ...]:
    """Separate bodies separated; a list of bare kinds ("cơ quan, đơn vị, ban, ngành") stays one."""
    text = re.sub(r"\s+chủ trì(?:,? phối hợp)?.*$", "", without_request(text).strip(" .;:,"))
    pieces: list[str] = []
    at = 0
    for cut in _BREAK.finditer(text):
        if text[at : cut.start()].count("(") > text[at : cut.start()].count(")"):
            continue
        if _starts_body(text[cut.end() :]) and not _HELD_TOGETHER.search(text[at : cut.start()]):
            pieces.append(text[at : cut.start()])
            at = cut.end()
    named = (_ASIDE.sub("", piece).strip(" ,;:") for piece in [*pieces, text[at:]])
    return tuple(name for name in named if name)


def _starts_body(text: str) -> bool:
    """Whether a body's own name begins here, and not another bare kind of the list before."""
    if re.match(r"(?:các|những)\s+\w+", text) or _QUALIFIED.match(text):
        return True
    return bool(_ACTOR.match(text)) and text[0].isupper()


def coordinating_in(text: str) -> tuple[str, ...]:
    """The bodies after "phối hợp với", up to what is to be done together."""
    found: list[str] = []
    for match in _WITH.finditer(text):
        rest = text[match.end() :]
        if not (_ACTOR_ANY_CASE.match(rest) or re.match(r"(?:các|cấp ủy|chính quyền|cơ quan|nhà trường)\s", rest)):
            continue
        end = len(rest)
        for verb in _VERB.finditer(rest, 3):
            named = verb[0].casefold() in _MAY_BE_NAME and _NOUN_BEFORE.search(rest[: verb.start()])
            if not named and not verb[0][0].isupper():
                end = verb.start()
                break
        stop = re.search(r"[;:.]|\s(?:để|nhằm|trong việc|khi|theo)\s", rest[:end])
        found += split_actors(rest[: stop.start() if stop else end])
    return tuple(dict.fromkeys(piece for piece in found if len(piece) > 2))
