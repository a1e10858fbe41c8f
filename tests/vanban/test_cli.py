"""The command `vanban`, run as an office would."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.vanban.files import word_plan
from tests.vanban.writing import documents
from vanban.cli import main
from vanban.reading import read
from vanban.writing.word import write_docx

SAMPLE = Path(__file__).parents[2] / "src/vanban/samples/ke-hoach-xa-dong-mai-2026.txt"
VANBAN = Path(sys.executable).with_name("vanban")


def vanban(*arguments: str | Path, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    program = [str(VANBAN), *map(str, arguments)]
    return subprocess.run(program, input=given, capture_output=True, check=False, env=environment or None)  # noqa: S603


def test_read_prints_one_json_object() -> None:
    done = vanban("read", SAMPLE)
    assert done.returncode == 0 and done.stderr == b""
    reading = json.loads(done.stdout)
    assert reading == json.loads(json.dumps(read(SAMPLE).to_json()))
    assert "Kế hoạch".encode() in done.stdout  # letters as letters, not as \u1ebf


def test_read_takes_the_standard_input() -> None:
    assert json.loads(vanban("read", "-", given=word_plan.plan()).stdout)["document"]["type"] == "Kế hoạch"


def test_text_prints_what_the_places_point_into() -> None:
    assert vanban("text", SAMPLE).stdout.decode() == read(SAMPLE).text + "\n"


def test_outline_prints_a_tree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", str(SAMPLE)]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[:2] == ["I. MỤC ĐÍCH, YÊU CẦU", "  1. Mục đích"]
    assert lines[2].startswith("    a) Tìm được đúng người tốt") and lines[2].endswith(" …")


def test_vietnamese_comes_out_whole_under_any_locale() -> None:
    done = vanban("text", SAMPLE, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0 and "ỦY BAN NHÂN DÂN".encode() in done.stdout


def test_check_finds_nothing_in_what_we_write(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(write_docx(documents.PLAN))
    done = vanban("check", path)
    assert done.returncode == 0 and done.stderr == b""
    assert done.stdout.decode() == "Không thấy điểm nào khác với thể thức của Nghị định 30/2020/NĐ-CP.\n"


@pytest.mark.parametrize(("lang", "words"), [("vi", "phải in đậm; hãy chọn chữ đậm."), ("en", "should be bold")])
def test_check_lists_what_departs(lang: str, words: str) -> None:
    done = vanban("check", "-", "--lang", lang, given=word_plan.plan())
    lines = done.stdout.decode().strip().split("\n")
    assert done.returncode == 1 and words in done.stdout.decode()
    assert [line.split(".", 1)[0] for line in lines] == [str(number) for number in range(1, len(lines) + 1)]


@pytest.mark.parametrize("command", ["read", "text", "outline", "check"])
def test_what_cannot_be_read_is_said_in_two_languages(command: str, tmp_path: Path) -> None:
    path = tmp_path / "ảnh.docx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    done = vanban(command, path)
    assert done.returncode == 2 and done.stdout == b""
    vi, en = done.stderr.decode().strip().split("\n")
    assert vi.startswith("Tệp ảnh.docx là hình ảnh") and en.startswith("The file ảnh.docx is a picture")


def test_only_word_files_are_checked() -> None:
    done = vanban("check", SAMPLE)
    assert done.returncode == 2 and "không phải là tệp Word (.docx)" in done.stderr.decode()


def test_a_missing_file_is_said_so() -> None:
    done = vanban("read", "không-có.docx")
    assert done.returncode == 2 and "không tồn tại" in done.stderr.decode()


@pytest.mark.parametrize("arguments", [["read"], ["read", "--batch", "."], ["read", "x", "--out", "y"], [], ["write"],
                                       ["read", "--batch", ".", "--out", "."]])  # fmt: skip
def test_wrong_use_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(arguments)
    assert refused.value.code == 2 and "usage: vanban" in capsys.readouterr().err


def test_a_reader_that_stops_listening_is_no_error() -> None:
    program = f"{VANBAN} read {SAMPLE} | head -c 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", program], capture_output=True, check=False)  # noqa: S603, S607
    assert done.returncode == 0 and done.stderr == b""


def test_a_text_file_loads_no_library_for_other_formats() -> None:
    program = (
        "import sys; from vanban.cli import main; main(['text', sys.argv[1]]); "
        "heavy = {'docx', 'lxml', 'pypdfium2', 'viparse', 'legacy_doc', 'striprtf', 'tqdm'}; "
        "print('loaded:', *sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program, str(SAMPLE)], capture_output=True, check=True
    )
    assert done.stdout.decode().rstrip("\n").split("\n")[-1] == "loaded:"


def test_it_starts_quickly() -> None:
    begun = time.perf_counter()
    vanban("text", SAMPLE)
    assert time.perf_counter() - begun < 3  # seconds; about 0.2 on a quiet machine
