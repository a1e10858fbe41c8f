"""Names as plans write them find their bodies; where it is not sure, it says so. The five plans are read for it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.lookup import Lookup, Why, look_up, parts_of
from lantoa.organisations.models import Body, BodyKind, Group
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.recording import Decided
from tests.organisations.offices import EMULATION, FRONT, GOV, IN_2023, called, offices
from tests.organisations.worlds import MERGED, NOON, founded, merged

pytestmark = pytest.mark.django_db
COMMUNE, TOWNSHIP, OFFICE = BodyKind.COMMUNE, BodyKind.TOWNSHIP, BodyKind.OFFICE


@pytest.fixture
def made() -> dict[str, Body]:
    return offices()


def meant(made: dict[str, Body], asking: str, text: str) -> str | None:
    """The key of the body that `text` surely means; None where a person is asked."""
    found = look_up(text, asking=made[asking], on=IN_2023)
    keys = {body.pk: key for key, body in made.items()}
    return keys[found.candidates[0].body.pk] if found.sure and found.candidates else None


# What the five plans call whom, by the office that issued it; None: a person is asked.
NAMED = [
    ("khdt", "Trung tâm xúc tiến đầu tư thuộc Sở", "khdt-xt"),
    ("khdt", "Trung tâm XTĐT", "khdt-xt"),
    ("khdt", "XTĐT", "khdt-xt"),
    ("khdt", "Văn phòng Sở", "khdt-vp"),
    ("khdt", "VP", "khdt-vp"),
    ("khdt", "Sở Nội vụ", "nv"),
    ("khdt", "Lãnh đạo Sở", "khdt"),
    ("khdt", "cơ quan có thẩm quyền", None),
    ("ngv", "Văn phòng Sở", "ngv-vp"),
    ("ngv", "Trung tâm TT&DVĐN", "ngv-tt"),
    ("ngv", "Trung tâm Thông tin và Dịch vụ đối ngoại", "ngv-tt"),
    ("ngv", "Hội đồng Thi đua khen thưởng của Sở", "ngv-hd"),
    ("ngv", "Trang TTĐT Sở", None),
    ("lt", "UBND huyện (qua phòng Nội vụ)", "lt"),
    ("lt", "Chủ tịch UBND huyện", "lt"),
    ("lt", "UBND tỉnh Phú Thọ", "pt"),
    ("lt", "Ban TĐKT tỉnh Phú Thọ", "pt-td"),
    ("lt", "Phòng NV", "lt-nv"),
    ("lt", "NV", "lt-nv"),
    ("lt", "Phòng Nội vụ huyện", "lt-nv"),
    ("lt-nv", "Phòng Văn hóa và Thông tin", "lt-vh"),
    ("lt", "HU", "lt-hu"),
    ("lt", "Ban Tuyên giáo HU", "lt-tg"),
    ("lt", "Ban Tuyên giáo Huyện ủy", "lt-tg"),
    ("lt", "Ban Tuyên giáo Tỉnh ủy", None),
    ("lt", "UBMTTQ", "lt-mt"),
    ("lt", "MTTQ", "lt-mt"),
    ("lt", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "lt-mt"),
    ("lt", "Thành viên HĐTĐKT huyện", "lt-hd"),
    ("lt", "CVP, các PCVP HĐND&UBND huyện", "lt-vp"),
    ("lt", "Trung tâm Văn hóa, Thể thao, Du lịch và Truyền thông huyện", "lt-tt"),
    ("lt", "các cơ quan liên quan", None),
    ("xt", "Phòng TC-HC", "xt-hc"),
    ("xt", "TC-HC", "xt-hc"),
    ("xt", "TTXT", "xt"),
    ("xt", "Ban Giám đốc", "xt"),
    ("xt", "Công đoàn cơ sở", "xt-cd"),
    ("xt", "Chi đoàn Thanh niên", "xt-tn"),
    ("xt", "Hội đồng Thi đua khen thưởng Trung tâm", "xt-hd"),
    ("xt", "Chi bộ", "xt-cb"),
    ("xt", "Sở Nội vụ", "ld-nv"),
    ("xt", "TTTT", None),
    ("xt", "Ban TĐKT tỉnh (Sở Nội vụ)", None),
    ("ts", "Hội đồng Thi đua - Khen thưởng (qua phòng Nội vụ)", "ts-hd"),
    ("ts", "Ban Thi đua - Khen thưởng tỉnh (b/c)", "th-td"),
    ("ts", "Thường trực Huyện ủy (b/c)", "ts-hu"),
    ("ts", "Chủ tịch, các PCT UBND huyện (b/c)", "ts"),
    ("ts", "Phòng Tài chính", "ts-tc"),
    ("ts", "UB MTTQ", "ts-mt"),
    ("ts", "Ủy ban nhân dân huyện", "ts"),
    ("ts", "toàn huyện", "ts"),
    ("ts", "cấp trên", None),
    ("ts", "UBND xã Dân Lực", "ts-Xã Dân Lực"),
    ("th", "UBND huyện Triệu Sơn", "ts"),
    ("lt", "UBND xã Dân Lực", None),
]


def test_the_names_of_the_five_plans_find_their_bodies(made: dict[str, Body]) -> None:
    found = [(asking, text, meant(made, asking, text)) for asking, text, _key in NAMED]
    assert found == NAMED


# Which group the words name: by tree, below whom, of which kinds, how many on the day.
GROUPS = [
    ("khdt", "Các phòng", GOV, "khdt", [OFFICE], 3),
    ("ngv", "các phòng, đơn vị thuộc và trực thuộc Sở", GOV, "ngv", [], 4),
    ("ngv", "Các phòng chuyên môn, nghiệp vụ", GOV, "ngv", [OFFICE], 2),
    ("khdt", "các phòng, Trung tâm", GOV, "khdt", [OFFICE, BodyKind.SERVICE_UNIT], 4),
    ("ngv", "Các cơ quan, đơn vị trong Cụm thi đua TMTH", EMULATION, "cum", [], 2),
    ("lt", "các đoàn thể", FRONT, "lt-mt", [BodyKind.MASS_ORGANISATION], 2),
    ("lt", "Trưởng các Khối thi đua huyện", EMULATION, "lt", [BodyKind.BLOC], 2),
    ("xt", "100% các đoàn thể thuộc Trung tâm", GOV, "xt", [BodyKind.MASS_ORGANISATION], 2),
    ("xt", "Các đoàn thể thuộc TTXT", GOV, "xt", [BodyKind.MASS_ORGANISATION], 2),
    ("ts", "UBND các xã, thị trấn", GOV, "ts", [COMMUNE, TOWNSHIP], 3),
    ("ts-nv", "các xã, thị trấn", GOV, "ts", [COMMUNE, TOWNSHIP], 3),
    ("ts", "mỗi xã, thị trấn", GOV, "ts", [COMMUNE, TOWNSHIP], 3),
    ("th", "các xã, thị trấn", GOV, "th", [COMMUNE, TOWNSHIP], 3),
    ("ts", "các đoàn thể cấp huyện", FRONT, "ts-mt", [BodyKind.MASS_ORGANISATION], 2),
    ("ts", "Các cơ quan, đơn vị, ban, ngành", GOV, "ts", [], 9),
]


def test_groups_are_proposed_as_the_words_define_them(made: dict[str, Body]) -> None:
    found = []
    for asking, text, *_rest in GROUPS:
        group = look_up(text, asking=made[asking], on=IN_2023).group
        assert group, text
        key = next(key for key, body in made.items() if body == group.under)
        found.append((asking, text, group.tree, key, list(group.kinds), group.members))
    assert found == GROUPS


def test_members_of_the_blocs_of_a_district_are_one_group(made: dict[str, Body]) -> None:
    text = "Thủ trưởng các cơ quan, đơn vị thành viên trong các Khối thi đua của huyện"
    found = look_up(text, asking=made["lt"], on=IN_2023)
    assert found.sure
    assert found.group
    assert (found.group.tree, found.group.under, found.group.members) == (EMULATION, made["lt"], 8)
    assert not set(found.group.kinds) & {BodyKind.BLOC, BodyKind.CLUSTER}


def test_a_group_that_is_kept_already_is_named(made: dict[str, Body]) -> None:
    kept = Group.objects.create(body=made["ts"], name="Các xã, thị trấn", tree=GOV, under=made["ts"])
    Group.objects.filter(pk=kept.pk).update(kinds=[TOWNSHIP, COMMUNE])
    group = look_up("UBND các xã, thị trấn", asking=made["ts"], on=IN_2023).group
    assert group
    assert group.existing == kept


def test_a_group_with_words_that_nobody_knows_is_asked(made: dict[str, Body]) -> None:
    for text in ("Các phòng, TTTT", "các cơ quan truyền thông", "các phòng thuộc TTTT", "các phòng, ban có liên quan"):
        assert not look_up(text, asking=made["xt"], on=IN_2023).sure, text


def test_an_alias_comes_first_and_only_on_its_days(made: dict[str, Body]) -> None:
    called(made["xt-dt"], "TTTT")
    found = look_up("TTTT", asking=made["xt"], on=IN_2023)
    assert found.sure
    assert (found.candidates[0].body, found.candidates[0].why) == (made["xt-dt"], Why.ALIAS)
    made["xt-dt"].aliases.update(until=IN_2023)
    assert not look_up("TTTT", asking=made["xt"], on=IN_2023).sure


def test_what_stands_near_comes_before_what_is_called_the_same_elsewhere(made: dict[str, Body]) -> None:
    for asking in ("lt", "ts"):
        assert meant(made, asking, "Phòng Nội vụ") == f"{asking}-nv"
    found = look_up("Xã Dân Lực", asking=made["lt"], on=IN_2023)
    assert [one.body for one in found.candidates] == [made["ts-Xã Dân Lực"]]
    assert not found.sure


def test_accents_decide_between_names_that_differ_only_in_them(made: dict[str, Body]) -> None:
    east, together = founded("Xã Đông Sơn", under=made["ts"]), founded("Xã Đồng Sơn", under=made["ts"])
    for text, body in (("UBND xã Đông Sơn", east), ("xã Đồng Sơn", together)):
        found = look_up(text, asking=made["ts"], on=IN_2023)
        assert found.sure
        assert found.candidates[0].body == body
    assert not look_up("xa dong son", asking=made["ts"], on=IN_2023).sure
    assert not look_up("xã Dông Sơn", asking=made["ts"], on=IN_2023).sure


def test_a_plan_of_then_is_read_with_the_names_of_then(made: dict[str, Body]) -> None:
    changes.rename(made["xt-hc"], "Phòng Hành chính - Tổng hợp", decided=Decided(MERGED), by=PLATFORM, at=NOON)
    assert meant(made, "xt", "Phòng TC-HC") == "xt-hc"
    later = look_up("Phòng Hành chính - Tổng hợp", asking=made["xt"], on=MERGED)
    assert later.sure


def test_a_body_that_has_ended_is_offered_and_never_sure(made: dict[str, Body]) -> None:
    merged(made["ts-Xã Dân Lực"], into=made["ts-Xã Dân Lý"])
    found = look_up("xã Dân Lực", asking=made["ts"], on=MERGED)
    assert [one.body for one in found.candidates] == [made["ts-Xã Dân Lực"]]
    assert not found.sure


def test_a_list_is_taken_apart() -> None:
    assert parts_of("UBMTTQ, Ban Tuyên giáo HU") == ["UBMTTQ", "Ban Tuyên giáo HU"]
    assert parts_of("Lưu: VT, TC-HC") == ["TC-HC"]
    assert parts_of("Chủ tịch, các PCT UBND huyện (b/c)") == ["Chủ tịch, các PCT UBND huyện (b/c)"]
    assert parts_of("UB MTTQ và các đoàn thể cấp huyện") == ["UB MTTQ", "các đoàn thể cấp huyện"]


SYLLABLES = st.sampled_from("bơrk xyz qưp wôz jif zzz ưck Phòng Sở Ban Trung tâm huyện các".split())


@given(st.lists(SYLLABLES, min_size=1, max_size=5), st.text(max_size=12))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nonsense_is_never_sure(made: dict[str, Body], words: list[str], noise: str) -> None:
    nonsense = [word for word in words if word.islower() and word not in ("huyện", "các")] or ["qưp"]
    text = " ".join([*words, *nonsense])
    for asking in ("lt", "xt"):
        assert not look_up(text, asking=made[asking], on=IN_2023).sure, text
    assert isinstance(look_up(noise, asking=made["xt"], on=IN_2023), Lookup)


@pytest.mark.parametrize("text", ["Phòng Nội vụ", "UBND huyện", "các xã, thị trấn", "TTXT", "Các đoàn thể thuộc TTXT"])
def test_a_lookup_asks_the_same_few_questions_whatever_stands_around(
    made: dict[str, Body], text: str, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(9):
        look_up(text, asking=made["lt"], on=IN_2023)
