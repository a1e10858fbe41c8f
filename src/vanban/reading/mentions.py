"""What a plan names on the way: subjects, channels, events and sources of money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .model import Event, Mention
from .outline import EDGE, Part, Sentence
from .vocabulary import LOWER, UPPER

# --- subjects -------------------------------------------------------------------------------------------------------
_SUBJECTS = (
    ("individual", re.compile(r"(?<!\w)cá nhân(?!\w)", re.IGNORECASE)),
    ("collective", re.compile(r"(?<!\w)tập thể(?!\w)", re.IGNORECASE)),
    ("household", re.compile(r"(?<!\w)(?:hộ gia đình|gia đình (?:điển hình|gương mẫu|tiêu biểu)|(?:tập thể|cá nhân),? (?:và )?gia đình|hộ (?:sản xuất|kinh doanh) giỏi)(?!\w)", re.IGNORECASE)),
)  # fmt: skip


def read_subjects(sentences: list[Sentence]) -> tuple[Mention, ...]:
    """Who can be an exemplar: individuals, collectives, households."""
    found = []
    for code, words in _SUBJECTS:
        for sentence in sentences:
            if match := words.search(sentence.text):
                found.append(Mention(code, (sentence.start + match.start(), sentence.start + match.end())))
                break
    return tuple(found)


# --- channels -------------------------------------------------------------------------------------------------------
_OF = rf"(?:\s+(?:của\s+)?(?:các\s+)?(?:Sở|tỉnh|huyện|xã|phường|thôn|Trường|nhà trường|thị trấn|trường|Đoàn trường|cơ quan|đơn vị|địa phương|thành phố|ngành|Trung tâm|Cụm|cấp xã|cơ sở|UBND|Hội|Công đoàn|TTXT|khu phố|bản|ấp)(?:,\s+(?:thị trấn|đơn vị|địa phương|thôn|phường|bản(?! tin)|khu phố|tổ dân phố))*)*"
#: Forms and carriers of publicity. Longer forms first; what follows a name is part of it only where `_OF` says so.
_CHANNELS = re.compile(
    rf"(?<!\w)(?:(?:hệ thống\s+)?(?:loa\s+)?(?:truyền thanh|phát thanh)(?:\s+(?:cơ sở|thông minh|của xã|xã|phường|cấp xã|huyện))*(?:,\s+thôn)?|loa (?:lưu động|kéo|phát thanh)"
    rf"|(?:[Cc]ổng|[Tt]rang)\s+(?:thông tin(?: điện tử)?|TTĐT)(?:\s+điện tử)?{_OF}|[Ww]ebsite{_OF}"
    rf"|(?:các\s+)?(?:nền tảng\s+|ứng dụng\s+|trang\s+)?mạng xã hội(?:\s+(?:[Zz]alo|[Ff]acebook)(?:,\s*(?:[Ff]acebook|[Zz]alo|[Tt]ik[Tt]ok|[Yy]ou[Tt]ube))*)?"
    rf"|(?:trang|nhóm|kênh|tài khoản|[Ff]anpage)\s+(?:[Zz]alo(?: OA)?|[Ff]acebook|[Yy]ou[Tt]ube|[Tt]ik[Tt]ok)(?:\s+“[^”]+”)?{_OF}|[Zz]alo(?: OA)?|[Ff]acebook|[Ff]anpage(?:\s+“[^”]+”)?{_OF}|[Yy]outube|[Tt]iktok"
    rf"|(?:các\s+)?phương tiện (?:thông tin|truyền thông)(?: đại chúng)?|các trang, kênh, mạng di động|các trang, chuyên mục|ứng dụng quản lý văn bản(?: và điều hành)?(?:\s+\w+)?"
    rf"|phim (?:ngắn|tài liệu|phóng sự)|đồ họa thông tin|bảng (?:tin|điện tử)(?: điện tử)?|báo cáo chuyên đề|các kênh truyền thông[^,;.]{{0,40}}|diễn đàn(?= trực tuyến|[,;.])|màn hình [{LOWER} ]{{3,20}}(?=[,;.])"
    rf"|tập san|đặc san|clip hướng dẫn|hệ thống thông tin cơ sở|xe (?:tuyên truyền|loa)(?: lưu động)?|triển lãm|tin nhắn(?: SMS)?|bản tin nội bộ|bảng niêm yết"
    rf"|nền tảng số|(?<!truyền )(?<!nối )Internet|hình thức (?:truyền thống|trực tuyến|trực tiếp)|báo cáo viên|tuyên truyền viên|cổ động trực quan|tuyên truyền miệng"
    rf"|pa[\s-]?nô|áp phích|băng (?:rôn|zôn)|khẩu hiệu|tờ rơi|tờ gấp|tờ tin|bản tin|sổ tay|tài liệu tuyên truyền|kỷ yếu|ấn phẩm|infographic|video(?: clip)?|clip|podcast|tạp chí"
    rf"|chuyên trang|chuyên mục|phóng sự(?: ngắn)?|tin,? bài|bài viết|chương trình(?= truyền hình|, đưa tin|, tin|, phóng)|báo(?: in)?, đài|báo in|báo điện tử|sóng (?:phát thanh|truyền hình)(?:, truyền hình)?|đường dây nóng|hòm thư(?: góp ý)?|tiểu phẩm|đài truyền thanh|livestream|tranh cổ động"
    rf"|tọa đàm|giao lưu(?=[,;. ]|$)|trao đổi(?= kinh nghiệm|, truyền đạt|, tham quan|, giao lưu|[;.]|$)|truyền đạt kinh nghiệm|tham quan(?: thực tế)?(?=[,;.]| học)|(?<=tham quan, )học tập kinh nghiệm|(?<=thực tế, )học tập kinh nghiệm|hội thi|cuộc thi viết(?:, tìm hiểu[^,;.]{0,60})?|sân khấu hóa|văn hóa, văn nghệ"
    rf"|sinh hoạt (?:chi bộ|chi đoàn|chi hội|dưới cờ|câu lạc bộ|tổ dân phố)|họp (?:thôn|tổ dân phố|khu phố|ấp|bản)|giờ chào cờ[{LOWER} ]{{0,10}}|chào cờ đầu tuần|hội nghị(?= trực tuyến)|ứng dụng mạng xã hội)(?!\w)(?:\s+“[^”]{{2,60}}”)?"
)
_CARRIERS_ALONE = frozenset({"giao lưu", "trao đổi", "hội thi", "báo chí", "truyền hình", "video", "clip", "khẩu hiệu"})


def read_channels(sentences: list[Sentence], recipients: Iterable[Mention]) -> tuple[Mention, ...]:
    """Forms and carriers of publicity, each once, in the order of first mention; organisations are none."""
    found: dict[str, Mention] = {}
    for sentence in sentences:
        for match in _CHANNELS.finditer(sentence.text):
            _note_channel(match[0], sentence.start + match.start(), sentence.text, match, found)
    for recipient in recipients:
        if match := re.search(r"(?:[Ww]ebsite|[Cc]ổng TTĐT|[Tt]rang TTĐT|[Cc]ổng thông tin điện tử)[^;.]*", recipient.text):
            _note_channel(match[0], recipient.span[0] + match.start(), recipient.text, match, found) if "ăng tải" in recipient.text else None
    return tuple(found.values())


def _note_channel(words: str, start: int, text: str, match: re.Match[str], found: dict[str, Mention]) -> None:
    words = words.strip(EDGE)
    key = re.sub(r"^(?:các|hệ thống|nền tảng)\s+", "", words.casefold())
    key = key.replace("tin, bài", "tin bài")
    if key in found or key == "phát thanh" or (key in _CARRIERS_ALONE and not _is_form(text, match)):
        return
    if any(key in known and len(key) > 5 for known in found):
        return
    found[key] = Mention(words, (start, start + len(words)))


def _is_form(text: str, match: re.Match[str]) -> bool:
    """Whether a common word is used as a form of publicity here: something is done through it."""
    before = text[max(0, match.start() - 60) : match.start()]
    return bool(re.search(r"(?:tổ chức|hình thức|thông qua|cho (?:các )?điển hình[^.;]*|bằng|qua|như|,)\s*(?:các\s+|cho\s+)?(?:\w+\s){0,3}$", before))


# --- events ---------------------------------------------------------------------------------------------------------
_GATHERING = "Hội nghị|Đại hội|Lễ|Ngày hội|Hội thi|Cuộc thi|Hội thảo|Liên hoan|Tuần lễ|Tuần|Ngày|Chung kết|Vòng|Diễn đàn|Hội diễn|Tháng hành động|Tháng cao điểm"
_ALSO = r"(?:, (?:tổng kết|trao giải|tôn vinh|khen thưởng|tuyên dương|biểu dương|rút kinh nghiệm|các sự kiện|kỷ niệm)[^,;.():]{0,90})*"
_EVENT = re.compile(
    rf"(?:[Kk]ỷ niệm\s+(?:\d+\s+năm\s+)?(?:[Nn]gày\s+)?(?:các\s+)?[^,;.():]{{6,120}}(?:, các (?:ngày|sự kiện)[^,;.()]{{3,60}})?"
    rf"|(?<![\w“])(?:{_GATHERING})\s+(?!này|trên|của|đã|là|được|do|có|\d)(?:[^,;.():“”]|“[^”]*”){{3,150}}{_ALSO}"
    rf"|(?:[Hh]ội nghị|[Ll]ễ)\s+(?:sơ kết|tổng kết|tôn vinh|biểu dương|tuyên dương|phát động|trao giải|gặp mặt|đối thoại|giao ban)[^,;.():]{{0,110}}{_ALSO}"
    rf"|cuộc thi\s+(?:[^;.():“”]|“[^”]*”){{6,120}}|(?:các\s+)?(?:ngày lễ|lớp (?:bồi dưỡng|tập huấn))[^;.()]{{0,110}}|(?:các\s+)?dịp sơ kết, tổng kết(?: của)[^;.,()]{{0,60}}(?:, [^;.,()]{{3,20}}){{0,2}}"
    rf"|sơ kết, tổng kết(?: hằng năm| hàng năm)|tổng kết (?:phong trào thi đua|[Đđ]ợt thi đua|Cuộc thi|Hội thi)[^,;.()]{{0,80}}|(?<!\w)cuộc bầu cử đại biểu[^,;.()]{{10,140}})"
)
_EVENT_END = re.compile(
    rf"\s+(?:gắn với|để|nhằm|vào (?:năm|tháng|ngày|quý|dịp)|trong (?:năm|tháng|quý|dịp|khuôn khổ)|phục vụ|do đó|và (?:tổ chức|đề|các hình thức|hướng tới|chào mừng|triển khai|thực hiện|xây dựng)|có|cho|từ đó|theo|bảo đảm|đảm bảo|với|hằng năm|hàng năm"
    rf"|trước ngày|trong toàn|được|phù hợp|là|tại|nhân|đã|thực sự|tổ chức (?:ngày|vào|trong|từ|trang)|tiến hành|diễn ra|nơi|ngày \d|\d{{1,2}}/\d|dự kiến|trên địa bàn|gửi|lần này)(?=\s|$|\d|/)|,\s+(?:trên|nhằm|với|qua đó|tạo|góp phần|từ đó|bảo đảm)\s|\s*[\"(:]"
)
_EVENT_DATE = re.compile(r"[\s:]*(?:tổ chức\s+)?\(?(?:dự kiến\s+|dịp\s+|vào\s+|trong\s+|ngày\s+|nhân\s+)*(?:(?P<years>\d{1,2}/\d{1,2}/\d{4}\s*[-–]\s*)?(?P<day>\d{1,2}/\d{1,2}(?:/\d{4})?)|năm (?P<year>\d{4})|(?P<quarter>[Qq]uý [IV]+/\d{4}))")
_GENERIC = re.compile(r"^(?:Đại hội(?: đại biểu)?(?: Đảng)?(?: các cấp)?|Ngày \d|Lễ|Hội nghị|Ngày|Đại hội lần thứ)$|^Ngày (?:công|làm|nhận|ban)")


def read_events(sentences: list[Sentence]) -> tuple[Event, ...]:
    """Named occasions and meetings, each once."""
    found: list[Event] = []
    for sentence in sentences:
        at = 0
        while match := _EVENT.search(sentence.text, at):
            event = _event(match, sentence)
            at = match.start() + len(event.name) if event else match.start() + 3
            if event:
                _keep_event(event, found)
    return tuple(found)


def _event(match: re.Match[str], sentence: Sentence) -> Event | None:
    before = sentence.text[max(0, match.start() - 14) : match.start()]
    if re.search(r"(?:Nghị quyết|tham dự|khóa|của|theo)\s+(?:của\s+)?$", before) and match[0].startswith(("Đại hội", "Hội nghị")) and "Nghị" in before:
        return None
    name = match[0]
    if stop := _EVENT_END.search(name, 5):
        name = name[: stop.start()]
    name = name.strip(EDGE)
    if _GENERIC.match(name) or len(name.split()) < 3:
        return None
    start = sentence.start + match.start()
    rest = sentence.text[match.start() + len(name) :]
    date = _EVENT_DATE.match(rest)
    words = date and (date["day"] or date["year"] or date["quarter"])
    if date and date["years"]:
        words = date["day"]
    if not words and (year := re.search(r"năm (\d{4}),?\s+(?:tổ chức\s+)?$", sentence.text[: match.start()])):
        words = year[1]
    return Event(name, words, (start, start + len(name)))


def _keep_event(event: Event, found: list[Event]) -> None:
    words = set(re.findall(r"\w+", event.name.casefold()))
    for old in found:
        known = set(re.findall(r"\w+", old.name.casefold()))
        if len(words & known) >= 0.9 * min(len(words), len(known)):
            return
    found.append(event)


# --- money ----------------------------------------------------------------------------------------------------------
_SOURCE_HEAD = r"(?:các\s+)?(?:nguồn|ngân sách|kinh phí|[Qq]uỹ|xã hội h[oó][áa]|dự toán|tài trợ|đóng góp|vốn|chương trình mục tiêu|tài chính)"
_SOURCE = re.compile(rf"(?<!\w){_SOURCE_HEAD}(?!\w)(?:(?!,\s+{_SOURCE_HEAD}|\s+và\s+(?:từ\s+)?{_SOURCE_HEAD}|\s+từ\s+{_SOURCE_HEAD})[^;.:()])*")
_SOURCE_END = re.compile(
    r"\s+(?:bảo đảm|đảm bảo|theo (?:phân cấp|quy định của|khả năng|Luật|đúng)|được (?:bố trí|phân bổ|giao|cân đối|sử dụng|trích|cấp|thực hiện|lồng)|h[ằà]ng năm(?! của)|để (?:thực hiện|tổ chức|triển khai)|cho|do|chi\s+trả|hỗ trợ (?:cho|thực)|phục vụ|thực hiện|trên (?:tinh thần|cơ sở))(?=\s|$)"
)
_NOT_A_SOURCE = re.compile(r"^(?:kinh phí (?:thực hiện|tổ chức|triển khai|phục vụ|để|cho|và|hoạt động của)|dự toán$|nguồn(?: kinh phí| vốn| lực)?$|ngân sách(?: hiện hành)?$|kinh phí$|đóng góp$|các nguồn$|vốn$|tài chính$|quỹ$|kinh phí bảo đảm|kinh phí từ)", re.IGNORECASE)


def read_budget_sources(parts: list[Part]) -> tuple[Mention, ...]:
    """Where the money comes from, in the parts on money."""
    found: dict[str, Mention] = {}
    for part in parts:
        if not any(re.search(r"kinh phí|nguồn lực|tài chính", h, re.IGNORECASE) and not h[:1].islower() and len(h.split()) < 14 for h in part.path):
            continue
        if re.match(r"(?:Phòng|Sở|Ban|Văn phòng)\b", part.section.heading or ""):
            continue
        for sentence in part.sentences():
            for mention in _sources(sentence):
                key = re.sub(r"^(?:các\s+)?(?:nguồn\s+)?", "", mention.text.casefold())
                if not any(key == k or key in k for k in found):
                    found[key] = mention
    return tuple(found.values())


def _sources(sentence: Sentence) -> Iterator[Mention]:
    for match in _SOURCE.finditer(sentence.text):
        words = match[0]
        if stop := _SOURCE_END.search(words):
            words = words[: stop.start()]
        words = words.strip(EDGE)
        if not _NOT_A_SOURCE.search(words):
            start = sentence.start + match.start()
            yield Mention(words, (start, start + len(words)))


__all__ = ["UPPER", "read_budget_sources", "read_channels", "read_events", "read_subjects"]
