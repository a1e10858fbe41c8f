"""Openings are counted by day from the log of the web server; outlets tell what they count themselves."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.urls import Resolver404, resolve
from django.utils.timezone import localdate
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext as _

from lantoa.channels.models import DayCount, LogPosition, OutletFigure, PrintedItem
from lantoa.channels.models.reach import Opened
from lantoa.channels.states import OUT
from lantoa.channels.visits import Visit, visits
from lantoa.exemplars import showing as exemplars
from lantoa.exemplars.models import Release
from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working import daily
from lantoa.newsroom import showing as stories
from lantoa.newsroom.models import Clip, ClipKind, Story

KIND = "count_reach"
_OF_CLIP = {ClipKind.SOUND.value: Opened.SOUND.value, ClipKind.FILM.value: Opened.FILM.value}
HOUR = 1  # when the day before is over, and few read
Key = tuple[str, str]  # what was opened, and its slug, code or id
CLIP = "clip"  # a sound or a film, which its id tells


def register_daily() -> None:
    """Have the log of the platform's own server counted every night."""
    daily.register(KIND, hour=HOUR)


@outbox.deliverer(KIND, inside=True)
def work(message: OutgoingMessage) -> str:
    """Count it; one that is our own begins anew once all of it is counted."""
    log = Path(settings.VISITS_LOG)
    if not log.exists():
        return "no log"
    counted = count(log, at=message.put_at)
    if log.is_relative_to(settings.VAR):
        transaction.on_commit(lambda: _begin_anew(log))
    return str(counted)


@transaction.atomic
def count(log: Path, *, at: datetime) -> int:
    """Count what was added to `log` since it was counted last; how many openings that were.

    A file is known by its first line: one that was renamed goes on where it was. A line that is not finished waits.
    """
    with log.open("rb") as file:
        first = file.readline()
        if not first.endswith(b"\n"):
            return 0
        kept, _new = LogPosition.objects.get_or_create(first=sha256(first).hexdigest(), defaults={"at": at})
        position = LogPosition.objects.select_for_update().get(pk=kept.pk)
        file.seek(position.offset)
        found = _counted(visits(_lines(file)))
        position.offset, position.at = file.tell(), at
        position.save()
    _add(found)
    return sum(found.values())


@transaction.atomic
def note_figure(figure: OutletFigure, *, by: Actor, at: datetime) -> OutletFigure:
    """Keep what an outlet says; said of the same day once more, it is put right.

    ValidationError: the day is still to come, or the story is not out there.
    """
    require(by, "keep", figure.dispatch)
    if figure.on > localdate(at):
        raise ValidationError({"on": _("That day is still to come.")})
    if figure.dispatch.state not in OUT:
        raise ValidationError(_("The story is not out there."))
    said = {"number": figure.number, "source": figure.source, "by_id": by.person.pk if by.person else None, "at": at}
    kept, _new = OutletFigure.objects.update_or_create(
        dispatch=figure.dispatch, figure=figure.figure, on=figure.on, defaults=said
    )
    audit.record("note_figure", figure.dispatch, by=by, at=at, note=f"{kept.get_figure_display()}: {kept.number}")
    return kept


def _lines(file: BinaryIO) -> Iterator[str]:
    """Whole lines; the file then stands behind the last of them."""
    while (line := file.readline()).endswith(b"\n"):
        yield line.decode("utf-8", "replace")
    file.seek(-len(line), os.SEEK_CUR)


def _counted(found: Iterable[Visit]) -> Counter[tuple[Key, date]]:
    keys: dict[str, Key | None] = {}
    counted: Counter[tuple[Key, date]] = Counter()
    for visit in found:
        if visit.path not in keys:
            keys[visit.path] = _key(visit.path)
        key = keys[visit.path]
        if key and (visit.begins or key[0] != CLIP):
            counted[key, visit.day] += 1
    return counted


def _key(path: str) -> Key | None:
    """What the path is the page of; None for all that is not counted."""
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            found = resolve(path)
        except Resolver404:
            return None
    names = {
        stories.address(): (Opened.STORY, "slug"),
        stories.version_address(): (Opened.STORY, "slug"),
        stories.clip_address(): (CLIP, "pk"),
        exemplars.address(): (Opened.EXEMPLAR, "slug"),
        "printed_code": (Opened.CODE, "code"),
    }
    if found.view_name not in names:
        return None
    opened, name = names[found.view_name]
    said = str(found.kwargs[name])
    return opened, said.upper() if opened == Opened.CODE else said


def _add(found: Counter[tuple[Key, date]]) -> None:
    refs = _refs({key for key, _day in found})
    for (key, day), number in found.items():
        if (known := refs.get(key)) is not None:
            opened, ref = known
            kept, _new = DayCount.objects.get_or_create(opened=opened, ref=ref, day=day)
            DayCount.objects.filter(pk=kept.pk).update(number=F("number") + number)


def _refs(keys: set[Key]) -> dict[Key, tuple[str, int]]:
    """What is counted for each key: a code of Opened and an id; what there is not, is not counted."""
    named: dict[str, list[str]] = {}
    for opened, name in keys:
        named.setdefault(opened, []).append(name)
    known = {
        Opened.STORY: Story.objects.filter(slug__in=named.get(Opened.STORY, [])).values_list("slug", "pk"),
        Opened.EXEMPLAR: Release.objects.filter(slug__in=named.get(Opened.EXEMPLAR, [])).values_list(
            "slug", "dossier_id"
        ),
        Opened.CODE: PrintedItem.objects.filter(code__in=named.get(Opened.CODE, [])).values_list("code", "pk"),
    }
    refs = {(opened.value, name): (opened.value, pk) for opened, rows in known.items() for name, pk in rows}
    clips = Clip.objects.filter(pk__in=named.get(CLIP, [])).values_list("pk", "kind", "story")
    return refs | {(CLIP, str(pk)): (_OF_CLIP[kind], story) for pk, kind, story in clips}


def _begin_anew(log: Path) -> None:
    """Empty the log where nothing was written to it since it was counted: it holds no more than a day then."""
    with log.open("rb+") as file:
        first = sha256(file.readline()).hexdigest()
        counted = LogPosition.objects.filter(first=first, offset=log.stat().st_size)
        if counted.exists():
            file.truncate(0)
            counted.delete()
