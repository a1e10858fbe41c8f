"""Texts that stand in other dossiers too: found, told in hundredths, named only to who may see them, never blocking."""

from __future__ import annotations

import pytest

from lantoa.exemplars.comparing import share_of, side_by_side
from lantoa.exemplars.fingerprints import text_keys
from lantoa.exemplars.models import LikenessKey
from lantoa.exemplars.operations import dossiers
from lantoa.exemplars.queries.near_copies import near_copies
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Role
from tests.exemplars.worlds import Exemplars, entered
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
TEXT = (
    "Ba năm liền bà vận động 42 hộ trong thôn hiến 1.860 m² đất và góp 312 ngày công để mở rộng con đường liên thôn dài"
    " 1,4 km, tự tay ghi sổ từng ngày công và đọc công khai ở nhà văn hóa mỗi cuối tháng cho bà con cùng biết."
)
CHANGED = TEXT.replace("Ba năm liền", "Trong ba năm").replace("42 hộ", "37 hộ").replace("bà con", "mọi người")
OTHER = (
    "Hợp tác xã trồng chè theo hướng hữu cơ trên 18,5 ha, ký hợp đồng bao tiêu với hai doanh nghiệp, tạo việc làm"
    " thường xuyên cho 24 lao động nữ và đưa giá bán tăng gấp rưỡi so với trước khi chuyển đổi."
)


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def test_a_copy_with_other_names_and_numbers_is_found(world: Exemplars) -> None:
    copied = entered(world.communes[0], "Hoàng Thị Pó", summary=TEXT)
    entered(world.communes[0], "Hợp tác xã Nà Lầu", kind="model", summary=OTHER)
    found = near_copies(PLATFORM, CHANGED)
    assert [each.dossier for each in found.named] == [copied]
    assert 60 <= found.named[0].percent <= 95
    assert near_copies(PLATFORM, "Ông dạy chữ Tày cho trẻ em trong bản vào mỗi tối thứ bảy hằng tuần.").named == []


def test_accents_and_punctuation_hide_no_copy(world: Exemplars) -> None:
    entered(world.communes[0], summary=TEXT)
    plain = TEXT.upper().replace(",", ";").replace("đ", "d").replace("Đ", "D")
    assert near_copies(PLATFORM, plain).named[0].percent == 100


def test_what_somebody_may_not_see_is_counted_and_not_named(world: Exemplars) -> None:
    mine = entered(world.commune, summary=TEXT)
    entered(world.communes[1], "Ở xã khác", summary=CHANGED)
    found = near_copies(world.officer, mine.summary, mine.pk)
    assert (found.named, found.others) == ([], 1)
    page = signed_in(world.commune, Role.OFFICER).get(f"/desk/exemplars/{mine.pk}/").content.decode()
    assert "Ở xã khác" not in page
    assert "Thêm 1 hồ sơ" in page
    above = near_copies(world.above_officer, mine.summary, mine.pk)
    assert (len(above.named), above.others) == (1, 0)


def test_a_text_is_known_by_what_it_says_now(world: Exemplars) -> None:
    dossier = entered(world.commune, summary=TEXT)
    dossiers.change(dossier, {"summary": OTHER}, by=PLATFORM, at=NOON)
    assert near_copies(PLATFORM, TEXT).named == []
    assert [each.dossier for each in near_copies(PLATFORM, OTHER).named] == [dossier]


def test_a_refused_change_keeps_the_old_keys(world: Exemplars) -> None:
    dossier = entered(world.commune, summary=TEXT)
    before = set(LikenessKey.objects.values_list("hash", flat=True))
    with pytest.raises(Exception, match="name"):
        dossiers.change(dossier, {"summary": OTHER, "name": " "}, by=PLATFORM, at=NOON)
    assert set(LikenessKey.objects.values_list("hash", flat=True)) == before


def test_few_words_are_no_copy() -> None:
    assert text_keys("Chuyển lúa sang hữu cơ.") == []
    assert share_of("Chuyển lúa", "Chuyển lúa") == 0


def test_the_keys_do_not_change_with_the_library() -> None:
    """They are stored: where this fails after an upgrade, the keys of all dossiers have to be written again."""
    assert text_keys(TEXT)[:2] == [-2325764997311615839, 9016265361370159813]


def test_what_stands_in_both_is_marked_in_both() -> None:
    one, other = side_by_side(TEXT, CHANGED)
    assert "".join(piece.text for piece in one) == TEXT
    assert "".join(piece.text for piece in other) == CHANGED
    assert [piece.text for piece in one if not piece.common] == ["Ba năm liền bà vận động 42 ", " bà con cùng biết."]
    assert "mọi người" in "".join(piece.text for piece in other if not piece.common)
    assert side_by_side("", TEXT)[0] == []


def test_two_texts_side_by_side_on_the_screen(world: Exemplars) -> None:
    one, other = entered(world.commune, summary=TEXT), entered(world.communes[1], summary=CHANGED)
    address = f"/desk/exemplars/{one.pk}/same-words/{other.pk}/"
    assert signed_in(world.commune, Role.OFFICER).get(address).status_code == 404
    page = signed_in(world.district, Role.OFFICER).get(address).content.decode()
    assert "<mark>" in page
    assert (
        signed_in(world.district, Role.OFFICER).get(f"/desk/exemplars/{one.pk}/same-words/{one.pk}/").status_code == 404
    )
