"""A story or an exemplar as it is printed or given to the press: plain words, one picture, what was checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from typing import BinaryIO

from django.utils.timezone import localdate
from PIL import Image

from lantoa.evidence import storage
from lantoa.evidence.models import Claim, StoredFile
from lantoa.exemplars.models import Milestone, Release, Shown
from lantoa.exemplars.queries.public import PublicPage
from lantoa.exemplars.queries.public import page_of as exemplar_page
from lantoa.exemplars.showing import page_url
from lantoa.newsroom.models import PassageKind, Story
from lantoa.newsroom.queries.public import StoryPage, ToldPassage, page_of
from lantoa.newsroom.queries.telling import is_there
from lantoa.newsroom.showing import story_path

DPI = 220  # of a picture as wide as it is printed; paper shows no more
QUALITY = 84
NOT_PRINTED = (PassageKind.PICTURE, PassageKind.CLIP)
_INCH = 25.4
_SENTENCE = re.compile(r".+?[.!?…](?=\s|$)", re.DOTALL)


@dataclass(frozen=True)
class Said:
    """A passage. `kind` is paragraph, heading, quote or fact; `number` is that of its fact, 0 for none."""

    kind: str
    text: str
    credit: str = ""
    number: int = 0


@dataclass(frozen=True)
class Fact:
    """What was checked, and by what; without a number where the text has none."""

    text: str
    proof: str
    number: int = 0


@dataclass(frozen=True)
class Photo:
    """The content of a JPEG, what is on it for those who do not see it, and what stands below it."""

    content: bytes = field(repr=False)
    alt: str
    caption: str


@dataclass(frozen=True)
class Entry:
    """One of the things that are told. `name` is empty where it is not to be shown. `path` is where it is read."""

    kind: str
    title: str
    name: str
    lead: str
    said: tuple[Said, ...]
    facts: tuple[Fact, ...]
    honours: tuple[str, ...]
    photo: Photo | None
    body: str
    place: str
    field_of_work: str
    since: date | None
    path: str

    @property
    def sentence(self) -> str:
        """The first sentence of its lead or text, for a wall."""
        told = self.lead or next((each.text for each in self.said if each.kind != PassageKind.HEADING), self.title)
        found = _SENTENCE.match(told)
        return found.group() if found else told


def of_story(story: Story, wide: float) -> Entry:
    """A story, its picture for a place `wide` millimetres wide. Eight queries or so, one exemplar five more."""
    page = page_of(story)
    cover = page.cover
    photo = _photo(cover.picture, wide, cover.text, cover.credit, story.title) if cover else None
    return replace(words_of_story(page), photo=photo)


def words_of_story(page: StoryPage) -> Entry:
    """The same without a picture, of what was read already."""
    story = page.story
    return Entry(
        kind=str(story.get_kind_display()).capitalize(),
        title=story.title,
        name=_name_of(page),
        lead=story.lead,
        said=tuple(_said(each) for each in page.passages if each.passage.kind not in NOT_PRINTED),
        facts=tuple(
            Fact(_claimed(each.passage.claim), str(each.passage.claim.get_grade_display()), each.number)
            for each in page.facts
            if each.is_checked and each.passage.claim
        ),
        honours=(),
        photo=None,
        body=story.body.name,
        place=page.releases[0].dossier.body.name if page.releases else story.body.name,
        field_of_work=_field_of(page),
        since=localdate(story.first_published_at) if story.first_published_at else None,
        path=story_path(story),
    )


def of_exemplar(release: Release, wide: float) -> Entry:
    """The public page of an exemplar. Six queries."""
    entry, photo = words_of_exemplar(exemplar_page(release)), release.photo
    return replace(entry, photo=_photo(photo, wide, photo.caption, photo.rights, entry.title) if photo else None)


def words_of_exemplar(page: PublicPage) -> Entry:
    """The same without a picture, of what was read already."""
    release, dossier = page.release, page.dossier
    lead, *rest = [part.strip() for part in release.text.split("\n") if part.strip()] or [""]
    return Entry(
        kind=str(dossier.get_kind_display()).capitalize(),
        title=release.headline or page.position,
        name=page.name,
        lead=lead,
        said=tuple(Said(PassageKind.PARAGRAPH, part) for part in rest),
        facts=tuple(
            Fact(_claimed(each.claim), "; ".join(each.documents) or str(each.claim.get_grade_display()))
            for each in page.claims
            if each.is_checked
        ),
        honours=tuple(", ".join(_told_of(each)) for each in page.honours),
        photo=None,
        body=dossier.body.name,
        place=dossier.body.name,
        field_of_work=dossier.field.name if dossier.field else "",
        since=release.released_on,
        path=page_url(release),
    )


def as_printed(content: BinaryIO, wide: float) -> bytes:
    """A picture as a JPEG of as many pixels as paper shows on `wide` millimetres."""
    most = round(wide / _INCH * DPI)
    written = BytesIO()
    with Image.open(content) as picture:
        picture.draft("RGB", (most, most))  # a large JPEG is not read whole
        made = picture.convert("RGB")
    made.thumbnail((most, most))
    made.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()


def _claimed(claim: Claim) -> str:
    return f"{claim}: {claim.figure}" if claim.figure else str(claim)


def _said(told: ToldPassage) -> Said:
    passage = told.passage
    text = f"“{passage.text}”" if passage.kind == PassageKind.QUOTE else passage.text
    credit = passage.credit if passage.kind == PassageKind.QUOTE else ""
    return Said(passage.kind, text, credit, told.number if told.is_checked else 0)


def _told_of(honour: Milestone) -> list[str]:
    return [each for each in (honour.body.name, honour.document, f"{honour.on:%d/%m/%Y}") if each]


def _name_of(page: StoryPage) -> str:
    """Of the one whom it tells of, where the name stands on the public page too."""
    only = page.releases[0] if len(page.releases) == 1 else None
    return only.dossier.name if only and Shown.NAME in only.shows else ""


def _field_of(page: StoryPage) -> str:
    first = page.releases[0].dossier.field if page.releases else None
    return first.name if first else ""


def _photo(file: StoredFile | None, wide: float, caption: str, credit: str, about: str) -> Photo | None:
    """As large as it is printed; None where the file was removed, or its content is gone."""
    if file is None or not is_there(file):
        return None
    try:
        with storage.open_content(file.sha256) as content:
            scaled = as_printed(content, wide)
    except FileNotFoundError:
        return None
    below = ". ".join(each for each in (caption.rstrip("."), credit) if each)
    return Photo(scaled, caption or about, below)
