"""The repository speaks of the project alone, and of no machine that it was written on."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Put together here so that this file does not contain what it looks for.
FOLDERS = [f"/{name}/" for name in ("work", "root", "tmp")]
HOSTS = [
    ".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"), ("deb", "debian"))
]
FOREIGN = re.compile("|".join([rf"(?<![\w./-]){folder}" for folder in FOLDERS] + [re.escape(host) for host in HOSTS]))


def committed() -> list[Path]:
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("not a git clone, so there is no list of committed files")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in committed():
        text = path.read_bytes().decode(errors="ignore")
        found += [f"{path.relative_to(ROOT)}: {line[:80]}" for line in text.splitlines() if FOREIGN.search(line)]
    assert found == []


def test_the_lock_has_a_hash_for_every_package_and_no_address() -> None:
    for name in ("base.txt", "dev.txt", "alone.txt"):
        lock = (ROOT / "requirements" / name).read_text()
        entries = re.split(r"\n(?=\S)", lock.strip())
        assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
        assert "://" not in lock


def test_no_room_has_a_drawer_for_everything() -> None:
    drawers = {"utils", "helpers", "services", "common", "constants", "core", "managers"}
    assert [path for path in (ROOT / "src").rglob("*.py") if path.stem in drawers] == []
