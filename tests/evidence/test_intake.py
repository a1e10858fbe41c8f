"""What may come in: told from the content; what could do harm is refused, with what to do."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from PIL import Image

from lantoa.evidence.intake import FileRefused, checked
from lantoa.evidence.intake.checking import MEGABYTE
from tests.evidence.worlds import PDF, archive, picture

MODERN = ("[Content_Types].xml", b"<Types/>")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
WEBM = b"\x1a\x45\xdf\xa3" + b"\0" * 8 + b"webm" + b"\0" * 40


@pytest.mark.parametrize(
    ("name", "content", "kept", "media_type"),
    [
        ("ảnh.jpg", picture(), "ảnh.jpg", "image/jpeg"),
        ("ảnh.exe", picture(), "ảnh.exe.jpg", "image/jpeg"),
        ("ảnh.webp", picture(kind="WEBP"), "ảnh.jpg", "image/jpeg"),
        ("ảnh.heic", picture(kind="HEIF"), "ảnh.jpg", "image/jpeg"),
        ("ảnh.png", picture(kind="PNG"), "ảnh.png", "image/png"),
        ("../../Biên bản.PDF", PDF, "Biên bản.pdf", "application/pdf"),
        ("C:\\hồ sơ\\a.pdf", PDF, "a.pdf", "application/pdf"),
        ("ghi.txt", "Xã Hợp Tiến".encode(), "ghi.txt", "text/plain"),
        ("lời.mp3", b"ID3\x04" + b"\0" * 40, "lời.mp3", "audio/mpeg"),
        ("lời.webm", WEBM + b"A_OPUS", "lời.weba", "audio/webm"),
        ("phim.webm", WEBM + b"V_VP9", "phim.webm", "video/webm"),
        ("lời.m4a", b"\0\0\0\x20ftypisom" + b"\0" * 20 + b"soun", "lời.m4a", "audio/mp4"),
        ("phim.mp4", b"\0\0\0\x20ftypisom" + b"\0" * 20 + b"vide", "phim.mp4", "video/mp4"),
        ("ảnh.zip", archive(("a.jpg", picture())), "ảnh.zip", "application/zip"),
        (
            "b.docx",
            archive(MODERN, ("word/document.xml", b"<w/>")),
            "b.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("b.doc", OLD + "WordDocument".encode("utf-16-le"), "b.doc", "application/msword"),
    ],
)
def test_the_type_is_told_from_the_content(name: str, content: bytes, kept: str, media_type: str) -> None:
    found = checked(name, content)
    assert (found.name, found.media_type) == (kept, media_type)


def bomb() -> bytes:
    return archive(("a.txt", b"\0" * 60 * MEGABYTE))


def lying() -> bytes:
    """Says that it holds less than it does."""
    content = bytearray(archive(("a.txt", b"x" * 5000)))
    for at in range(len(content) - 4):
        if content[at : at + 4] == (5000).to_bytes(4, "little"):
            content[at : at + 4] = (5).to_bytes(4, "little")
    return bytes(content)


def locked() -> bytes:
    content = bytearray(archive(("a.txt", b"x")))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"MZ\x90\0" + b"\0" * 90, "kind of file"),
        (b"<html><script>alert(1)</script>\x00", "kind of file"),
        (b"<svg onload='x'/>\x01", "kind of file"),
        (PDF + b"\0" * 10 * MEGABYTE, "10 MB"),
        (b"ID3" + b"\0" * 30 * MEGABYTE, "30 MB"),
        (bomb(), "far more"),
        (lying(), "damaged"),
        (locked(), "password"),
        (b"PK\x03\x04 nothing", "damaged"),
        (archive(("in.zip", b"PK")), "another archive"),
        (archive(("a/setup.EXE", b"MZ")), "program"),
        (archive(("xem.lnk", b"L")), "program"),
        (archive(("a.docm", b"PK")), "program"),
        (archive(("../../etc/passwd", b"x")), "outside"),
        (archive(MODERN, ("word/vbaProject.bin", b"x")), "macros"),
        (archive(MODERN, ("word/a.exe", b"x"), ("word/document.xml", b"x")), "program"),
        (OLD + "WordDocument".encode("utf-16-le") + "_VBA_PROJECT".encode("utf-16-le"), "macros"),
        (b"{\\rtf1 {\\object\\objdata 0105}}", "embedded"),
        (b"\xff\xd8\xff\xe0 no picture", "cannot be opened"),
        (picture()[:300], "cannot be opened"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_could_do_harm_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(FileRefused, match=why):
        checked("tệp.bin", content)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_opened() -> None:
    written = BytesIO()
    Image.new("1", (20_000, 20_000)).save(written, "PNG")
    assert len(written.getvalue()) < MEGABYTE
    with pytest.raises(FileRefused, match="too large to open"):
        checked("bom.png", written.getvalue())


def test_pictures_lose_place_and_camera_and_stand_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Máy ảnh"
    exif.get_ifd(0x8825)[2] = (20.0, 0.0, 0.0)  # latitude
    written = BytesIO()
    Image.new("RGB", (3000, 1000)).save(written, "JPEG", exif=exif, comment=b"nha rieng")
    assert b"nha rieng" in written.getvalue()
    kept = checked("a.jpg", written.getvalue()).content
    with Image.open(BytesIO(kept)) as picture_:
        assert picture_.size == (853, 2560)
        assert not dict(picture_.getexif())
        assert "comment" not in picture_.info
    assert b"nha rieng" not in kept


def test_a_zip_behind_a_picture_is_not_kept() -> None:
    kept = checked("a.jpg", picture() + archive(("a.exe", b"MZ"))).content
    assert not zipfile.is_zipfile(BytesIO(kept))
