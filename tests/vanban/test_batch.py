"""Reading a folder."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.vanban.files import word_plan
from vanban.cli import main
from vanban.reading import read

SAMPLE = Path(__file__).parents[2] / "src/vanban/samples/ke-hoach-xa-dong-mai-2026.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "kế hoạch"
    (folder / "2026" / "quý I").mkdir(parents=True)
    (folder / "xa.txt").write_bytes(SAMPLE.read_bytes())
    (folder / "2026" / "quý I" / "thon.docx").write_bytes(word_plan.plan())
    (folder / "2026" / "thon.docx").write_bytes(word_plan.plan())
    return folder


def read_folder(folder: Path, out: Path) -> int:
    return main(["read", "--batch", str(folder), "--out", str(out)])


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_every_file_is_read_into_its_own_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert read_folder(folder, out) == 0
    assert names(out) == {"xa.txt.json", "2026/thon.docx.json", "2026/quý I/thon.docx.json", "failures.csv"}
    written = json.loads((out / "xa.txt.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(read(SAMPLE).to_json()))
    shown = capsys.readouterr()
    assert shown.out == "" and "3/3" in shown.err


def test_failures_are_listed_and_the_rest_is_read(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "2026" / "ảnh.docx").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "rỗng.txt").write_bytes(b"")
    out = tmp_path / "out"
    assert read_folder(folder, out) == 1
    with (out / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        failures = {row["file"]: row for row in csv.DictReader(file)}
    assert {name: row["code"] for name, row in failures.items()} == {"2026/ảnh.docx": "picture", "rỗng.txt": "empty"}
    assert "ảnh.docx là hình ảnh" in failures["2026/ảnh.docx"]["message"]
    assert len(names(out)) == 4
    assert "failed=2" in (shown := capsys.readouterr().err) and "Không đọc được 2 tệp" in shown


def test_locks_hidden_files_and_the_readings_themselves_are_passed_by(folder: Path) -> None:
    (folder / "~$thon.docx").write_bytes(b"lock")
    (folder / ".DS_Store").write_bytes(b"\0")
    out = folder / "readings"
    for _ in range(2):
        assert read_folder(folder, out) == 0
    assert len(names(out)) == 4


def test_nothing_unfinished_stays(folder: Path, tmp_path: Path) -> None:
    read_folder(folder, tmp_path / "out")
    assert not [name for name in names(tmp_path / "out") if not name.endswith((".json", ".csv"))]


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read_folder(tmp_path / "x", tmp_path / "out") == 2
    assert "không tồn tại" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_readings_cannot_be_put_where_a_file_lies(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read_folder(folder, SAMPLE) == 2
    assert "vanban:" in capsys.readouterr().err
