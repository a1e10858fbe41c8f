"""Reading a whole folder: every file on its own, on all processor cores, with as little in memory as possible."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from vanban.reading.problems import Unreadable

_WAITING_PER_CORE = 4
_FAILURES = "failures.csv"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `problem` is None where its reading was written."""

    path: Path
    problem: Unreadable | None


def read_folder(folder: Path, out: Path) -> Iterator[Outcome]:
    """Read every file below `folder` into `out`/<its name below the folder>.json, in no particular order.

    Files that cannot be read are listed in `out`/failures.csv. Not more than a few files per core are under way at a
    time, so that a thousand plans need no more memory than ten.
    """
    out.mkdir(parents=True, exist_ok=True)
    tasks = ((path, out / f"{path.relative_to(folder)}.json") for path in files_below(folder, out))
    with (out / _FAILURES).open("w", encoding="utf-8-sig", newline="") as file:
        failures = csv.writer(file)
        failures.writerow(("file", "code", "message"))
        for outcome in _outcomes(tasks):
            if outcome.problem is not None:
                name = str(outcome.path.relative_to(folder))
                failures.writerow((name, outcome.problem.code, f"{outcome.problem.vi} / {outcome.problem.en}"))
            yield outcome


def files_below(folder: Path, out: Path) -> Iterator[Path]:
    """The files of a folder and its subfolders, by name; hidden ones, Word's locks (~$...) and `out` are passed by."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _same(Path(place, f), out))
        yield from (Path(place, file) for file in sorted(files) if not file.startswith((".", "~$")))


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


Task = tuple[Path, Path]  # a document, and where its reading goes


def _outcomes(tasks: Iterator[Task]) -> Iterator[Outcome]:
    limit = _WAITING_PER_CORE * (os.cpu_count() or 1)
    running: dict[Future[Unreadable | None], Path] = {}
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        while True:
            running |= {pool.submit(read_into, *task): task[0] for task in islice(tasks, limit - len(running))}
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield Outcome(running.pop(future), future.result())


def read_into(path: Path, target: Path) -> Unreadable | None:
    """Read one document and write its reading as JSON: the whole file or none. Returns what hindered it."""
    from vanban.reading import read

    try:
        reading = json.dumps(read(path).to_json(), ensure_ascii=False, indent=1)
    except Unreadable as problem:
        return problem
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(f"{target}.part")
    unfinished.write_text(reading + "\n", encoding="utf-8")
    unfinished.replace(target)
    return None
