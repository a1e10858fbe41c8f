"""A newsletter to 50,000 addresses, and 100,000 public stories: how fast letters are put and sent, and lists are read.

On a database of its own, as in `bench.organisations`: SQLite, or where DATABASE_URL says. Putting letters is compared
with a bare insert of as many rows in the same run; they are sent by real SMTP to a server of this machine. Raises past
a bar.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bench.many_stories import multiply
from bench.organisations import NOW, TooSlow, _database

if TYPE_CHECKING:
    from lantoa.channels.models import Dispatch
    from lantoa.newsroom.models import Story
    from lantoa.organisations.models import Body

ADDRESSES, SENT, STORIES, BODIES = 50_000, 1_000, 100_000, 200
READINGS = 5
BAR_PUT = 12.0  # times a bare insert of as many rows: each letter is written for its reader
BAR_A_SECOND = 20  # letters sent
BAR_PUBLIC_MS, BAR_DESK_MS = 100, 500


def main() -> None:
    """Measure, print, and raise when a bar was missed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")
    import django

    django.setup()
    with _database() as vendor:
        print(f"\nA newsletter to {ADDRESSES:,} and {STORIES:,} stories on {vendor}")
        bodies = _bodies()
        story = _story(bodies[1])
        late = [*_letters(story), *_lists(story, bodies)]
    if late:
        raise TooSlow("; ".join(late))


def _bodies() -> list[Body]:
    """A province and the communes below it."""
    from lantoa.kit.actors import PLATFORM
    from lantoa.organisations.models import BodyKind, Tree
    from lantoa.organisations.operations import changes
    from lantoa.organisations.operations.recording import Decided, NewBody

    decided, above = Decided(NOW.date() - timedelta(days=3_000)), None
    found: list[Body] = []
    for number in range(BODIES + 1):
        kind, name = (BodyKind.COMMUNE, f"Xã Số {number}") if number else (BodyKind.PROVINCE, "Tỉnh Mẫu")
        new = NewBody(name, kind, {Tree.GOVERNMENT: above})
        found.append(changes.found(new, decided=decided, by=PLATFORM, at=NOW).made_body.get())
        above = found[0]
    return found


def _story(body: Body) -> Story:
    """One that is public, with six passages."""
    from lantoa.kit.actors import PLATFORM
    from lantoa.newsroom.models import PassageKind, StoryKind
    from lantoa.newsroom.operations import moving, writing
    from lantoa.newsroom.operations.writing import Line, Text

    lines = [Line(PassageKind.PARAGRAPH, "Bà con cùng làm đường, mỗi nhà góp ba ngày công. " * 6) for _ in range(6)]
    text = Text("Con đường của thôn Đông", StoryKind.NEWS, "Cả thôn cùng làm.", lines)
    story = writing.begin(body, text, by=PLATFORM, at=NOW)
    for step in (moving.submit, moving.verify, moving.approve, moving.publish):
        story = step(story, by=PLATFORM, at=NOW)
    return story


# --- The newsletter ---------------------------------------------------------------------------------------------------
def _letters(story: Story) -> Iterator[str]:
    from lantoa.kit.outbox.models import OutgoingMessage

    one = _sent_to_many(story)
    put = _seconds(lambda: _put_all(one))
    if (number := OutgoingMessage.objects.filter(kind="mail").count()) != ADDRESSES:
        yield f"only {number} letters were put"
    bare = _seconds(_insert_bare)
    print(f"  {ADDRESSES:,} letters put into the outbox: {put:.1f} s, a bare insert {bare:.1f} s, {put / bare:.1f} x")
    if put > BAR_PUT * bare:
        yield f"letters put: {put / bare:.1f} times a bare insert"
    with _mailbox() as mailbox:
        took = _seconds(lambda: _deliver(lambda: len(mailbox.kept) >= SENT))
        print(
            f"  sent by SMTP: {SENT / took:.0f} letters a second, so {ADDRESSES * took / SENT / 60:.0f} minutes for all"
        )
        if SENT / took < BAR_A_SECOND:
            yield f"{SENT / took:.0f} letters a second"


def _sent_to_many(story: Story) -> Dispatch:
    from django.utils.crypto import get_random_string

    from lantoa.channels.kinds import OutletKind
    from lantoa.channels.models import Outlet, Subscription
    from lantoa.channels.operations import dispatching, outlets
    from lantoa.kit.actors import PLATFORM

    new = Outlet(body=story.body, name="Bản tin", kind=OutletKind.NEWSLETTER)
    outlet = outlets.set_up(new, by=PLATFORM, at=NOW)
    made = {"outlet": outlet, "asked_at": NOW, "confirmed_at": NOW}
    Subscription.objects.bulk_create(
        [
            Subscription(email=f"ban.doc.{number}@example.vn", token=get_random_string(32), **made)
            for number in range(ADDRESSES)
        ],
        batch_size=5_000,
    )
    return dispatching.dispatch(story, [outlet], by=PLATFORM, at=NOW)[0]


def _put_all(one: Dispatch) -> None:
    """As the worker does it, portion by portion, without the sending that it does in between."""
    from django.db import transaction

    from lantoa.channels.operations import delivering, mailing
    from lantoa.kit.outbox.models import OutgoingMessage

    delivering.deliver(OutgoingMessage.objects.get(kind="dispatch"))
    portions = OutgoingMessage.objects.filter(kind=mailing.KIND, state="waiting")
    while message := portions.first():
        with transaction.atomic():
            mailing.portion(message)
            OutgoingMessage.objects.filter(pk=message.pk).update(state="delivered")
    one.refresh_from_db()


def _insert_bare() -> None:
    """As many rows of the outbox, of the same size, and nothing worked out; taken out again."""
    from lantoa.kit.outbox.models import OutgoingMessage

    sample = OutgoingMessage.objects.filter(kind="mail")[0]
    rows = [
        OutgoingMessage(kind="bare", key=f"bare-{number}", payload=sample.payload, put_at=NOW, next_attempt_at=NOW)
        for number in range(ADDRESSES)
    ]
    for start in range(0, ADDRESSES, 200):
        OutgoingMessage.objects.bulk_create(rows[start : start + 200])
    OutgoingMessage.objects.filter(kind="bare").delete()


def _deliver(is_done: Callable[[], bool]) -> None:
    """One worker, until then."""
    from django.utils.timezone import now

    from lantoa.kit.outbox.delivery import deliver_next
    from lantoa.kit.working.models import Worker

    worker = Worker.objects.create(place="bench", started_at=now(), seen_at=now())
    while not is_done() and deliver_next(worker, clock=now):
        pass
    worker.delete()


@contextmanager
def _mailbox() -> Iterator[Any]:
    """A mail server of this machine, to which the platform sends meanwhile."""
    from django.conf import settings

    from tests.kit.mailbox import MailServer

    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server.mailbox


# --- The stories ------------------------------------------------------------------------------------------------------
def _lists(story: Story, bodies: list[Body]) -> Iterator[str]:
    from lantoa.channels.queries.mix import mix_of
    from lantoa.channels.queries.told import with_told
    from lantoa.exemplars.queries.search import Asked
    from lantoa.newsroom.models import Story, StoryEntry
    from lantoa.newsroom.queries.desk import whole
    from lantoa.newsroom.queries.public import page_of
    from lantoa.newsroom.queries.search import search_stories
    from lantoa.newsroom.queries.themes import with_told as themes_told
    from lantoa.newsroom.queries.voices import heard
    from lantoa.organisations.models import Body

    multiply(story, [body.pk for body in bodies], STORIES)
    today, year = NOW.date(), NOW.year
    half = StoryEntry.objects.order_by("-pk")[STORIES // 2]

    def page() -> None:
        _told = page_of(story), heard(story)

    public: dict[str, Callable[[], Any]] = {
        "first page of all": lambda: search_stories(Asked()),
        "of a kind": lambda: search_stories(Asked(kind="portrait")),
        "of a commune": lambda: search_stories(Asked(place=bodies[7].pk)),
        "of a province": lambda: search_stories(Asked(place=bodies[0].pk)),
        "of words that every story has": lambda: search_stories(Asked(text="con duong")),
        "far back in the list": lambda: search_stories(Asked(before=half.pk)),
        "one story": page,
    }
    desk: dict[str, Callable[[], Any]] = {
        "first page on the desk of a province": lambda: list(whole(Story.objects.order_by("-written_at", "-pk"))[:50]),
        "how many there are": lambda: Story.objects.count(),
        "what is told and how, of a province": lambda: mix_of(bodies[0], year, today),
        "what is told and how, of a commune": lambda: mix_of(bodies[7], year, today),
        "who told how much": lambda: list(with_told(Body.objects.order_by("sort_key"), year)[:50]),
        "themes with their numbers": lambda: list(themes_told(_themes(), year)),
    }
    for bar, asked in ((BAR_PUBLIC_MS, public), (BAR_DESK_MS, desk)):
        for name, ask in asked.items():
            took = 1000 * statistics.median(_seconds(ask) for _reading in range(READINGS))
            print(f"  {name:44}{took:8.1f} ms")
            if took > bar:
                yield f"{name}: {took:.0f} ms, {bar} ms allowed"


def _themes() -> Any:
    from lantoa.newsroom.models import Theme

    return Theme.objects.all()


def _seconds(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
