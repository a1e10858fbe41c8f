"""Events: occasions and meetings that a plan names, each with the day that is printed beside it.

An event opens with the word for its kind, and its name runs on to the first words that go over to something else: when
and where it is, what it is for. A kind that is not read is a word more in the listings of the first section.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .model import Event
from .outline import EDGE, Sentence
from .patterns import any_of
from .tables import Row

# --- kinds of events ------------------------------------------------------------------------------------------------
#: With a capital, whatever follows is the name: "Ngày hội Toàn dân bảo vệ an ninh Tổ quốc"; "Ngày công" is none.
_GATHERING = any_of("""
    Hội nghị | Đại hội | Hội thảo | Diễn đàn
    Lễ | Ngày(?! công| làm| nhận| ban) | Ngày hội | Tuần | Tuần lễ | Tháng hành động | Tháng cao điểm
    Hội thi | Cuộc thi | Vòng | Chung kết | Liên hoan | Hội diễn
""")
#: With a small letter, a meeting is an event for one of these: "hội nghị biểu dương", not "hội nghị của cơ quan".
_MEETING_FOR = any_of("""
    sơ kết | tổng kết | tôn vinh | biểu dương | tuyên dương | phát động | trao giải | gặp mặt | đối thoại | giao ban
""")
#: What is summed up where no meeting is named: "tổng kết đợt thi đua", not "tổng kết kinh nghiệm".
_SUMMED_UP = any_of("phong trào thi đua | [Đđ]ợt thi đua | Cuộc thi | Hội thi | năm học")
#: Occasions that are one only when they are held: "tổ chức triển lãm ảnh", "tổ chức 01 cuộc diễn tập ứng cứu".
_HELD = r"(?:(?<=[Tt]ổ chức )|(?<=\d cuộc )|(?<=\d buổi ))" + any_of("giao ban | diễn tập | triển lãm | đối thoại với")
#: What a meeting does besides, after a comma: "Hội nghị tổng kết phong trào, tuyên dương các điển hình".
_ALSO_DONE = any_of("""
    tổng kết | rút kinh nghiệm | trao giải | khen thưởng | tôn vinh | tuyên dương | biểu dương | kỷ niệm | các sự kiện
""")

# --- how the name of each kind runs on ------------------------------------------------------------------------------
_AND_ALSO = rf"(?:, {_ALSO_DONE}[^,;.():]{{0,90}})*"
#: A letter of the name, or a whole title in quotes, whatever marks stand in it: "Cuộc thi “Người tốt, việc tốt”".
_LETTER_OR_TITLE = r"(?:[^,;.():“”]|“[^”]{0,200}”)"
#: A title by itself ("“Ngày vì người nghèo”") is no event, nor is a congress whose resolution is carried out.
_NOT_AFTER = "(?<!“)(?<!Nghị quyết )(?<!Nghị quyết của )"
#: "Ngày này", "Hội nghị đã thống nhất", "Tuần 2": here the capital is that of the sentence.
_NAMELESS = any_of(r"này | trên | của | đã | là | được | do | có | và | về | cuối | đầu | \d")

_EVENT_SHAPES = (
    # kỷ niệm 50 năm Ngày thành lập trường, các ngày lễ lớn
    r"[Kk]ỷ niệm [^,;.():]{6,140}(?:, các (?:ngày|sự kiện)[^,;.()]{3,60})?",
    # Đại hội Thi đua yêu nước tỉnh lần thứ VI
    rf"{_NOT_AFTER}{_GATHERING} (?!{_NAMELESS}){_LETTER_OR_TITLE}{{1,150}}{_AND_ALSO}",
    # hội nghị biểu dương người tốt, việc tốt
    rf"(?:[Hh]ội nghị|[Ll]ễ) {_MEETING_FOR}[^,;.():]{{0,110}}{_AND_ALSO}",
    # cuộc thi trực tuyến tìm hiểu Luật Cư trú, Luật Căn cước
    rf"cuộc thi (?:{_LETTER_OR_TITLE}|,){{1,120}}",
    # các ngày lễ lớn của đất nước; lớp tập huấn nghiệp vụ, kỹ năng
    r"(?:các )?(?:ngày lễ|lớp bồi dưỡng|lớp tập huấn)[^;.()]{0,110}",
    # dịp sơ kết, tổng kết của ngành, đơn vị
    r"(?:các )?dịp sơ kết, tổng kết của[^;.,()]{0,60}(?:, [^;.,()]{3,20}){0,2}",
    # sơ kết, tổng kết [hằng năm]
    r"sơ kết, tổng kết(?= (?:hằng|hàng) năm)",
    # tổng kết đợt thi đua cao điểm
    rf"tổng kết {_SUMMED_UP}[^,;.()]{{0,80}}",
    # tổ chức [giao ban chuyên đề cải cách hành chính]
    rf"{_HELD} [^,;.():]{{4,90}}",
    # lễ hội Đền Hùng
    r"lễ hội (?=[A-ZĐ])[^,;.():]{3,60}",
    # cuộc bầu cử đại biểu Hội đồng nhân dân các cấp
    r"cuộc bầu cử đại biểu[^,;.()]{10,140}",
)
_EVENT = re.compile(rf"(?<!\w)(?:{'|'.join(_EVENT_SHAPES)})")

# --- where the name ends --------------------------------------------------------------------------------------------
#: Words that go over to when and where, what for, how, what becomes of it, and to the next thing to do.
_GOES_OVER = any_of(r"""
    vào (?:năm|tháng|ngày|quý|dịp) | trong (?:năm|tháng|quý|dịp|khuôn khổ) | trước ngày | ngày \d | \d{1,2}/\d
    hằng năm | hàng năm | dự kiến | lần này
    tại | nơi | trên địa bàn | trong toàn
    để | nhằm | phục vụ | cho | nhân (?:dịp|ngày|lễ|kỷ niệm|năm) | gắn với
    theo | với | bảo đảm | đảm bảo | phù hợp
    là | có | được | đã | thực sự | tiến hành | diễn ra | gửi | tổ chức (?:ngày|vào|trong|từ|trang)
    do đó | từ đó | và (?:tổ chức|đề|các hình thức|hướng tới|chào mừng|triển khai|thực hiện|xây dựng)
""")
_GOES_OVER_AFTER_COMMA = any_of("trên | nhằm | với | qua đó | tạo | góp phần | từ đó | bảo đảm")
_NAME_ENDS = re.compile(rf" {_GOES_OVER}(?=[ \d/,]|$)|, {_GOES_OVER_AFTER_COMMA} | ?[\"(:]")
#: "Đại hội đại biểu Đảng các cấp": congresses in general, not one of them.
_ANY_CONGRESS = re.compile(r"Đại hội(?: đại biểu)?(?: Đảng)?(?: các cấp)?|Đại hội lần thứ")

# --- its day --------------------------------------------------------------------------------------------------------
_DAY = r"\d{1,2}/\d{1,2}(?:/\d{4})?"
#: "(19/5)", "vào năm 2026", "dự kiến Quý III/2026"; of the two days of an anniversary, "01/4/1974 - 01/4/2024", the
#: second is the one to come.
_DATE_AFTER = re.compile(
    r"[ :]*(?:tổ chức )?\(?(?:(?:dự kiến|dịp|vào|trong|ngày|nhân|năm) )*"
    rf"(?:\d{{1,2}}/\d{{1,2}}/\d{{4}} ?[-–] ?)?(?P<date>{_DAY}|(?<=năm )\d{{4}}|[Qq]uý [IV]+/\d{{4}})"
)
#: "Năm 2026, tổ chức Hội thi ...": the year may stand first.
_YEAR_BEFORE = re.compile(r"[Nn]ăm (?P<date>\d{4}),? (?:tổ chức )?$")


def read_events(sentences: Iterable[Sentence], rows: Iterable[Row]) -> tuple[Event, ...]:
    """Named occasions and meetings of sentences and task tables, each once, in the order of first mention."""
    texts = [(sentence.start, sentence.text) for sentence in sentences]
    texts += [(row.span[0], row.action) for row in rows]
    return tuple(_each_once(event for start, text in sorted(texts) for event in _events_in(text, start)))


def _events_in(text: str, begin: int) -> Iterator[Event]:
    at = 0
    while match := _EVENT.search(text, at):
        at = match.start() + 1  # where this is none, one may begin inside
        name = _name(match[0])
        if _says_which(name):
            at = match.start() + len(name)
            start = begin + match.start()
            yield Event(name, _date_beside(text, match.start(), at), (start, start + len(name)))


def _name(words: str) -> str:
    """The words of an event up to where they go over to something else."""
    end = _NAME_ENDS.search(words, 5)  # the word for its kind always belongs to the name
    return (words[: end.start()] if end else words).strip(EDGE)


def _says_which(name: str) -> bool:
    """Whether the name tells this event from others of its kind."""
    return len(name.split()) >= 3 and not _ANY_CONGRESS.fullmatch(name)


def _date_beside(text: str, start: int, end: int) -> str | None:
    """The date that is printed right after the name of an event, or right before it."""
    date = _DATE_AFTER.match(text, end) or _YEAR_BEFORE.search(text[max(0, start - 25) : start])
    return date["date"] if date else None


def _each_once(events: Iterable[Event]) -> Iterator[Event]:
    """Without repetitions: nine words in ten of the shorter name in common make it the same event."""
    known: list[set[str]] = []
    for event in events:
        words = set(re.findall(r"\w+", event.name.casefold()))
        if not any(len(words & others) >= 0.9 * min(len(words), len(others)) for others in known):
            known.append(words)
            yield event
