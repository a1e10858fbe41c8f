"""The lineage figure: bands by the days of changes, links by what was taken over."""

from __future__ import annotations

from datetime import date

from lantoa.organisations.figures import LineageFigure, figure_of
from lantoa.organisations.models import FOREVER, Body, BodyKind, Share, Succession
from lantoa.organisations.queries.lineage import Lineage

FIRST, SECOND = date(2019, 12, 1), date(2025, 7, 1)


def body(pk: int, name: str, until: date = FOREVER, since: date = date(2000, 1, 1)) -> Body:
    made = Body(pk=pk, code=str(pk), kind=BodyKind.COMMUNE, since=since, until=until)
    made.called(name)
    return made


def followed(before: Body, after: Body, on: date, share: str = Share.WHOLE) -> Succession:
    return Succession(predecessor=before, successor=after, on=on, share=share)


TOWN = body(1, "Thị trấn Triệu Sơn", SECOND)
SMALL = body(2, "Xã Minh Dân", FIRST)
DISTRICT = body(3, "Huyện Triệu Sơn", SECOND)
NEW = body(4, "Xã Triệu Sơn", since=SECOND)
OTHER = body(5, "Xã Dân Lực", SECOND)
ROWS = [
    followed(SMALL, TOWN, FIRST),
    followed(TOWN, NEW, SECOND),
    followed(OTHER, NEW, SECOND),
    followed(DISTRICT, NEW, SECOND, Share.PART),
]
LINEAGE = Lineage({one.pk: one for one in (TOWN, SMALL, DISTRICT, NEW, OTHER)}, ROWS, False)


def drawn(figure: LineageFigure) -> dict[str, list[str]]:
    """The names in each band, from left to right."""
    bands: dict[int, list[str]] = {}
    for node in sorted(figure.nodes, key=lambda node: (node.x, node.y)):
        bands.setdefault(node.x, []).append(node.body.name)
    return {str(place): names for place, names in enumerate(bands.values())}


def test_bodies_stand_in_the_band_in_which_their_time_ends() -> None:
    bands = drawn(figure_of(LINEAGE, NEW))
    assert {place: set(names) for place, names in bands.items()} == {
        "0": {"Xã Minh Dân", "Thị trấn Triệu Sơn"},
        "1": {"Thị trấn Triệu Sơn", "Xã Dân Lực", "Huyện Triệu Sơn"},
        "2": {"Xã Triệu Sơn"},
    }


def test_a_body_that_grew_is_drawn_twice_with_a_thick_link() -> None:
    figure = figure_of(LINEAGE, NEW)
    [same] = [link for link in figure.links if link.kind == "same"]
    assert same.before.body == same.after.body == TOWN
    assert same.before.goes_on and same.after.went_on and same.after.grew == 1


def test_links_say_how_much_was_taken_over_and_a_bar_that_nobody_took_all() -> None:
    figure = figure_of(LINEAGE, NEW)
    assert sorted((link.before.body.name, link.kind) for link in figure.links if link.kind != "same") == [
        ("Huyện Triệu Sơn", "part"),
        ("Thị trấn Triệu Sơn", "merged"),
        ("Xã Dân Lực", "merged"),
        ("Xã Minh Dân", "merged"),
    ]
    assert [node.body.name for node in figure.nodes if node.bar] == ["Huyện Triệu Sơn"]


def test_nothing_overlaps_and_links_lead_to_the_right() -> None:
    figure = figure_of(LINEAGE, NEW)
    places = [(node.x, node.y) for node in figure.nodes]
    assert len(set(places)) == len(places)
    assert all(link.before.x < link.after.x for link in figure.links)
    assert all(0 < node.x < figure.width and 0 < node.y < figure.height for node in figure.nodes)
    assert [cut.day for cut in figure.cuts] == [FIRST, SECOND]


def test_the_viewed_body_is_marked_once() -> None:
    for viewed in (NEW, TOWN):
        [marked] = [node for node in figure_of(LINEAGE, viewed).nodes if node.viewed]
        assert marked.body == viewed and not marked.goes_on


def test_as_of_a_day_only_those_who_existed_are_drawn() -> None:
    figure = figure_of(LINEAGE, NEW, date(2025, 6, 30))
    assert {node.body.name for node in figure.nodes} == {"Thị trấn Triệu Sơn", "Xã Dân Lực", "Huyện Triệu Sơn"}
    assert not figure.links and not figure.cuts


def test_who_gives_a_part_away_and_goes_on_is_drawn_before_and_after() -> None:
    giving, taking = body(1, "Sở Nội vụ"), body(2, "Sở Mới", since=SECOND)
    lineage = Lineage({1: giving, 2: taking}, [followed(giving, taking, SECOND, Share.PART)], False)
    figure = figure_of(lineage, taking)
    assert sorted(link.kind for link in figure.links) == ["part", "same"]
    assert not any(node.bar for node in figure.nodes)


def test_who_only_takes_a_part_over_stays_one_node() -> None:
    province = body(1, "Tỉnh Thanh Hóa")
    figure = figure_of(
        Lineage({1: province, 3: DISTRICT}, [followed(DISTRICT, province, SECOND, Share.PART)]), DISTRICT
    )
    assert drawn(figure) == {"0": ["Huyện Triệu Sơn"], "1": ["Tỉnh Thanh Hóa"]}
    assert [link.kind for link in figure.links] == ["part"]


def test_a_body_alone_is_one_node() -> None:
    assert len(figure_of(Lineage({4: NEW}, [], False), NEW).nodes) == 1
