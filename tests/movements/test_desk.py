"""The screens: what is filled in arrives, what is refused says why, and lists cost the same for any length."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from lantoa.movements.models import CriteriaSet, Criterion, Field, FieldAlias, ModelType, Movement, Scope
from lantoa.movements.states import CriteriaState, MovementState
from lantoa.organisations.models import Group, Role
from tests.movements.worlds import Criteria, drafted, entered, in_force, launched, next_version, reference
from tests.organisations.desk import administrator, cost, signed_in

pytestmark = pytest.mark.django_db
PLACE = "/desk/movements/"
LISTS = ("", "criteria/", "fields/", "fields/unsure/", "model-types/", "coverage/", "matrix/")


@pytest.fixture
def world() -> Criteria:
    return Criteria()


@pytest.fixture
def client(world: Criteria) -> Client:
    return signed_in(world.district, Role.SECRETARY)


def text(client: Client, address: str) -> str:
    answer = client.get(PLACE + address)
    assert answer.status_code == 200, address
    return answer.content.decode()


# --- Movements -----------------------------------------------------------------------------------------------------
def test_a_movement_is_entered_changed_launched_and_reviewed(world: Criteria, client: Client) -> None:
    health = reference("Y tế")
    data = {"kind": "campaign", "name": "Toàn dân đoàn kết", "body": world.district.pk, "of_fields": [health.pk]}
    answer = client.post(f"{PLACE}add/", data | {"bodies": [world.communes[0].pk], "last_day": "31/12/2025"})
    movement = Movement.objects.get()
    assert answer["Location"] == f"{PLACE}{movement.pk}/"
    assert (movement.launcher, list(movement.fields.all()), list(movement.bodies.all())) == (
        world.district,
        [health],
        [world.communes[0]],
    )
    assert client.post(f"{PLACE}{movement.pk}/launch/").status_code == 403
    changed = client.get(f"{PLACE}{movement.pk}/change/").context_data["form"].initial
    assert changed["of_fields"] == [health.pk]
    data |= {"launched_on": "01/02/2024", "last_day": "31/12/2025", "launcher": world.province.pk}
    assert client.post(f"{PLACE}{movement.pk}/change/", data).status_code == 302
    assert client.post(f"{PLACE}{movement.pk}/launch/").status_code == 302
    assert "Tỉnh Thanh Hóa" in text(client, f"{movement.pk}/")
    late = text(client, "?late=on")
    assert "Toàn dân đoàn kết" in late
    review = {"kind": "final", "held_on": "15/01/2026", "result": "Đạt", "exemplars": ""}
    assert client.post(f"{PLACE}{movement.pk}/review/", review).status_code == 422
    review["exemplars"] = "Năm tập thể"
    assert client.post(f"{PLACE}{movement.pk}/review/", review).status_code == 302
    assert "Năm tập thể" in text(client, f"{movement.pk}/")
    assert "Toàn dân đoàn kết" not in text(client, "?late=on")
    assert client.post(f"{PLACE}{movement.pk}/close/").status_code == 302
    movement.refresh_from_db()
    assert movement.state == MovementState.REVIEWED


def test_days_that_do_not_fit_are_told_at_their_field(world: Criteria, client: Client) -> None:
    data = {"kind": "movement", "name": "Thi đua", "body": world.district.pk}
    answer = client.post(f"{PLACE}add/", data | {"first_day": "01/02/2026", "last_day": "01/01/2026"})
    assert answer.status_code == 422
    assert list(answer.context_data["form"].errors) == ["last_day"]


# --- Criteria --------------------------------------------------------------------------------------------------------
def test_criteria_are_drafted_edited_and_put_into_force(world: Criteria, client: Client) -> None:
    answer = client.post(f"{PLACE}criteria/add/", {"title": "Quy định", "body": world.district.pk})
    draft = CriteriaSet.objects.get()
    assert answer["Location"] == f"{PLACE}criteria/{draft.pk}/edit/"
    add = f"{PLACE}criteria/{draft.pk}/edit/add/"
    said = {"scope": "general", "branch": "all", "breadth": "either"}
    again = client.post(add, said | {"text": "Một", "another": "1"})
    assert again["Location"] == add
    client.post(add, said | {"text": "Hai", "scope": "field", "field": reference("Y tế").pk, "points": "2,5"})
    wrong = client.post(add, said | {"text": "Ba", "scope": "field"})
    assert wrong.status_code == 422 and "field" in wrong.context_data["form"].errors
    one, two = draft.criteria.all()
    edit = f"{PLACE}criteria/{draft.pk}/edit/"
    moved = client.post(edit, {"up": two.pk})
    assert moved["Location"] == f"{edit}?at={two.pk}&focus=up"
    assert "autofocus" in client.get(moved["Location"]).content.decode()
    assert [each.text for each in draft.criteria.all()] == ["Hai", "Một"]
    client.post(edit, {"remove": one.pk})
    client.post(edit, {"undo": "1"})
    assert draft.criteria.count() == 2
    client.post(f"{PLACE}criteria/criterion/{one.pk}/change/", said | {"text": "Một, rõ hơn"})
    assert "Một, rõ hơn" in text(client, f"criteria/{draft.pk}/")
    force = f"{PLACE}criteria/{draft.pk}/put-in-force/"
    assert client.post(force, {"since": ""}).status_code == 422
    assert client.post(force, {"since": "01/01/2024"}).status_code == 302
    draft.refresh_from_db()
    assert (draft.state, draft.since) == (CriteriaState.IN_FORCE, date(2024, 1, 1))
    assert client.get(edit).status_code == 403


def test_the_editor_takes_only_its_own_criteria(world: Criteria, client: Client) -> None:
    draft, other = drafted(world.district), drafted(world.communes[0])
    edit = f"{PLACE}criteria/{draft.pk}/edit/"
    assert client.post(edit, {"remove": other.criteria.get().pk}).status_code == 302
    assert client.post(edit, {"something": "1"}).status_code == 404
    client.post(edit, {"undo": "1"})
    assert client.post(edit, {"undo": "1"}).status_code == 302  # nothing left: told, and not a failure
    assert (Criterion.objects.count(), other.criteria.count()) == (1, 1)


def test_a_new_version_shows_what_it_changed(world: Criteria, client: Client) -> None:
    first = in_force(world.district, date(2024, 1, 1), "Có sáng kiến", "Bỏ đi")
    client.post(f"{PLACE}criteria/{first.pk}/new-version/")
    draft = CriteriaSet.objects.get(state=CriteriaState.DRAFT)
    one, two = draft.criteria.all()
    said = {"scope": "general", "branch": "all", "breadth": "either"}
    client.post(f"{PLACE}criteria/criterion/{one.pk}/change/", said | {"text": "Có sáng kiến hay"})
    client.post(f"{PLACE}criteria/{draft.pk}/edit/", {"remove": two.pk})
    plain = text(client, f"criteria/{draft.pk}/")
    assert "<ins>" not in plain and "?changes=1" in plain
    marked = text(client, f"criteria/{draft.pk}/?changes=1")
    assert "<ins>hay</ins>" in marked and "<del>Bỏ đi</del>" in marked
    assert client.post(f"{PLACE}criteria/{first.pk}/new-version/").status_code == 422
    below = signed_in(world.communes[0], Role.READER)
    assert draft.get_state_display() not in text(below, f"criteria/{first.pk}/")


def test_a_version_that_will_be_superseded_holds_until_then(world: Criteria, client: Client) -> None:
    first = in_force(world.district, date(2024, 1, 1))
    next_version(first, localdate() + timedelta(days=9))
    shown = text(client, "criteria/")
    assert "Đã được thay thế" not in shown.split("<tbody>")[1] and "Sắp có hiệu lực" in shown


def test_the_library_is_narrowed(world: Criteria, client: Client) -> None:
    held = in_force(world.district, date(2024, 1, 1), title="Của huyện")
    next_version(held, date(2025, 1, 1))
    of_commune = drafted(world.communes[0], "Của xã")
    criterion = of_commune.criteria.get()
    criterion.scope, criterion.field, criterion.branch = Scope.FIELD, reference("Y tế"), "household"
    criterion.save()
    CriteriaSet.objects.filter(pk=of_commune.pk).update(state="in_force", since=date(2024, 5, 1))

    def found(query: str) -> list[int]:
        return [each.pk for each in client.get(f"{PLACE}criteria/?{query}").context_data["found"].records]

    assert len(found("")) == 3
    assert found(f"body={world.communes[0].pk}") == [of_commune.pk]
    assert found(f"field={reference('Y tế').pk}") == [of_commune.pk]
    assert of_commune.pk not in found("subject=individual")
    assert found("on=01/02/2024") == [held.pk]
    assert found("q=cua+xa") == [of_commune.pk]


def test_a_field_that_is_unsure_is_settled_from_its_list(world: Criteria, client: Client) -> None:
    draft = drafted(world.district)
    criterion = draft.criteria.get()
    criterion.scope, criterion.field_words = Scope.FIELD, "tài chính và bảo hiểm"
    criterion.save()
    assert "tài chính và bảo hiểm" in text(client, "fields/unsure/")
    assert client.post(f"{PLACE}criteria/{draft.pk}/put-in-force/", {"since": "01/01/2024"}).status_code == 403
    settle = f"{PLACE}criteria/criterion/{criterion.pk}/settle/"
    offered = client.get(settle).context_data["form"].fields["meant"].choices
    assert offered[0][0] == str(reference("Tài chính, ngân hàng").pk)
    assert client.post(settle, {"meant": "another"}).status_code == 422
    answer = client.post(settle, {"meant": offered[0][0], "remember": "on"})
    assert answer["Location"] == f"{PLACE}criteria/{draft.pk}/"
    assert FieldAlias.objects.get(body=world.district).field == reference("Tài chính, ngân hàng")


# --- Fields ----------------------------------------------------------------------------------------------------------
def test_a_body_adds_its_own_field_and_another_wording(world: Criteria, client: Client) -> None:
    answer = client.post(f"{PLACE}fields/add/", {"name": "Làng nghề", "body": world.district.pk})
    field = Field.objects.get(name="Làng nghề")
    assert answer["Location"] == f"{PLACE}fields/{field.pk}/"
    assert client.post(f"{PLACE}fields/add/", {"name": "Y tế", "body": world.district.pk}).status_code == 422
    health = reference("Y tế")
    add = f"{PLACE}fields/{health.pk}/aliases/add/"
    assert client.post(add, {"text": "khám bệnh", "body": world.district.pk}).status_code == 302
    assert client.post(add, {"text": "Khám bệnh", "body": world.district.pk}).status_code == 422
    alias = FieldAlias.objects.get(text="khám bệnh")
    assert "khám bệnh" in text(client, f"fields/{health.pk}/")
    assert client.post(f"{PLACE}fields/aliases/{alias.pk}/remove/").status_code == 302
    assert client.post(f"{PLACE}fields/{field.pk}/change/", {"name": "Làng nghề", "retired": "on"}).status_code == 302
    assert client.post(f"{PLACE}model-types/add/", {"name": "Xóm sạch", "body": world.district.pk}).status_code == 302
    assert "Xóm sạch" in text(client, "model-types/")


def test_the_installation_adds_what_everybody_uses(world: Criteria) -> None:
    client = administrator()
    assert client.post(f"{PLACE}fields/add/", {"name": "Chuyển đổi số"}).status_code == 302
    assert Field.objects.get(name="Chuyển đổi số").body is None
    assert client.post(f"{PLACE}model-types/add/", {"name": "Khác"}).status_code == 302
    assert ModelType.objects.get(name="Khác").body is None


# --- Coverage --------------------------------------------------------------------------------------------------------
def test_who_has_criteria_is_shown_and_taken_away(world: Criteria, client: Client) -> None:
    in_force(world.communes[0])
    shown = text(client, "coverage/")
    assert "1/3" in shown and "33,3" in shown
    answer = client.get(f"{PLACE}coverage/?missing=on&export=csv")
    listed = b"".join(answer.streaming_content).decode()
    assert "Xã Dân Lý" in listed and "Xã Dân Lực" not in listed
    of_field = client.get(f"{PLACE}coverage/?field={reference('Y tế').pk}").content.decode()
    assert "0/3" in of_field
    before = text(client, f"coverage/?under={world.district.pk}&on=01/01/2020")
    assert "0/3" in before


def test_only_criteria_in_reach_are_linked(world: Criteria) -> None:
    held = in_force(world.communes[0])
    group = Group.objects.create(body=world.district, name="Các xã", tree="government", under=world.district)
    beside = text(signed_in(world.department, Role.READER), f"coverage/?group={group.pk}")
    assert "Quy định tiêu chuẩn" in beside and f"criteria/{held.pk}/" not in beside
    assert f"criteria/{held.pk}/" in text(signed_in(world.district, Role.READER), f"coverage/?group={group.pk}")


def test_a_reader_is_led_to_no_form(world: Criteria) -> None:
    draft = drafted(world.district)
    draft.criteria.update(scope=Scope.FIELD, field_words="chưa rõ")
    shown = text(signed_in(world.district, Role.READER), f"criteria/{draft.pk}/")
    assert "/settle/" not in shown and f"{draft.pk}/edit/" not in shown


def test_the_board_tells_in_words_what_its_shapes_mean(world: Criteria, client: Client) -> None:
    in_force(world.communes[0])
    board = text(client, "matrix/")
    assert "Xã Dân Lực" in board and "Y tế" in board
    listed = b"".join(client.get(f"{PLACE}matrix/{world.district.pk}/?export=csv").streaming_content).decode()
    assert "Y tế" in listed
    assert text(administrator(), "matrix/")


# --- Costs -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", LISTS)
def test_lists_cost_the_same_for_any_length(world: Criteria, client: Client, address: str) -> None:
    more_of(world, 0)
    one = cost(client, PLACE + address)
    more_of(world, 1)
    more_of(world, 2)
    assert cost(client, PLACE + address) == one


def more_of(world: Criteria, number: int) -> None:
    """One more of everything that a list shows."""
    launched(world.communes[number], name=f"Phong trào {number}")
    entered(world.district, f"Bản nháp {number}")
    in_force(world.communes[number])
    unsure = drafted(world.district, f"Dự thảo {number}")
    unsure.criteria.update(scope=Scope.FIELD, field_words=f"chưa rõ {number}")
    Field.objects.create(body=world.communes[number], name=f"Lĩnh vực {number}")
    ModelType.objects.create(body=world.communes[number], name=f"Mô hình {number}")


def test_a_set_costs_the_same_for_any_number_of_criteria(world: Criteria, client: Client) -> None:
    short = in_force(world.district, date(2024, 1, 1), "Một")
    long = in_force(world.district, date(2024, 1, 1), *"Một Hai Ba Bốn Năm".split())
    assert cost(client, f"{PLACE}criteria/{short.pk}/") == cost(client, f"{PLACE}criteria/{long.pk}/")
