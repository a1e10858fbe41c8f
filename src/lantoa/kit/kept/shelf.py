"""Where kept pages lie: files that any web server can hand out, and beside them what each of them depends on.

    <KEPT_PAGES>/served/bai-viet/nguoi-giu-giong/index.html, .gz and .br     what is handed out
    <KEPT_PAGES>/headers/bai-viet/nguoi-giu-giong/index.html                 the headers that go with it, as JSON
    <KEPT_PAGES>/index.sqlite3                                               which page read what, what is being drawn

The index is a small database of its own: it belongs to the files on this machine, is thrown away with them, and neither
waits for the platform's database nor makes it wait. Its lock puts everything that happens to files into one order.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

import brotli
from django.conf import settings

from lantoa.kit.kept.tables import EVERYTHING

ENCODINGS = ("br", "gz")  # beside the page itself, the better first
LONGEST = 1000  # characters of an address that is kept
PATIENCE_S = 5  # how long one waits for another that writes to the index
GIVEN_UP_S = 600  # after which nobody draws any more what was begun
_ADDRESS = re.compile(r"(/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,199})*/?")
_TYPES = {"text/html": "index.html", "image/webp": "index.webp"}
INDEXES = tuple(_TYPES.values())
_TABLES = """
CREATE TABLE IF NOT EXISTS page (id TEXT PRIMARY KEY, address TEXT, file TEXT, since REAL);
CREATE INDEX IF NOT EXISTS page_address ON page (address);
CREATE INDEX IF NOT EXISTS page_being_drawn ON page (since) WHERE file IS NULL;
CREATE TABLE IF NOT EXISTS tag (name TEXT, page TEXT, PRIMARY KEY (name, page)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tag_page ON tag (page);
CREATE TABLE IF NOT EXISTS meanwhile (name TEXT, page TEXT);
CREATE TABLE IF NOT EXISTS wanted (address TEXT PRIMARY KEY, since REAL);
"""
_WAYS = """
PRAGMA synchronous=OFF;
PRAGMA journal_mode=MEMORY;
"""  # what a broken machine leaves is thrown away, so nothing has to reach the disk
# Both are asked with the tags that were written, as a JSON list.
_READERS = """SELECT DISTINCT page.id, page.address FROM json_each(?) AS written
JOIN tag ON tag.name = written.value JOIN page ON page.id = tag.page"""
_BEING_DRAWN = """INSERT INTO meanwhile SELECT written.value, page.id FROM page, json_each(?) AS written
WHERE page.file IS NULL"""


@dataclass(frozen=True)
class Draft:
    """A page that is being drawn: what is written from `since` on may not be in it."""

    id: str
    address: str
    since: float


@cache
def _at(root: str) -> Shelf:
    return Shelf(Path(root))


def shelf() -> Shelf:
    """The shelf of this installation."""
    return _at(str(settings.KEPT_PAGES))


def may_lie_here(address: str) -> bool:
    """Whether there can be a file for the address: plain letters, and nothing that leads out of the folder."""
    return len(address) <= LONGEST and address.startswith("/") and bool(_ADDRESS.fullmatch(address))


class Shelf:
    """The kept pages of one machine."""

    def __init__(self, root: Path) -> None:
        self.served, self._headers, self.index = root / "served", root / "headers", root / "index.sqlite3"

    def begin(self, address: str) -> Draft:
        """Say that a page is being drawn, before anything is read for it."""
        draft = Draft(uuid4().hex, address, time.time())
        with self._locked(make=True) as index:
            index.execute("INSERT INTO page VALUES (?, ?, NULL, ?)", (draft.id, address, draft.since))
        return draft

    def keep(self, draft: Draft, body: bytes, headers: Mapping[str, str], tags: set[str]) -> bool:
        """Keep what was drawn; False, and nothing kept, where something that it read was written meanwhile."""
        name = _file_of(draft.address, headers["Content-Type"])
        if name is None:
            return self.give_up(draft)
        try:
            return self._keep(draft, name, self._files(name, body, headers), tags)
        except BaseException:
            self._remove(name)  # a file that the index does not know would never be removed
            raise

    def _keep(self, draft: Draft, name: str, files: Mapping[Path, bytes], tags: set[str]) -> bool:
        with self._locked() as index:
            still = index.execute("SELECT 1 FROM page WHERE id = ?", (draft.id,)).fetchone()
            written = {row[0] for row in index.execute("SELECT name FROM meanwhile WHERE page = ?", (draft.id,))}
            older = index.execute("SELECT id FROM page WHERE address = ? AND file IS NOT NULL", (draft.address,))
            self._forget(index, [row[0] for row in older], files=False)
            if not still or written & tags:
                self._forget(index, [draft.id])
                self._remove(name)
                return False
            index.execute("UPDATE page SET file = ? WHERE id = ?", (name, draft.id))
            index.executemany("INSERT INTO tag VALUES (?, ?)", [(tag, draft.id) for tag in tags])
            index.execute("DELETE FROM meanwhile WHERE page = ?", (draft.id,))
            index.execute("DELETE FROM wanted WHERE address = ?", (draft.address,))
            self._write(files, draft.since)
        return True

    def give_up(self, draft: Draft) -> bool:
        """What was begun is not to be kept."""
        with self._locked() as index:
            self._forget(index, [draft.id])
        return False

    def drop(self, tags: Iterable[str]) -> int:
        """Remove every page that read one of `tags`, and ask for it anew; how many there were."""
        if not self.index.exists():
            return 0
        written = json.dumps(list(tags))
        with self._locked() as index:
            index.execute(_BEING_DRAWN, (written,))
            found = index.execute(_READERS, (written,)).fetchall()
            self._forget(index, [page for page, _address in found])
            asked = [(address, time.time()) for _page, address in found]
            index.executemany("INSERT OR IGNORE INTO wanted VALUES (?, ?)", asked)
        return len(found)

    def clear(self) -> None:
        """Remove every page, and ask for them anew: as if all that they read had been written."""
        try:
            self.drop([EVERYTHING])
        except sqlite3.Error:  # what is left of a machine that stopped in the middle
            self.index.unlink(missing_ok=True)
        self.burn()

    def burn(self) -> None:
        """Remove every file, without asking the index."""
        for folder in (self.served, self._headers):
            shutil.rmtree(folder, ignore_errors=True)

    def want(self, *addresses: str) -> None:
        """Ask the worker to draw pages soon."""
        with self._locked(make=True) as index:
            asked = [(address, time.time()) for address in addresses]
            index.executemany("INSERT OR IGNORE INTO wanted VALUES (?, ?)", asked)

    def next_wanted(self) -> str | None:
        """The page that has been asked for the longest; nobody else is given it."""
        if not self.index.exists():
            return None
        with self._locked() as index:
            found = index.execute("SELECT address FROM wanted ORDER BY since LIMIT 1").fetchone()
            index.execute("DELETE FROM wanted WHERE address = ?", (found[0],) if found else ("",))
        return str(found[0]) if found else None

    def files_of(self, address: str) -> Iterator[Path]:
        """Where the page may lie, if it is kept; nothing for an address that cannot be kept."""
        if may_lie_here(address):
            names = [f"{address}{index}" for index in INDEXES] if address.endswith("/") else [address]
            yield from (self.served / name.lstrip("/") for name in names)

    def headers_of(self, file: Path) -> Path:
        """Where the headers of a page lie, as JSON by their names."""
        return self._headers / file.relative_to(self.served)

    @contextmanager
    def _locked(self, *, make: bool = False) -> Iterator[sqlite3.Connection]:
        """The index in one transaction, in which nobody else changes files."""
        if make:
            self.served.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.index, timeout=PATIENCE_S, isolation_level=None)) as index:
            index.executescript(_WAYS + (_TABLES if make else ""))
            index.execute("BEGIN IMMEDIATE")
            try:
                yield index
            except BaseException:
                index.execute("ROLLBACK")
                raise
            index.execute("COMMIT")

    def _forget(self, index: sqlite3.Connection, pages: list[str], *, files: bool = True) -> None:
        late = index.execute("SELECT id FROM page WHERE file IS NULL AND since < ?", (time.time() - GIVEN_UP_S,))
        for page in [*pages, *(row[0] for row in late.fetchall())]:
            name = index.execute("SELECT file, address FROM page WHERE id = ?", (page,)).fetchone()
            if files and name and name[0]:
                self._remove(name[0])
            index.execute("DELETE FROM tag WHERE page = ?", (page,))
            index.execute("DELETE FROM meanwhile WHERE page = ?", (page,))
            index.execute("DELETE FROM page WHERE id = ?", (page,))

    def _remove(self, name: str) -> None:
        for path in (self.served / name, self._headers / name, *(self.served / f"{name}.{each}" for each in ENCODINGS)):
            path.unlink(missing_ok=True)

    def _write(self, files: Mapping[Path, bytes], since: float) -> None:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{uuid4().hex}")
            beside.write_bytes(content)
            os.utime(beside, (since, since))
            beside.replace(path)

    def _files(self, name: str, body: bytes, headers: Mapping[str, str]) -> Mapping[Path, bytes]:
        """What is written where; the page itself last: where it is, the others are."""
        files = {self._headers / name: json.dumps(headers).encode()}
        if not name.endswith((".webp", ".jpg")):
            files[self.served / f"{name}.br"] = brotli.compress(body, quality=6)
            files[self.served / f"{name}.gz"] = gzip.compress(body, 6, mtime=0)
        return files | {self.served / name: body}


def _file_of(address: str, content_type: str) -> str | None:
    """The name of the file that holds the page; None for what no web server would give the right type."""
    if not address.endswith("/"):
        return address.lstrip("/")
    name = _TYPES.get(content_type.partition(";")[0])
    return f"{address}{name}".lstrip("/") if name else None
