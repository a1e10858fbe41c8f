"""What is written becomes what is said, for whatever people write."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.channels.ear.length import minutes
from lantoa.channels.ear.numbers import DIGITS, as_roman, roman, whole
from lantoa.channels.ear.reading import spoken
from lantoa.channels.ear.scripts import script_of, too_long


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Kế hoạch số 12/KH-UBND của xã", "Kế hoạch số mười hai của Ủy ban nhân dân của xã"),
        (
            "Số 152/2025/NĐ-CP",
            "Số một trăm năm mươi hai năm hai nghìn không trăm hai mươi lăm, nghị định của Chính phủ",
        ),
        ("Quyết định số 368/QĐ-TTg", "Quyết định số ba trăm sáu mươi tám của Thủ tướng Chính phủ"),
        ("Nghị quyết số 09-NQ/TU", "Nghị quyết số chín của Tỉnh ủy"),
        ("ngày 15/3/2026", "ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi sáu"),
        ("sáng 5/4", "sáng ngày mùng năm tháng tư"),
        ("Thứ hai 15/3", "Thứ hai ngày mười lăm tháng ba"),
        ("ngày 15-20/4", "ngày mười lăm đến ngày hai mươi tháng tư"),
        ("12/15 thôn đạt 85,5%", "mười hai trên mười lăm thôn đạt tám mươi lăm phẩy năm phần trăm"),
        ("từ 7h30 đến 19:00", "từ bảy giờ ba mươi phút đến mười chín giờ"),
        ("1.500.000 đồng/năm", "một triệu năm trăm nghìn đồng một năm"),
        ("1.500m² đất, 2,5 km", "một nghìn năm trăm mét vuông đất, hai phẩy năm ki-lô-mét"),
        ("12 ha, 5 tấn/ha, 30 kg", "mười hai héc-ta, năm tấn trên héc-ta, ba mươi ki-lô-gam"),
        ("0,05%", "không phẩy không năm phần trăm"),
        ("40-50 triệu đồng", "bốn mươi đến năm mươi triệu đồng"),
        ("giai đoạn 2021–2025", "giai đoạn hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm"),
        ("Đại hội lần thứ XIV", "Đại hội lần thứ mười bốn"),
        ("lần thứ I, quý IV, thế kỷ XXI", "lần thứ nhất, quý bốn, thế kỷ hai mươi mốt"),
        ("gọi 0912 345 678", "gọi không chín một hai, ba bốn năm, sáu bảy tám"),
        ("gọi 113", "gọi một một ba"),
        ("UBND, HĐND và MTTQ", "Ủy ban nhân dân, Hội đồng nhân dân và Mặt trận Tổ quốc"),
        ("về TP.HCM", "về thành phố Hồ Chí Minh"),
        ("của ABC", "của a bê xê"),
        ("GƯƠNG ĐIỂN HÌNH CỦA UBND XÃ", "Gương điển hình của Ủy ban nhân dân xã"),
        ("-5°C", "âm năm độ xê"),
        ("05 hộ (năm nay)", "năm hộ, năm nay"),
        ("xa.gov.vn", "xa chấm gov chấm vn"),
    ],
)
def test_it_is_said_as_a_person_says_it(written: str, said: str) -> None:
    assert spoken(written) == said


def meaning(words: list[str]) -> int:
    """The number that words mean, read back without the writer's own rules."""
    if "tỷ" in words:
        place = len(words) - 1 - words[::-1].index("tỷ")
        return meaning(words[:place]) * 10**9 + meaning(words[place + 1 :])
    for scale, value in (("triệu", 10**6), ("nghìn", 10**3), ("trăm", 100), ("mươi", 10), ("mười", 10)):
        if scale in words:
            place = words.index(scale)
            before = 1 if scale == "mười" else meaning(words[:place])
            return before * value + meaning(words[place + 1 :])
    plain = [{"linh": "", "mốt": "một", "tư": "bốn", "lăm": "năm"}.get(word, word) for word in words]
    return sum(DIGITS.index(word) for word in plain if word)


@given(st.integers(0, 10**18 - 1))
def test_a_number_is_heard_as_it_was_written(number: int) -> None:
    assert meaning(whole(number).split()) == number


@given(st.integers(1, 3999))
def test_roman_numerals_are_read_as_they_are_written(number: int) -> None:
    assert roman(as_roman(number)) == number
    assert not roman("IIX")


ANYTHING = st.one_of(
    st.text(),
    st.text(alphabet="0123456789/-.,:% hđkmTHUBNDIVX²°\n"),
    st.lists(
        st.sampled_from(["12/KH-UBND", "15/3", "ngày", "7h30", "1.234,5", "kg", "XIV", "thứ", "TP.", ";", "5-7%"])
    ).map(" ".join),
)


@given(ANYTHING)
def test_nothing_but_words_remains(text: str) -> None:
    said = spoken(text)
    assert not re.search(r"[^\w\s.,?!:-]|[\d_]", said)
    assert "  " not in said


@given(
    st.lists(
        st.sampled_from(
            ["12/KH-UBND", "15/3", "ngày", "7h30", "1.234,5 kg", "lần thứ XIV", "TP.HCM", "(5-7%)", "MTTQ", "Xã;"]
        )
    )
)
def test_what_is_said_already_stays(parts: list[str]) -> None:
    said = spoken(" ".join(parts))
    assert spoken(said) == said


def test_a_script_greets_tells_and_takes_leave() -> None:
    paragraphs = ["Năm 2024, bà hiến 1.500m² đất; làng có đường. UBND xã biểu dương.", "Bà con quý mến bà"]
    script = script_of("Bà Tư hiến đất.", paragraphs, place="xã Triệu Sơn", body="UBND xã Triệu Sơn")
    lines = [line for line in script.splitlines() if line]
    assert lines[0] == "Đây là Đài truyền thanh xã Triệu Sơn."
    assert "Làng có đường." in lines
    assert "Ủy ban nhân dân xã biểu dương." in lines
    assert lines[-1] == "Xin cảm ơn đã lắng nghe."
    assert all(line.endswith(".") for line in lines)
    assert too_long(script) == []
    assert too_long("rất " * 41) != []


def test_a_slower_pace_takes_longer() -> None:
    said = "một hai ba bốn năm. " * 30
    assert minutes(said, 150) == pytest.approx(1.25)
    assert minutes(said, 120) > minutes(said, 150) > minutes(said, 180)
