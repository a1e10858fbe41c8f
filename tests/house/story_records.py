"""Stories of a body, for the world that everybody asks about."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.utils.timezone import localdate, now

from lantoa.evidence import storage
from lantoa.evidence.operations import claims
from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.languages import LANGUAGES
from lantoa.newsroom.models import (
    Assignment,
    Clip,
    Column,
    Comment,
    Occasion,
    Orientation,
    PassageKind,
    Story,
    StoryKind,
    StoryVersion,
    Theme,
    Voice,
)
from lantoa.newsroom.operations import versions, writing
from lantoa.newsroom.operations.versions import Words
from lantoa.newsroom.operations.writing import Line, Text
from lantoa.newsroom.states import StoryState
from lantoa.newsroom.version_states import VersionState
from lantoa.organisations.models import Body
from lantoa.plans.models import Anniversary
from tests.exemplars.pages import agreed, verified
from tests.exemplars.worlds import entered
from tests.organisations.worlds import NOON


def records_at(place: str, body: Body, secret: Callable[[str, str], str]) -> dict[str, Any]:
    """One in each state that a move begins in, all of which lack nothing; and a passage whose claim is contested."""
    dossier = entered(body, f"Nhân vật {place}")
    agreed(dossier)
    line = Line(PassageKind.FACT, "Vận động 46 hộ.", claim=verified(dossier))
    states = [each for each in StoryState if each != StoryState.WRITING]
    written = _story(body, secret("story", place), dossier, line)
    return {
        "story": written,
        **{f"story_{state}": _story(body, f"Bài {place} {state}", dossier, line, state) for state in states},
        "story_comment": Comment.objects.create(story=written, text=secret("remark", place), at=NOON),
        **_versions_at(place, body, dossier, line, secret),
        "voice": Voice.objects.create(story=written, kind="comment", text=secret("voice", place), said_at=NOON),
        "clip": _clip(written, secret("clip", place)),
        "passage_stale": _contested(body, place, dossier),
        **_plans_at(place, body, secret),
    }


def _story(body: Body, title: str, dossier: Dossier, line: Line, state: str = StoryState.WRITING) -> Story:
    text = Text(title, StoryKind.PORTRAIT, "Chị làm trước, bà con theo.", [line], [dossier])
    made = writing.begin(body, text, by=PLATFORM, at=NOON)
    is_public = state == StoryState.PUBLISHED
    days = {"first_published_at": now(), "last_published_at": now()} if is_public else {}
    days |= {"withdrawn_at": now()} if state == StoryState.WITHDRAWN else {}
    Story.objects.filter(pk=made.pk).update(state=state, live=is_public, **days)
    return Story.objects.get(pk=made.pk)


def _versions_at(
    place: str, body: Body, dossier: Dossier, line: Line, secret: Callable[[str, str], str]
) -> dict[str, Any]:
    """A public story in one language a state, each of which lacks nothing."""
    story = _story(body, f"Bài nhiều tiếng {place}", dossier, line, StoryState.PUBLISHED)
    made = {}
    for language, state in zip(LANGUAGES, VersionState, strict=False):
        version = versions.begin(story, language, by=PLATFORM, at=NOON)
        words = Words(f"{place} {language}", "Lead", [("46 households.", "")], story.written_at)
        versions.write(version, words, by=PLATFORM, at=NOON)
        StoryVersion.objects.filter(pk=version.pk).update(state=state, first_published_at=NOON)
        made["version" if state == VersionState.WRITING else f"version_{state}"] = version
    StoryVersion.objects.filter(pk=made["version"].pk).update(title=secret("version", place))
    return made


def _clip(story: Story, words: str) -> Clip:
    """A sound of a story that is being written."""
    digest = sha256(words.encode()).hexdigest()
    storage.put(digest, words.encode())
    said = {"name": "ke.mp3", "media_type": "audio/mpeg", "size": len(words.encode()), "seconds": 2, "words": words}
    return Clip.objects.create(story=story, kind="sound", sha256=digest, sent_at=NOON, **said)


def _contested(body: Body, place: str, dossier: Dossier) -> Any:
    claim = verified(dossier, f"Tặng 5 con bò {place}")
    story = _story(body, f"Bài sửa {place}", dossier, Line(PassageKind.FACT, "Tặng 5 con bò.", claim=claim))
    claims.contest(claim, by=PLATFORM, at=NOON, reason="Chỉ có 4")
    return story.passages.get()


def _plans_at(place: str, body: Body, secret: Callable[[str, str], str]) -> dict[str, Any]:
    """The content plan of a body."""
    noted = {"body": body, "recorded_at": now()}
    day = Anniversary.objects.create(name=f"Ngày {place}", month=6, day=11, body=body)
    entry = {"due_on": localdate(), **noted}
    return {
        "assignment": Assignment.objects.create(topic=secret("assignment", place), **entry),
        "assignment_dropped": Assignment.objects.create(topic=f"Bỏ {place}", dropped_because="Trùng", **entry),
        "column": Column.objects.create(name=secret("column", place), since=localdate(), **noted),
        "orientation": Orientation.objects.create(
            topic=f"Chủ đề {place}", text="Viết việc thật.", since=localdate(), **noted
        ),
        "theme": Theme.objects.create(name=f"Nội dung {place}", since=localdate(), **noted),
        "occasion": Occasion.objects.create(topic=f"Chân dung {place}", anniversary=day, **noted),
    }
