"""Public pages in the words of lists, and for machines."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.public import PublicPage
from lantoa.kit.text import fold
from lantoa.portal.sites.hosts import one_address

SNIPPET = 200  # characters of a text that stand in a list
_WORD = re.compile(r"\w+")
# What would end the script element, or begin another one, inside of the data of a page.
_UNSAFE = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Hit:
    """A line of a list: the page, and of its text what fits to what was asked."""

    release: Release
    headline: SafeString
    snippet: SafeString


def hits(releases: list[Release], text: str) -> list[Hit]:
    """The pages as lines of a list, with the words of `text` marked."""
    words = fold(text).split()
    return [Hit(each, marked(each.headline, words), marked(snippet(each.text, words), words)) for each in releases]


def snippet(text: str, words: list[str]) -> str:
    """The paragraph of `text` that has most of the words, the first of several; cut at a word."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n") if part.strip()] or [""]
    best = max(paragraphs, key=lambda part: len({word for word in words if word in fold(part).split()}))
    if len(best) <= SNIPPET:
        return best
    start = _first(best, words) if len(best) > SNIPPET else 0
    start = max(0, start - 40)
    cut = best[start : start + SNIPPET]
    head = "…" + cut.partition(" ")[2] if start else cut
    return head.rpartition(" ")[0].rstrip(",;:.") + "…" if start + SNIPPET < len(best) else head


def marked(text: str, words: list[str]) -> SafeString:
    """`text` with those of its words marked that were asked for; the last one need only begin so."""
    if not words:
        return conditional_escape(text)
    parts, end = [], 0
    for found in _WORD.finditer(text):
        folded = fold(found.group())
        if folded in words or (len(words[-1]) > 1 and folded.startswith(words[-1])):
            parts += [conditional_escape(text[end : found.start()]), format_html("<mark>{}</mark>", found.group())]
            end = found.end()
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - each part was escaped


def _first(text: str, words: list[str]) -> int:
    """Where the first of the words stands; 0 when none does."""
    return next((found.start() for found in _WORD.finditer(text) if fold(found.group()) in words), 0)


def as_data(page: PublicPage, request: HttpRequest) -> SafeString:
    """The page in the vocabulary of schema.org, as a block of data that no browser runs."""
    here = one_address(request, reverse("portal:exemplar", args=[page.release.slug]))
    body = {"@type": "GovernmentOrganization", "name": page.dossier.body.name}
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page.release.headline,
        "inLanguage": "vi",
        "url": here,
        "publisher": body,
        "about": _about(page, body),
    }
    if page.release.released_on:
        article["datePublished"] = page.release.released_on.isoformat()
    if page.release.photo_id:
        photo = reverse("portal:exemplar_photo", args=[page.release.slug])
        article["image"] = one_address(request, photo)
    return as_script(article)


def as_script(told: dict[str, Any]) -> SafeString:
    """What is told to machines, as an element that no browser runs and that no text in it can end."""
    written = json.dumps(told, ensure_ascii=False).translate(_UNSAFE)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 - escaped just before


def _about(page: PublicPage, body: dict[str, str]) -> dict[str, Any]:
    if not page.dossier.is_person:
        return {"@type": "Organization", "name": page.name or page.release.headline, "parentOrganization": body}
    person: dict[str, Any] = {"@type": "Person", "name": page.name, "jobTitle": page.position}
    person["birthDate"] = str(page.born or "")
    person["award"] = [str(each.document or each.body.name) for each in page.honours]
    return {name: value for name, value in person.items() if value}
