"""Fields are named differently by programmes: what is meant is ranked, and never decided silently."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.movements.lookup import field_named
from lantoa.movements.models import Criterion, Field, FieldAlias, ModelType, Scope
from lantoa.movements.operations import editing, fields
from lantoa.movements.queries.fields import model_types_for, offered_to, unsure
from lantoa.movements.wording import plain_field
from tests.movements.worlds import TODAY, Criteria, drafted, reference
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Criteria:
    return Criteria()


def test_every_installation_begins_with_fourteen_fields_and_three_types_of_models() -> None:
    assert Field.objects.filter(body=None).count() == 14
    assert ModelType.objects.filter(body=None).count() == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tài chính, ngân hàng, thuế, BHXH", "Tài chính, ngân hàng"),
        ("tài chính, ngân hàng", "Tài chính, ngân hàng"),
        ("Trong lĩnh vực y tế", "Y tế"),
        ("văn hóa, nghệ thuật, thể dục thể thao", "Văn hóa, thể thao"),
        ("văn hóa, nghệ thuật, thể dục, thể thao", "Văn hóa, thể thao"),
        ("báo chí truyền thông", "Thông tin và truyền thông"),
        ("Trong đời sống xã hội", "Đời sống xã hội"),
        ("lĩnh vực công tác đối ngoại", "Đối ngoại"),
    ],
)
def test_names_and_aliases_are_sure(text: str, name: str) -> None:
    found = field_named(text)
    assert found.field is not None and found.field.name == name
    assert found.is_sure and not found.candidates


def test_what_is_only_like_a_field_is_offered_and_not_decided() -> None:
    found = field_named("tài chính và bảo hiểm")
    assert not found.is_sure
    assert found.candidates[0].field.name == "Tài chính, ngân hàng"
    assert found.candidates[0].likeness >= found.candidates[-1].likeness
    other_order = field_named("hành chính cải cách")
    assert not other_order.is_sure and other_order.candidates[0].field.name == "Cải cách hành chính"
    assert field_named("nông nghệp").candidates[0].field.name == "Nông nghiệp, nông thôn"
    assert field_named("chọi trâu").candidates == []
    assert field_named("").field is None


def test_a_body_s_own_field_comes_first_and_is_known_to_those_below(world: Criteria) -> None:
    own = fields.add_field(Field(body=world.district, name="Làng nghề"), by=world.officer, at=NOON)
    assert field_named("làng nghề", world.district).field == own
    assert field_named("làng nghề", world.communes[0]).field == own
    assert field_named("làng nghề", world.department).field is None
    assert own in offered_to(world.communes[0], TODAY)
    assert own not in offered_to(world.department, TODAY)


def test_an_alias_of_a_body_wins_over_everybody_s(world: Criteria) -> None:
    alias = FieldAlias(field=reference("Đời sống xã hội"), body=world.district, text="truyền thông")
    fields.add_alias(alias, by=world.officer, at=NOON)
    assert field_named("truyền thông", world.district).field == reference("Đời sống xã hội")
    assert field_named("truyền thông").field == reference("Thông tin và truyền thông")
    with pytest.raises(ValidationError):
        fields.add_alias(
            FieldAlias(field=reference("Y tế"), body=world.district, text="Truyền thông"), by=PLATFORM, at=NOON
        )
    fields.remove_alias(alias, by=world.officer, at=NOON)
    assert field_named("truyền thông", world.district).field == reference("Thông tin và truyền thông")


def test_a_retired_field_is_no_longer_offered_and_stays_where_it_is_used(world: Criteria) -> None:
    own = fields.add_field(Field(body=world.district, name="Làng nghề"), by=PLATFORM, at=NOON)
    draft = drafted(world.district)
    editing.add(draft, editing.Wording("Giữ nghề", Scope.FIELD, own), by=PLATFORM, at=NOON)
    fields.change_field(own, name="Làng nghề", note="", retired=True, by=world.officer, at=NOON)
    assert field_named("làng nghề", world.district).field is None
    assert own not in offered_to(world.district, TODAY)
    assert Criterion.objects.filter(field=own).exists()


def test_names_are_kept_by_their_body_and_those_of_everybody_by_the_installation(world: Criteria) -> None:
    with pytest.raises(Refused):
        fields.add_field(Field(name="Mới"), by=world.officer, at=NOON)
    with pytest.raises(Refused):
        fields.add_field(Field(body=world.province, name="Mới"), by=world.officer, at=NOON)
    with pytest.raises(Refused):
        fields.change_field(reference("Y tế"), name="Khác", note="", retired=False, by=world.officer, at=NOON)
    with pytest.raises(ValidationError):
        fields.add_field(Field(body=world.district, name="y tế"), by=world.officer, at=NOON)
    with pytest.raises(ValidationError):
        fields.add_field(Field(body=world.district, name="..."), by=world.officer, at=NOON)
    added = fields.add_model_type(ModelType(body=world.district, name="Xóm không rác"), by=world.officer, at=NOON)
    assert added in model_types_for(world.communes[0], TODAY)


def test_an_unsure_field_is_settled_once_and_remembered(world: Criteria) -> None:
    draft = drafted(world.district)
    criterion = Criterion.objects.create(
        criteria_set=draft, text="Giữ nghề", scope=Scope.FIELD, field_words="tài chính và bảo hiểm", order=9
    )
    assert list(unsure(Criterion.objects.all())) == [criterion]
    field = reference("Tài chính, ngân hàng")
    editing.settle_field(criterion, field, remember=True, by=world.officer, at=NOON)
    assert not unsure(Criterion.objects.all()).exists()
    assert field_named("tài chính và bảo hiểm", world.district).field == field
    assert field_named("tài chính và bảo hiểm").field is None
    editing.undo(draft, by=world.officer, at=NOON)
    assert unsure(Criterion.objects.all()).exists()
    editing.settle_field(criterion, None, remember=True, by=world.officer, at=NOON)
    criterion.refresh_from_db()
    assert (criterion.scope, criterion.field) == (Scope.GENERAL, None)


def test_an_alias_of_another_s_field_needs_the_right_to_keep_it(world: Criteria) -> None:
    alias = FieldAlias(field=reference("Y tế"), text="khám bệnh")
    with pytest.raises(Refused):
        fields.add_alias(alias, by=appointed(world.communes[0]), at=NOON)


def test_what_stands_before_a_name_is_no_part_of_it() -> None:
    assert plain_field("Về các lĩnh vực: Giáo dục") == "giao duc"
    assert plain_field("lĩnh vực") == "linh vuc"
