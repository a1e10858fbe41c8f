"""Which tables are so busy that kept pages are told of their rows, and which pages are drawn before anybody asks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save
from django.urls import reverse
from django.utils import translation

from lantoa.evidence.models import Claim, Correction, Proof, StoredFile
from lantoa.exemplars.models import Dossier, Milestone, Release
from lantoa.kit.kept import row_by_row
from lantoa.kit.kept.shelf import shelf
from lantoa.newsroom.events import story_published
from lantoa.newsroom.models import Story, Voice
from lantoa.replication.models import Adoption, BuildingBlock, Pledge


def connect() -> None:
    """Name what a commune's officer writes every day, each with what it belongs to; and hear of publications.

    What is only on public pages, such as releases and stories, is not among it: another one of them is news for lists
    and for pages that lead on to others.
    """
    row_by_row(Dossier, "body", "folder")
    row_by_row(Milestone, "dossier")
    row_by_row(Claim, "folder")
    row_by_row(Proof, "claim")
    row_by_row(Correction, "claim")
    row_by_row(StoredFile, "folder")
    row_by_row(Pledge, "dossier")
    row_by_row(Adoption, "source")
    row_by_row(BuildingBlock, "dossier")
    row_by_row(Voice, "story")
    story_published.connect(_after_story)
    post_save.connect(_after_release, sender=Release)


def _after_story(story: Story, **_signal: Any) -> None:
    _draw_soon("portal:story", story.slug)


def _after_release(instance: Release, **_signal: Any) -> None:
    if instance.is_public:
        _draw_soon("portal:exemplar", instance.slug)


def _draw_soon(name: str, slug: str) -> None:
    """Have the worker draw the page in each language, once it is public."""
    if settings.KEPT_PAGES:
        transaction.on_commit(lambda: shelf().want(*_in_each_language(name, slug)), robust=True)


def _in_each_language(name: str, slug: str) -> list[str]:
    addresses = []
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            addresses.append(reverse(name, args=[slug]))
    return addresses
