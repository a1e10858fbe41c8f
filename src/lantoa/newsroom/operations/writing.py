"""Stories are begun and written; a public one is corrected, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.evidence.models import Claim, StoredFile
from lantoa.evidence.operations.claims import statement
from lantoa.exemplars.models import Dossier
from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.newsroom.events import story_corrected
from lantoa.newsroom.models import FALLEN, Clip, Passage, PassageKind, Story, StoryCorrection
from lantoa.newsroom.operations.indexing import make_entry
from lantoa.newsroom.operations.reading_aloud import drop_readings
from lantoa.newsroom.operations.shelving import free_slug, put_on_shelf
from lantoa.newsroom.queries.readiness import lacks
from lantoa.newsroom.queries.tellable import claims_for, photos_for, tellable
from lantoa.newsroom.states import StoryState
from lantoa.organisations.models import Body


@dataclass(frozen=True)
class Line:
    """One passage as somebody writes it: a code of PassageKind, the words, whose they are, and what they rest on."""

    kind: str
    text: str
    credit: str = ""
    claim: Claim | None = None
    picture: StoredFile | None = None
    clip: Clip | None = None


@dataclass(frozen=True)
class Text:
    """All that a story says; `kind` is a code of StoryKind, `dossiers` are those that it tells of."""

    title: str
    kind: str
    lead: str = ""
    lines: Sequence[Line] = ()
    dossiers: Sequence[Dossier] = ()


@transaction.atomic
def begin(body: Body, text: Text, *, by: Actor, at: datetime) -> Story:
    """A new story of `body`, being written by `by`. ValidationError by field. Refused: not her body, or somebody of
    whom she may not tell."""
    story = Story(body=body, title=text.title.strip(), kind=text.kind, live=False, has_unpublished_changes=True)
    require(by, "keep", story)
    _require_known(text.dossiers, by)
    _check(text, by)
    story.owner = by.person
    story.author_id, story.written_at, story.waiting_since = _person(by), at, at
    put_on_shelf(story)
    _put(story, text, by=by, at=at)
    audit.record("begin_story", story, by=by, at=at)
    return story


@transaction.atomic
def write(story: Story, text: Text, *, by: Actor, at: datetime) -> Story:
    """Other words for a story that is being written; who writes them is its author now."""
    locked = _locked(story)
    require(by, "keep", locked)
    if locked.state != StoryState.WRITING:
        state = locked.get_state_display()
        raise MoveRefused(_("The story is “%(state)s”: have it given back before you write on.") % {"state": state})
    _rewrite(locked, text, "write_story", by=by, at=at)
    return locked


@transaction.atomic
def correct(story: Story, text: Text, *, by: Actor, at: datetime, note: str) -> Story:
    """A public story says something else from now on; `note` tells the public what was wrong.

    ValidationError: it would lack something afterwards, or nothing is said about what was wrong.
    """
    locked = _locked(story)
    require(by, "publish", locked)
    if locked.state != StoryState.PUBLISHED:
        raise MoveRefused(_("Only a public story is corrected; this one is still being worked on."))
    if not note.strip():
        raise ValidationError({"note": _("Tell the readers what was wrong.")})
    _rewrite(locked, text, "correct_story", by=by, at=at)
    if lack := next(lacks(locked, localdate(at)), None):
        raise ValidationError(_("The story is public. %(lack)s") % {"lack": lack.why})
    locked.last_published_at, locked.has_unpublished_changes = at, False
    locked.live_revision = locked.latest_revision
    locked.save()
    StoryCorrection.objects.create(story=locked, note=note.strip(), by_id=_person(by), at=at)
    make_entry(locked, localdate(at))
    story_corrected.send(Story, story=locked, at=at, reason=note.strip())
    return locked


@transaction.atomic
def settle_passage(passage: Passage, text: str, *, by: Actor, at: datetime) -> Passage:
    """The claim changed, and the passage says `text` now: what the claim says today is what it rests on.

    MoveRefused: the claim was withdrawn or is contested, so nothing can rest on it; or the story is not being written.
    """
    story = _locked(passage.story)
    lines = [_line_of(each) for each in story.passages.select_related("claim", "picture", "clip")]
    place = [each.pk for each in story.passages.all()].index(passage.pk)
    if passage.claim is None or passage.claim.state in FALLEN:
        raise MoveRefused(_("Nothing can rest on a claim that is contested or withdrawn: write the passage anew."))
    lines[place] = replace(lines[place], text=text)
    Passage.objects.filter(pk=passage.pk).update(claim_seen_at=at, claim_said=statement(passage.claim))
    write(story, replace(text_of(story), lines=lines), by=by, at=at)
    return story.passages.all()[place]


@transaction.atomic
def tell_of(story: Story, dossier: Dossier, *, by: Actor, at: datetime) -> Story:
    """The story being written tells of this exemplar too. Refused: she may not tell of it."""
    text = text_of(story)
    if dossier in text.dossiers:
        return story
    return write(story, replace(text, dossiers=[*text.dossiers, dossier]), by=by, at=at)


def text_of(story: Story) -> Text:
    """What the story says now, ready to be written anew with a part of it replaced."""
    lines = [_line_of(each) for each in story.passages.select_related("claim", "picture", "clip")]
    return Text(story.title, story.kind, story.lead, lines, list(story.dossiers.all()))


def _rewrite(story: Story, text: Text, verb: str, *, by: Actor, at: datetime) -> None:
    known = set(story.dossiers.values_list("pk", flat=True))
    _require_known([each for each in text.dossiers if each.pk not in known], by)
    _check(text, by, story)
    before = audit.values_of(story)
    story.title, story.kind = text.title.strip(), text.kind
    story.author_id, story.written_at = _person(by), at
    if story.first_published_at is None:
        story.slug = free_slug(story)
    drop_readings(story)
    _put(story, text, by=by, at=at)
    audit.record(verb, story, by=by, at=at, changes=audit.differences(before, audit.values_of(story)))


def _put(story: Story, text: Text, *, by: Actor, at: datetime) -> None:
    """Write lead, exemplars and passages, and keep this version."""
    story.lead, story.draft_title = text.lead.strip(), story.title
    story.save()
    story.dossiers.set(text.dossiers)
    before = {each.claim_id: each for each in story.passages.all() if each.claim_id}
    Passage.objects.filter(story=story).delete()
    for place, line in enumerate(text.lines):
        passage = Passage(story=story, sort_order=place, kind=line.kind, text=line.text.strip())
        passage.credit, passage.picture, passage.clip = line.credit.strip(), line.picture, line.clip
        _rest_on(passage, line.claim, before.get(line.claim.pk) if line.claim else None, at)
        passage.save()
    story.save_revision(user=by.person, clean=False)


def _rest_on(passage: Passage, claim: Claim | None, before: Passage | None, at: datetime) -> None:
    """What its claim says today, unless the same words rested on what it said before."""
    if claim is None:
        return
    passage.claim = claim
    if before and before.text == passage.text:
        passage.claim_said, passage.claim_seen_at = before.claim_said, before.claim_seen_at
    else:
        passage.claim_said, passage.claim_seen_at = statement(claim), at


def _require_known(dossiers: Sequence[Dossier], by: Actor) -> None:
    """Refused: one of them is told of nowhere, or nobody showed it to her."""
    ids = {each.pk for each in dossiers}
    if ids and tellable(by).filter(pk__in=ids).count() < len(ids):
        raise Refused(_("You see no such exemplar, or it is shown to nobody."))


def _check(text: Text, by: Actor, story: Story | None = None) -> None:
    """What a story rests on and shows is of those whom it tells of, and known to whoever writes or stood there."""
    if not text.title.strip():
        raise ValidationError({"title": _("Write a headline.")})
    claims, photos = _known(text, by, story)
    for line in text.lines:
        if line.claim and line.claim.pk not in claims:
            raise ValidationError(_("A claim is of an exemplar that the story does not tell of."))
        if line.kind != PassageKind.PICTURE and line.picture:
            raise ValidationError(_("Only a passage that is a picture shows one."))
        if line.picture and line.picture.pk not in photos:
            raise ValidationError(_("Choose a photo of an exemplar that the story tells of."))
        _check_clip(line, story)


def _check_clip(line: Line, story: Story | None) -> None:
    if (line.kind == PassageKind.CLIP) != (line.clip is not None):
        raise ValidationError(_("Choose a sound or film for each passage that is one, and for no other."))
    if line.clip and (story is None or line.clip.story_id != story.pk or line.clip.reads_story):
        raise ValidationError(_("Choose a sound or film that was added to this story."))


def _known(text: Text, by: Actor, story: Story | None) -> tuple[set[int], set[int]]:
    """The ids of claims and photos that may stand in it."""
    claims = set(claims_for(by, text.dossiers).values_list("pk", flat=True))
    photos = set(photos_for(by, text.dossiers).values_list("pk", flat=True))
    folders = {each.folder_id for each in text.dossiers}
    for passage in story.passages.select_related("claim", "picture") if story else ():
        claims |= {passage.claim.pk} if passage.claim and passage.claim.folder_id in folders else set()
        photos |= {passage.picture.pk} if passage.picture and passage.picture.folder_id in folders else set()
    return claims, photos


def _line_of(passage: Passage) -> Line:
    return Line(passage.kind, passage.text, passage.credit, passage.claim, passage.picture, passage.clip)


def _locked(story: Story) -> Story:
    found: Story = Story.objects.select_for_update(of=("self",)).select_related("body").get(pk=story.pk)
    return found


def _person(by: Actor) -> Any:
    return by.person.pk if by.person else None
