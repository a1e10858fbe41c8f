"""What the installed libraries say on our screens is Vietnamese, whole and in the words of an office."""

import re
from pathlib import Path

import pytest
from babel.messages import Catalog, pofile
from django.utils import translation

from tools import messages, overlay


def test_every_string_of_the_libraries_has_its_vietnamese() -> None:
    assert overlay.problems() == []


def test_the_libraries_we_install_are_all_read() -> None:
    strings = {library for domain in overlay.DOMAINS for library, _ in overlay.shipped("en", domain)}
    assert {"wagtail", "wagtail.admin", "wagtail.users", "django.contrib.auth", "django.conf", "allauth"} <= strings
    assert len(overlay.wanted("django")) > 2000
    assert len(overlay.wanted("djangojs")) > 80


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The translations of one library in a folder of its own, and an overlay that is still empty."""
    monkeypatch.setattr(overlay, "libraries", lambda: {"printing": tmp_path / "printing"})
    monkeypatch.setattr(overlay, "FOLDER", tmp_path / "overlay")
    monkeypatch.setattr(messages, "CATALOGUE", tmp_path / "ours.po")
    return tmp_path / "printing"


def ship(folder: Path, language: str, **strings: str) -> None:
    catalogue = Catalog(locale=language, domain="django", fuzzy=False)
    for id_, text in strings.items():
        catalogue.add(id_, text)
    path = folder / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        pofile.write_po(file, catalogue)


def translate(path: Path, **strings: str) -> None:
    catalogue = messages.load(path)
    for id_, text in strings.items():
        catalogue[id_].string = text
    messages.write(catalogue, path, messages.HEADER)


def test_an_upgrade_names_each_string_that_it_brings(library: Path) -> None:
    ship(library, "en", Print="", Fold="", Bind="")
    ship(library, "vi", Fold="Gấp")
    assert overlay.problems() == ["printing: no Vietnamese: 'Print'", "printing: no Vietnamese: 'Bind'"]


def test_update_asks_only_for_what_the_library_lacks_and_forgets_what_it_dropped(library: Path) -> None:
    ship(library, "en", Print="", Fold="")
    ship(library, "vi", Fold="Gấp")
    overlay.update()
    path = overlay.FOLDER / "django.po"
    assert [message.id for message in messages.load(path) if message.id] == ["Print"]
    translate(path, Print="In")
    assert overlay.problems() == []
    (library / "en" / "LC_MESSAGES" / "django.po").unlink()
    overlay.update()
    assert [message.id for message in messages.load(path) if message.id] == []


def test_a_placeholder_lost_in_the_library_s_own_vietnamese_is_told(library: Path) -> None:
    ship(library, "en", **{"%(n)s copies": ""})
    ship(library, "vi", **{"%(n)s copies": "các bản"})
    assert overlay.problems() == ["printing: placeholders differ: '%(n)s copies'"]


def test_a_word_of_ours_in_another_sense_than_the_library_s_is_told(library: Path) -> None:
    ship(library, "en", Task="")
    ship(library, "vi", Task="Bước")
    own = Catalog(locale="vi", domain="django", fuzzy=False)
    own.add("Task", "Nhiệm vụ")
    messages.write(own, messages.CATALOGUE, messages.HEADER)
    assert overlay.problems() == ["printing: 'Task' is 'Bước', ours is 'Nhiệm vụ': give it a context"]


def test_an_untranslated_string_stays_english_on_the_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    catalogue = Catalog(locale="vi", domain="django", fuzzy=False)
    catalogue.add("Print", "")
    catalogue.add("Fold", "Gấp")
    path = tmp_path / "translations" / "vi" / "LC_MESSAGES" / "django.po"
    messages.write(catalogue, path, messages.HEADER)
    messages.compile_()
    assert b"Print" not in path.with_suffix(".mo").read_bytes()
    assert b"Fold" in path.with_suffix(".mo").read_bytes()


def test_the_overlay_is_read_before_the_libraries() -> None:
    with translation.override("vi"):
        assert translation.gettext("Submit for moderation") == "Trình duyệt"  # Wagtail's own: "Yêu cầu xem xét"
        assert translation.gettext("Password reset unsuccessful") == "Chưa đặt lại được mật khẩu"


GLOSSARY = re.findall(r"^\| ([^|]+) \| ([^|]+) \|[^|]*\|$", (overlay.FOLDER.parents[1] / "README.md").read_text(), re.M)


@pytest.fixture(scope="module")
def sentences() -> list[tuple[str, str]]:
    """English and Vietnamese of everything that the libraries say."""
    said = [message for domain in overlay.DOMAINS for _, message in overlay.shown(domain)]
    return [
        (plain(messages.forms(message, "id")[-1]), plain(messages.forms(message, "string")[-1])) for message in said
    ]


def plain(text: str) -> str:
    """Without placeholders, tags and addresses, whose words nobody translates."""
    return re.sub(r"%\(\w+\)[sd]|\{\w*\}|<[^>]*>|\S+(://|\(ENTER\))\S+", "", text)


@pytest.mark.parametrize(("english", "vietnamese"), GLOSSARY[1:])
def test_one_word_is_said_in_one_way(english: str, vietnamese: str, sentences: list[tuple[str, str]]) -> None:
    asked = re.compile(rf"\b(?:{'|'.join(english.split(', '))})\b", re.IGNORECASE)
    words = vietnamese.split(", ")
    assert [
        source for source, text in sentences if asked.search(source) and not any(w in text.lower() for w in words)
    ] == []
