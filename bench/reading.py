"""How fast plans are read, alone and by the thousand, and what that takes in memory.

Times are processor times of this process, medians of several readings. They differ between machines and with what
else a machine does; the ratios beside them, to a plain pass over the same text, differ less.
"""

from __future__ import annotations

import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from vanban.reading import read

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "src/vanban/samples/ke-hoach-xa-dong-mai-2026.txt"
FILES = ROOT / "tests/vanban/files"
SEEDS = ROOT.parent / "shared/seeds"
READINGS = 9
FOLDERS = (100, 500, 1000)


def main() -> None:
    """Measure and print."""
    print("One plan, once imported")
    for path in [SAMPLE, *sorted(SEEDS.glob("*.txt"))]:
        _print_plan(path.name, path.read_text(encoding="utf-8"))
    print("\nThe same plan in other formats (a PDF is opened by a program of its own, which is not counted)")
    for path in sorted(FILES.glob("plan.*")):
        print(f"  {path.name:32} {1000 * median(lambda path=path: read(path)):7.1f} ms")  # type: ignore[misc]
    print("\nThe body of a plan twice, four times, eight times as long")
    body, signature = SAMPLE.read_text(encoding="utf-8").split("Nơi nhận:")
    once = median(lambda: read(f"{body}Nơi nhận:{signature}"))
    for times in (2, 4, 8):
        longer = median(lambda times=times: read(f"{body * times}Nơi nhận:{signature}"))  # type: ignore[misc]
        print(f"  {times} x the length: {longer / once:5.1f} x the time")
    print("\nFolders of generated plans: vanban read --batch")
    for count in FOLDERS:
        _print_folder(count)


def median(read_once: Callable[[], object]) -> float:
    """Seconds of processor time, after one reading that does not count."""
    read_once()
    return statistics.median(_cost(read_once) for _ in range(READINGS))


def _cost(read_once: Callable[[], object]) -> float:
    begun = time.process_time()
    read_once()
    return time.process_time() - begun


def _print_plan(name: str, text: str) -> None:
    cost = median(lambda: read(text))
    words = median(lambda: [re.findall(r"\w+", text) for _ in range(100)]) / 100
    pieces = median(lambda: [text.split() for _ in range(100)]) / 100
    print(
        f"  {name:32} {1000 * cost:7.1f} ms  {1e6 * cost / len(text):5.2f} µs a character  "
        f"{cost / words:5.0f} x finding its words  {cost / pieces:6.0f} x splitting it"
    )


def _print_folder(count: int) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder, out = Path(scratch, "plans"), Path(scratch, "out")
        _generate(folder, count)
        begun = time.perf_counter()
        peaks = _watched([sys.executable, "-m", "vanban.cli", "read", "--batch", str(folder), "--out", str(out)])
        took = time.perf_counter() - begun
        written = len(list(out.rglob("*.json")))
    print(
        f"  {count:5} plans: {written} read in {took:6.1f} s ({1000 * took / count:5.1f} ms each); at most "
        f"{peaks[0]:4.0f} MB in the command, {peaks[1]:4.0f} MB in all its processes"
    )


def _generate(folder: Path, count: int) -> None:
    """Plans that differ in their numbers, with some .rtf among them."""
    folder.mkdir()
    text = SAMPLE.read_text(encoding="utf-8")
    chance = random.Random(2026)  # noqa: S311 - the same plans in every run
    for n in range(count):
        if n % 10 == 9:
            shutil.copy(FILES / "plan.rtf", folder / f"{n:04}.rtf")
            continue
        changed = re.sub(r"\b\d\d\b", lambda _: f"{chance.randrange(1, 99):02}", text)
        (folder / f"{n:04}.txt").write_text(changed, encoding="utf-8")


def _watched(command: list[str]) -> tuple[float, float]:
    """Run a command; the largest memory seen in its own process and in it and its children together, in MB."""
    own = everything = 0.0
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as child:  # noqa: S603
        while child.poll() is None:
            sizes = _family(child.pid)
            own, everything = max(own, sizes.get(child.pid, 0.0)), max(everything, sum(sizes.values()))
            time.sleep(0.05)
    return own, everything


def _family(root: int) -> dict[int, float]:
    """Resident memory of a process and its descendants, as Linux tells it; nothing on other systems."""
    parents, sizes = {}, {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            told = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
        except OSError:  # it has ended
            continue
        pid = int(status.parent.name)
        parents[pid], sizes[pid] = int(told["PPid"]), int(told.get("VmRSS", "0 kB").split()[0]) / 1024
    family = {root}
    for pid in sorted(parents):
        if parents[pid] in family:
            family.add(pid)
    return {pid: size for pid, size in sizes.items() if pid in family}


if __name__ == "__main__":
    main()
