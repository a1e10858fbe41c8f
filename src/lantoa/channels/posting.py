"""A story as an outlet takes it: text within its limit, the address of the story, a picture."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from lantoa.channels.clients.asking import Post
from lantoa.channels.models import Outlet
from lantoa.evidence import storage
from lantoa.newsroom.queries.telling import Telling

GOES_ON = " …"


def post_of(told: Telling, outlet: Outlet) -> Post:
    """What is posted there."""
    link = link_of(told)
    text = "\n\n".join([told.lead, *told.paragraphs] if told.lead else told.paragraphs)
    room = outlet.limit - len(told.title) - len(link) - 4 if outlet.limit else 0
    return Post(
        title=told.title,
        lead=told.lead,
        text=shortened(text, room) if outlet.limit else text,
        link=link,
        author=told.body.name,
        picture=_picture(told),
        picture_link=absolute(reverse("channels_card", args=[told.story, "16x9"])),
    )


def text_of(told: Telling, outlet: Outlet) -> str:
    """The same as one text, to be pasted by a person."""
    post = post_of(told, outlet)
    return f"{post.title}\n\n{post.text}\n\n{post.link}"


def link_of(told: Telling) -> str:
    """Where the story is read: the whole address."""
    return absolute(told.path)


def absolute(path: str) -> str:
    """A path of the platform with its host."""
    return urljoin(settings.BASE_URL, path)


def shortened(text: str, longest: int) -> str:
    """`text` within `longest` characters, ended after a sentence where there is one, after a word otherwise."""
    if len(text) <= longest:
        return text
    kept = text[: max(longest - len(GOES_ON), 0)]
    end = max(kept.rfind(mark) for mark in (". ", "! ", "? ", ".\n"))
    kept = kept[: end + 1] if end > len(kept) // 2 else kept.rpartition(" ")[0]
    return kept.rstrip() + GOES_ON if kept else ""


def _picture(told: Telling) -> bytes | None:
    if told.picture is None:
        return None
    try:
        with storage.open_content(told.picture.sha256) as content:
            return content.read()
    except FileNotFoundError:
        return None
