"""Who issues the document: the letterhead's lower line, else the office that the opening or the closing names."""

from __future__ import annotations

import re

from .paper import Paper
from .patterns import any_of

#: Offices that can stand below their superior in a letterhead.
_LOWER_OFFICE = any_of("""
    SỞ | PHÒNG | BAN | TRUNG TÂM | TRƯỜNG | HỘI | ĐOÀN | CÔNG ĐOÀN | LIÊN ĐOÀN | VĂN PHÒNG | CHI CỤC | CÔNG AN
    ĐẢNG ỦY | CHI BỘ | ỦY BAN | UBND | TRẠM | BỆNH VIỆN | VIỆN | KHOA | CỤC | ĐÀI | BÁO | HỌC VIỆN | ĐẠI HỌC
""")
#: Words after which such a word is only a part of a longer name ("ỦY BAN", "BAN THƯỜNG VỤ HỘI ...").
_INSIDE_NAME = re.compile(
    any_of("""
        ỦY | UỶ | VĂN | CÔNG | LIÊN | HỌC | CỦA | VÀ | - | HỘI ĐỒNG | BỆNH | CHI | PHÓ | THƯỜNG VỤ | THƯỜNG TRỰC
        CHẤP HÀNH | TỔ CHỨC | TRƯỜNG
    """)
    + "$"
)
_OFFICE = any_of("""
    Sở | Ủy ban | Uỷ ban | UBND | Trung tâm | Trường | Ban\\s | Phòng | Hội | Đoàn | Liên đoàn | Công đoàn | Văn phòng
    Chi cục | Đảng ủy | Cục | Công an | Công ty | Bộ\\s | Báo\\s | Đài\\s | Viện | Bệnh viện | Mặt trận | Học viện
    Đại học
""")
_ISSUES = any_of("xây dựng | ban hành | đề ra | lập | phát động | triển khai")
_WHAT = r"(?:[Kk]ế hoạch|[Đđ]ợt|[Pp]hong trào|[Cc]uộc thi)"
#: "..., Sở Ngoại vụ (sau đây gọi tắt là Sở) xây dựng kế hoạch ..."
_OPENING = re.compile(
    r"(?P<body>[A-ZĐỦUÂ][^;:“”]{3,140}?)\s*(?:\((?:sau đây |gọi tắt )?[^)]*\)\s*)?,?\s+"
    rf"{_ISSUES}(?:\s+và\s+\w+\s+\w+)?\s+(?:nội dung\s+)?{_WHAT}"
)
_NAME_BEGINS = re.compile(rf"(?:^|[,.;]\s+|\d{{4}}\s+|”\s*)(?={_OFFICE})")
#: "Trên đây là Kế hoạch ... của Sở Kế hoạch và Đầu tư tỉnh Lạng Sơn./."
_CLOSING = re.compile(rf"\scủa\s+(?P<body>{_OFFICE}[^,.;]{{2,90}}?)(?=\s*[,.;/]|$)")
_BARE_LEVEL = re.compile(r"(?:tỉnh|huyện|xã|phường|thành phố|thị xã|thị trấn|quận)$")
_PLACE = r"((?:[A-ZĐÀ-Ỹ]\w*\s?){1,4})"


def issuing_body(paper: Paper) -> str | None:
    """The body that issues: as the letterhead prints it; without one as the opening says, in its fullest form."""
    if letterhead := paper.frame.facts.get("letterhead"):
        return _lower_line(letterhead)
    closing = paper.closing[0].text if paper.closing else ""
    body = _named_in_opening(paper)
    if body and (level := _BARE_LEVEL.search(body)):  # "Ủy ban nhân dân huyện": of which district?
        place = re.search(rf"{level[0]}\s+{_PLACE}", f"{closing} {paper.frame.facts.get('title', '')}")
        return f"{body} {place[1].strip()}" if place else body
    fuller = _CLOSING.search(closing)
    if fuller and (not body or fuller["body"].casefold().startswith(body.casefold())):
        return fuller["body"].strip()
    return body


def _lower_line(letterhead: str) -> str:
    """The issuer without the superior body printed above it (Decree 30/2020, annex I.II.2).

    A standing committee ("Ban Thường trực") is no body without the name above it.
    """
    starts = [match.start() for match in re.finditer(rf"(?<!\S){_LOWER_OFFICE}(?!\S)", letterhead)]
    own = [start for start in starts if start and not _INSIDE_NAME.search(letterhead[:start].rstrip())]
    if not own or letterhead[own[-1] :].startswith("BAN THƯỜNG"):
        return letterhead
    return letterhead[own[-1] :]


def _named_in_opening(paper: Paper) -> str | None:
    for sentence in reversed(paper.opening_sentences()):
        for match in _OPENING.finditer(sentence.text):
            names = list(_NAME_BEGINS.finditer(match["body"]))
            if names:
                return match["body"][names[-1].end() :].strip(" ,")
    return None
