"""The tables of the yearly statistics: taken over, filled from the records, written where no record knows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import Movement
from lantoa.movements.states import MovementState
from lantoa.organisations.models import Body, Group, Role
from lantoa.recognition.models import Award, Honour
from lantoa.reporting.documents import document_of
from lantoa.reporting.models import PeriodicReport, ReportForm
from lantoa.reporting.operations import forms, periods, reports
from lantoa.reporting.queries.figures import Line, behind, filled
from lantoa.reporting.queries.tallies import COUNTERS
from lantoa.reporting.ready import ready_forms, tables
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON
from tests.recognition.decision_worlds import Deciding, agreed, given, signed
from vanban.writing.model import Table as PaperTable

pytestmark = pytest.mark.django_db
AT = datetime(2026, 12, 14, 5, tzinfo=UTC)
DAYS = (date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 15))


@pytest.fixture
def world() -> Deciding:
    return Deciding()


def asked(key: str, body: Body, group: Group | None = None, **said: Any) -> PeriodicReport:
    """The report of `body` in a ready form that it took over."""
    form = forms.take_over(
        ready_forms()[key], ReportForm(body=body, group=group, first_day=DAYS[0], **said), by=PLATFORM, at=AT
    )
    period = periods.ask_for(forms.start(form, by=PLATFORM, at=AT), *DAYS, by=PLATFORM, at=AT)
    return PeriodicReport.objects.select_related("period__form__plan", "body", "to_body").get(period=period, body=body)


def cells(report: PeriodicReport, place: int = 0) -> dict[str, Line]:
    """The figures of a part by key of the cell."""
    return {line.key: line for line in filled(report)[place].lines}


def honoured(world: Deciding, name: str, code: str, number: str, **dossier: Any) -> Honour:
    """Somebody with an award of the province."""
    award = Award.objects.create(
        code=code, name=code, kind="commendation", level="province", valid_from=date(2020, 1, 1), is_on=True,
        subjects=["individual"], certainty="verified",
    )  # fmt: skip
    made = signed(world, agreed(world, award, name), number=number).honours.get()
    Dossier.objects.filter(pk=made.dossier_id).update(**dossier)
    return made


# --- The file --------------------------------------------------------------------------------------------------------
def test_every_ready_form_can_be_counted_and_says_where_it_is_from() -> None:
    for table in tables().values():
        assert not table.counts or table.counts in COUNTERS
        assert len({cell.key for cell in table.cells()}) == len(table.rows) * len(table.columns)
        assert all(len(cell.key) <= 40 for cell in table.cells())
    for ready in ready_forms().values():
        assert ready.source
        assert {key for part in ready.parts if part["kind"] == "table" for key in part["asks"]} <= set(tables())
    assert {key for part in ready_forms()["tt02-2023"].parts for key in part["asks"]} == {
        "0601", "0602", "0603", "0604", "0605",
    }  # fmt: skip


def test_all_tables_of_the_circular_are_filled_without_a_record(world: Deciding) -> None:
    report = asked("tt02-2023", world.district)
    assert len(filled(report)) == 5
    assert not any(line.total for part in filled(report) for line in part.lines)


# --- Honours ---------------------------------------------------------------------------------------------------------
def test_honours_are_counted_by_award_subject_and_class(world: Deciding) -> None:
    honoured(world, "Lê Thị Mận", "BK_TINH", "1/QĐ", post_class="direct_worker", sex="female")
    honoured(world, "Lò Văn Phúc", "CSTD_TINH", "2/QĐ", post_class="department_leader")
    given(world, "Cấp xã", number="3/QĐ")  # of the commune: not in form 0603
    found = cells(asked("tt02-2023-0603", world.commune))
    said = {key: int(line.total) for key, line in found.items() if line.total}
    assert said == {
        **{"01.t": 2, "01.bk": 1, "01.cs": 1},
        **{"05.t": 2, "05.bk": 1, "05.cs": 1},
        **{"07.t": 1, "07.cs": 1, "10.t": 1, "10.bk": 1},
        **{"11.t": 2, "11.bk": 1, "11.cs": 1},
    }


def test_a_figure_leads_to_the_honours_behind_it(world: Deciding) -> None:
    made = honoured(world, "Lê Thị Mận", "BK_TINH", "1/QĐ", post_class="direct_worker")
    report = asked("tt02-2023-0603", world.commune)
    [part] = [each.part for each in filled(report)]
    [trace] = behind(report, part, "10.bk")
    assert trace.url == f"/desk/recognition/honours/{made.pk}/"
    assert behind(report, part, "09.bk") == []
    place = [line.key for line in filled(report)[0].lines].index("10.bk") + 1
    page = signed_in(world.commune, Role.OFFICER).get(f"/desk/reporting/{report.pk}/figures/{part.pk}/{place}/")
    assert "Lê Thị Mận" in page.text


def test_women_minorities_and_first_timers_stand_in_the_table_of_balance(world: Deciding) -> None:
    made = given(world, "Vàng Thị Mỷ")
    dossier = Dossier.objects.get(pk=made.dossier_id)
    dossier.ethnic_group, dossier.sex, dossier.post_class = "Mông", "female", "direct_worker"
    dossier.save()
    found = cells(asked("balance", world.commune))
    assert {key: int(found[f"all.{key}"].total) for key in ("t", "nu", "dt", "tt2", "ld", "cn")} == {
        "t": 1, "nu": 1, "dt": 1, "tt2": 1, "ld": 0, "cn": 1,
    }  # fmt: skip


# --- Movements -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("first", "last", "row"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), "06"),
        (date(2026, 1, 1), date(2026, 12, 31), "07"),
        (date(2024, 1, 1), date(2024, 12, 31), "07"),
        (date(2026, 1, 1), date(2027, 12, 31), "08"),
        (date(2026, 1, 1), date(2028, 12, 31), "09"),
        (date(2026, 1, 1), date(2030, 12, 31), "10"),
    ],
)
def test_movements_are_counted_by_how_long_they_last(world: Deciding, first: date, last: date, row: str) -> None:
    Movement.objects.create(
        body=world.commune, launcher=world.commune, name="Chung tay", state=MovementState.RUNNING, recorded_at=NOON,
        launched_on=date(2026, 1, 5), first_day=first, last_day=last,
    )  # fmt: skip
    found = cells(asked("tt02-2023-0601", world.commune))
    assert {key for key, line in found.items() if line.total} == {
        "01.t",
        "01.u",
        "05.t",
        "05.u",
        f"{row}.t",
        f"{row}.u",
    }


# --- What no record knows --------------------------------------------------------------------------------------------
def test_a_person_writes_what_no_record_counts_and_nothing_else(world: Deciding) -> None:
    report = asked("tt02-2023-0603", world.commune)
    [part] = [each.part for each in filled(report)]
    said = {(part.pk, "16.bk"): Decimal(4), (part.pk, "01.bk"): Decimal(99)}
    reports.write(report, {}, said, by=PLATFORM, at=AT)
    assert cells(report)["16.bk"].total == 4
    assert cells(report)["01.bk"].total == 0  # records count it
    reports.write(report, {}, {(part.pk, "16.bk"): None}, by=PLATFORM, at=AT)
    assert cells(report)["16.bk"].total == 0


def test_what_was_given_elsewhere_is_added_to_the_records(world: Deciding) -> None:
    report = asked("tt02-2023-0602", world.commune)
    [part] = [each.part for each in filled(report)]
    reports.write(report, {}, {(part.pk, "01.bkt"): Decimal(2)}, by=PLATFORM, at=AT)
    assert cells(report)["01.bkt"].total == 2


def test_cells_are_written_on_the_desk_and_stand_in_the_report(world: Deciding) -> None:
    report = asked("tt02-2023-0605", world.commune)
    [part] = [each.part for each in filled(report)]
    client = signed_in(world.commune, Role.OFFICER)
    address = f"/desk/reporting/{report.pk}/write/"
    assert f"cell_{part.pk}_01_f" in client.get(address).text
    assert client.post(address, {f"cell_{part.pk}_01_f": "3"}).status_code == 302
    assert cells(report)["01.f"].total == 3
    refused = client.post(address, {f"cell_{part.pk}_01_f": "-1"})
    assert refused.status_code == 422
    page = client.get(f"/desk/reporting/{report.pk}/").text
    assert "Trong đó: nữ" in page


def test_figures_add_up_level_by_level_and_stay_as_they_were_submitted(world: Deciding) -> None:
    group = Group.objects.create(
        body=world.district, name="Các xã", tree="government", under=world.district, kinds=["commune"]
    )
    top = asked("tt02-2023-0605", world.district, group)
    own = PeriodicReport.objects.select_related("period__form__plan").get(period=top.period, body=world.commune)
    [part] = [each.part for each in filled(own)]
    reports.write(own, {}, {(part.pk, "01.t"): Decimal(3)}, by=PLATFORM, at=AT)
    reports.accept(reports.submit(own, by=PLATFORM, at=AT), by=PLATFORM, at=AT)
    line = cells(top)["01.t"]
    assert (line.own, line.below) == (0, 3)


def test_a_wide_table_is_divided_on_paper(world: Deciding) -> None:
    report = asked("tt02-2023-0602", world.commune)
    [section] = [each for each in document_of(report, filled(report)).blocks if hasattr(each, "heading")]
    found = [each for each in section.inside if isinstance(each, PaperTable)]
    assert [len(each.head) for each in found] == [6, 6, 3]


# --- Taking over -----------------------------------------------------------------------------------------------------
def test_a_ready_form_is_taken_over_with_its_source(world: Deciding) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    assert "0601" in client.get("/desk/reporting/forms/ready/").text
    address = "/desk/reporting/forms/ready/tt02-2023/"
    assert "Thông tư số 02/2023/TT-BNV" in client.get(address).text
    answer = client.post(address, {"body": world.commune.pk})
    assert answer.status_code == 302
    form = ReportForm.objects.get(body=world.commune)
    assert (form.certainty, form.versions.get().parts.count(), form.group) == ("second_hand", 5, None)
    assert "Thông tư số 02/2023/TT-BNV" in client.get(answer["Location"]).text
    assert client.get("/desk/reporting/forms/ready/nothing/").status_code == 404


def test_another_bodys_form_is_not_made(world: Deciding) -> None:
    client = signed_in(world.commune, Role.OFFICER)
    answer = client.post("/desk/reporting/forms/ready/tt02-2023/", {"body": world.district.pk})
    assert answer.status_code == 422
    assert not ReportForm.objects.exists()
