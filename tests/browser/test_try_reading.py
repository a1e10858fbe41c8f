"""The first screen as people use it: by mouse, by keyboard, on a phone, with and without JavaScript."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

FORM, SAMPLE = "/doc-thu/", "/doc-thu/van-ban-mau/"
SHARED = Path(__file__).parents[3] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
LAPTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 760}
NO_SEEDS = "the five plans are not here: ../shared/seeds"


def is_in_view(page: Any, selector: str) -> bool:
    """Whether the element stands inside the window and nothing covers its beginning."""
    return page.evaluate(
        """selector => {
            const element = document.querySelector(selector);
            const {left, top} = element.getClientRects()[0];
            const there = document.elementFromPoint(left + 4, top + 8);
            return Boolean(there) && (element.contains(there) || there.contains(element));
        }""",
        selector,
    )


def marked(page: Any) -> set[str]:
    """The items that are marked, in the text and in the list together."""
    return set(page.eval_on_selector_all(".is-current", "parts => parts.map(part => part.dataset.item)"))


# --- Reading ---------------------------------------------------------------------------------------------------------
@pytest.mark.skipif(not SEEDS, reason=NO_SEEDS)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_a_real_plan_is_uploaded_and_read(page: Any, seed: Path) -> None:
    page.goto(FORM)
    page.set_input_files("input[type=file]", seed)
    page.get_by_role("button", name="Đọc tệp").click()
    page.wait_for_selector("[data-reading]")
    assert page.locator(".facts-strip").inner_text().startswith("Loại văn bản\nKế hoạch\n")
    assert page.locator(".found .group[data-family=task] li").count() >= 4
    assert page.locator(".paper mark.kind-task").count() >= 4


def test_pasted_text_is_read(page: Any) -> None:
    page.goto(FORM)
    page.get_by_label("Nội dung văn bản").fill(
        "KẾ HOẠCH\nThi đua\n\nI. CHỈ TIÊU\n1. Mỗi thôn có ít nhất 02 điển hình.\n"
    )
    page.get_by_role("button", name="Đọc nội dung đã dán").click()
    assert page.locator(".found [data-family=target] li").count() == 1


def test_a_file_that_is_too_large_is_refused_before_it_travels(page: Any) -> None:
    page.goto(FORM)
    requests = []
    page.on("request", lambda request: requests.append(request.method))
    page.set_input_files(
        "input[type=file]", {"name": "to.pdf", "mimeType": "application/pdf", "buffer": b"x" * (10 * 1024 * 1024 + 1)}
    )
    page.get_by_role("button", name="Đọc tệp").click()
    assert "Tệp lớn hơn 10 MB" in page.get_by_role("status").inner_text()
    assert "POST" not in requests


def test_a_file_can_be_dropped(page: Any) -> None:
    page.goto(FORM)
    page.evaluate(
        """() => {
            const dropped = new DataTransfer();
            const text = "KẾ HOẠCH\\nThi đua\\n\\n1. Mỗi thôn có ít nhất 02 điển hình.\\n";
            dropped.items.add(new File([text], "ke-hoach.txt"));
            document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", {dataTransfer: dropped}));
        }"""
    )
    page.get_by_role("button", name="Đọc tệp").click()
    page.wait_for_selector("[data-reading]")


# --- One pair --------------------------------------------------------------------------------------------------------
def test_an_item_finds_its_words(page: Any) -> None:
    page.goto(SAMPLE)
    page.locator("#task-9 .entry").click()
    assert is_in_view(page, "#text-task-9")
    assert marked(page) == {"task-9"}
    assert page.locator("#task-9 .entry").get_attribute("aria-current") == "true"


def test_words_find_their_item(page: Any) -> None:
    page.goto(SAMPLE)
    words = page.locator("#text-criterion-3")
    words.scroll_into_view_if_needed()
    before = words.bounding_box()["y"]
    words.click()
    assert is_in_view(page, "#criterion-3 .entry-title")
    assert marked(page) == {"criterion-3"}
    assert words.bounding_box()["y"] == before, "the words that were clicked stay where they are"


def test_a_tag_in_the_margin_finds_its_item(page: Any) -> None:
    page.goto(SAMPLE)
    page.locator(".paper a.tag[href='#task-5']").click()
    assert is_in_view(page, "#task-5 .entry-title")
    assert marked(page) == {"task-5"}


def test_clicking_again_goes_from_the_inner_item_to_the_outer_one(page: Any) -> None:
    page.goto(SAMPLE)
    inner = page.locator(".paper mark.item mark.item").first
    keys = inner.evaluate("mark => [mark.dataset.item, mark.parentElement.closest('[data-item]').dataset.item]")
    inner.click()
    assert marked(page) == {keys[0]}
    inner.click()
    assert marked(page) == {keys[1]}


def test_a_choice_is_announced(page: Any) -> None:
    page.goto(SAMPLE)
    page.locator("#target-2 .entry").click()
    said = page.locator("[data-status]").inner_text()
    assert re.fullmatch(r"CT 2: mục 2 trong \d+, đã đánh dấu trong văn bản", said)


def test_one_kind_is_shown_at_a_time(page: Any) -> None:
    page.goto(SAMPLE)
    page.get_by_label(re.compile("^Nhiệm vụ")).check()
    assert page.locator(".found .group:visible").count() == 1
    page.locator("#text-criterion-1").click()
    assert page.locator("#criterion-1").is_visible(), "what is asked for is never hidden"


# --- Keyboard --------------------------------------------------------------------------------------------------------
def test_the_way_by_keys(page: Any) -> None:
    page.goto(SAMPLE)
    page.keyboard.press("j")
    assert marked(page) == {"target-1"}
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert marked(page) == {"target-2"}
    assert page.evaluate("document.activeElement.closest('li').id") == "target-2"
    assert is_in_view(page, "#text-target-2")
    assert is_in_view(page, "#target-2 .entry-title")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li').id") == "target-3"
    page.keyboard.press("Enter")
    assert marked(page) == {"target-3"}
    page.keyboard.press("Escape")
    assert marked(page) == set()


def test_the_letter_keys_can_be_switched_off(page: Any) -> None:
    page.goto(SAMPLE)
    page.get_by_text("Phím tắt").click()
    page.get_by_label("Dùng phím J và K").uncheck()
    page.keyboard.press("j")
    assert marked(page) == set()


def test_letters_with_a_modifier_stay_the_browser_s(page: Any) -> None:
    page.goto(SAMPLE)
    page.keyboard.press("Control+j")
    assert marked(page) == set()


def test_the_tab_key_reaches_every_item(page: Any) -> None:
    page.goto(SAMPLE)
    reachable = page.eval_on_selector_all(".entry, .paper a", "links => links.every(link => link.tabIndex === 0)")
    assert reachable


# --- Phone -----------------------------------------------------------------------------------------------------------
def test_on_a_phone_the_list_opens_the_text_and_back(phone: Any) -> None:
    phone.goto(SAMPLE)
    assert phone.locator("#found").is_visible()
    assert not phone.locator("#paper").is_visible()
    phone.locator("#task-6 .entry").scroll_into_view_if_needed()
    before = phone.evaluate("scrollY")
    phone.locator("#task-6 .entry").tap()
    assert not phone.locator("#found").is_visible()
    phone.wait_for_function("document.querySelector('#text-task-6').matches('.is-current')")
    assert is_in_view(phone, "#text-task-6")
    phone.go_back()
    assert phone.locator("#found").is_visible()
    assert abs(phone.evaluate("scrollY") - before) < 200


def test_on_a_phone_the_switch_changes_the_pane(phone: Any) -> None:
    phone.goto(SAMPLE)
    switch = phone.get_by_role("navigation", name="Nội dung hiển thị")
    switch.get_by_role("link", name="Văn bản").tap()
    assert phone.locator("#paper").is_visible()
    switch.get_by_role("link", name="Mục đọc được").tap()
    assert phone.locator("#found").is_visible()


def test_on_a_phone_words_open_their_item(phone: Any) -> None:
    phone.goto(SAMPLE + "#paper")
    phone.locator("#text-criterion-2").tap()
    phone.wait_for_function("document.querySelector('#criterion-2').matches('.is-current')")
    assert is_in_view(phone, "#criterion-2 .entry-title")


# --- Looks -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("address", [FORM, SAMPLE, f"{SAMPLE}#paper", "/en/try-reading/sample/"])
def test_axe_finds_nothing(open_page: Callable[..., Any], axe: Any, address: str, size: dict, scheme: str) -> None:
    page = open_page(viewport=size, color_scheme=scheme)
    page.goto(address)
    assert axe(page) == []


def test_axe_finds_nothing_in_an_error(page: Any, axe: Any) -> None:
    page.goto(FORM)
    page.get_by_role("button", name="Đọc tệp").click()
    assert page.get_by_text("Hãy chọn tệp kế hoạch trước").is_visible()
    assert axe(page) == []


@pytest.mark.parametrize("address", [FORM, SAMPLE, f"{SAMPLE}#paper"])
def test_nothing_has_to_be_scrolled_sideways(page: Any, address: str) -> None:
    page.goto(address)
    for width in (320, 360, 640, 720, 900, 1024):  # 640 is a laptop at 200 % zoom
        page.set_viewport_size({"width": width, "height": 760})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


# --- Without JavaScript ----------------------------------------------------------------------------------------------
def test_everything_is_there_without_javascript(open_page: Callable[..., Any]) -> None:
    page = open_page(viewport=LAPTOP, java_script_enabled=False)
    page.goto(FORM)
    page.get_by_label("Nội dung văn bản").fill("KẾ HOẠCH\nThi đua\n\n1. Mỗi thôn có ít nhất 02 điển hình mỗi năm.\n")
    page.get_by_role("button", name="Đọc nội dung đã dán").click()
    page.locator("#target-1 .entry").click()
    assert page.url.endswith("#text-target-1")
    assert page.locator("#text-target-1").bounding_box()["y"] < LAPTOP["height"]


def test_the_text_stays_when_a_tag_is_followed_without_javascript(open_page: Callable[..., Any]) -> None:
    page = open_page(viewport=LAPTOP, java_script_enabled=False)
    page.goto(SAMPLE)
    tag = page.locator(".paper a.tag[href='#task-5']")
    tag.click()
    place, item = tag.bounding_box()["y"], page.locator("#task-5").bounding_box()["y"]
    assert 0 < place < LAPTOP["height"]
    assert 0 < item < LAPTOP["height"]


def test_a_phone_without_javascript_changes_panes(open_page: Callable[..., Any]) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=False)
    page.goto(SAMPLE)
    page.locator("#task-6 .entry").click()
    assert page.locator("#paper").is_visible()
    assert not page.locator("#found").is_visible()
    assert 0 < page.locator("#text-task-6").bounding_box()["y"] < PHONE["height"]


# --- Downloads -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("button", "suffix"), [("Tải bản Excel", "xlsx"), ("Tải bản JSON", "json")])
def test_a_reading_is_downloaded(page: Any, button: str, suffix: str) -> None:
    page.goto(SAMPLE)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    assert waiting.value.suggested_filename == f"ke-hoach-18-kh-ubnd.{suffix}"
    content = Path(waiting.value.path()).read_bytes()
    if suffix == "xlsx":
        assert "Chỉ tiêu" in load_workbook(BytesIO(content)).sheetnames
    else:
        assert b'"18/KH-UBND"' in content
