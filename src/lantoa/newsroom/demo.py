"""Stories about the demo's exemplars, in several states, for a first look. All is invented; what is there stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.queries.public import released
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom import demo_versions
from lantoa.newsroom.models import (
    Assignment,
    Audience,
    Broadcast,
    Column,
    Occasion,
    Story,
    StoryKind,
    Theme,
    VoiceKind,
)
from lantoa.newsroom.operations import drafting, moving, planning, sorting, voices
from lantoa.newsroom.queries.readiness import lacks, unwritten
from lantoa.organisations.models import Body
from lantoa.plans.models import Anniversary

TOLD = 4  # exemplars that stories tell of
KINDS = (StoryKind.PORTRAIT, StoryKind.REPORTAGE, StoryKind.NEWS, StoryKind.PORTRAIT)
WAY: tuple[Callable[..., Story], ...] = (moving.submit, moving.verify, moving.approve, moving.publish)
#: How far on its way each of them is.
STEPS = (4, 4, 2, 1)
COLUMN, OF_EXEMPLARS = "Gương sáng quê hương", "Gương điển hình"


def load(*, at: datetime) -> None:
    """Draft the stories, send them on their way, and plan what comes next, where there is no story yet."""
    if Story.objects.exists():
        return
    pages = released().select_related("dossier__body", "dossier__folder").order_by("pk")[:TOLD]
    stories = [
        _told(page.dossier, *how, at=at) for page, how in zip(pages, zip(KINDS, STEPS, strict=True), strict=False)
    ]
    if stories:
        _planned(stories[0], at)
        _spoken_of(stories[0], at)
        demo_versions.tell(stories[0], at=at)


def _told(dossier: Dossier, kind: str, steps: int, *, at: datetime) -> Story:
    story = drafting.draft(dossier, dossier.body, kind, by=PLATFORM, at=at)
    for step in WAY[:steps]:
        missing = lacks if step == moving.publish else unwritten
        if next(missing(story), None):
            break
        story = step(story, by=PLATFORM, at=at)
    themes = Theme.objects.filter(body=None, name__startswith=OF_EXEMPLARS)
    return sorting.sort(story, themes, Audience.EVERYBODY, by=PLATFORM, at=at)


def _planned(story: Story, at: datetime) -> None:
    """A column with the first story, its broadcast, an entry of the plan, and the portraits that 11/6 asks for."""
    body, today = story.body, localdate(at)
    column = Column(body=body, name=COLUMN, appears="Trang thông tin điện tử", since=date(2025, 7, 1), every_days=14)
    planning.keep(column, by=PLATFORM, at=at)
    Story.objects.filter(pk=story.pk).update(column=column)
    if story.first_published_at:
        aired = Broadcast(story=story, on=today, station="Truyền thanh xã", minutes=Decimal(6))
        planning.broadcast(aired, by=PLATFORM, at=at)
    asked = {"topic": "Chuyện làm đường ở thôn", "audience": "bà con trong xã", "channel": "loa truyền thanh"}
    entry = Assignment(body=body, due_on=today + timedelta(days=10), column=column, **asked)
    planning.keep(entry, by=PLATFORM, at=at)
    _every_june(body, at)


def _spoken_of(story: Story, at: datetime) -> None:
    """Thanks, a question that was answered, and a comment that waits to be read."""
    if not story.is_public:
        return
    for _reader in range(7):
        voices.say(story, VoiceKind.THANKS, "", "", at=at)
    question = voices.say(
        story, VoiceKind.QUESTION, "Muốn đến xem cách làm thì liên hệ với ai?", "Bà Tám, thôn 3", at=at
    )
    voices.answer(question, "Mời bà đến bộ phận một cửa của xã, sáng thứ ba hằng tuần.", by=PLATFORM, at=at)
    voices.say(story, VoiceKind.COMMENT, "Bài viết hay, thôn tôi cũng muốn làm thử.", "", at=at)


def _every_june(body: Body, at: datetime) -> None:
    day = Anniversary.objects.filter(body=None, month=6, day=11, is_lunar=False).first()
    if day:
        asked = {"topic": "Chân dung điển hình nhân ngày 11/6", "number": 2, "days_before": 30}
        planning.keep(Occasion(body=body, anniversary=day, **asked), by=PLATFORM, at=at)
