"""Text files of any age: encodings, marks, line ends."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vanban.files.old_letters import TCVN3, TCVN3_LINES, VNI, VNI_LINES, typed_in
from vanban.reading.sources import load

SAMPLE = Path(__file__).parents[2] / "src/vanban/samples/ke-hoach-xa-dong-mai-2026.txt"
PLAN = unicodedata.normalize("NFC", SAMPLE.read_text(encoding="utf-8"))
SHARED = Path(__file__).parents[3] / "shared"

#: Words that legacy letters could be mistaken for, among all others: the letters of Western Europe that we use, too.
WORDS = st.sampled_from([*PLAN.split(), "ã", "õ", "cá", "tù", "số", "é", "Ðà", "Hà", "«", "»", "10²", "Müller", "°C"])
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=8).map("\n".join)
TEXTS = TEXTS.filter(lambda text: any(map(str.isalnum, text)))


def windows_1258(text: str) -> bytes:
    """As Windows wrote Vietnamese before Unicode: a vowel, then its tone."""
    out = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in "\u0300\u0301\u0303\u0309\u0323" if mark in parts), "")
        base = unicodedata.normalize("NFC", parts.replace(tone, "", 1) if tone else parts)
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            out += (base + tone).encode("cp1258")
    return out


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1258"]
)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    data = windows_1258(PLAN) if encoding == "windows-1258" else PLAN.encode(encoding)
    assert load(data).text == PLAN


@pytest.mark.parametrize("meant", [TCVN3, VNI])
def test_letters_of_old_fonts_become_unicode(meant: dict[str, str]) -> None:
    text = "\n".join(meant)
    for source in (text, text.encode("utf-8"), text.encode("cp1252")):
        assert load(source).text == "\n".join(meant.values())


@pytest.mark.parametrize(("line", "meaning"), [*TCVN3.items(), *VNI.items()])
def test_one_line_is_enough_to_tell_old_letters(line: str, meaning: str) -> None:
    assert load(line).text == meaning


def test_capitals_of_tcvn3_are_whole_again() -> None:
    assert load("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM").text == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_a_unicode_line_among_old_letters_stays() -> None:
    assert load("\n".join([*TCVN3_LINES, "Bổ sung ngày 01/7/2025"])).text.endswith("\nBổ sung ngày 01/7/2025")


def test_foreign_signs_in_a_unicode_text_stay() -> None:
    lines = ["Kế hoạch", "Ðà", "5 µg", "«ca»", "señor año niño", "Ñ", "®"]
    assert load("\n".join(lines)).text == "\n".join(lines)


def test_utf8_taken_for_western_letters_is_undone() -> None:
    spoilt = PLAN.encode("utf-8").decode("latin-1")
    assert load(spoilt.encode("utf-8")).text == PLAN


def test_decomposed_letters_are_composed() -> None:
    assert load(unicodedata.normalize("NFD", PLAN)).text == PLAN


@given(TEXTS, st.sampled_from(["NFC", "NFD"]))
def test_unicode_text_is_never_changed(text: str, form: str) -> None:
    assert load(unicodedata.normalize(form, text).encode("utf-8")).text == unicodedata.normalize("NFC", text)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five plans lie beside the repository, in ../shared")
@pytest.mark.parametrize("plan", sorted(SHARED.glob("**/*.txt")), ids=lambda path: path.name)
def test_real_plans_come_back_letter_by_letter(plan: Path) -> None:
    text = plan.read_text(encoding="utf-8").removeprefix("\ufeff")
    assert load(plan).text == unicodedata.normalize("NFC", text)


def test_some_bytes_cut_off_do_not_spoil_the_rest() -> None:
    data = PLAN.encode("utf-8")
    cut = next(n for n in range(1000, 2000) if data[n] & 0xC0 == 0x80)  # inside a letter
    assert load(data[:cut]).text.startswith(PLAN[:500])


def test_line_ends_of_every_system_and_page_ends() -> None:
    assert load("một\r\nhai\rba\vbốn\u2028năm\fsáu").text == "một\nhai\nba\nbốn\nnăm\fsáu"


@pytest.mark.parametrize("text", ["1", "a", "ế", "Kế"])
def test_the_shortest_texts_are_texts(text: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        assert load(text.encode(encoding)).text == text


def test_kind_and_name() -> None:
    assert load("# Kế hoạch", name="ke-hoach.MD").kind == "md"
    assert load(SAMPLE).kind == "txt"
    assert load(SAMPLE).name == SAMPLE.name


def test_halves_of_letters_do_not_reach_the_text() -> None:
    assert load("Kế hoạch \ud83d").text.encode("utf-8")


def test_old_letters_in_word_are_told_by_their_font() -> None:
    for font, meant in ((".VnTime", TCVN3), ("VNI-Times", VNI), ("Some Font", TCVN3)):
        assert load(typed_in(font, meant)).text == "\n".join(meant.values())


def test_an_old_font_on_unicode_text_changes_nothing() -> None:
    lines = ["Công tác tuyên truyền", "các xã, thôn", "Kế hoạch số 12/KH-UBND", "và các hộ"]
    assert load(typed_in(".VnTime", lines)).text == "\n".join(lines)


def test_short_old_words_follow_their_font() -> None:
    assert load(typed_in(".VnTime", [*TCVN3_LINES, "hai xã"])).text.endswith("\nhai xó")


def test_fonts_that_draw_capitals_give_capitals() -> None:
    lines = ["céng hoµ x· héi chñ nghÜa viÖt nam", "kÕ ho¹ch"]
    assert load(typed_in(".VnTimeH", lines)).text == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH"


def test_vni_letters_cut_by_a_change_of_style_are_whole() -> None:
    from tests.vanban.files import word_plan

    document = word_plan.new()
    for line in VNI_LINES:
        document.add_paragraph().add_run(line).font.name = "VNI-Times"
    paragraph = document.add_paragraph()
    for part in ("Ke", "á hoa", "ïch"):
        paragraph.add_run(part).font.name = "VNI-Times"
    assert load(word_plan.saved(document)).text.endswith("\nKế hoạch")
