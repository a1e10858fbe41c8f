"""Whom to tell of next: exemplars that the person knows of, with what they were honoured by and how often told of."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListScreen, ReferenceFilter
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.exemplars.models import Dossier, Kind
from lantoa.movements.models import Field
from lantoa.newsroom.queries.tellable import introduced, tellable, with_telling


class ToTell(ListScreen):
    """Those of the person's own reach, and everybody who has a public page."""

    title, model, search = _("Whom to tell of"), Dossier, ("folded_name",)
    ordering = ("-honours_given", "stories_told", "-pk")
    empty = _("Exemplars that you see, and all that have a public page, stand here. Choose one to write a story.")
    columns = (
        ListColumn("name", _("Name"), "name", order="sort_key"),
        ListColumn("kind", _("Kind"), "get_kind_display"),
        ListColumn("body", _("Body"), "body.name", order="body__sort_key"),
        ListColumn("field", _("Field of work"), "field"),
        ListColumn("honours", _("Honours"), "honours_given", order="honours_given", kind="number"),
        ListColumn("told", _("Stories told"), "stories_told", order="stories_told", kind="number"),
        ListColumn("last", _("Told last on"), "last_told", order="last_told", kind="date"),
    )
    filters = (
        UnderFilter("body", _("Body, and those below it"), "body"),
        ReferenceFilter("field", _("Field of work"), Field.objects.all()),
        ChoiceFilter("kind", _("Kind"), Kind.choices),
        FlagFilter("introduced", _("Introduced by their unit"), introduced),
        FlagFilter("honoured", _("Honoured by a decision"), lambda rows: rows.filter(honours_given__gt=0)),
        FlagFilter("untold", _("Nobody told of them yet"), lambda rows: rows.filter(stories_told=0)),
    )

    def queryset(self) -> QuerySet:
        return with_telling(Dossier.objects.select_related("body", "field"))

    def everything(self) -> QuerySet:
        """Not only what lies in reach: who has a public page is known to everybody."""
        return self.queryset().filter(pk__in=tellable(self.actor).order_by().values("pk"))

    def url_of(self, record: Any) -> str:
        return reverse("newsroom:draft_story", args=[record.pk])
