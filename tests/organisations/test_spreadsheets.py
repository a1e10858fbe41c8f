"""Lists of bodies: what is read, what is refused with its row, and that a trial promises what recording does."""

from __future__ import annotations

import random
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from lantoa.desk.sheets import opening
from lantoa.desk.sheets.refusals import SheetRefused
from lantoa.desk.sheets.report import counts
from lantoa.kit.actors import Actor
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import (
    FOREVER,
    Alias,
    Ancestry,
    Body,
    BodyImport,
    BodyName,
    Membership,
    Placement,
    Role,
    Tree,
)
from lantoa.organisations.operations.undoing import undo
from lantoa.organisations.queries.effects import effects_of
from lantoa.organisations.spreadsheets import importing, reading
from lantoa.organisations.spreadsheets.planning import plan
from lantoa.organisations.spreadsheets.reading import read
from lantoa.organisations.spreadsheets.report import WORDS
from tests.organisations.lists import OFFICE, workbook
from tests.organisations.worlds import MERGED, NOON, District, appointed, person

pytestmark = pytest.mark.django_db
ROOT: dict[str, Any] = {"is_superuser": True, "is_staff": True}


@pytest.fixture
def world() -> District:
    return District()


@pytest.fixture
def root() -> Actor:
    return Actor(person(**ROOT))


def sent(content: bytes, by: Actor, **said: Any) -> BodyImport:
    said = {"tree": Tree.GOVERNMENT, "on": MERGED, "file_name": "a.xlsx"} | said
    return importing.send(BodyImport(content=content, sent_by=by.person, sent_at=NOON, **said), by=by, at=NOON)


def recorded(content: bytes, by: Actor, **said: Any) -> BodyImport:
    done = importing.ask_to_apply(sent(content, by, **said), by=by, at=NOON)
    assert (done.state, done.trouble) == ("applied", "")
    return done


def words(body_import: BodyImport) -> dict[int, list[str]]:
    return {line[0]: line[3] for line in body_import.lines}


def reasons(body_import: BodyImport) -> dict[int, str]:
    return {line[0]: line[4] for line in body_import.lines if line[3] == ["refused"]}


def everything() -> list[Any]:
    """All that a change writes, as it stands; lines of bodies above without their numbers."""
    models = (Body, BodyName, Placement, Membership, Alias)
    rows: list[Any] = [list(model.objects.order_by("pk").values_list()) for model in models]
    lines = Ancestry.objects.values_list("ancestor", "descendant", "tree", "depth", "inherited", "since", "until")
    return [*rows, sorted(lines)]


# --- Reading --------------------------------------------------------------------------------------------------------
def test_headings_and_words_are_understood_in_both_languages_below_a_title() -> None:
    rows = (("Code", "NAME", "Kind", "Từ ngày", "STT"), ("x1", "Xã  A ", "Xã", "1/7/2025", 1), (7.0, "B", "ward"))
    sheet = read(workbook(*rows, headings=("UBND TỈNH",)))
    first, second = sheet.rows
    assert first == (3, "x1", "Xã A", "commune", "", "", MERGED, None, (), "")
    assert (second.code, second.kind) == ("7", "ward")
    assert sheet.ignored == ["STT"]


def test_cells_that_mean_nothing_are_told_with_their_rows() -> None:
    rows = (
        ("x1", "A", "lâu đài"),
        ("x2", "B", "xã", "Hội"),
        ("x3", "C", "xã", None, None, "31/02/2025"),
        (None, "D", "xã"),
        ("x5", None, "xã"),
        ("x6", "#REF!", "xã"),
        ("x7", "E" * 256, "xã"),
        ("x8", "F", "xã", None, None, date(1025, 1, 1)),
    )
    problems = read(workbook(*rows)).problems
    assert [problem.number for problem in problems] == list(range(2, 10))


def archive(**parts: bytes) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name.replace("__", "/"), text)
    return content.getvalue()


TYPES = {"[Content_Types].xml": opening.WORKBOOK}
BAD = {
    "text": b"ma,ten",
    "another archive": archive(word=b"document"),
    "a workbook in name only": archive(**TYPES),
    "cut off": workbook(("x1", "A"))[:-300],
    "unpacks to too much": archive(**TYPES, bomb=bytes(opening.MOST_UNPACKED + 1)),
    "entities": archive(**TYPES, xl=b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'),
    "too large": bytes(opening.MOST_BYTES + 1),
    "no headings": workbook(("x1", "A"), headings=("một", "hai")),
    "a heading twice": workbook(("x1", "A"), headings=("Mã", "Tên gọi", "Code")),
    "no rows": workbook(),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_list_is_refused(name: str) -> None:
    with pytest.raises(SheetRefused):
        read(BAD[name])


def test_a_list_that_is_too_long_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    assert len(read(workbook(*[(f"x{row}", "A") for row in range(2)])).rows) == 2
    with pytest.raises(SheetRefused):
        read(workbook(*[(f"x{row}", "A") for row in range(3)]))


def test_a_formula_counts_as_what_it_last_gave_which_here_is_nothing() -> None:
    assert read(workbook(("x1", "=1+1", "xã"))).refused == {2: ("x1", "")}


# --- Recording ------------------------------------------------------------------------------------------------------
def test_a_list_adds_renames_moves_closes_and_undoing_leaves_everything_as_it_was(world, root) -> None:
    one, two, three = world.communes
    before = everything()
    done = recorded(
        workbook(
            ("new", "Xã Mới", "xã", None, world.district.code, "01/01/2024", None, "XM | Mới", "NQ 9"),
            ("cell", "Chi bộ Mới", "chi bộ", "Đảng", None, None, "31/12/2030"),
            ("sub", "Văn phòng", OFFICE, None, "new"),
            (one.code, "Xã Đổi Tên", None, None, "new", None, "30/06/2026", "XĐT"),
            (two.code, two.name, None, None, world.province.code),
            (world.offices[0].code, world.offices[0].name, None, None, two.code),
            (three.code, three.name, "xã"),
        ),
        root,
        document="QĐ 1",
    )
    assert words(done) == {
        2: ["added"],
        3: ["added"],
        4: ["added"],
        5: ["renamed", "moved", "closed", "called"],
        6: ["moved"],
        7: ["moved"],
        8: ["unchanged"],
    }
    new = Body.objects.get(code="new")
    assert (new.since, set(new.aliases.values_list("text", flat=True))) == (date(2024, 1, 1), {"XM", "Mới"})
    assert (done.change.document, done.change.note) == ("QĐ 1", "new: NQ 9")
    one.refresh_from_db()
    assert (one.name, one.last_day) == ("Xã Đổi Tên", date(2026, 6, 30))
    assert Body.objects.get(code="cell").until == date(2031, 1, 1)
    undo(done.change, by=root, at=NOON, reason="thử")
    assert everything() == before


def test_a_second_row_gives_a_place_in_another_tree(world, root) -> None:
    done = recorded(
        workbook(
            ("k1", "Khối 1", "khối thi đua", "Cụm, khối thi đua"),
            ("x1", "Xã A", "xã", None, world.district.code),
            ("x1", "Xã A", None, "Cụm, khối thi đua", "k1"),
        ),
        root,
    )
    assert words(done) == {2: ["added"], 3: ["added"], 4: ["placed"]}
    assert Placement.objects.filter(body__code="x1").count() == 2


REFUSED = {
    "unknown above": [("x1", "A", "xã", None, "nobody")],
    "twice": [("x1", "A", "xã", None, "{district}"), ("x1", "A", "xã", None, "{district}")],
    "no kind": [("x1", "A", None, None, "{district}")],
    "ends before it begins": [("x1", "A", "xã", None, "{district}", "02/01/2026", "31/12/2025")],
    "begins before the one above": [("x1", "A", "xã", None, "{district}", "01/01/1999")],
    "outlives the one above": [
        ("x1", "A", "xã", None, "{district}", None, "31/12/2025"),
        ("x2", "B", "xã", None, "x1"),
    ],
    "a circle of new ones": [("x1", "A", "xã", None, "x2"), ("x2", "B", "xã", None, "x1")],
    "a circle with old ones": [("{district}", "Huyện Triệu Sơn", None, None, "{commune}")],
    "itself": [("x1", "A", "xã", None, "x1")],
    "another kind": [("{commune}", "Xã Dân Lực", "phường")],
    "another beginning": [("{commune}", "Xã Dân Lực", None, None, None, "01/01/2001")],
    "somebody below": [("{district}", "Huyện Triệu Sơn", None, None, None, None, "31/12/2025")],
    "says otherwise": [
        ("x1", "A", "xã", None, "{district}"),
        ("x1", "B", None, "Đảng", None),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_with_row_and_reason_and_nothing_is_done(name, world, root) -> None:
    codes = {"district": world.district.code, "commune": world.communes[0].code}
    rows = [tuple(cell and cell.format(**codes) for cell in row) for row in REFUSED[name]]
    before = everything()
    body_import = sent(workbook(*rows), root)
    assert all(reasons(body_import).values())
    assert body_import.refused >= 1
    assert set(reasons(body_import)) <= set(range(2, len(rows) + 2))
    assert everything() == before


def test_bodies_out_of_reach_are_refused_and_those_below_ones_own_are_not(world) -> None:
    by = appointed(world.communes[0], Role.ADMINISTRATOR)
    mine, other = world.communes[:2]
    rows = (
        ("x1", "A", OFFICE),
        ("x2", "B", OFFICE, None, "x1"),
        ("x3", "C", OFFICE, None, other.code),
        (other.code, "Tên khác"),
        ("x4", "D", "chi bộ", "Đảng"),
        (world.offices[0].code, "Văn phòng mới", None, None, "x1"),
    )
    body_import = sent(workbook(*rows), by, under=mine)
    assert set(reasons(body_import)) == {4, 5, 6}
    good = (*rows[:2], rows[5])
    assert words(recorded(workbook(*good), by, under=mine)) == {2: ["added"], 3: ["added"], 4: ["renamed", "moved"]}


def test_what_only_the_attempt_shows_is_told_with_its_row(world, root) -> None:
    """A second list for the same day would leave the first name without a day."""
    one = world.communes[0]
    recorded(workbook((one.code, "Tên một")), root)
    assert set(reasons(sent(workbook((one.code, "Tên hai")), root))) == {2}


def test_what_changed_since_the_trial_is_not_recorded(world, root) -> None:
    one = world.communes[0]
    first, second = sent(workbook((one.code, "Tên một")), root), sent(workbook((one.code, "Tên một")), root)
    importing.ask_to_apply(first, by=root, at=NOON)
    failed = importing.ask_to_apply(second, by=root, at=NOON)
    assert failed.state == "failed"
    assert failed.trouble


def test_whoever_lost_her_role_meanwhile_has_nothing_recorded(world, monkeypatch) -> None:
    by = appointed(world.district, Role.ADMINISTRATOR)
    monkeypatch.setattr(importing, "AT_ONCE", 0)
    body_import = sent(workbook(("x1", "A", OFFICE)), by, under=world.district)
    importing.work(OutgoingMessage.objects.get())
    body_import.refresh_from_db()
    importing.ask_to_apply(body_import, by=by, at=NOON)
    Membership.objects.filter(person=by.person).delete()
    assert importing.work(OutgoingMessage.objects.latest("pk")) == "failed"
    assert not Body.objects.filter(code="x1").exists()


# --- The trial promises what recording does ---------------------------------------------------------------------------
def random_rows(world: District, chance: random.Random) -> list[tuple[Any, ...]]:
    """Rows of an office that knows some codes and makes mistakes."""
    old = [world.district, *world.communes, *world.offices]
    codes = [world.province.code, *(body.code for body in old[:4]), "n0", "n1"]
    rows = []
    for body in chance.sample(old, 2):
        name = chance.choice([body.name, body.name, "Tên mới"])
        last_day = chance.choice([None, None, None, None, "31/12/2026", "30/06/2025"])
        rows.append((body.code, name, None, None, chance.choice([None, None, *codes]), None, last_day))
    for code in ("n0", "n1", "n2")[: chance.randint(1, 3)]:
        since, last_day = chance.choice([None, None, "01/01/2024"]), chance.choice([None, None, None, "31/12/2026"])
        rows.append((code, f"Đơn vị {code}", OFFICE, None, chance.choice(codes[:5]), since, last_day, f"B {code}"))
    chance.shuffle(rows)
    return rows


@pytest.mark.parametrize("seed", range(40))
def test_a_plan_without_problems_does_what_it_says(seed: int, world, root) -> None:
    """The plan alone, without the attempt that the trial makes besides."""
    rows = random_rows(world, random.Random(seed))
    content = workbook(*rows)
    found = plan(read(content), importing.Terms(Tree.GOVERNMENT, MERGED), by=root)
    before = everything()
    body_import = sent(content, root)
    assert everything() == before
    assert bool(found.problems) == bool(body_import.refused), reasons(body_import)
    if body_import.refused or not body_import.changing:
        return
    done = importing.ask_to_apply(body_import, by=root, at=NOON)
    assert (done.state, done.trouble) == ("applied", "")
    told, effects = {count.word: count.rows for count in counts(done.lines, WORDS)}, effects_of(done.change)
    assert told.get("added", 0) == len(effects.founded)
    assert told.get("renamed", 0) == len(effects.renamed)
    assert told.get("moved", 0) + told.get("placed", 0) == len(effects.placed)
    ends = {row[0] for row in rows if row[6]}
    assert told.get("closed", 0) == Body.objects.filter(code__in=ends, until__lt=FOREVER).exclude(
        code__startswith="n"
    ).count()  # fmt: skip
    undo(done.change, by=root, at=NOON, reason="thử")
    assert everything() == before


def test_such_rows_are_sometimes_good_and_sometimes_bad(world, root) -> None:
    outcomes = set()
    for seed in range(40):
        sheet = read(workbook(*random_rows(world, random.Random(seed))))
        outcomes.add(bool(plan(sheet, importing.Terms(Tree.GOVERNMENT, MERGED), by=root).problems))
    assert outcomes == {True, False}
