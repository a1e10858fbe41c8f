"""Why a file cannot be read, said once in Vietnamese and once in English, with what to do about it."""

from __future__ import annotations

#: code: (Vietnamese, English). Each begins with the file, then the cause, then what helps.
_MESSAGES = {
    "missing": (
        "{file} không tồn tại. Hãy kiểm tra lại tên và thư mục.",
        "{file} does not exist. Check its name and folder.",
    ),
    "directory": (
        "{file} không phải là tệp văn bản mà là thư mục hoặc thiết bị. Hãy chọn một tệp.",
        "{file} is a folder or a device, not a document. Choose a file.",
    ),
    "denied": (
        "{file} không mở được vì thiếu quyền đọc. Hãy sao chép tệp vào thư mục của mình rồi thử lại.",
        "{file} may not be opened by this user. Copy it to a folder of your own and try again.",
    ),
    "too_large": (
        "{file} lớn hơn 20 MB. Hãy tách phụ lục hoặc bỏ bớt hình ảnh rồi thử lại.",
        "{file} is larger than 20 MB. Split off its annexes or remove pictures, then try again.",
    ),
    "too_long": (
        "{file} dài hơn 3 triệu chữ cái. Hãy chia thành nhiều tệp.",
        "{file} holds more than 3 million characters. Split it into several files.",
    ),
    "empty": (
        "{file} không có chữ nào. Hãy kiểm tra xem có chọn nhầm tệp không.",
        "{file} holds no text at all. Check whether it is the file you meant.",
    ),
    "scan": (
        "{file} chỉ có ảnh chụp trang giấy, không có chữ. Hãy dùng bản soạn trên máy (Word) "
        "hoặc nhận dạng chữ (OCR) trước.",
        "{file} holds only pictures of pages, no text. Use the typed original (Word) or run OCR on it first.",
    ),
    "encrypted": (
        "{file} được khóa bằng mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi thử lại.",
        "{file} is locked with a password. Remove the password, save it and try again.",
    ),
    "bomb": (
        "{file} giải nén ra lớn bất thường nên không được mở. Hãy mở bằng phần mềm đã tạo ra tệp, lưu lại rồi thử lại.",
        "{file} unpacks to an abnormal size and was not opened. Save it again in the program that made it.",
    ),
    "picture": (
        "{file} là hình ảnh, không phải văn bản. Hãy dùng bản soạn trên máy hoặc nhận dạng chữ (OCR) trước.",
        "{file} is a picture, not a text document. Use the typed original or run OCR on it first.",
    ),
    "spreadsheet": (
        "{file} là bảng tính. Hãy dùng bản Word hoặc PDF của kế hoạch.",
        "{file} is a spreadsheet. Use the Word or PDF version of the plan.",
    ),
    "presentation": (
        "{file} là bản trình chiếu. Hãy dùng bản Word hoặc PDF của kế hoạch.",
        "{file} is a slide show. Use the Word or PDF version of the plan.",
    ),
    "archive": (
        "{file} là tệp nén. Hãy giải nén rồi chọn từng văn bản.",
        "{file} is an archive. Unpack it and choose the documents one by one.",
    ),
    "not_word": (
        "{file} không phải là tệp Word (.docx). Hãy mở bằng Word rồi lưu lại thành .docx để kiểm tra thể thức.",
        "{file} is no Word file (.docx). Open it in Word and save it as .docx to have its layout checked.",
    ),
    "program": (
        "{file} là chương trình máy tính, không phải văn bản. Đừng mở tệp này nếu không rõ nguồn gốc.",
        "{file} is a computer program, not a document. Do not open it unless you know where it comes from.",
    ),
    "web_page": (
        "{file} là trang web. Hãy mở ra, sao chép phần chữ rồi dán vào, hoặc lưu lại thành .docx.",
        "{file} is a web page. Open it and paste its text, or save it as .docx.",
    ),
    "other_format": (
        "{file} thuộc định dạng chưa đọc được. Hãy mở bằng Word rồi lưu lại thành .docx.",
        "{file} is in a format that cannot be read. Open it in Word and save it as .docx.",
    ),
    "binary": (
        "{file} không phải là văn bản: nội dung là dữ liệu mà máy không hiểu được.",
        "{file} is not a document: its content is data that makes no text.",
    ),
    "damaged": (
        "{file} bị hỏng hoặc thiếu dữ liệu. Hãy mở bằng phần mềm đã tạo ra tệp, lưu lại rồi thử lại.",
        "{file} is damaged or incomplete. Open it in the program that made it, save it again and retry.",
    ),
}


class Unreadable(Exception):
    """A document cannot be read. `code` is for programs, `vi` and `en` are for people; `str()` gives both lines."""

    def __init__(self, code: str, name: str | None = None) -> None:
        super().__init__(code, name)  # exactly the arguments, so that it survives the way between processes
        self.code = code
        self.name = name
        vi, en = _MESSAGES[code]
        self.vi = vi.format(file=f"Tệp {name}" if name else "Tệp này")
        self.en = en.format(file=f"The file {name}" if name else "This file")

    def __str__(self) -> str:
        return f"{self.vi}\n{self.en}"
