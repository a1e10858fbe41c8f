"""A unit's list of nominations: checked row by row, written down as one act, undone while nobody works on it."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from lantoa.desk.sheets import opening
from lantoa.desk.sheets.refusals import SheetRefused
from lantoa.exemplars.lists import reading
from lantoa.exemplars.models import CameBy, Dossier, Nomination, NominationImport, SearchEntry
from lantoa.exemplars.nomination_states import NominationState
from lantoa.exemplars.operations import importing, nominating, settling
from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.kit.audit.models import LogEntry
from lantoa.movements.models import Field
from lantoa.organisations.models import Body, BodyName, Role
from tests.exemplars.nomination_lists import DID, HEADINGS, listed, nominations
from tests.exemplars.nomination_worlds import VISITOR, Neighbourhood
from tests.exemplars.worlds import entered
from tests.organisations.desk import cost, signed_in
from tests.organisations.lists import workbook
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
PLACE = "/desk/exemplars/nominations/import/"
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def world() -> Neighbourhood:
    return Neighbourhood()


def sent(world: Neighbourhood, *rows: tuple[Any, ...], by: Actor | None = None, body: Body | None = None) -> Any:
    by = by or world.officer
    made = NominationImport(content=nominations(*rows), file_name="a.xlsx", body=body or world.commune)
    made.sent_by = by.person
    return importing.send(made, by=by, at=NOON)


def recorded(made: NominationImport, by: Actor, *, with_known: bool = False) -> NominationImport:
    return importing.record(made, with_known=with_known, by=by, at=NOON)


# --- What is read ----------------------------------------------------------------------------------------------------
def test_a_row_becomes_a_nomination_as_if_typed_in(world: Neighbourhood) -> None:
    field = Field.objects.filter(body=None, retired=False).first()
    row = listed(
        "Ông Lương Văn Páo", kind="Cá nhân", about="Nông dân, 46 tuổi", commune=world.communes[1].name, place="Bản Lầu",
        field=field.name, since="2023", proof="Trưởng bản", nominator="Chi hội phụ nữ", contact=912345678,
    )  # fmt: skip
    made = recorded(sent(world, row), world.officer)
    [told] = Nomination.objects.all()
    assert (told.name, told.kind, told.about) == ("Ông Lương Văn Páo", "individual", "Nông dân, 46 tuổi")
    assert (told.commune, told.place, told.field, told.since_when) == (world.communes[1], "Bản Lầu", field, "2023")
    assert (told.deed, told.proof, told.nominator, told.contact) == (DID, "Trưởng bản", "Chi hội phụ nữ", "0912345678")
    assert (told.body, told.came_by, told.state) == (world.commune, CameBy.LIST, NominationState.SENT)
    assert (told.recorded_by, told.agreed_at, told.came_with) == (world.officer.person, NOON, made)
    assert bytes(NominationImport.objects.get().content) == b""  # the file is not kept once its rows are
    assert not SearchEntry.objects.exists()
    assert not Dossier.objects.exists()


def test_a_commune_need_not_name_itself_and_others_must(world: Neighbourhood) -> None:
    assert sent(world, listed()).refused == 0
    above = appointed(world.district, Role.OFFICER)
    made = sent(world, listed(), by=above, body=world.district)
    assert (made.refused, made.lines[0][4]) == (1, "Thiếu xã, phường.")


WRONG = {
    "no name": (listed(None), "Thiếu tên gọi."),
    "no deed": (listed(deed=None), "Thiếu việc đã làm"),
    "no kind": (listed(kind="người ngoài hành tinh"), "không phải loại gương"),
    "no commune": (listed(commune="Xã Không Có"), "Không có xã, phường nào hiện nay tên là “Xã Không Có”"),
    "no field": (listed(field="chiêm tinh học cung đình"), "không phải lĩnh vực"),
    "a formula's error": (listed(deed="#REF!"), "lỗi công thức"),
    "too long": (listed("x" * 300), "dài hơn 255"),
    "too much told": (listed(deed="x" * 6001), "dài hơn 6000"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_row_that_cannot_be_taken_says_why(world: Neighbourhood, name: str) -> None:
    row, why = WRONG[name]
    made = sent(world, listed("Hoàng Thị Sen"), row)
    assert [line[3] for line in made.lines] == [["added"], ["refused"]]
    assert why in made.lines[1][4]
    recorded(made, world.officer)
    assert Nomination.objects.get().name == "Hoàng Thị Sen"


def test_a_list_of_errors_alone_is_not_written_down(world: Neighbourhood) -> None:
    with pytest.raises(Refused):
        recorded(sent(world, listed(deed=None)), world.officer)
    assert not Nomination.objects.exists()


def test_faulty_rows_come_back_to_be_mended_and_nothing_is_taken_twice(world: Neighbourhood) -> None:
    """The mended rows alone, or the whole list with them: each becomes one nomination."""
    client = signed_in(world.commune, Role.OFFICER)
    good, faulty = listed("Hoàng Thị Sen", contact=912345678), listed("Lương Văn Páo", deed=None, place="+Bản Lầu")
    posted(client, nominations(good, faulty), body=world.commune.pk)
    made = NominationImport.objects.get()
    address = f"{PLACE}{made.pk}/to-mend/"
    assert address in client.post(f"{PLACE}{made.pk}/record/", follow=True).text
    headings, *rows = rows_in(client.get(address))
    assert headings == ("Cần sửa", *HEADINGS)
    assert [(row[1], "Thiếu việc đã làm" in row[0], row[5]) for row in rows] == [("Lương Văn Páo", True, "+Bản Lầu")]
    mended = (*rows[0][:7], DID, *rows[0][8:])
    posted(client, nominations(mended, headings=headings), body=world.commune.pk)
    again = NominationImport.objects.exclude(pk=made.pk).get()
    assert (again.ignored, again.refused, again.known) == ([], 0, 0)
    recorded(again, world.officer)
    whole = sent(world, good, listed("Lương Văn Páo", place="+Bản Lầu"))
    assert [line[3] for line in whole.lines] == [["taken"], ["taken"]]
    with pytest.raises(Refused):
        recorded(whole, world.officer, with_known=True)
    assert sorted(Nomination.objects.values_list("name", flat=True)) == ["Hoàng Thị Sen", "Lương Văn Páo"]


def test_what_is_left_of_a_faulty_list_is_forgotten_with_its_file(world: Neighbourhood) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    made = recorded(sent(world, listed(), listed("Hoàng Thị Sen", deed=None)), world.officer)
    address = f"{PLACE}{made.pk}/to-mend/"
    assert len(rows_in(client.get(address))) == 2
    nominating.forget_lists(before=NOON + timedelta(seconds=1))
    made.refresh_from_db()
    assert bytes(made.content) == b"" and client.get(address).status_code == 404
    done = importing.undo(
        recorded(sent(world, listed("Lò Văn Tư")), world.officer), by=world.officer, at=NOON, reason="x"
    )
    assert bytes(done.content) == b""


def test_a_commune_whose_name_others_have_is_told_by_its_code(world: Neighbourhood) -> None:
    twin = world.communes[1]
    Body.objects.filter(pk=twin.pk).update(name=world.commune.name)
    names = BodyName.objects.filter(body__in=(world.commune, twin))
    first = names.get(body=world.commune)
    names.filter(body=twin).update(name=first.name, folded=first.folded)
    made = sent(world, listed(commune=world.commune.name))
    assert twin.code in made.lines[0][4]
    assert sent(world, listed(commune=twin.code)).refused == 0


def test_the_same_row_twice_is_an_error(world: Neighbourhood) -> None:
    made = sent(world, listed(), listed("ông lương văn páo"))
    assert made.lines[1][3:] == [["refused"], "Tên và xã này đã có ở dòng 2. Hãy giữ lại một dòng."]


BAD = {
    "text": b"ten",
    "too large": bytes(opening.MOST_BYTES + 1),
    "a list of bodies": workbook(("x1", "A")),
    "no rows": nominations(),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_list_is_refused(world: Neighbourhood, name: str) -> None:
    made = NominationImport(content=BAD[name], file_name="a.xlsx", body=world.commune, sent_by=world.officer.person)
    with pytest.raises(SheetRefused):
        importing.send(made, by=world.officer, at=NOON)
    assert not NominationImport.objects.exists()


def test_a_list_that_is_too_long_is_to_be_divided(world: Neighbourhood, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 1)
    with pytest.raises(SheetRefused):
        sent(world, listed(), listed("Hoàng Thị Sen"))


# --- What is known ---------------------------------------------------------------------------------------------------
def test_a_row_that_is_known_is_written_down_only_when_asked_for(world: Neighbourhood) -> None:
    world.sent(name="Bà Hà Thị Nhuần")
    entered(world.commune, "Lương Văn Páo")
    rows = (listed("Hà Thị Nhuần"), listed(), listed("Hoàng Thị Sen"))
    made = sent(world, *rows)
    assert [line[3] for line in made.lines] == [["known"], ["known"], ["added"]]
    assert "đã được giới thiệu ngày" in made.lines[0][4]
    assert "hồ sơ “Lương Văn Páo”" in made.lines[1][4]
    recorded(made, world.officer)
    assert list(Nomination.objects.filter(came_by="list").values_list("name", flat=True)) == ["Hoàng Thị Sen"]
    again = sent(world, *rows)
    assert [line[3] for line in again.lines] == [["known"], ["known"], ["taken"]]  # the third just now
    assert recorded(again, world.officer, with_known=True).nominations.count() == 2


def test_of_what_an_officer_may_not_see_she_is_told_nothing(world: Neighbourhood) -> None:
    entered(world.communes[1], "Lương Văn Páo")
    nominating.send(world.begun(commune=world.communes[1], name="Hoàng Thị Sen"), by=VISITOR, at=NOON)
    made = sent(world, listed(), listed("Hoàng Thị Sen", commune=world.communes[1].name))
    assert made.known == 0


def test_where_all_is_known_there_is_nothing_to_write_down(world: Neighbourhood) -> None:
    world.sent(name="Lương Văn Páo")
    made = sent(world, listed())
    with pytest.raises(Refused):
        recorded(made, world.officer)
    made.refresh_from_db()
    assert made.state == "checked"


def test_what_was_entered_meanwhile_stops_the_list(world: Neighbourhood) -> None:
    made = sent(world, listed(), listed("Hoàng Thị Sen"))
    world.sent(name="Hoàng Thị Sen")
    with pytest.raises(Refused):
        recorded(made, world.officer)
    assert Nomination.objects.filter(came_by="list").count() == 0


def test_it_is_written_down_once(world: Neighbourhood) -> None:
    made = sent(world, listed())
    recorded(made, world.officer)
    with pytest.raises(Refused):
        recorded(made, world.officer)
    assert Nomination.objects.count() == 1


# --- Undoing ---------------------------------------------------------------------------------------------------------
def test_it_is_undone_as_one(world: Neighbourhood) -> None:
    world.sent()
    made = recorded(sent(world, listed(), listed("Hoàng Thị Sen")), world.officer)
    done = importing.undo(made, by=world.officer, at=NOON, reason="Nhầm tệp")
    assert done.state == "undone"
    assert list(Nomination.objects.values_list("name", flat=True)) == ["Hà Thị Nhuần"]


ACTS = {
    "taken up": lambda told, to, by: settling.take_up(told, by=by, at=LATER),
    "refused": lambda told, to, by: settling.refuse(told, refusal_class="too_little", reason="Ít", by=by, at=LATER),
    "refused and opened again": lambda told, to, by: settling.reopen(
        settling.refuse(told, refusal_class="too_little", reason="Ít", by=by, at=NOON), by=by, at=LATER, reason="Nhầm"
    ),
    "passed on": lambda told, to, by: settling.pass_on(told, to=to, by=by, at=LATER, reason="Ở nơi khác"),
}


@pytest.mark.parametrize("act", ACTS)
def test_once_somebody_worked_on_it_it_is_not_undone(world: Neighbourhood, act: str) -> None:
    made = recorded(sent(world, listed(), listed("Hoàng Thị Sen")), world.officer)
    ACTS[act](made.nominations.latest("pk"), world.communes[1], world.officer)
    with pytest.raises(Refused, match="Hoàng Thị Sen"):
        importing.undo(made, by=world.officer, at=NOON, reason="Nhầm tệp")
    assert Nomination.objects.count() == 2


def test_lists_that_were_never_written_down_are_forgotten(world: Neighbourhood) -> None:
    kept = recorded(sent(world, listed()), world.officer)
    sent(world, listed("Hoàng Thị Sen"))
    assert nominating.forget_lists(before=NOON) == 0
    assert nominating.forget_lists(before=NOON + timedelta(seconds=1)) == 1
    assert list(NominationImport.objects.values_list("pk", "lines")) == [(kept.pk, [])]
    page = signed_in(world.commune, Role.OFFICER).get(f"{PLACE}{kept.pk}/").text
    assert "Từng dòng" not in page and "Hoàn tác danh sách" in page
    assert Nomination.objects.count() == 1


def test_the_log_keeps_nothing_of_what_the_list_says(world: Neighbourhood) -> None:
    recorded(sent(world, listed()), world.officer)
    assert LogEntry.objects.filter(kind="exemplars.nominationimport").count() == 2
    assert not any(DID in each.changes_json for each in LogEntry.objects.all())


# --- On the screen ---------------------------------------------------------------------------------------------------
def posted(client: Client, content: bytes, **said: Any) -> Any:
    values = {"file": SimpleUploadedFile("danh-sach.xlsx", content), "agreed": "on"} | said
    return client.post(PLACE, values, follow=True)


def rows_in(answer: Any, sheet: int = 0) -> list[tuple[Any, ...]]:
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    return list(book.worksheets[sheet].iter_rows(values_only=True))


def test_a_list_is_sent_looked_at_written_down_and_undone(world: Neighbourhood) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    page = posted(client, nominations(listed(), listed("Hoàng Thị Sen")), body=world.commune.pk)
    assert "Chưa ghi gì" in page.text
    assert "Lương Văn Páo" in page.text
    made = NominationImport.objects.get()
    assert not Nomination.objects.exists()
    done = client.post(f"{PLACE}{made.pk}/record/", follow=True)
    assert "Đã ghi 2 phiếu giới thiệu." in done.text
    listing = client.get("/desk/exemplars/nominations/?came_by=list").text
    assert "Hoàng Thị Sen" in listing
    told = Nomination.objects.first()
    assert "danh-sach.xlsx" in client.get(f"/desk/exemplars/nominations/{told.pk}/").text
    assert "danh-sach.xlsx" in client.get(PLACE).text  # where one comes back to undo it
    assert client.post(f"{PLACE}{made.pk}/undo/").status_code == 422
    undone = client.post(f"{PLACE}{made.pk}/undo/", {"reason": "Nhầm tệp"}, follow=True)
    assert "Đã hoàn tác danh sách." in undone.text
    assert not Nomination.objects.exists()


def test_errors_are_shown_first_and_can_be_taken_away(world: Neighbourhood) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    page = posted(client, nominations(listed(), listed("Hoàng Thị Sen", deed=None)), body=world.commune.pk)
    assert "Thiếu việc đã làm" in page.text
    assert "Lương Văn Páo" not in page.text
    made = NominationImport.objects.get()
    assert "1 dòng có lỗi" in client.get(f"{PLACE}{made.pk}/record/").text
    [_headings, row] = rows_in(client.get(f"{PLACE}{made.pk}/lines/", {"show": "refused"}))
    assert row[:4] == (3, "Hoàng Thị Sen", world.commune.name, "Lỗi")


def test_rows_that_may_be_known_are_asked_about(world: Neighbourhood) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    world.sent(name="Lương Văn Páo")
    posted(client, nominations(listed(), listed("Hoàng Thị Sen")), body=world.commune.pk)
    made = NominationImport.objects.get()
    assert "Bỏ qua" in client.get(f"{PLACE}{made.pk}/record/").text
    assert client.post(f"{PLACE}{made.pk}/record/").status_code == 422
    client.post(f"{PLACE}{made.pk}/record/", {"with_known": "1"})
    assert Nomination.objects.filter(came_by="list").count() == 2


@pytest.mark.parametrize("said", [{"agreed": ""}, {"file": ""}])
def test_without_agreement_or_file_nothing_is_taken(world: Neighbourhood, said: dict[str, str]) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    assert posted(client, nominations(listed()), body=world.commune.pk, **said).status_code == 422
    assert posted(client, b"khong phai Excel", body=world.commune.pk).status_code == 422
    assert not NominationImport.objects.exists()


def test_only_who_keeps_the_papers_of_a_body_sends_its_list_and_sees_it(world: Neighbourhood) -> None:
    made = sent(world, listed())
    reader = signed_in(world.commune, Role.READER)
    other = signed_in(world.communes[1], Role.OFFICER)
    assert posted(reader, nominations(listed()), body=world.commune.pk).status_code == 403
    assert posted(other, nominations(listed()), body=world.commune.pk).status_code == 422
    for client in (reader, other):
        assert client.get(f"{PLACE}{made.pk}/").status_code == 404


def test_the_template_is_understood_as_it_comes(world: Neighbourhood) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    answer = client.get(f"{PLACE}template/")
    content = b"".join(answer.streaming_content)
    book = load_workbook(BytesIO(content))
    assert tuple(cell.value for cell in book.worksheets[0][1]) == HEADINGS
    assert len(book.worksheets) == 4
    example = [cell.value for cell in book.worksheets[2][2]]
    book.worksheets[0].append([*example[:3], world.commune.name, *example[4:]])
    filled = BytesIO()
    book.save(filled)
    assert posted(client, filled.getvalue(), body=world.commune.pk).status_code == 200
    assert NominationImport.objects.get().refused == 0


def test_a_formula_that_was_sent_does_not_come_back_as_one(world: Neighbourhood) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    made = sent(world, listed("+1+1|cmd"))
    [_headings, row] = rows_in(client.get(f"{PLACE}{made.pk}/lines/"))
    assert row[1] == "+1+1|cmd"
    book = load_workbook(BytesIO(b"".join(client.get(f"{PLACE}{made.pk}/lines/").streaming_content)))
    assert book.worksheets[0]["B2"].data_type == "s"


def test_the_page_costs_the_same_for_any_number_of_rows(world: Neighbourhood) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    one, three = sent(world, listed()), sent(world, *(listed(f"Hoàng Thị {each}") for each in ("Sen", "Lan", "Cúc")))
    cost(client, f"{PLACE}{one.pk}/")
    assert cost(client, f"{PLACE}{three.pk}/") == cost(client, f"{PLACE}{one.pk}/")
