"""A thousand workers are killed while they post: nothing is lost, and nothing is posted twice.

Facebook takes no key that would make a post happen once. Whatever a worker had begun when it was killed is therefore
left to a person, and never sent again; so is what ten workers in a row were killed over before they began.
"""

from __future__ import annotations

import os
import random
import signal
import threading
import time
import traceback
from collections import Counter
from typing import Any

from django.db import connections
from django.utils.timezone import now

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Outlet
from lantoa.channels.operations import dispatching, outlets
from lantoa.kit.actors import PLATFORM
from lantoa.kit.outbox.delivery import deliver_next
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.queries import due
from lantoa.kit.working.models import Worker
from lantoa.newsroom.models import PassageKind, Story, StoryKind
from lantoa.newsroom.operations import moving, writing
from lantoa.newsroom.operations.writing import Line, Text
from tests.channels.servers import Facebook, served
from tests.channels.worlds import Channels, work
from tests.kit.test_killed_workers import Place, place
from tests.organisations.worlds import NOON

__all__ = ["place"]  # a fixture, asked for by its name

ON_A_SERVER = os.environ.get("TEST_DATABASE_URL", "").startswith("postgres")
KILLS, SEED = 100 if ON_A_SERVER else 1_000, 20_261_130  # it is the same code; a thousand once are enough
PAGES, ENOUGH = 40, 40  # a worker posts fewer than that before it is killed
POSTS_IN_A_LIFE, ANSWERS_AFTER_S = 2, 0.02
MEASURED_EVERY = 50  # kills
MIGRATING_S = 900  # all rooms, from nothing, beside other tests


class ManyPages(Facebook):
    """Pages that all have the same token; what was posted is counted by page and story, and takes a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: Counter[tuple[str, str]] = Counter()
        self.turn = threading.Lock()  # the post of one who was killed may still be on its way in

    def answer(self, method: str, path: str, headers: Any, sent: dict[str, Any]) -> tuple[int, Any]:
        with self.turn:
            page = path.split("/")[1]
            self.taken[page, sent["link"]] += 1
            number = f"{page}_{len(self.posts)}"
            self.posts[number] = sent
        time.sleep(ANSWERS_AFTER_S)  # it is out, and nobody knows yet
        return 200, {"id": number}


def put_on_the_way() -> None:
    """Run in the database of the workers: a commune with its pages, and a story that goes to all of them."""
    world = Channels()
    for number in range(PAGES):
        page = world.outlet(OutletKind.FACEBOOK, account=str(number))
        outlets.open_with(page, {"token": Facebook.token}, None, by=PLATFORM, at=NOON)
    tell_one_more()


def tell_one_more() -> None:
    """A story more, on its way to every page."""
    pages = list(Outlet.objects.order_by("pk"))
    text = Text(f"Chuyện thứ {Story.objects.count()}", StoryKind.NEWS, "Tin.", [Line(PassageKind.PARAGRAPH, "Vui.")])
    story = writing.begin(pages[0].body, text, by=PLATFORM, at=NOON)
    for step in (moving.submit, moving.verify, moving.approve, moving.publish):
        story = step(story, by=PLATFORM, at=NOON)
    dispatching.dispatch(story, pages, by=PLATFORM, at=NOON)


def post_and_be_killed() -> None:
    """Run there: workers begin one after another, and each is killed after a moment, until a thousand are dead.

    On a busy machine one may have nothing to do any more before it is killed: it ends by itself, and does not count.
    """
    chance, killed, longest = random.Random(SEED), 0, 0.0  # noqa: S311
    work(rounds=1)  # here, so that what a post needs is imported once and not by each of a thousand
    while killed < KILLS:
        while due(now()).count() < ENOUGH:
            tell_one_more()
        if killed % MEASURED_EVERY == 0:
            longest = time_for(POSTS_IN_A_LIFE)
        worker = begin(ENOUGH)
        time.sleep(chance.uniform(0, longest))
        os.kill(worker, signal.SIGKILL)
        how = os.waitpid(worker, 0)[1]
        assert how in (signal.SIGKILL, 0), "it ended with an error"
        killed += how == signal.SIGKILL
        Worker.objects.all().delete()  # nobody hears of it any more, and what it claimed is free


def time_for(posts: int) -> float:
    """How long a worker that nobody kills needs for so many, in seconds: machines differ, and so do their hours."""
    worker, since = begin(posts), time.monotonic()
    assert os.waitpid(worker, 0)[1] == 0, "it ended with an error"
    return time.monotonic() - since


def begin(posts: int) -> int:
    """A process that posts at most so many; it is at work when this returns its number."""
    connections.close_all()  # no connection is shared between two processes
    begun, told = os.pipe()
    worker = os.fork()
    if worker == 0:
        _post(posts, told)  # and end, whatever comes of it
    os.close(told)
    os.read(begun, 1)
    os.close(begun)
    return worker


def _post(posts: int, told: int) -> None:
    try:
        worker = Worker.objects.create(place="to be killed", started_at=now(), seen_at=now())
        os.write(told, b".")
        while posts and deliver_next(worker, clock=now):
            posts -= 1
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def come_to_an_end() -> None:
    """Run there: one worker that nobody kills, until nothing waits any more."""
    waiting = OutgoingMessage.objects.filter(state="waiting")
    while waiting.exists():
        work(rounds=ENOUGH)


def test_a_thousand_killed_posters_lose_nothing_and_post_nothing_twice(place: Place, capsys) -> None:
    def run(name: str) -> None:
        words = ("shell", "--verbosity", "0", "-c", f"from {__name__} import {name}; {name}()")
        assert place.start(*words).wait(MIGRATING_S) == 0, name

    place.variables["DJANGO_SETTINGS_MODULE"] = "tests.channels.posting_settings"
    assert place.start("migrate", "--run-syncdb", "--noinput", "--verbosity", "0").wait(MIGRATING_S) == 0
    server = ManyPages()
    with served(server) as address:
        place.variables["POSTED_TO"] = address
        run("put_on_the_way")
        run("post_and_be_killed")
        left = place.ask("SELECT count(*) FROM channels_dispatch WHERE state = 'waiting'")[0]
        run("come_to_an_end")
    states = Counter(place.ask("SELECT state FROM channels_dispatch"))
    receipts = place.ask("SELECT receipt FROM channels_dispatch WHERE state = 'sent'")
    doubtful = len(server.posts) - len(receipts)
    with capsys.disabled():
        print(f"\n{KILLS} posters killed, {left} of {states.total()} posts not begun then; {dict(states)};")
        print(f"of those that a person looks for {doubtful} were out")
    assert states["unsure"] >= KILLS / 20, "too few were killed in the middle of a post"
    assert set(states) <= {"sent", "unsure", "failed"}, "something is neither out nor with a person"
    assert set(server.taken.values()) == {1}
    assert len(set(receipts)) == len(receipts) and set(receipts) <= set(server.posts)
    assert doubtful > 0, "nobody was killed between the post and its receipt"
    assert doubtful <= states["unsure"], "one that could not be sent was out"
