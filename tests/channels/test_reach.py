"""How far stories reach: counted from logs, each line once, without robots, and without anything of who reads."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from math import isclose
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from openpyxl import load_workbook

from lantoa.channels.diversity import diversity
from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import DayCount, LogPosition, OutletFigure, PrintedItem, PrintedMatter
from lantoa.channels.models.reach import Figure, Opened
from lantoa.channels.operations import counting, dispatching, printing
from lantoa.channels.operations.printing import Chosen, Run
from lantoa.channels.queries.reach import Day, of_body, of_story
from lantoa.channels.reach_figure import HEIGHT, figure_of
from lantoa.channels.visits import Visit, visits
from lantoa.kit import outbox
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.operations import clips
from lantoa.newsroom.operations.clips import Described
from lantoa.newsroom.operations.reading_aloud import read_aloud
from lantoa.newsroom.showing import story_path
from tests.channels.worlds import Channels, work
from tests.newsroom.recordings import mp3, mp4
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def line(
    path: str,
    *,
    part: str = "",
    program: str = FIREFOX,
    status: int = 200,
    day: str = "23/Nov/2026",
    method: str = "GET",
) -> str:
    """As nginx writes it in the combined format."""
    end = f" range={part}" if part else ""
    return f'203.0.113.7 - - [{day}:10:00:00 +0700] "{method} {path} HTTP/1.1" {status} 512 "-" "{program}"{end}\n'


@pytest.fixture
def world() -> Channels:
    return Channels()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "access.log"


def counts() -> dict[tuple[str, date], int]:
    return {(each.opened, each.day): each.number for each in DayCount.objects.all()}


# --- The log ------------------------------------------------------------------------------------------------------
def test_only_pages_that_people_opened_are_visits() -> None:
    lines = [
        line("/a/?utm=1"),
        line("/robot/", program=GOOGLE),
        line("/script/", program="curl/8.5"),
        line("/nobody/", program="-"),
        line("/wrong/", status=404),
        line("/post/", method="POST"),
        line("/again/", status=304),
        '[23/Nov/2026:23:30:00 +0000] "GET /ours/ HTTP/1.1" 200 "' + FIREFOX + '"\n',
        '[no day] "GET /odd/ HTTP/1.1" 200 "Mozilla/5.0"\n',
        "\x16\x03\x01 rubbish\n",
    ]
    day = date(2026, 11, 23)
    ours = Visit("/ours/", day + timedelta(days=1))  # by the clock of the office
    assert list(visits(lines)) == [Visit("/a/", day), Visit("/again/", day), ours]


def test_a_log_is_counted_once_and_what_is_added_later(world: Channels, log: Path) -> None:
    page = story_path(world.story)
    log.write_text(line(page) * 3 + line(page, day="24/Nov/2026") + line("/") + line(page)[:40])
    assert counting.count(log, at=NOON) == 4
    assert counting.count(log, at=NOON) == 0
    with log.open("a") as file:
        file.write(line(page)[40:])  # the rest of the line that was not finished
    assert counting.count(log, at=NOON) == 1
    renamed = log.rename(log.with_name("access.log.1"))
    with renamed.open("a") as file:
        file.write(line(page))  # what the server still wrote before it opened a new one
    log.write_text(line(page, day="25/Nov/2026"))
    call_command("count_reach", str(renamed), str(log))
    days = [date(2026, 11, day) for day in (23, 24, 25)]
    assert counts() == {(Opened.STORY, days[0]): 5, (Opened.STORY, days[1]): 1, (Opened.STORY, days[2]): 1}
    with pytest.raises(CommandError):
        call_command("count_reach", str(log.with_name("none.log")))


def test_nothing_is_kept_of_who_reads(world: Channels, log: Path) -> None:
    log.write_text(line(story_path(world.story)))
    counting.count(log, at=NOON)
    kept = [*DayCount.objects.values(), *LogPosition.objects.values()]
    assert not any(said in str(kept) for said in ("203.0.113", "Firefox", "10:00"))


def test_what_there_is_not_is_not_counted(world: Channels, log: Path) -> None:
    log.write_text(line("/bai-viet/khong-co/") + line("/d/ZZZZZZ", status=302) + line("/desk/") + line("/%00"))
    assert counting.count(log, at=NOON) == 4 - 2
    assert counts() == {}


# --- Sounds and films ---------------------------------------------------------------------------------------------
def test_the_beginning_of_a_file_is_told_from_its_later_parts() -> None:
    asked = {"bytes=0-": True, "bytes=0-65535": True, "bytes=0-1": False, "bytes=65536-": False, "bytes=-500": False}
    for part, begins in asked.items():
        assert [each.begins for each in visits([line("/a.mp3", status=206, part=part)])] == [begins], part
    # A log that does not say which part it was tells nothing; a whole file is a beginning.
    assert [each.begins for each in visits([line("/a.mp3", status=206), line("/a.mp3")])] == [False, True]
    ours = f'[23/Nov/2026:10:00:00 +0700] "GET /a.mp3 HTTP/1.1" 206 "{FIREFOX}" range=bytes=0-\n'
    assert [each.begins for each in visits([ours])] == [True]


def test_each_listening_and_each_film_counts_once_for_its_story(world: Channels, log: Path) -> None:
    sound = read_aloud(world.story, mp3(2), "Lời", by=PLATFORM, at=NOON)
    said = Described("Lời", bystanders="none")
    film = clips.add(world.story, "phim.mp4", mp4(), said, by=PLATFORM, at=NOON)
    folder = f"{story_path(world.story)}nghe-nhin/"
    heard, seen = f"{folder}{sound.pk}.mp3", f"{folder}{film.pk}.mp4"
    probe = line(heard, status=206, part="bytes=0-1")
    first, later = (line(heard, status=206, part=part) for part in ("bytes=0-", "bytes=2097152-"))
    log.write_text(
        probe + first + later * 3  # Safari listens once
        + line(heard)  # a podcast program fetches it whole
        + line(heard, program=GOOGLE) + line(f"{folder}999.mp3")
        + line(seen, status=206, part="bytes=0-") + line(story_path(world.story))
    )  # fmt: skip
    counting.count(log, at=NOON)
    day = date(2026, 11, 23)
    assert counts() == {(Opened.SOUND, day): 2, (Opened.FILM, day): 1, (Opened.STORY, day): 1}
    assert {each.ref for each in DayCount.objects.all()} == {world.story.pk}
    reach = of_story(world.story)
    assert (reach.opened[Opened.SOUND], reach.opened[Opened.FILM]) == (2, 1)
    client = Client()
    client.force_login(world.officer.person)
    for page in (f"/desk/channels/stories/{world.story.pk}/reach/", f"/desk/channels/stories/{world.story.pk}/"):
        assert "lượt nghe" in client.get(page).content.decode().lower(), page


# --- Codes, bodies, outlets ---------------------------------------------------------------------------------------
def test_codes_on_paper_are_counted_each_for_itself(world: Channels, log: Path) -> None:
    for _time in range(2):
        printing.begin(PrintedMatter(body=world.commune, form="sheet"), Chosen([world.story]), by=PLATFORM, at=NOON)
    first, second = PrintedItem.objects.order_by("pk")
    log.write_text(line(f"/d/{first.code.lower()}", status=302) * 2 + line(f"/d/{second.code}", status=302))
    counting.count(log, at=NOON)
    assert set(DayCount.objects.values_list("ref", "number")) == {(first.pk, 2), (second.pk, 1)}
    assert of_story(world.story).opened[Opened.CODE] == 3


def test_the_worker_counts_the_server_s_own_log_and_empties_it(
    world: Channels, tmp_path: Path, settings, django_capture_on_commit_callbacks
) -> None:
    settings.VAR, settings.VISITS_LOG = tmp_path, str(tmp_path / "log" / "visits.log")
    own = Path(settings.VISITS_LOG)
    outbox.put(counting.KIND, {"day": "2026-11-24"}, key="one", at=NOON)
    work()  # there is none yet
    own.parent.mkdir()
    own.write_text(line(story_path(world.story)))
    outbox.put(counting.KIND, {"day": "2026-11-25"}, key="two", at=NOON)
    with django_capture_on_commit_callbacks(execute=True):
        work()
    assert own.read_text() == ""
    assert sum(counts().values()) == 1


def test_a_log_that_is_not_ours_is_left_as_it_is(
    world: Channels, log: Path, tmp_path: Path, settings, django_capture_on_commit_callbacks
) -> None:
    settings.VAR, settings.VISITS_LOG = tmp_path / "var", str(log)
    log.write_text(line(story_path(world.story)))
    outbox.put(counting.KIND, {"day": "2026-11-25"}, key="one", at=NOON)
    with django_capture_on_commit_callbacks(execute=True):
        work()
    assert log.read_text()


# --- What outlets say ---------------------------------------------------------------------------------------------
def test_an_outlet_counts_on_and_is_put_right(world: Channels) -> None:
    one = world.sent(world.outlet(OutletKind.PRESS))
    today = localdate(NOON)

    def said(number: int, on: date, figure: str = Figure.VIEWS) -> OutletFigure:
        told = OutletFigure(dispatch=one, figure=figure, number=number, on=on, source="Tòa soạn")
        return counting.note_figure(told, by=PLATFORM, at=NOON)

    with pytest.raises(ValidationError, match="chưa"):
        said(5, today)  # it is not out
    dispatching.confirm(one, "", by=PLATFORM, at=NOON)
    one.refresh_from_db()
    said(100, today - timedelta(days=3))
    said(250, today)
    said(260, today)  # of the same day: put right
    said(12, today, Figure.COMMENTS)
    with pytest.raises(ValidationError):
        said(1, today + timedelta(days=1))
    found = {each.figure: each.number for each in of_story(world.story).figures}
    assert found == {Figure.VIEWS: 260, Figure.COMMENTS: 12}
    assert OutletFigure.objects.count() == 3


# --- How evenly ---------------------------------------------------------------------------------------------------
def test_diversity_is_the_number_of_kinds_as_if_they_were_equal() -> None:
    assert diversity([]) is None
    assert diversity([0]) is None
    one, even, uneven = diversity([7]), diversity([5, 5, 5, 5]), diversity([97, 1, 1, 1])
    assert one and even and uneven
    assert isclose(one.effective, 1)
    assert isclose(even.effective, 4)
    assert even.largest == 0.25
    assert 1 < uneven.effective < 1.3
    assert uneven.kinds == 4


def test_a_body_is_told_of_its_channels_and_subjects(world: Channels) -> None:
    for kind in (OutletKind.BOARD, OutletKind.PRINT):
        dispatching.confirm(world.sent(world.outlet(kind)), "", by=PLATFORM, at=NOON)
    world.sent(world.outlet(OutletKind.BULLETIN))  # not out
    matter = printing.begin(
        PrintedMatter(body=world.commune, form="sheet"), Chosen([world.story]), by=PLATFORM, at=NOON
    )
    work()
    matter.refresh_from_db()
    printing.note_printed(matter, Run(40, localdate(NOON)), by=PLATFORM, at=NOON)
    DayCount.objects.create(opened=Opened.STORY, ref=world.story.pk, day=localdate(NOON), number=9)
    year = localdate(NOON).year
    found = of_body(world.district, date(year, 1, 1), date(year, 12, 31), localdate(NOON))
    assert found.stories == 1
    assert found.copies == 40
    assert found.channels.diversity and isclose(found.channels.diversity.effective, 2)
    assert [number for _name, number in found.subjects.counts] == [1]
    assert [(story.pk, number) for story, number in found.best] == [(world.story.pk, 9)]
    assert of_body(world.district, date(2019, 1, 1), date(2019, 12, 31), localdate(NOON)).stories == 0


def test_bars_are_days_or_weeks_and_as_high_as_what_was_opened() -> None:
    first = date(2026, 1, 1)
    kinds = [Opened.STORY, Opened.CODE]
    assert figure_of([], kinds) is None
    few = figure_of([Day(first, {"story": 4}), Day(first + timedelta(days=2), {"story": 1, "code": 1})], kinds)
    assert few and few.days == 1
    assert [each.total for each in few.bars] == [4, 0, 2]
    assert sum(part.height for part in few.bars[0].parts) == HEIGHT
    assert [part.height for part in few.bars[2].parts] == [HEIGHT / 4, HEIGHT / 4]
    long = figure_of([Day(first, {"story": 1}), Day(first + timedelta(days=300), {"story": 1})], kinds)
    assert long and long.days == 7
    assert sum(each.total for each in long.bars) == 2


# --- On the desk --------------------------------------------------------------------------------------------------
def test_pages_of_reach_show_figures_and_hand_them_out(world: Channels, client: Client) -> None:
    client.force_login(world.officer.person)
    today = localdate()
    DayCount.objects.create(opened=Opened.STORY, ref=world.story.pk, day=today, number=1234)
    page = client.get(f"/desk/channels/stories/{world.story.pk}/reach/")
    assert "1.234" in page.content.decode()
    assert '<rect class="reach-story"' in page.content.decode()
    book = load_workbook(BytesIO(b"".join(client.get(f"{page.request['PATH_INFO']}?export=xlsx").streaming_content)))
    assert [cell.value for cell in book.active[2]][1:] == [1234, 0, 0, 0, 1234]
    one = world.sent(world.outlet(OutletKind.PRESS))
    dispatching.confirm(one, "", by=PLATFORM, at=NOON)
    said = {"figure": "views", "number": "77", "on": f"{today:%d/%m/%Y}", "source": "Tòa soạn"}
    assert client.post(f"/desk/channels/dispatches/{one.pk}/figure/", said).status_code == 302
    assert "77" in client.get(f"/desk/channels/dispatches/{one.pk}/").content.decode()
    whole = client.get(f"/desk/channels/reach/?year={NOON.year}")
    assert "1.234" in whole.content.decode()
    book = load_workbook(BytesIO(b"".join(client.get("/desk/channels/reach/?export=xlsx").streaming_content)))
    assert [cell.value for cell in book.active[2]][1:] == [1234, 0, 0, 0, 0, 1234]


def test_the_page_of_a_body_costs_the_same_for_one_story_and_for_three(world: Channels, client: Client) -> None:
    client.force_login(world.officer.person)
    address = f"/desk/channels/reach/?year={NOON.year}"
    client.get(address)  # what is asked once for a session
    seen = []
    for number in (1, 3):
        while DayCount.objects.count() < number:
            story = world.published(title=f"Bài {DayCount.objects.count()}")
            DayCount.objects.create(opened=Opened.STORY, ref=story.pk, day=localdate(NOON), number=1)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        seen.append(len(queries))
    assert seen[0] == seen[1]
