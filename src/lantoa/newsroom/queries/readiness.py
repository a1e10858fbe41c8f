"""What still stands against publishing a story, and what a reader should look at twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.evidence.models import Bystanders, Channel, Purpose
from lantoa.evidence.queries.consents import missing
from lantoa.evidence.states import ClaimState
from lantoa.exemplars.queries.releasing import NEVER_SHOWN
from lantoa.kit.text import fold
from lantoa.newsroom.models import Passage, PassageKind, Story, StoryVersion
from lantoa.newsroom.queries.telling import is_there

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from lantoa.exemplars.models import Dossier

#: Others may be seen or heard on what is shown.
SHOWABLE = (Bystanders.NONE, Bystanders.AGREED, Bystanders.PUBLIC)


@dataclass(frozen=True)
class Lack:
    """One thing that is missing. `dossier`: among whose evidence, or in which state of which, it is mended."""

    why: str | Promise
    dossier: Dossier | None = None


def unwritten(story: Story | StoryVersion) -> Iterator[Lack]:
    """What has to be written before anybody can check it. One query."""
    if not story.lead.strip():
        yield Lack(_("The story has no lead yet."))
    told = (each for each in story.passages.all() if each.kind != PassageKind.HEADING)
    if not any(each.text.strip() or each.clip_id for each in told):
        yield Lack(_("The story has no text yet."))


def lacks(story: Story, on: date | None = None) -> Iterator[Lack]:
    """All that is missing before anybody may read it; what costs a query comes last. Three queries an exemplar."""
    yield from unwritten(story)
    passages = list(story.passages.select_related("claim", "picture", "clip"))
    dossiers = list(story.dossiers.select_related("folder", "body"))
    yield from _of_facts(passages, dossiers)
    for dossier in dossiers:
        yield from _of_state(dossier)
        yield from _of_ethnic_group(story, passages, dossier)
    yield from consents_lacking(story, on or localdate())


def consents_lacking(story: Story, on: date, channel: Channel = Channel.PORTAL) -> Iterator[Lack]:
    """Who has not agreed that it is told on `channel`, and what stands against the pictures."""
    passages = list(story.passages.select_related("picture", "clip"))
    pictures = [each.picture for each in passages if each.picture]
    for dossier in story.dossiers.select_related("folder"):
        own = [each for each in pictures if each.folder_id == dossier.folder_id]
        told: set[str] = set()
        for picture in own or [None]:
            for lacking in missing(dossier.folder, Purpose.PUBLICITY, channel, on, picture):
                if lacking.photo is None or lacking.photo in own:
                    name = lacking.person.name if lacking.person else str(lacking.photo or "")
                    told.add(f"{name}: {lacking.why}" if name else str(lacking.why))
        yield from (Lack(why, dossier) for why in sorted(told))
    if any(not is_there(picture) for picture in pictures):
        yield Lack(_("A picture was removed from its dossier: choose another one, or none."))
    for clip in (each.clip for each in passages if each.clip and each.clip.bystanders not in SHOWABLE):
        yield Lack(_("%(clip)s: see to it that nobody can be recognised who has not agreed.") % {"clip": clip})


def _of_facts(passages: list[Passage], dossiers: list[Dossier]) -> Iterator[Lack]:
    folders = {each.folder_id: each for each in dossiers}
    for passage in passages:
        if passage.kind == PassageKind.FACT and passage.claim is None:
            yield Lack(_("“%(text)s” rests on no claim: choose one, or make a paragraph of it.") % {"text": passage})
        for used in (passage.claim, passage.picture):
            if used and used.folder_id not in folders:
                yield Lack(_("“%(what)s” is of an exemplar that the story does not tell of.") % {"what": used})
        claim = passage.claim
        if claim and claim.folder_id in folders and (passage.is_stale or claim.state != ClaimState.VERIFIED):
            words = {"claim": claim, "state": claim.get_state_display()}
            why = _("The claim changed: “%(claim)s”") if passage.is_stale else _("“%(claim)s”: %(state)s")
            yield Lack(why % words, folders[claim.folder_id])


def _of_state(dossier: Dossier) -> Iterator[Lack]:
    if dossier.state in NEVER_SHOWN:
        words = {"name": dossier, "state": dossier.get_state_display()}
        yield Lack(_("The dossier of %(name)s is “%(state)s”: it is shown to nobody.") % words, dossier)


def _of_ethnic_group(story: Story, passages: list[Passage], dossier: Dossier) -> Iterator[Lack]:
    group = fold(dossier.ethnic_group)
    said = (each.clip.words for each in passages if each.clip)
    told = " ".join((story.title, story.lead, *(each.text for each in passages), *said))
    if group and f" dan toc {group} " in f" {fold(told)} ":
        yield Lack(_("The text tells the ethnic group, which is sensitive data: leave it out."), dossier)
