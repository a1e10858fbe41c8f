"""Who is to do something: where a name ends, which names are one, who joins in."""

from __future__ import annotations

import pytest

from vanban.reading.actors import (
    actor_length,
    coordinating_in,
    is_actor,
    is_request,
    split_actors,
    without_request,
)


def opens_with(sentence: str) -> str:
    """The name that opens the sentence."""
    return sentence[: actor_length(sentence)].rstrip(" ,")


# --- What is an actor ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Văn phòng Ủy ban nhân dân xã",
        "UBND xã An Bình",
        "Trưởng thôn",
        "Đồng chí Lê An",
        "Các thôn, bản",
        "các chi hội",
        "Đề nghị Hội Nông dân xã",
        "Giao Công an xã",
        "Yêu cầu các thôn",
        "Tổ chức cơ sở Đảng",
        "Mỗi thôn",
    ],
)
def test_offices_and_groups_of_offices(text: str) -> None:
    assert is_actor(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tổ chức họp dân", id="an order"),
        pytest.param("Ban hành nội quy", id="another"),
        pytest.param("Báo cáo việc làng", id="a verb that begins like a newspaper"),
        pytest.param("Bộ tiêu chí của thôn", id="a set of things"),
        pytest.param("Mỗi năm một lần", id="a time"),
        pytest.param("Các nội dung trên", id="things"),
        pytest.param("Các phong trào của xã", id="movements"),
        pytest.param("Bà con cùng lo", id="the people of the village"),
        pytest.param("Bàn việc làng", id="a word that only begins alike"),
        pytest.param("Việc làng", id="anything else"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_actor(text: str) -> None:
    assert not is_actor(text)


# --- Requests --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "request_", "name"),
    [
        ("Đề nghị Hội Nông dân xã", True, "Hội Nông dân xã"),
        ("đề nghị các chi hội", True, "các chi hội"),
        ("Trân trọng đề nghị Hội Nông dân xã", True, "Hội Nông dân xã"),
        ("Giao Văn phòng", False, "Văn phòng"),
        ("Giao cho Văn phòng", False, "Văn phòng"),
        ("Yêu cầu các thôn", False, "các thôn"),
        ("Phân công Công an xã", False, "Công an xã"),
        ("Văn phòng", False, "Văn phòng"),
        ("Giao thông vận tải", False, "Giao thông vận tải"),
        ("Văn phòng đề nghị Hội Nông dân", False, "Văn phòng đề nghị Hội Nông dân"),
    ],
)
def test_a_plan_asks_those_it_cannot_order(text: str, request_: bool, name: str) -> None:
    assert is_request(text) is request_
    assert without_request(text) == name


# --- Where a name ends -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Văn phòng xã chủ trì việc này", "Văn phòng xã"),
        ("Các thôn, bản chọn gương", "Các thôn, bản"),
        ("Sở Nội vụ tổ chức họp", "Sở Nội vụ"),
        ("Các tổ chức đoàn thể tổ chức họp", "Các tổ chức đoàn thể"),
        ("Ban Tổ chức báo cáo xã", "Ban Tổ chức"),
        ("Phòng Quản lý đô thị kiểm tra hằng quý", "Phòng Quản lý đô thị"),
        ("Tổ giám sát cộng đồng giám sát việc chi", "Tổ giám sát cộng đồng"),
        ("Đề nghị Hội Nông dân xã vận động hội viên", "Đề nghị Hội Nông dân xã"),
        ("Trưởng thôn phải họp dân", "Trưởng thôn"),
        ("Trưởng thôn có trách nhiệm họp dân", "Trưởng thôn"),
        ("Văn phòng, theo dõi việc này", "Văn phòng"),
    ],
)
def test_a_name_ends_at_the_first_verb_of_duty(sentence: str, name: str) -> None:
    assert opens_with(sentence) == name


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Tổ chức họp dân", id="no office"),
        pytest.param("Văn phòng xã ở cạnh đình", id="no duty"),
        pytest.param("Họp dân rồi Văn phòng báo cáo", id="an office that does not open the sentence"),
    ],
)
def test_sentences_that_open_with_no_actor(sentence: str) -> None:
    assert opens_with(sentence) == ""


# --- Lists of names --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "names",
    [
        pytest.param("Văn phòng xã | Công an xã", id="two offices"),
        pytest.param("Văn phòng xã | các thôn", id="an office and a group"),
        pytest.param("Văn phòng xã | Công an xã | Hội Nông dân xã", id="three"),
        pytest.param("Các tổ | đơn vị sự nghiệp", id="a kind set apart"),
        pytest.param("Các tổ | trạm y tế xã", id="a body of its own"),
    ],
)
@pytest.mark.parametrize("between", [", ", " và ", "; ", ", và "])
def test_bodies_are_told_apart(names: str, between: str) -> None:
    assert split_actors(names.replace(" | ", between)) == tuple(names.split(" | "))


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Các cơ quan, đơn vị, ban, ngành", id="a list of bare kinds"),
        pytest.param("Sở Văn hóa, Thể thao và Du lịch", id="a comma in a name"),
        pytest.param("Văn phòng HĐND và UBND xã", id="an office of two bodies"),
        pytest.param("Báo và Đài Phát thanh xã", id="a merged body"),
        pytest.param("Trưởng thôn (qua Văn phòng, Công an xã)", id="a list in brackets"),
    ],
)
def test_names_that_hold_together(name: str) -> None:
    assert split_actors(name) == (name,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Đề nghị Hội Nông dân xã:", ("Hội Nông dân xã",)),
        ("Văn phòng xã chủ trì, phối hợp với Công an xã", ("Văn phòng xã",)),
        ("Văn phòng xã (bộ phận một cửa), Công an xã", ("Văn phòng xã", "Công an xã")),
        ("Văn phòng xã.", ("Văn phòng xã",)),
        ("", ()),
    ],
)
def test_what_is_no_part_of_a_name(text: str, names: tuple[str, ...]) -> None:
    assert split_actors(text) == names


# --- Who joins in ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phối hợp với Công an xã kiểm tra", ("Công an xã",)),
        ("Chủ trì, phối hợp Công an xã, Hội Nông dân xã vận động bà con", ("Công an xã", "Hội Nông dân xã")),
        ("Phối hợp chặt chẽ với các thôn để chọn gương", ("các thôn",)),
        ("Phối hợp cùng với nhà trường trong việc dạy trẻ", ("nhà trường",)),
        ("Phối hợp với cấp ủy theo quy chế", ("cấp ủy",)),
        ("Phối hợp với Công an xã; các thôn tự lo", ("Công an xã",)),
        ("Phối hợp với Công an xã họp, phối hợp với Công an xã kiểm tra", ("Công an xã",)),
        ("Phối hợp tổ chức họp dân", ()),
        ("Phối hợp nhịp nhàng", ()),
        ("Công an xã kiểm tra", ()),
    ],
)
def test_who_joins_in(text: str, names: tuple[str, ...]) -> None:
    assert coordinating_in(text) == names


@pytest.mark.parametrize("done", ["xác minh thành tích", "biên tập tin, bài", "niêm yết danh sách"])
def test_partners_end_where_the_work_begins(done: str) -> None:
    assert coordinating_in(f"Phối hợp với Công an xã, các thôn {done}") == ("Công an xã", "các thôn")
