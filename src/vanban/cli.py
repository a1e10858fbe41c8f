"""The command `vanban`: read plans, show their text and their outline, check the layout of Word files.

Libraries are imported by the command that needs them: `vanban read` on a text file starts at once.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vanban.reading.model import Plan, Section

_DONE, _SOME_FAILED, _UNREADABLE = 0, 1, 2
_WORDS_SHOWN = 12
_NO_DEPARTURES = {
    "vi": "Không thấy điểm nào khác với thể thức của Nghị định 30/2020/NĐ-CP.",
    "en": "Nothing departs from the layout of Decree 30/2020/NĐ-CP.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code.

    0: done. 1: some files of a folder could not be read, or a checked file departs from the decree. 2: the document
    cannot be read.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # whatever the locale says: the text is Vietnamese
    try:
        code = _run(_parser().parse_args(arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _DONE
    except OSError as failed:  # the folder for the readings cannot be written
        print(f"vanban: {failed}", file=sys.stderr)
        return _UNREADABLE
    except KeyboardInterrupt:
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vanban",
        description="Reads the plans that Vietnamese public bodies issue, and checks the layout of theirs.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    read = commands.add_parser("read", help="print the reading of a document as JSON, or read a whole folder")
    read.add_argument("file", nargs="?", metavar="FILE", help='a document; "-" is the standard input')
    read.add_argument("--batch", metavar="DIR", type=Path, help="read every file below this folder")
    read.add_argument("--out", metavar="DIR", type=Path, help="where the readings of a folder go")
    for name, told in (("text", "print the text that all places point into"), ("outline", "print the numbered parts")):
        commands.add_parser(name, help=told).add_argument("file", metavar="FILE", help='a document; "-" is the input')
    check = commands.add_parser("check", help="list what in a Word file departs from Decree 30/2020")
    check.add_argument("file", metavar="FILE.docx", help='a Word file; "-" is the standard input')
    check.add_argument("--lang", choices=("vi", "en"), default="vi", help="the language of the list")
    parser.set_defaults(refuse=read.error)
    return parser


def _run(wanted: argparse.Namespace) -> int:
    if wanted.command == "read" and (wanted.batch or wanted.out):
        if wanted.file or not (wanted.batch and wanted.out):
            wanted.refuse("--batch DIR and --out DIR go together, without a FILE")
        if wanted.batch.resolve() == wanted.out.resolve():
            wanted.refuse("--out must be another folder than --batch")
        return _read_folder(wanted.batch, wanted.out)
    if wanted.file is None:
        wanted.refuse("name a FILE, or --batch DIR --out DIR")
    from vanban.reading.problems import Unreadable

    try:
        if wanted.command == "check":
            return _check(wanted.file, wanted.lang)
        plan = _plan(wanted.file)
    except Unreadable as problem:
        print(problem, file=sys.stderr)
        return _UNREADABLE
    print(_SHOWN[wanted.command](plan))
    return _DONE


def _plan(file: str) -> Plan:
    from vanban.reading import read

    return read(_given(file))


def _given(file: str) -> Path | bytes:
    from vanban.reading.sources import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1) if file == "-" else Path(file)


def _check(file: str, language: str) -> int:
    from vanban.writing.checking import check

    departures = check(_given(file))
    for number, departure in enumerate(departures, 1):
        print(f"{number}. {departure.told(language)}")
    if not departures:
        print(_NO_DEPARTURES[language])
    return _SOME_FAILED if departures else _DONE


def _as_json(plan: Plan) -> str:
    return json.dumps(plan.to_json(), ensure_ascii=False, indent=1)


def _as_text(plan: Plan) -> str:
    return plan.text


def _as_outline(plan: Plan) -> str:
    return "\n".join(f"{'  ' * (section.level - 1)}{_title(plan.text, section)}" for section in plan.sections)


def _title(text: str, section: Section) -> str:
    if section.heading is not None:
        return f"{section.label} {section.heading}"
    words = text[section.span[0] :].split("\n", 1)[0].split(maxsplit=_WORDS_SHOWN)
    return " ".join(words[:_WORDS_SHOWN]) + (" …" if len(words) > _WORDS_SHOWN else "")


_SHOWN = {"read": _as_json, "text": _as_text, "outline": _as_outline}


def _read_folder(folder: Path, out: Path) -> int:
    from tqdm import tqdm

    from vanban.reading.batch import files_below, read_folder
    from vanban.reading.problems import Unreadable

    if not folder.is_dir():
        print(Unreadable("missing", str(folder)), file=sys.stderr)
        return _UNREADABLE
    failed = 0
    with tqdm(total=sum(1 for _ in files_below(folder, out)), unit="plan", file=sys.stderr) as bar:
        for outcome in read_folder(folder, out):
            failed += outcome.problem is not None
            bar.set_postfix(failed=failed, refresh=False)
            bar.update()
    if failed:
        listed = out / "failures.csv"
        print(f"Không đọc được {failed} tệp, xem {listed}\n{failed} files not read, see {listed}", file=sys.stderr)
    return _SOME_FAILED if failed else _DONE


if __name__ == "__main__":
    sys.exit(main())
