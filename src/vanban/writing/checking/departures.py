"""What departs from the decree, said in Vietnamese and in English: what is there, what should be, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from vanban.writing import rules

_PLACES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Departure:
    """One departure. `rule` is for programs ("number.size"), `places` the words that it stands at, if any."""

    rule: str
    places: tuple[str, ...]
    vi: str
    en: str
    source: str

    def told(self, language: str) -> str:
        """One line for people, in "vi" or "en"."""
        said = self.vi if language == "vi" else self.en
        shown = "".join(f" “{place}”" for place in self.places[:_PLACES_SHOWN])
        if more := len(self.places) - _PLACES_SHOWN:
            shown += (f" và {more} chỗ khác" if language == "vi" else f" and {more} more") if more > 0 else ""
        return f"{said}{shown} [{rules.place_in_decree(self.source)}]"


def gathered(departures: Iterable[Departure]) -> list[Departure]:
    """What departs in the same way in several places, said once."""
    same: dict[tuple[str, str], Departure] = {}
    for one in departures:
        before = same.get((one.rule, one.vi))
        places = one.places if before is None else (*before.places, *one.places)
        same[one.rule, one.vi] = replace(one, places=tuple(dict.fromkeys(places)))
    return list(same.values())


#: rule: (Vietnamese, English, where it stands). Each says what is wrong and what to do.
_MESSAGES = {
    "paper": ("Khổ giấy {found} mm; hãy chọn A4 (210 x 297 mm).",
              "The paper is {found} mm; choose A4 (210 x 297 mm).", "I.1"),
    "margin.top": ("Lề trên {found} mm; hãy đặt từ 20 đến 25 mm.",
                   "The upper margin is {found} mm; set it between 20 and 25 mm.", "I.3"),
    "margin.bottom": ("Lề dưới {found} mm; hãy đặt từ 20 đến 25 mm.",
                      "The lower margin is {found} mm; set it between 20 and 25 mm.", "I.3"),
    "margin.left": ("Lề trái {found} mm; hãy đặt từ 30 đến 35 mm.",
                    "The left margin is {found} mm; set it between 30 and 35 mm.", "I.3"),
    "margin.right": ("Lề phải {found} mm; hãy đặt từ 15 đến 20 mm.",
                     "The right margin is {found} mm; set it between 15 and 20 mm.", "I.3"),
    "font": ("Phông chữ {found}; hãy chọn Times New Roman.",
             "The typeface is {found}; choose Times New Roman.", "I.4"),
    "colour": ("Chữ không phải màu đen; hãy chọn màu đen.", "The letters are not black; make them black.", "I.4"),
    "page_number.missing": ("Chưa có số trang ở giữa lề trên; hãy chèn số trang vào đầu trang.",
                            "There is no page number in the upper margin; insert one in the header.", "I.7"),
    "page_number.first": ("Số trang hiển thị ở trang thứ nhất; hãy chọn “Trang đầu khác”.",
                          "The first page shows its number; choose “Different first page”.", "I.7"),
    "nation.text": ("Quốc hiệu ghi chưa đúng; hãy ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.",
                    "The national name is misspelt; write “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.", "II.1.a"),
    "motto.text": ("Tiêu ngữ ghi chưa đúng; hãy ghi “Độc lập - Tự do - Hạnh phúc”, gạch nối có cách chữ.",
                   "The motto is misspelt; write “Độc lập - Tự do - Hạnh phúc”, spaces around the hyphens.", "II.1.b"),
    "number.zero": ("Số nhỏ hơn 10 phải thêm số 0 phía trước; hãy ghi {wanted}.",
                    "Numbers below 10 get a zero; write {wanted}.", "II.3.c"),
    "number.spaces": ("Số, ký hiệu không được cách chữ quanh dấu “/” và “-”; hãy xóa dấu cách.",
                      "There are no spaces around “/” and “-” in a number; delete them.", "II.3.c"),
    "number.symbol": ("Ký hiệu “{found}” không khớp tên loại văn bản; hãy ghi “{wanted}”.",
                      "The symbol “{found}” does not fit the kind of document; write “{wanted}”.", "II.3.b"),
    "dateline.zero": ("Ngày nhỏ hơn 10 và tháng 1, 2 phải thêm số 0; hãy ghi “{wanted}”.",
                      "Days below 10 and months 1 and 2 get a zero; write “{wanted}”.", "II.4.b"),
    "dateline.place": ("Thiếu địa danh trước ngày tháng; hãy ghi địa danh và dấu phẩy.",
                       "There is no place before the date; write the place and a comma.", "II.4.c"),
    "basis.ends": ("Căn cứ phải kết thúc bằng dấu chấm phẩy, căn cứ cuối bằng dấu chấm; hãy sửa dấu cuối dòng.",
                   "A basis ends with a semicolon, the last one with a full stop; mend the end of the line.", "II.6.a"),
    "addressee.ends": ("Mỗi nơi trong Kính gửi kết thúc bằng dấu chấm phẩy, nơi cuối bằng dấu chấm; hãy sửa.",
                       "Each addressee ends with a semicolon, the last one with a full stop; mend it.", "II.9.d"),
    "text.end": ("Nội dung chưa kết thúc bằng “./.”; hãy thêm vào cuối câu cuối cùng (Phụ lục III, mẫu 1.4).",
                 "The text does not end with “./.”; put it behind the last sentence (annex III, form 1.4).", "II.6"),
    "recipient.ends": ("Mỗi nơi nhận kết thúc bằng dấu chấm phẩy, dòng cuối bằng dấu chấm; hãy sửa dấu cuối dòng.",
                       "Each recipient ends with a semicolon, the last line with a full stop; mend it.", "II.9.d"),
    "recipient.kept": ("Nơi nhận chưa có dòng cuối “Lưu: VT, …”; hãy thêm.",
                       "The recipients lack the last line “Lưu: VT, …”; add it.", "II.9.d"),
    "authority.mark": ("Quyền hạn “{found}” ghi chưa đúng; hãy ghi “{wanted}”.",
                       "The authority “{found}” is written wrongly; write “{wanted}”.", "II.7.b"),
    "signer.degree": ("Trước họ tên người ký không ghi học hàm, học vị; hãy xóa.",
                      "No title or degree stands before the name of the signer; delete it.", "II.7.c"),
}  # fmt: skip

_COMPONENT_MESSAGES = {
    "missing": ("Thiếu {vi}; hãy bổ sung.", "The document has no {en}; add it."),
    "size": ("{vi}: cỡ chữ {found}; hãy chọn cỡ {wanted}.", "{en}: size {found}; choose {wanted}."),
    "bold": ("{vi}: phải in đậm; hãy chọn chữ đậm.", "{en}: should be bold; make it so."),
    "not_bold": ("{vi}: không in đậm; hãy bỏ chữ đậm.", "{en}: should not be bold; make it plain."),
    "italic": ("{vi}: phải in nghiêng; hãy chọn chữ nghiêng.", "{en}: should be in italics; make it so."),
    "not_italic": ("{vi}: kiểu chữ đứng; hãy bỏ chữ nghiêng.", "{en}: should be upright; take the italics off."),
    "capitals": ("{vi}: phải viết in hoa.", "{en}: should be in capitals."),
    "not_capitals": ("{vi}: viết bằng chữ in thường.", "{en}: should not be in capitals."),
    "align": ("{vi}: hãy {wanted_vi}.", "{en}: should be {wanted_en}; set it so."),
    "indent": ("{vi}: lùi đầu dòng {found} mm; hãy đặt 10 mm hoặc 12,7 mm.",
               "{en}: the first line is indented {found} mm; set 10 mm or 12.7 mm."),
    "spacing": ("{vi}: các đoạn cách nhau {found} pt; hãy đặt tối thiểu 6 pt.",
                "{en}: paragraphs stand {found} pt apart; set at least 6 pt."),
    "lines": ("{vi}: giãn dòng {found}; hãy đặt từ dòng đơn đến 1,5 dòng.",
              "{en}: line spacing {found}; set between single and 1.5 lines."),
}  # fmt: skip
_ALIGNED = {
    rules.CENTRE: ("canh giữa", "centred"),
    rules.JUSTIFY: ("canh đều hai lề", "justified"),
    rules.LEFT: ("canh sát lề trái", "at the left margin"),
}


def departure(rule: str, where: str = "", **values: str) -> Departure:
    """The departure from one of the rules about the page and the words."""
    vi, en, source = _MESSAGES[rule]
    return Departure(rule, _one(where), vi.format(**values), en.format(**values), source)


def of_component(name: str, what: str, where: str = "", found: str = "") -> Departure:
    """The departure of a component from its row in `rules.COMPONENTS`; `what` is a key of the messages above."""
    component = rules.COMPONENTS[name]
    least, most = component.sizes
    aligned = _ALIGNED.get(component.align or "", ("", ""))
    values = {
        "vi": component.vi,
        "en": component.en,
        "found": found,
        "wanted": f"{least:g}" if least == most else f"{least:g}-{most:g}",
        "wanted_vi": aligned[0],
        "wanted_en": aligned[1],
    }
    vi, en = _COMPONENT_MESSAGES[what]
    en = en.format(**values)
    return Departure(f"{name}.{what}", _one(where), vi.format(**values), en[:1].upper() + en[1:], component.source)


def _one(place: str) -> tuple[str, ...]:
    return (place,) if place else ()
