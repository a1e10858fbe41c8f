"""S1, Lâm Thao: items for 11 June, contents by theme, joint columns, airtime, the pages of district and communes."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase
from django.utils.timezone import localtime

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Airing, Dispatch, Script
from lantoa.channels.queries.mix import mix_of
from lantoa.kit.access import visible
from lantoa.newsroom.models import Assignment, Audience, Column, Orientation, Story, Theme
from lantoa.newsroom.operations.planning import ask_for_occasions
from lantoa.organisations.models import Body, Role
from lantoa.plans.models import Anniversary
from tests.journeys.finding import Desk, written
from tests.journeys.steps import MISSING, WHY, acting, noon, sheet, states
from tests.journeys.telling import made_public, outlet, published, sent
from tests.journeys.test_lam_thao import Journey

MARCH, MAY, JUNE, LATER = date(2024, 3, 4), date(2024, 5, 12), date(2024, 6, 10), date(2024, 6, 20)
THOUGHT = "Tư tưởng Hồ Chí Minh về thi đua yêu nước"


@pytest.mark.skipif(MISSING, reason=WHY)
class TestLamThaoTelling(TestCase):
    """Each test goes on from the plan in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey(counts_dossiers=True)

    @property
    def centre(self) -> Body:
        return self.journey.bodies["lt-tt"]

    @property
    def commune(self) -> Body:
        return self.journey.bodies["lt-Xã Tứ Xã"]

    def test_the_centre_is_asked_for_its_items_a_month_before_11_june_and_they_count(self) -> None:
        """2024: asked for two on 12 May, one is public on 10 June, the other on 20 June. 2025: nothing."""
        duty = self.journey.items.duty
        assert duty.measure == "stories_published"
        acting(self.centre, Role.EDITOR)
        day = Anniversary.objects.get(body=None, month=6, day=11, is_lunar=False)
        asked = {"topic": "Gương điển hình nhân 11/6", "kind": "reportage", "number": 2, "days_before": 30}
        editor = Desk(self.centre, MARCH, Role.EDITOR)
        editor.send("newsroom:keep_occasion", anniversary=day.pk, body=self.centre.pk, channel="loa", **asked)
        assert ask_for_occasions(date(2024, 5, 11), at=noon(MAY)) == 0
        assert ask_for_occasions(MAY, at=noon(MAY)) == 2
        assert [each.due_on for each in Assignment.objects.all()] == [date(2024, 6, 11)] * 2
        for entry, name, on in zip(
            Assignment.objects.all(), ("Lê Thị Thắm", "Vũ Đình Toàn"), (JUNE, LATER), strict=True
        ):
            dossier = made_public(self.commune, name, MARCH, MARCH)
            story = published(dossier, self.centre, MAY, kind="reportage", published_on=on)
            editor.send("newsroom:told_by", entry.pk, story=story.pk)
        assert states(duty, JUNE)[self.centre.name] == ["complete", "not_started"]
        assert states(duty, date(2025, 6, 12))[self.centre.name] == ["complete", "not_started!"]
        behind = sheet(duty, self.centre, JUNE)
        assert all(story.title in behind for story in Story.objects.all())

    def test_contents_are_counted_by_theme_for_the_whole_district(self) -> None:
        theme = Theme.objects.get(name=THOUGHT)
        for body, name in ((self.centre, "Lê Thị Thắm"), (self.commune, "Vũ Đình Toàn")):
            story = published(made_public(self.commune, name, MARCH, MARCH), body, MAY, published_on=JUNE)
            said = {"themes": [theme.pk], "audience": Audience.EVERYBODY.value}
            Desk(body, JUNE, Role.EDITOR).send("newsroom:sort_story", story.pk, **said)
        shown = mix_of(self.journey.district, 2024, LATER)
        assert [line.now for line in shown.themes if line.words == THOUGHT] == [2]
        assert shown.without_theme == 0
        page = Desk(self.journey.district, LATER, Role.SECRETARY).page("newsroom:stories", themes=theme.pk)
        assert {story.title for story in Story.objects.all()} <= set(_titles(page))
        page = Desk(self.journey.district, LATER, Role.SECRETARY).page("channels:mix_of", self.journey.district.pk)
        assert THOUGHT in page.content.decode()

    def test_a_column_of_two_offices_is_kept_alive_under_the_orientation_of_the_district(self) -> None:
        """Culture keeps it together with home affairs; a story appears in June, and then nothing for two months."""
        district, culture, home = (self.journey.bodies[key] for key in ("lt", "lt-vh", "lt-nv"))
        note = {"topic": "Người tốt, việc tốt", "text": "Viết việc thật, người thật.", "since": written(MARCH)}
        Desk(district, MARCH, Role.SECRETARY).send("newsroom:keep_orientation", body=district.pk, **note)
        assert list(visible(acting(culture), Orientation.objects.all())) == [Orientation.objects.get()]
        kept = {"name": "Thi đua yêu nước", "kind": "section", "every_days": 30, "since": written(MARCH)}
        officer = Desk(culture, MARCH)
        officer.send("newsroom:keep_column", body=culture.pk, partners=[home.pk], **kept)
        column = Column.objects.get()
        assert list(visible(acting(home), Column.objects.all())) == [column]
        entry = {"topic": "Chuyện xã Tứ Xã", "kind": "news", "due_on": written(JUNE), "column": column.pk}
        orientation = Orientation.objects.get().pk
        made = officer.send("newsroom:plan_assignment", body=culture.pk, orientation=orientation, **entry)
        assert "Viết việc thật" in officer.page("newsroom:assignment", made).content.decode()
        story = published(made_public(self.commune, "Lê Thị Thắm", MARCH, MARCH), culture, MAY, published_on=JUNE)
        Story.objects.filter(pk=story.pk).update(column=column)
        assert "Thi đua yêu nước" not in _rows(Desk(culture, LATER).page("newsroom:columns", late="on"))
        assert "Thi đua yêu nước" in _rows(Desk(home, date(2024, 8, 12)).page("newsroom:columns", late="on"))

    def test_a_story_stands_on_the_pages_of_district_and_communes_and_airtime_grows(self) -> None:
        """Ten minutes in 2024 after four in 2023. Of three communes Sơn Vi and the township told nothing."""
        district, centre = self.journey.district, self.centre
        portal = outlet(district, OutletKind.SITE, "Cổng thông tin điện tử huyện", MARCH)
        page = outlet(self.commune, OutletKind.SITE, "Trang thông tin điện tử xã", MARCH)
        loud = outlet(self.commune, OutletKind.BOARD, "Bảng tin nhà văn hóa khu 5", MARCH)
        before = published(
            made_public(self.commune, "Vũ Đình Toàn", date(2023, 10, 2), date(2023, 10, 2)),
            *(centre, date(2023, 10, 3)),
            published_on=date(2023, 10, 5),
        )
        story = published(made_public(self.commune, "Lê Thị Thắm", MARCH, MARCH), centre, MAY, published_on=JUNE)
        on_air = Desk(centre, JUNE)
        on_air.send("newsroom:broadcast", before.pk, on="06/10/2023", station="Đài huyện", minutes="4")
        on_air.send("newsroom:broadcast", story.pk, on=written(JUNE), station="Đài huyện", minutes="10")
        assert sent(story, portal, JUNE, "https://lamthao.example/1").state == "sent"
        assert sent(story, page, JUNE, "https://tuxa.example/1").state == "sent"
        assert sent(story, loud, JUNE).state == "sent"
        shown = mix_of(district, 2024, LATER)
        assert shown.modes == {False: 1, True: 2}
        assert sum(each.now for each in shown.minutes) == 10
        assert sum(each.before for each in shown.minutes) == 4
        silent = {each.name for each in shown.unreached}
        assert {"Xã Sơn Vi", "Thị trấn Lâm Thao"} <= silent
        assert self.commune.name not in silent

    def test_the_loudspeaker_of_a_commune_reads_it_out_and_says_when(self) -> None:
        """Twice a day for two days from 12 June: three times played, once the power was off."""
        loud = outlet(self.commune, OutletKind.LOUDSPEAKER, "Đài truyền thanh xã Tứ Xã", MARCH)
        story = published(made_public(self.commune, "Lê Thị Thắm", MARCH, MARCH), self.centre, MAY, published_on=JUNE)
        officer = Desk(self.commune, JUNE)
        officer.send("channels:send_story", story.pk, outlets=[loud.pk])
        script = Script.objects.get(dispatch__story=story)
        assert "bốn mươi sáu hộ" in script.text
        hours = {"since": "12/06/2024", "days": "2", "morning": "05:30", "evening": "17:00"}
        assert officer.refused("channels:plan_airing", script.pk, **hours) == 422  # nobody has checked it
        officer.send("channels:check_script", script.pk)
        officer.send("channels:plan_airing", script.pk, **hours)
        *played, silent = Airing.objects.order_by("at")
        assert len(played) == 3
        after = Desk(self.commune, LATER)
        for each in played:
            after.send("channels:play_airing", each.pk, played_at=f"{localtime(each.at):%d/%m/%Y %H:%M}")
        after.send("channels:miss_airing", silent.pk, reason="Mất điện")
        assert Dispatch.objects.get(story=story, outlet=loud).state == "sent"
        page = after.page("channels:script", script.pk).content.decode()
        assert page.count("Đã phát") >= 3
        assert "Mất điện" in page
        assert mix_of(self.journey.district, 2024, LATER).modes == {False: 1, True: 0}


def _titles(page: object) -> list[str]:
    return [line for line in _rows(page).splitlines() if line]


def _rows(page: object) -> str:
    """The cells of a list, without what its filters say."""
    body = page.content.decode()  # type: ignore[attr-defined]
    table = body[body.index("<tbody") :] if "<tbody" in body else ""
    return "\n".join(part.strip() for part in table.replace(">", ">\n").replace("<", "\n<").splitlines())
