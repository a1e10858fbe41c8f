"""What may be printed, what is to be seen of it, and where a code on paper leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from lantoa.channels.models import PrintedItem, PrintedMatter
from lantoa.channels.models.printing import PrintForm
from lantoa.channels.print_states import PrintState
from lantoa.channels.queries.agreeing import not_agreed
from lantoa.evidence.models import Channel
from lantoa.exemplars.models import Dossier, Release
from lantoa.exemplars.queries.public import released
from lantoa.exemplars.showing import page_url
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Story
from lantoa.newsroom.queries.telling import published
from lantoa.newsroom.showing import story_path

#: To which way of telling whoever is named must have agreed.
AGREED: dict[str, Channel] = {
    PrintForm.SHEET: Channel.PRINTED,
    PrintForm.POSTER: Channel.PRINTED,
    PrintForm.BULLETIN: Channel.BULLETIN,
    PrintForm.BOOK: Channel.PRINTED,
}


def whole(found: QuerySet[PrintedMatter]) -> QuerySet[PrintedMatter]:
    """With what a line or a page says besides: how many it tells of, and the title of the first."""
    first = PrintedItem.objects.filter(matter=OuterRef("pk")).order_by("place")
    title = first.values(title=Coalesce("story__title", "dossier__release__headline"))[:1]
    return found.select_related("body", "by").annotate(parts=Count("items"), first_title=Subquery(title))


def items_of(matter: PrintedMatter) -> list[PrintedItem]:
    """What it tells of, in its order. One query."""
    found = matter.items.select_related(
        "story__body", "story__locale", "dossier__body", "dossier__folder", "dossier__release"
    )
    return list(found.order_by("place"))


def printed_of(actor: Actor, told: Story | Dossier) -> list[PrintedMatter]:
    """What was printed of a story, or of an exemplar by its public page, and the actor may see, the newest first."""
    found = visible(actor, whole(PrintedMatter.objects.filter(pk__in=_with(told).values("pk"))))
    return list(found.order_by("-at", "-pk"))


def out_on_paper(told: Story | Dossier) -> list[PrintedMatter]:
    """What of it was printed, whoever may see it: paper is called back from nowhere."""
    found = _with(told).filter(copies__isnull=False).select_related("body")
    return list(found.order_by("printed_on", "pk"))


def in_use(*, stories: QuerySet[Story], dossiers: QuerySet[Dossier]) -> list[PrintedMatter]:
    """What is set or printed of any of them and may still be used."""
    items = PrintedItem.objects.filter(Q(story__in=stories) | Q(dossier__in=dossiers))
    found = PrintedMatter.objects.filter(pk__in=items.values("matter")).exclude(state=PrintState.VOID)
    return list(found.order_by("pk"))


def why_not(form: str, stories: Sequence[Story], dossiers: Sequence[Dossier], on: date) -> str:
    """Why it may not be printed in that form: what is not public, who did not agree. Empty where all is well."""
    channel = AGREED[form]
    for story in stories:
        if not story.is_public:
            return _public(story.title)
        if why := not_agreed(story, on, channel):
            return f"{story.title}: {why}"
    pages = {
        each.dossier_id: each
        for each in released().filter(dossier__in=dossiers).select_related("photo", "dossier__folder")
    }
    for dossier in dossiers:
        if (page := pages.get(dossier.pk)) is None:
            return _public(dossier.name)
        if why := not_agreed(page, on, channel):
            return f"{page}: {why}"
    return ""


def told_of(matter: PrintedMatter) -> tuple[list[Story], list[Dossier]]:
    """Its stories and its exemplars."""
    items = items_of(matter)
    return [each.story for each in items if each.story], [each.dossier for each in items if each.dossier]


def lack_of(matter: PrintedMatter, at: datetime) -> str:
    """Why what is set may not be printed at that moment; empty where all is well."""
    return why_not(matter.form, *told_of(matter), localdate(at))


def code_path(code: str) -> str:
    """The short address that stands on paper."""
    return reverse("printed_code", args=[code])


def target_of(item: PrintedItem) -> str:
    """Where its code leads: the page of the story or exemplar, which says so itself where it was withdrawn."""
    if item.story:
        with override(item.story.locale.language_code):
            return story_path(item.story)
    release = Release.objects.filter(dossier=item.dossier_id).first()
    return page_url(release) if release else "/"


def printable_stories() -> QuerySet[Story]:
    """What may be put together: the public stories, the newest first."""
    return published().select_related("body").order_by("-first_published_at", "-pk")


def printable_exemplars() -> QuerySet[Release]:
    """The exemplars with a public page, the newest first."""
    return released().select_related("dossier__body", "dossier__field").order_by("-released_on", "-pk")


def _with(told: Story | Dossier) -> QuerySet[PrintedMatter]:
    which = "items__story" if isinstance(told, Story) else "items__dossier"
    return PrintedMatter.objects.filter(**{which: told})


def _public(what: str) -> str:
    return _("“%(what)s” is not public: only what anybody may read is printed.") % {"what": what}
