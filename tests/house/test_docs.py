"""The documents are true: their commands exist, their links resolve, their words are the code's words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from django.apps import apps

from lantoa.kit.text import dictionary_key
from vanban.cli import main
from vanban.reading import model

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
READMES = (ROOT / "README.md", ROOT / "README.vi.md")


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_resolves(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text_of(page))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_make_command_is_in_the_makefile(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)(?:[A-Z]+=\S+ )?make ([a-z-]+)", text_of(page), re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_path_named_is_there(page: Path) -> None:
    """A path that begins at the root of the repository, in backticks or in a command."""
    paths = re.findall(r"[`\s]((?:src|tests|docs|tools|bench|requirements|\.ci)/[^`\s]*)", text_of(page))
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_readme_s_commands_of_the_reader_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    commands = re.findall(r"^\.venv/bin/vanban (.+)$", text_of(READMES[0]), re.MULTILINE)
    on_the_sample = [command.split() for command in commands if "src/vanban/samples" in command]
    assert len(on_the_sample) >= 2
    assert [main(command) for command in on_the_sample] == [0] * len(on_the_sample)


def test_both_readmes_have_the_same_sections_commands_and_links() -> None:
    english, vietnamese = (
        (
            re.findall(r"^#+(?= )", text, re.MULTILINE),
            re.findall(r"^```.*?^```", text, re.MULTILINE | re.DOTALL),
            re.findall(r"\]\(([^)]+)\)", re.sub(r"README(\.vi)?\.md", "README", text)),
        )
        for text in map(text_of, READMES)
    )
    assert english == vietnamese


def test_architecture_names_every_room() -> None:
    architecture = text_of(DOCS / "architecture.md")
    rooms = [path.parent.name for path in (ROOT / "src" / "lantoa").glob("*/__init__.py")]
    assert [room for room in rooms if f"`{room}`" not in architecture] == []


def test_architecture_knows_which_rooms_stand() -> None:
    rows = re.findall(r"^\| \d \| ([^|]+)\|[^|]+\|([^|]*)\|$", text_of(DOCS / "architecture.md"), re.MULTILINE)
    standing = {room: "yes" in here for rooms, here in rows for room in re.findall(r"`(\w+)`", rooms)}
    assert standing == {room: (ROOT / "src" / "lantoa" / room / "__init__.py").exists() for room in standing}


def glossary() -> list[list[tuple[str, str]]]:
    """The Vietnamese words with their identifiers, group by group."""
    groups = text_of(DOCS / "glossary.md").split("\n## ")[1:]
    return [re.findall(r"^\| ([^|]+) \| [^|]+ \| `(\w+)` \|", group, re.MULTILINE) for group in groups]


def test_glossary_gives_each_meaning_one_identifier() -> None:
    identifiers = Counter(identifier for group in glossary() for _, identifier in group)
    assert [identifier for identifier, times in identifiers.items() if times > 1] == []
    assert len(identifiers) >= 150


def test_glossary_stands_in_dictionary_order() -> None:
    for group in glossary():
        words = [word for word, _ in group]
        assert words == sorted(words, key=dictionary_key)


def test_every_record_has_its_word_in_the_glossary() -> None:
    known = {identifier.replace("_", "") for group in glossary() for _, identifier in group}
    records = [name for name, value in vars(model).items() if is_dataclass(value)]
    records += [record.__name__ for record in apps.get_models() if record.__module__.startswith("lantoa.")]
    assert [name for name in records if name.lower() not in known] == []


def test_every_decision_has_a_number_of_its_own_and_its_line_in_the_index() -> None:
    files = sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))
    listed = re.findall(r"^\| \[\d{4}\]\((\d{4}-[^)]+)\) \|", text_of(DOCS / "decisions" / "README.md"), re.MULTILINE)
    assert listed == files
    assert len({name[:4] for name in files}) == len(files)
