"""Channels: the forms and carriers of publicity that a plan names, from the loudspeaker to the meeting of a hamlet.

A new plan names a channel that is not read? Add its words to the listing of its family, as they stand inside a
sentence. Order does not matter there: the longest name that fits is read. The families follow the kinds of grass-roots
information of Decree 49/2024/NĐ-CP, with the press and with what people do together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .model import Mention
from .outline import EDGE, Sentence
from .patterns import any_name_of, any_of, phrases
from .vocabulary import LOWER

# --- names that say it all ------------------------------------------------------------------------------------------
#: Heard in the street and on the air.
_HEARD = phrases("""
    loa lưu động | loa kéo | xe loa | xe loa lưu động | xe tuyên truyền | xe tuyên truyền lưu động
    đài truyền thanh | sóng phát thanh | sóng truyền hình | sóng phát thanh, truyền hình
""")
#: Read in a newspaper, a newsletter or a column of one.
_PRESS = phrases("""
    báo in | báo in, đài | báo, đài | báo điện tử | tạp chí | tập san | đặc san | bản tin | bản tin nội bộ
    chuyên trang | chuyên mục | các trang, chuyên mục | tin, bài | tin bài | bài viết | phóng sự | phóng sự ngắn
""")
#: Printed and handed out.
_PRINTED = phrases("""
    tờ rơi | tờ gấp | tờ tin | sổ tay | kỷ yếu | ấn phẩm | tài liệu tuyên truyền
""")
#: Hung up where people pass.
_HUNG_UP = phrases("""
    pa-nô | pa nô | panô | áp phích | băng rôn | băng zôn | khẩu hiệu | tranh cổ động | cổ động trực quan | triển lãm
    bảng tin | bảng tin điện tử | bảng điện tử | bảng niêm yết
""")
#: Watched or read on a screen.
_ON_SCREEN = phrases("""
    video | video clip | clip | clip hướng dẫn | phim ngắn | phim tài liệu | phim phóng sự | podcast | livestream
    infographic | đồ họa thông tin | tin nhắn | tin nhắn SMS
""")
#: Passed on by word of mouth, or asked for: where people can answer.
_SPOKEN = phrases("""
    báo cáo viên | tuyên truyền viên | tuyên truyền miệng | báo cáo chuyên đề | truyền đạt kinh nghiệm
    đường dây nóng | hòm thư | hòm thư góp ý
""")
#: What people come together for.
_TOGETHER = phrases("""
    tọa đàm | giao lưu | hội thi | tiểu phẩm | sân khấu hóa | văn hóa, văn nghệ | chào cờ đầu tuần
    sinh hoạt chi bộ | sinh hoạt chi đoàn | sinh hoạt chi hội | sinh hoạt câu lạc bộ | sinh hoạt tổ dân phố
    sinh hoạt dưới cờ | họp thôn | họp tổ dân phố | họp khu phố | họp ấp | họp bản
""")
#: Named only as a kind: "kết hợp hình thức truyền thống với hình thức trực tuyến".
_KINDS = phrases("""
    hình thức truyền thống | hình thức trực tuyến | hình thức trực tiếp | nền tảng số | hệ thống thông tin cơ sở
    các trang, kênh, mạng di động
""")
_NAME = any_name_of((*_HEARD, *_PRESS, *_PRINTED, *_HUNG_UP, *_ON_SCREEN, *_SPOKEN, *_TOGETHER, *_KINDS))

#: Everyday words that are channels only beside these neighbours: "tham quan, học tập kinh nghiệm", "diễn đàn trực
#: tuyến", but not "tham quan du lịch" or "đường truyền Internet".
_IN_COMPANY = any_of(r"""
    trao đổi(?= kinh nghiệm|, truyền đạt|, tham quan|, giao lưu|[;.]|$)
    tham quan(?: thực tế)?(?=[,;.]| học)
    (?<=tham quan, )học tập kinh nghiệm | (?<=thực tế, )học tập kinh nghiệm
    chương trình(?= truyền hình|, đưa tin|, tin|, phóng)
    hội nghị(?= trực tuyến) | diễn đàn(?= trực tuyến|[,;.])
    (?<!truyền )(?<!nối )Internet
""")

# --- names that go on -----------------------------------------------------------------------------------------------
#: Whose it is: "của Sở", "UBND tỉnh", "các xã, thị trấn", "của các cơ quan, đơn vị". Capitals are an office by its
#: letters.
_OWNER = any_of("""
    [A-ZĐ]{2,} | Sở | Trung tâm | Trường | Đoàn trường | Hội | Công đoàn | Cụm
    tỉnh | huyện | xã | phường | thị trấn | thành phố | cấp xã | thôn | bản | ấp | khu phố
    cơ quan | đơn vị | địa phương | ngành | cơ sở | trường | nhà trường
""")
_OTHER_OWNER = any_of("thị trấn | đơn vị | địa phương | thôn | phường | bản(?! tin) | khu phố | tổ dân phố")
_OF = rf"(?: (?:của )?(?:các )?{_OWNER}(?:, {_OTHER_OWNER})*)*"
#: What it is called: "Fanpage “Tuổi trẻ …”", "cuộc thi viết “…”".
_TITLE = r"(?: “[^”]{2,60}”)?"

#: "hệ thống loa truyền thanh cơ sở", "truyền thanh xã, thôn".
_LOUDSPEAKER = (
    "(?:hệ thống )?(?:loa )?(?:truyền thanh|phát thanh)"
    "(?: (?:cơ sở|thông minh|của xã|xã|phường|cấp xã|huyện))*(?:, thôn)?"
)
#: "Cổng thông tin điện tử tỉnh", "trang TTĐT các xã, thị trấn", "Website của Sở".
_WEB_PAGE = rf"(?:(?:[Cc]ổng|[Tt]rang) (?:thông tin|TTĐT)(?: điện tử)?|[Ww]ebsite){_OF}"
_NETWORK = any_of("[Zz]alo(?: OA)? | [Ff]acebook | [Yy]ou[Tt]ube | [Tt]ik[Tt]ok")
#: "các nền tảng mạng xã hội Zalo, Facebook", "trang Facebook “…” của Đoàn trường", "Fanpage nhà trường", "Zalo OA".
_SOCIAL_MEDIA = any_of(rf"""
    (?:các )?(?:nền tảng |ứng dụng |trang )?mạng xã hội(?: {_NETWORK}(?:, {_NETWORK})*)?
    (?:trang|nhóm|kênh|tài khoản|[Ff]anpage|video|clip) {_NETWORK}{_TITLE}{_OF}
    [Ff]anpage{_TITLE}{_OF}
    {_NETWORK}
""")
#: "các phương tiện thông tin đại chúng", "các kênh truyền thông của xã"; the system that offices pass their papers
#: through, with its brand; "màn hình điện tử công cộng"; "giờ chào cờ đầu tuần"; "cuộc thi viết, tìm hiểu về …".
_WITH_MORE_WORDS = any_of(rf"""
    (?:các )?phương tiện (?:thông tin|truyền thông)(?: đại chúng)?
    các kênh truyền thông[^,;.]{{0,40}}
    ứng dụng quản lý văn bản(?: và điều hành)?(?: \w+)?
    màn hình [{LOWER} ]{{3,20}}(?=[,;.])
    giờ chào cờ[{LOWER} ]{{0,10}}
    cuộc thi viết(?:, tìm hiểu[^,;.]{{0,60}})?
""")

_LONG_NAME = any_of(f"{_LOUDSPEAKER} | {_WEB_PAGE} | {_SOCIAL_MEDIA} | {_WITH_MORE_WORDS}")
_CHANNEL = re.compile(rf"(?<!\w)(?:{_LONG_NAME}|{_IN_COMPANY}|{_NAME})(?!\w){_TITLE}")

# --- what is none ---------------------------------------------------------------------------------------------------
#: Words of many uses; by themselves they count only where something is done through them.
_OF_MANY_USES = frozenset(phrases("giao lưu | trao đổi | hội thi | video | clip | khẩu hiệu"))
#: What stands before a form of publicity: "tổ chức các hội thi", "thông qua giao lưu", "phóng sự, video".
_DONE_THROUGH = re.compile(
    r"(?:tổ chức|hình thức|thông qua|bằng|qua|như|,|cho (?:các )?điển hình[^.;]*) ?(?:các |cho )?(?:\w+ ){0,3}$",
    re.IGNORECASE,
)
#: Airing as such: what is aired, or on what, stands beside it as a name of its own.
_AIRING = "phát thanh"
#: A recipient of the plan that is a channel: "Trang TTĐT xã (để đăng tải)".
_POSTED_ON = re.compile(r"(?:[Ww]ebsite|[Cc]ổng TTĐT|[Tt]rang TTĐT|[Cc]ổng thông tin điện tử)[^;.(]*")


def read_channels(sentences: Iterable[Sentence], recipients: Iterable[Mention]) -> tuple[Mention, ...]:
    """Channels, each once, in the order of first mention; organisations are none."""
    return tuple(_each_once([*_named_in(sentences), *_among(recipients)]))


def _named_in(sentences: Iterable[Sentence]) -> Iterator[Mention]:
    for sentence in sentences:
        for match in _CHANNEL.finditer(sentence.text):
            if _is_channel(match):
                yield _mention(match, sentence.start)


def _among(recipients: Iterable[Mention]) -> Iterator[Mention]:
    """Where the plan itself is to be posted."""
    for recipient in recipients:
        if "ăng tải" in recipient.text and (match := _POSTED_ON.search(recipient.text)):
            yield _mention(match, recipient.span[0])


def _mention(match: re.Match[str], start: int) -> Mention:
    words = match[0].strip(EDGE)
    return Mention(words, (start + match.start(), start + match.start() + len(words)))


def _is_channel(match: re.Match[str]) -> bool:
    name = _bare(match[0])
    if name in _OF_MANY_USES:
        return bool(_DONE_THROUGH.search(match.string[max(0, match.start() - 60) : match.start()]))
    return name != _AIRING


def _each_once(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Without repetitions: "truyền thanh" after "loa truyền thanh xã" is the same channel named more briefly."""
    known: set[str] = set()
    for mention in mentions:
        name = _bare(mention.text)
        if name not in known and not (len(name) > 5 and any(name in longer for longer in known)):
            known.add(name)
            yield mention


def _bare(name: str) -> str:
    """The name to compare by: "các tờ rơi" and "tờ rơi", "tin, bài" and "tin bài" are the same."""
    return re.sub(r"^(?:các|hệ thống|nền tảng) ", "", name.strip(EDGE).casefold()).replace("tin, bài", "tin bài")
