"""To whom the work of a task goes: "gửi Văn phòng Sở", "báo cáo kết quả về Sở Nội vụ", "tham mưu UBND tỉnh"."""

from __future__ import annotations

import re

from .actors import first_verb
from .patterns import any_name_of, any_of
from .vocabulary import NOT_OFFICES, OFFICE_HEADS, THINGS

#: Verbs that take whom they address right behind them.
_ADDRESSES = any_of(r"gửi | báo cáo | trình | đề xuất(?:\s+với)? | đề nghị | nộp | phản ánh | để")
#: The same and others, with the thing between: "gửi [hồ sơ giới thiệu] về ...".
_PASSES_ON = any_of("""
    gửi | báo cáo | nộp | phản ánh | giới thiệu | thông tin | thông báo | khai báo | cung cấp | đăng ký
""")
_TOWARDS = any_of("về | đến | tới | cho | với | lên")
#: Bodies without a name of their own.
_UNNAMED = any_of("""
    (?:cơ quan|cấp) có thẩm quyền | cấp trên | đơn vị liên quan | các cơ quan (?:truyền thông|báo chí)
""")
_OFFICE = rf"(?:{_UNNAMED}|(?!{NOT_OFFICES})(?:{any_name_of(OFFICE_HEADS)}|lãnh đạo))(?!\w)"
_SOME = rf"các\s+(?!{THINGS})"
_HANDED = re.compile(
    rf"(?<!\w)(?i:{_ADDRESSES})\s+(?={_OFFICE})"
    rf"|(?<!\w)(?i:{_PASSES_ON})\s(?:[^;.:]{{1,80}}?\s)??{_TOWARDS}\s+(?={_OFFICE}|{_SOME})"
    # "giới thiệu điển hình tham dự Đại hội": the congress is where they are sent
    r"|(?<!\w)(?i:giới thiệu)\s(?:[^;.:]{1,80}?\s)??tham dự\s+(?=Đại hội\s)"
)
#: Advice goes to a leader as well, but where anything is handed over, that is what an officer asks for.
_ADVISED = re.compile(rf"(?<!\w)(?i:tham mưu)\s+(?:cho\s+)?(?={_OFFICE})")

#: A comma inside a name, or before one more: "Sở Văn hóa, Thể thao và Du lịch"; and through whose hands it goes.
_NAME = re.compile(r"(?:\s\(qua\s[^()]*\)|,\s(?=[A-ZĐ])|[^,;.:()])+")
_NAME_ENDS = re.compile(
    r"\s"
    + any_of(r"""
    để | xem | theo | trước | trong | vào | định kỳ | hằng | hàng | các | những | kết quả | về | tình hình | khi
    qua | danh sách | tiến độ | làm cơ sở | chậm nhất | nếu | và\s(?![A-ZĐ]|cấp\s) | tháo gỡ | cấp kinh phí
    bố trí | phân bổ | quyết định | phê duyệt
""")
    + r"(?!\w)"
)


def addressee_in(words: str) -> str | None:
    """The body that gets what the task brings about, as printed; of several the first."""
    match = _HANDED.search(words) or _ADVISED.search(words)
    return _name_at(words[match.end() :]) if match else None


def _name_at(text: str) -> str | None:
    """The name that opens the text, up to what the body is to do with what it gets."""
    if unnamed := re.match(_UNNAMED, text):
        return unnamed[0]
    match = _NAME.match(text)
    name = match[0] if match else ""
    ends = _NAME_ENDS.search(name)
    name = name[: ends.start() if ends else len(name)]
    return name[: first_verb(name, 0, after=3)].strip(" ,") or None
