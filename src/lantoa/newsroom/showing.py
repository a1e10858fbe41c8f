"""Where and how stories are shown to the public: told by the higher room that shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from lantoa.newsroom.models import Story, StoryVersion


@dataclass(frozen=True)
class Showing:
    """`address` is the name of an address that takes the slug of a story, `version` of one that takes the code of a
    language too; `preview` draws a story that is not public, `version_preview` one in another language.

    `clip` names the address of a sound or film: it takes the slug, the id of the clip (`pk`) and its `ending`.
    """

    address: str
    version: str
    clip: str
    preview: Callable[[HttpRequest, Story], HttpResponseBase]
    version_preview: Callable[[HttpRequest, StoryVersion], HttpResponseBase]


_shown: list[Showing] = []


def show_by(showing: Showing) -> None:
    """Say how; a second way is a mistake of the program."""
    if _shown:
        raise RuntimeError("stories are shown somewhere already")
    _shown.append(showing)


def address() -> str:
    """The name of the address that stories are read at."""
    return _shown[0].address


def clip_address() -> str:
    """The name of the address that sounds and films are played from."""
    return _shown[0].clip


def story_path(story: Story) -> str:
    """Where anybody reads the story once it is public: the path of its address."""
    return reverse(_shown[0].address, args=[story.slug])


def version_address() -> str:
    """The name of the address that stories are read at in other languages."""
    return _shown[0].version


def version_path(version: StoryVersion) -> str:
    """Where anybody reads the version once it is public: the path of its address."""
    return reverse(_shown[0].version, args=[version.story.slug, version.language])


def preview(request: HttpRequest, story: Story) -> HttpResponseBase:
    """The story as the public will see it."""
    return _shown[0].preview(request, story)


def preview_version(request: HttpRequest, version: StoryVersion) -> HttpResponseBase:
    """The version as the public will see it."""
    return _shown[0].version_preview(request, version)
