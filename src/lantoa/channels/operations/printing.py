"""Public stories and exemplars are printed: chosen, set by the worker, counted once they are on paper.

Asked for, set and taken: each time it is asked anew whether all is public and whoever is named agreed to print.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import override

from lantoa.channels.models import Dispatch, Outlet, PrintedFile, PrintedItem, PrintedMatter
from lantoa.channels.models.printing import Chapters, PrintForm
from lantoa.channels.operations import dispatching
from lantoa.channels.posting import absolute
from lantoa.channels.print_states import PRINT_MOVES, PrintState
from lantoa.channels.printing.entries import of_exemplar, of_story
from lantoa.channels.printing.setting import WIDE, Coded, Edition, typeset
from lantoa.channels.queries.printing import code_path, items_of, lack_of, why_not
from lantoa.channels.states import DispatchState
from lantoa.exemplars.models import Dossier, Release
from lantoa.exemplars.queries.public import released
from lantoa.kit import audit, outbox
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.newsroom.models import Story

KIND = "print_matter"
MOST = {PrintForm.SHEET: 1, PrintForm.POSTER: 1, PrintForm.BULLETIN: 8, PrintForm.BOOK: 500}


class GivenUp(Exception):
    """It is wanted no longer, or was asked for anew meanwhile."""


@dataclass(frozen=True)
class Chosen:
    """What it tells of, in its order: stories first, then exemplars."""

    stories: Sequence[Story] = ()
    dossiers: Sequence[Dossier] = ()


@transaction.atomic
def begin(matter: PrintedMatter, chosen: Chosen, *, by: Actor, at: datetime) -> PrintedMatter:
    """Have it set in the background.

    ValidationError: nothing or too much is chosen, something is not public, or somebody did not agree to print.
    """
    require(by, "keep", matter)
    count, most = len(chosen.stories) + len(chosen.dossiers), MOST[PrintForm(matter.form)]
    if not count:
        raise ValidationError({"chosen": _("Choose what is to be printed.")})
    if count > most:
        raise ValidationError({"chosen": _("Not more than %(most)d fit into one.") % {"most": most}})
    if why := why_not(matter.form, chosen.stories, chosen.dossiers, localdate(at)):
        raise ValidationError({"chosen": why})
    matter.at, matter.by_id = at, by.person.pk if by.person else None
    matter.save(force_insert=True)
    told: list[dict[str, object]] = [{"story": each} for each in chosen.stories]
    told += [{"dossier": each} for each in chosen.dossiers]
    for place, each in enumerate(told):
        PrintedItem.objects.create(matter=matter, place=place, **each)
    audit.record("print_matter", matter, by=by, at=at)
    return _ask(matter, at=at)


def set_again(matter: PrintedMatter, *, by: Actor, at: datetime, reason: str = "") -> PrintedMatter:
    """Set it anew, as the stories stand now."""
    with PRINT_MOVES["set_again"].of(matter, by=by, at=at, reason=reason) as moved:
        PrintedFile.objects.filter(matter=moved).delete()
        _ask(moved, at=at)
    return moved


def void(matter: PrintedMatter, *, by: Actor, at: datetime, reason: str) -> PrintedMatter:
    """It is not to be used: the file goes; what is on paper stays where it is."""
    with PRINT_MOVES["void"].of(matter, by=by, at=at, reason=reason) as moved:
        moved.void_because = reason
        PrintedFile.objects.filter(matter=moved).delete()
    return moved


@dataclass(frozen=True)
class Run:
    """So many copies on one day, for whom in words, and for which outlets."""

    copies: int
    on: date
    handed_to: str = ""
    outlets: Iterable[Outlet] = ()


def note_printed(matter: PrintedMatter, run: Run, *, by: Actor, at: datetime) -> PrintedMatter:
    """It is on paper: a further run adds its copies. Each story of it is then out at the outlets of `run`.

    ValidationError: of a day to come, or an outlet may not have one of the stories (`dispatching`).
    """
    if run.on > localdate(at):
        raise ValidationError({"on": _("That day is still to come.")})
    with PRINT_MOVES["note_printed"].of(matter, by=by, at=at) as moved:
        _require_usable(moved, at)
        moved.copies, moved.printed_on = (moved.copies or 0) + run.copies, run.on
        moved.handed_to = "; ".join(each for each in (moved.handed_to, run.handed_to.strip()) if each)[:500]
        outlets = list(run.outlets)
        for story in (each.story for each in items_of(moved) if each.story):
            _out_at(story, outlets, by=by, at=at)
    return moved


def taken(matter: PrintedMatter, *, at: datetime) -> bytes:
    """The PDF to print. Refused: it may not be printed any more; nothing is changed by asking."""
    _require_usable(matter, at)
    return bytes(matter.file.content)


def void_all(found: Iterable[PrintedMatter], *, at: datetime, reason: str) -> None:
    """What they tell of may not be told any more."""
    for each in found:
        void(each, by=PLATFORM, at=at, reason=reason)


@outbox.deliverer(KIND)
def work(message: OutgoingMessage) -> str:
    """Set what was asked for, unless it is wanted no longer; what came of it.

    Not inside of the message's transaction, so that how far it is can be seen. Done twice, it is done once.
    """
    asked = {"pk": message.payload["matter"], "run": message.payload["run"], "state": PrintState.MAKING}
    matter = PrintedMatter.objects.select_related("body").filter(**asked).first()
    if matter is None:
        return "not wanted"
    if why := lack_of(matter, message.put_at):
        void(matter, by=PLATFORM, at=now(), reason=why)
        return why
    try:
        content = _set(matter, at=message.put_at)
    except GivenUp:
        return "given up"
    with transaction.atomic():
        ready = {"state": PrintState.READY, "set_at": now(), "done": F("total")}
        if not PrintedMatter.objects.filter(**asked).update(**ready):
            return "given up"
        PrintedFile.objects.update_or_create(matter=matter, defaults={"content": content})
    return "set"


def _ask(matter: PrintedMatter, *, at: datetime) -> PrintedMatter:
    matter.run, matter.done, matter.total = matter.run + 1, 0, matter.items.count()
    matter.save(update_fields=["run", "done", "total"])
    asked = {"matter": matter.pk, "run": matter.run}
    outbox.put(KIND, asked, key=f"{KIND}-{matter.pk}-{matter.run}", at=at)
    return matter


def _set(matter: PrintedMatter, *, at: datetime) -> bytes:
    items = items_of(matter)
    language = next((each.story.locale.language_code for each in items if each.story), settings.LANGUAGE_CODE)
    with override(language):
        return typeset(_edition(matter, language), _coded(matter, items), made_at=at)


def _coded(matter: PrintedMatter, items: list[PrintedItem]) -> list[Coded]:
    """What it tells of; how far that is, is noted."""
    wide = WIDE[matter.form]
    pages = {each.dossier_id: each for each in _pages(items)}
    told = []
    for item in items:
        entry = of_story(item.story, wide) if item.story else of_exemplar(pages[item.dossier_id or 0], wide)
        told.append(Coded(entry, absolute(code_path(item.code))))
        noted = PrintedMatter.objects.filter(pk=matter.pk, run=matter.run, state=PrintState.MAKING)
        if not noted.update(done=len(told) - 1):  # the last step is that of setting the pages
            raise GivenUp
    return told


def _edition(matter: PrintedMatter, language: str) -> Edition:
    return Edition(
        matter.form,
        matter.title,
        matter.body.name,
        matter.edition,
        matter.foreword,
        matter.chapters == Chapters.BODY,
        language,
    )


def _pages(items: Iterable[PrintedItem]) -> list[Release]:
    found = released().filter(dossier__in=[each.dossier_id for each in items if each.dossier_id])
    return list(found.select_related("dossier__body", "dossier__field", "photo"))


def _require_usable(matter: PrintedMatter, at: datetime) -> None:
    if why := lack_of(matter, at):
        raise Refused(_("This may not be printed any more. %(why)s") % {"why": why})


def _out_at(story: Story, outlets: list[Outlet], *, by: Actor, at: datetime) -> None:
    """The story is at the outlets, whether it was on its way there before or not."""
    dispatching.dispatch(story, outlets, by=by, at=at)
    waiting = Dispatch.objects.filter(story=story, outlet__in=outlets, state=DispatchState.BY_HAND)
    for one in waiting.select_related("story", "outlet__body"):
        dispatching.confirm(one, "", by=by, at=at)
