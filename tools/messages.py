"""Keeps the catalogue of our messages without gettext's programs: `update`, `compile` (also the overlay's) and `check`.

Templates are turned into Python-like source by Django itself (`templatize`) and then read by Babel's extractor of
Python, so both kinds of file are collected in the same way.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import django
from babel.messages import Catalog, Message, extract, mofile, pofile
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "lantoa"
CATALOGUE = PACKAGE / "translations" / "vi" / "LC_MESSAGES" / "django.po"
KEYWORDS = extract.DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Written by hand and not by Babel: no dates and no names, so that two people's changes meet only in sentences.
HEADER = """\
# Vietnamese messages of Lan Tỏa. `make messages` collects them; the sentences are written by hand.
msgid ""
msgstr ""
"Project-Id-Version: lantoa\\n"
"Language: vi\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def sources() -> Iterator[tuple[Path, bytes]]:
    """Every file that may hold messages, as Python that Babel can read."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, path.read_bytes()
    for path in sorted(PACKAGE.rglob("templates/**/*.*")):
        # What is left of the page's text would be read as indented blocks.
        code = re.sub(r"(?m)^[ \t]+", "", templatize(path.read_text(), origin=str(path)))
        yield path, code.encode()


def collect() -> Catalog:
    """A catalogue of every message that the source asks to translate."""
    found = Catalog(domain="django")
    for path, code in sources():
        where = str(path.relative_to(PACKAGE))
        messages = extract.extract("python", io.BytesIO(code), KEYWORDS, comment_tags=["Translators:"])
        for _line, message, comments, context in messages:
            found.add(message, locations=[(where, 0)], auto_comments=comments, context=context)
    return found


def load(path: Path = CATALOGUE, language: str = "vi") -> Catalog:
    """A catalogue as it stands, empty when there is none."""
    if not path.exists():
        return Catalog(locale=language, domain=path.stem, fuzzy=False)
    with path.open("rb") as file:
        return pofile.read_po(file, locale=language, domain=path.stem)


def write(catalogue: Catalog, path: Path, header: str) -> None:
    """Write a catalogue in an order that two people's changes do not disturb; what nothing asks for is dropped."""
    catalogue.obsolete.clear()
    body = io.BytesIO()
    pofile.write_po(body, catalogue, width=120, omit_header=True, include_lineno=False, sort_output=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(header + body.getvalue().decode())


def update() -> None:
    """Write newly found messages into the catalogue and drop those that nothing asks for."""
    catalogue = load()
    catalogue.update(collect(), no_fuzzy_matching=True, update_creation_date=False)
    write(catalogue, CATALOGUE, HEADER)


def compile_() -> None:
    """Write the binary catalogues that Django reads: ours, and the overlay of `tools/overlay.py`."""
    for path in (PACKAGE / "translations").rglob("*.po"):
        catalogue = load(path)
        for message in [message for message in catalogue if not finished(message)]:
            catalogue.delete(message.id, message.context)  # Babel would write it as empty, and the page would be
        with path.with_suffix(".mo").open("wb") as file:
            mofile.write_mo(file, catalogue)


def finished(message: Message) -> bool:
    return not message.fuzzy and all(forms(message, "string"))


def forms(message: Message, side: str) -> list[str]:
    """The singular and plural texts of one side (`id` or `string`) of a message."""
    text = getattr(message, side)
    return [text] if isinstance(text, str) else list(text)


def problems() -> list[str]:
    """What is wrong with the catalogue, one line each; none when it is complete."""
    catalogue = load()
    wanted = {(m.id if isinstance(m.id, str) else m.id[0], m.context) for m in collect() if m.id}
    missing = [id_ for id_, context in wanted if not catalogue.get(id_, context)]
    found = [f"not in the catalogue, run `make messages`: {id_!r}" for id_ in sorted(missing)]
    for message in filter(lambda m: m.id, catalogue):
        found += faults_of(message)
    return found


def faults_of(message: Message) -> list[str]:
    """What is wrong with one translated message."""
    translations = forms(message, "string")
    if not finished(message):
        return [f"no Vietnamese: {message.id!r}"]
    expected = set(PLACEHOLDER.findall(forms(message, "id")[-1]))
    if any(set(PLACEHOLDER.findall(text)) != expected for text in translations):
        return [f"placeholders differ: {message.id!r}"]
    return []


def report(found: list[str]) -> None:
    """Print what is wrong and leave with 1, or say nothing."""
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(bool(found))


if __name__ == "__main__":
    settings.configure()
    django.setup()
    {"update": update, "compile": compile_, "check": lambda: report(problems())}[sys.argv[1]]()
