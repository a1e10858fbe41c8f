"""Outlets of the bodies whose stories the demo tells, where the first story went, and how far. What is there stays."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import DayCount, Outlet, OutletFigure, PressRequest, PressVisit, PrintedMatter, Script
from lantoa.channels.models.printing import PrintForm
from lantoa.channels.models.reach import Figure, Opened
from lantoa.channels.operations import counting, dispatching, outlets, press, press_visits, printing, sites
from lantoa.channels.operations.printing import Chosen
from lantoa.channels.operations.sites import SiteText
from lantoa.channels.queries.printing import why_not
from lantoa.channels.voice.failing import VoiceFailed
from lantoa.channels.voice.speaking import speak
from lantoa.evidence.models import Channel
from lantoa.kit.actors import PLATFORM
from lantoa.kit.text import fold
from lantoa.newsroom.models import Story
from lantoa.newsroom.operations.reading_aloud import read_aloud
from lantoa.newsroom.queries.readiness import consents_lacking
from lantoa.newsroom.queries.telling import published
from lantoa.organisations.models import Body

#: Kind, name and address of each outlet; the names are followed by that of the body.
OUTLETS = (
    (OutletKind.LOUDSPEAKER, "Đài truyền thanh", ""),
    (OutletKind.FACEBOOK, "Trang Facebook", "https://facebook.example/trang"),
    (OutletKind.BOARD, "Bảng tin nhà văn hóa", ""),
    (OutletKind.NEWSLETTER, "Bản tin gương sáng", ""),
)
#: Who of the press asks for the story, and for what; the first is answered.
PRESS = (("Báo Hoa Phượng", "Chuyên trang ngày 11/6"), ("Đài Bình Minh", "Chương trình “Người tốt quanh ta”"))
DAYS, SUNDAY = 30, 6
POSTED = "https://facebook.example/trang/1"


def load(*, at: datetime) -> None:
    """Set outlets up for the body of the first public story, and send that story to them, where there are none yet."""
    story = published().order_by("pk").first()
    if story is None or Outlet.objects.exists():
        return
    found = [_outlet(story.body, *each, at=at) for each in OUTLETS]
    for one in dispatching.dispatch(story, found, by=PLATFORM, at=at):
        if one.outlet.kind == OutletKind.FACEBOOK:
            posted = dispatching.confirm(one, POSTED, by=PLATFORM, at=at)
            said = {"number": 214, "on": localdate(at), "source": "Thống kê của Trang"}
            counting.note_figure(OutletFigure(dispatch=posted, figure=Figure.VIEWS, **said), by=PLATFORM, at=at)
    for form in (PrintForm.SHEET, PrintForm.POSTER):
        if not why_not(form, [story], [], localdate(at)):  # people of an older demo agreed to less
            matter = PrintedMatter(body=story.body, form=form)
            printing.begin(matter, Chosen(stories=[story]), by=PLATFORM, at=at)
    _told_the_press(story, at=at)
    _heard(story, at=at)
    _site_of(story.body, at=at)
    _opened(story, at=at)


def _told_the_press(story: Story, *, at: datetime) -> None:
    """Two ask for the story, and one comes to see for itself within the week."""
    today, body = localdate(at), story.body
    asked = {"body": body, "who": "Phóng viên Hà Thị Lan", "asked_on": today - timedelta(days=3)}
    requests = [
        press.note(PressRequest(story=story, medium=medium, purpose=purpose, **asked), by=PLATFORM, at=at)
        for medium, purpose in PRESS
    ]
    if next(consents_lacking(story, today, Channel.PRESS), None) is None:
        press.answer(requests[0], by=PLATFORM, at=at)
    told = {"medium": PRESS[1][0], "subject": f"Ghi hình: {story.title}", "place": body.name, "host": "Văn phòng"}
    ready = "Đã báo nhân vật và trưởng thôn. Hội trường mở từ 8 giờ."
    visit = PressVisit(on=today + timedelta(days=4), arranged=ready, **asked | told)
    press_visits.arrange(visit, by=PLATFORM, at=at)


def _heard(story: Story, *, at: datetime) -> None:
    """The loudspeaker's words, spoken, on the page of the story."""
    script = Script.objects.get(dispatch__story=story)
    with suppress(VoiceFailed):
        sound = speak(script.text, script.pace)
        read_aloud(story, sound.as_file("mp3"), script.text, by=PLATFORM, at=at)


def _site_of(body: Body, *, at: datetime) -> None:
    """A site of the commune on this machine: browsers lead every name below localhost here."""
    host = f"{'-'.join(fold(body.name).split())}.localhost"
    said = SiteText(f"Gương sáng {body.name}", host, "Chuyện người tốt, việc tốt ở quê mình.")
    sites.open_site(sites.set_up(body, said, by=PLATFORM, at=at), by=PLATFORM, at=at)


def _opened(story: Story, *, at: datetime) -> None:
    """A month of openings, as such a story has them: many at first, and again on Sundays."""
    for ago in range(DAYS):
        day = localdate(at) - timedelta(days=ago)
        number = 6 + 3 * ago * ago // DAYS + (25 if day.weekday() == SUNDAY else 0)
        DayCount.objects.create(opened=Opened.STORY, ref=story.pk, day=day, number=number)
        DayCount.objects.create(opened=Opened.SOUND, ref=story.pk, day=day, number=1 + number // 5)


def _outlet(body: Body, kind: str, name: str, address: str, *, at: datetime) -> Outlet:
    return outlets.set_up(Outlet(body=body, kind=kind, name=f"{name} {body.name}", address=address), by=PLATFORM, at=at)
