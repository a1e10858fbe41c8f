"""Text as offices typed it before Unicode: TCVN3 (the .Vn fonts) and VNI, as the letters that other fonts show."""

from __future__ import annotations

from collections.abc import Iterable

from tests.vanban.files import word_plan

#: Typed as it stands in documents of the years around 2005, with what it means.
TCVN3 = {
    "ñy ban nh©n d©n huyÖn L©m Thao": "ủy ban nhân dân huyện Lâm Thao",
    "Céng hoµ x· héi chñ nghÜa ViÖt Nam": "Cộng hoà xã hội chủ nghĩa Việt Nam",
    "§éc lËp - Tù do - H¹nh phóc": "Độc lập - Tự do - Hạnh phúc",
    "KÕ ho¹ch": "Kế hoạch",
    "Tuyªn truyÒn ®iÓn h×nh tiªn tiÕn giai ®o¹n 2005 - 2010": "Tuyên truyền điển hình tiên tiến giai đoạn 2005 - 2010",
    "C¨n cø NghÞ ®Þnh sè 121/2005/N§-CP ngµy 30/9/2005 cña ChÝnh phñ": (
        "Căn cứ Nghị định số 121/2005/NĐ-CP ngày 30/9/2005 của Chính phủ"
    ),
    "1. Môc ®Ých": "1. Mục đích",
    "Mçi th«n ph¸t hiÖn Ýt nhÊt 02 ®iÓn h×nh mçi n¨m; nh©n réng g­¬ng tèt.": (
        "Mỗi thôn phát hiện ít nhất 02 điển hình mỗi năm; nhân rộng gương tốt."
    ),
}
VNI = {
    "UÛY BAN NHAÂN DAÂN TÆNH ÑOÀNG NAI": "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI",
    "Keá hoaïch": "Kế hoạch",
    "Tuyeân truyeàn ñieån hình tieân tieán, göông ngöôøi toát, vieäc toát": (
        "Tuyên truyền điển hình tiên tiến, gương người tốt, việc tốt"
    ),
    "1. Muïc ñích": "1. Mục đích",
    "Moãi aáp phaùt hieän ít nhaát 02 ñieån hình; baûo ñaûm chaúng boû soùt, kyû luaät vaø ñeïp.": (
        "Mỗi ấp phát hiện ít nhất 02 điển hình; bảo đảm chẳng bỏ sót, kỷ luật và đẹp."
    ),
    "Haèng naêm baùo caùo tröôùc ngaøy 15/11.": "Hằng năm báo cáo trước ngày 15/11.",
}
TCVN3_LINES, VNI_LINES = list(TCVN3), list(VNI)


def typed_in(font: str, lines: Iterable[str]) -> bytes:
    """A .docx with these lines in this font."""
    document = word_plan.new()
    for line in lines:
        run = document.add_paragraph().add_run(line)
        run.font.name = font
    return word_plan.saved(document)
