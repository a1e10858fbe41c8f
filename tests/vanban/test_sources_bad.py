"""What is no document, or a hostile one: one clear message, little time, little memory."""

from __future__ import annotations

import io
import os
import pickle
import random
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.vanban.files import word_plan
from tests.vanban.files.bare_docx import bare, paragraph, run, zipped
from tests.vanban.files.drawn_pdf import pdf, words
from vanban.reading.problems import _MESSAGES, Unreadable
from vanban.reading.sources import MAX_BYTES, MAX_CHARACTERS, load

FILES = Path(__file__).parent / "files"
DOC = (FILES / "plan.doc").read_bytes()
BODY = paragraph(run("Kế hoạch"))
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


def refused(source: str | Path | bytes, name: str | None = "ke-hoach.docx") -> str:
    with pytest.raises(Unreadable) as caught:
        load(source, name=name)
    return caught.value.code


def scan(pages: int = 1) -> bytes:
    page = Image.new("RGB", (60, 80), "white")
    file = io.BytesIO()
    page.save(file, "PDF", save_all=True, append_images=[page] * (pages - 1))
    return file.getvalue()


def with_stream(name: str) -> bytes:
    """The sample .doc, its main stream under another name, as another program would have it."""
    old, new = "WordDocument\0".encode("utf-16-le"), f"{name}\0".encode("utf-16-le")
    at = DOC.index(old)
    entry = bytearray(DOC[at : at + 128])
    entry[:64] = new.ljust(64, b"\0")
    entry[64] = len(new)
    return DOC[:at] + bytes(entry) + DOC[at + 128 :]


def compressed_pdf(content: bytes) -> bytes:
    plain = pdf("x" * 400)
    packed = zlib.compress(content, 9)
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)
    begins = plain.index(b"<< /Length 400 >>")
    return plain[:begins] + stream + plain[plain.index(b"endstream", begins) + 9 :]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t \f", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"-----", "empty"),
        (b"\0" * 5000, "binary"),
        (b"Ke hoach\0\0\0\0", "binary"),
        (random.Random(1).randbytes(50_000), "binary"),  # noqa: S311 - noise is all that is wanted
        (b"MZ\x90\0\3\0\0\0", "program"),
        (b"\x7fELF\2\1\1", "program"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"<!DOCTYPE html><html><body>", "web_page"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "web_page"),
        (b"Rar!\x1a\7\0", "archive"),
        (zipped({"ke-hoach.docx": bare(BODY)}), "archive"),
        (zipped({"xl/workbook.xml": "<x/>"}), "spreadsheet"),
        (zipped({"ppt/presentation.xml": "<x/>"}), "presentation"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "other_format"),
        (bare(""), "empty"),
        (bare(BODY)[:-60], "damaged"),
        (zipped({"word/document.xml": "<w:document"}), "damaged"),
        (zipped({"word/styles.xml": "<x/>"}), "damaged"),
        ((FILES / "locked.docx").read_bytes(), "encrypted"),
        ((FILES / "locked.pdf").read_bytes(), "encrypted"),
        (with_stream("Workbook"), "spreadsheet"),
        (with_stream("PowerPoint Document"), "presentation"),
        (with_stream("Something"), "other_format"),
        (DOC[:9000], "damaged"),
        (b"{\\rtf1 }", "empty"),
        (b"{\\rtf1{\\pict 0102}}", "scan"),
        (scan(), "scan"),
        (scan(3), "scan"),
        (pdf(""), "empty"),
        (b"%PDF-1.7\n nothing", "damaged"),
        ((FILES / "plan.pdf").read_bytes()[:3000], "damaged"),
    ],
)
def test_each_cause_has_its_message(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_a_file_is_what_it_holds_and_not_what_it_is_called() -> None:
    assert load(word_plan.plan(), name="ke-hoach.pdf").kind == "docx"
    assert load("Kế hoạch".encode(), name="ke-hoach.docx").kind == "txt"


def test_messages_name_file_cause_and_remedy_in_both_languages() -> None:
    for code in _MESSAGES:
        problem = Unreadable(code, "kế hoạch.docx")
        assert problem.vi.startswith("Tệp kế hoạch.docx ") and problem.en.startswith("The file kế hoạch.docx ")
        assert str(problem) == f"{problem.vi}\n{problem.en}"
        assert pickle.loads(pickle.dumps(problem)).vi == problem.vi  # noqa: S301 - our own bytes
    assert Unreadable("empty").vi.startswith("Tệp này ")


def test_files_that_are_not_there_or_no_files(tmp_path: Path) -> None:
    assert refused(tmp_path / "không có.docx") == "missing"
    assert refused(tmp_path) == "directory"
    assert refused(Path("/dev/zero")) == "directory"
    assert refused(Path("a\0b")) == "missing"
    assert refused(Path("x" * 5000)) == "missing"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may open everything")
def test_files_that_may_not_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text("Kế hoạch")
    path.chmod(0)
    assert refused(path) == "denied"


def test_a_file_of_200_mb_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert refused(path) == "too_large"
    assert refused(b"a" * (MAX_BYTES + 1)) == "too_large"
    assert refused("a" * (MAX_CHARACTERS + 1)) == "too_long"


@pytest.mark.parametrize(
    "data",
    [
        bare(BODY + " " * 30_000_000),
        bare(BODY + " " * 60_000_000),
        bare(BODY * 100_000),
        bare(BODY, **{"word/media/x.png": b"\0" * 210_000_000}),
        bare(BODY, **{f"word/{n}": b"" for n in range(6000)}),
        bare(BODY, **{"word/_rels/document.xml.rels": " " * 40_000_000}),
        compressed_pdf(b" " * 1_200_000_000),
    ],
    ids=["30 MB", "60 MB", "repetition", "picture", "members", "relations", "pdf"],
)
def test_bombs_cost_next_to_nothing(data: bytes) -> None:
    begun = time.process_time()
    assert refused(data) in ("bomb", "empty")
    assert time.process_time() - begun < 2


def test_a_pdf_that_calls_itself_again_and_again_is_stopped() -> None:
    assert refused(_forms_within_forms()) == "bomb"


def _forms_within_forms() -> bytes:
    """Nine forms, each drawing the next ten times: a thousand million words."""
    data = pdf("/X6 Do", *("/X Do " * 10 for _ in range(9)), words("Kế hoạch", 60, 700)).decode("ascii")
    for n in range(11):
        old = f"/Contents {7 + 2 * n} 0 R"
        data = data.replace(
            old, f"/Resources << /Font << /F1 4 0 R >> /XObject << /X {9 + 2 * n} 0 R /X6 9 0 R >> >> {old}"
        )
    return data.replace("<< /Length", "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Length").encode("ascii")


@pytest.mark.parametrize("place", ["<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", '<w:p a="&j;"/>'])
def test_entities_are_not_expanded(place: str) -> None:
    assert refused(bare(place, before=f"{LAUGHS}]>")) in ("bomb", "damaged")


def test_entities_do_not_open_files() -> None:
    outside = '<!DOCTYPE l [<!ENTITY j SYSTEM "file:///etc/passwd">]>'
    assert refused(bare(paragraph(run("Kế hoạch &j;")), before=outside)) == "bomb"


def test_deep_nesting_is_refused_or_read() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + BODY + "</w:tc></w:tr></w:tbl>" * 3000
    assert refused(bare(deep)) == "damaged"


#: Names of control words that striprtf looks for from many places of a line.
CROWDS = [
    "{",
    "{\\field{\\*\\fldinst{",
    "{\\fonttbl",
    "\\f1",
    "\\f1\\fcharset1 ",
    "\\trowd ",
    "\\'b9",
    "\\cell",
    "\\bin",
]


def cost(read: Callable[[], object]) -> float:
    begun = time.process_time()
    with suppress(Unreadable):
        read()
    return time.process_time() - begun


@pytest.mark.parametrize("crowd", CROWDS)
def test_rtf_costs_linear_time(crowd: str) -> None:
    def data(n: int) -> bytes:
        return ("{\\rtf1{\\fonttbl{\\f0 a;}}" + crowd * n).encode()

    load_once = cost(lambda: load(data(2_000)))
    assert cost(lambda: load(data(64_000))) < 32 * 6 * load_once + 0.5


@pytest.mark.parametrize(
    "line", ["KÕ ho¹ch tuyªn truyÒn ", "Keá hoaïch tuyeân ", "Káº¿ hoáº¡ch ", "Kế hoạch\n", "\r\x07", "Ã"]
)
def test_text_costs_linear_time(line: str) -> None:
    once = cost(lambda: load(line * 2_000))
    assert cost(lambda: load((line * 64_000)[:MAX_CHARACTERS])) < 32 * 6 * once + 0.5


def outcome(data: bytes) -> str:
    """Every answer but an `Unreadable` with a known code, or text that can be written, is a failure of the test."""
    try:
        return load(data, name="x").text.encode("utf-8").decode("utf-8")
    except Unreadable as problem:
        return problem.code


@given(st.binary(max_size=4000))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert isinstance(outcome(data), str)


@given(st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1", DOC[:1024]]), st.binary(max_size=2000))
@settings(max_examples=60)
def test_any_bytes_after_a_true_beginning(head: bytes, rest: bytes) -> None:
    assert isinstance(outcome(head + rest), str)


SAMPLES = {
    "docx": word_plan.plan(),
    "doc": DOC,
    "rtf": (FILES / "plan.rtf").read_bytes(),
    "pdf": (FILES / "plan.pdf").read_bytes(),
}


@pytest.mark.parametrize("kind", SAMPLES)
@given(data=st.data())
@settings(max_examples=40)
def test_damaged_samples_are_read_or_refused(kind: str, data: st.DataObject) -> None:
    sample = bytearray(SAMPLES[kind])
    for _ in range(data.draw(st.integers(1, 30))):
        sample[data.draw(st.integers(0, len(sample) - 1))] = data.draw(st.integers(0, 255))
    begins = data.draw(st.integers(0, len(sample)))
    del sample[begins : begins + data.draw(st.integers(0, 400))]
    assert isinstance(outcome(bytes(sample)), str)
