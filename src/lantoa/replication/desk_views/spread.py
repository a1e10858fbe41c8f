"""How one exemplar spreads: who learned from whom, how many in which month and where, and how long it lasts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.records import RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.dossiers import register_crumb
from lantoa.exemplars.models import Dossier
from lantoa.replication.queries.adoptions import seen_of
from lantoa.replication.spread import Reproduction, by_place, curve, reproduction, survival
from lantoa.replication.spread_figure import figure_of

DRAWN = 60  # adopters in the figure, the first ones; the ledger has all
SHOWN = 40  # places


class SpreadRecord(RecordScreen):
    """The spread of one exemplar, as far as the person may see who adopts it."""

    model = Dossier
    lead = gettext_lazy("Reckoned from the adoptions that you may see.")

    def queryset(self) -> QuerySet:
        return Dossier.objects.select_related("body")

    def prepare(self) -> None:
        super().prepare()
        self.seen, self.names = seen_of(self.actor, self.record)

    def page_title(self) -> str:
        return _("How it spreads: %(name)s") % {"name": self.record}

    def trail(self) -> Sequence[Crumb]:
        return [register_crumb(), Crumb(str(self.record), reverse("exemplars:dossier", args=[self.record.pk]))]

    def happened(self) -> list[Any]:
        """The history is that of the dossier, on its own page."""
        return []

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        brought, lasting = reproduction(self.seen), survival(self.seen, self.today)
        ended = sum(each.ended is not None for each in self.seen)
        return [
            (_("Adoptions"), len(self.seen)),
            (_("Given up"), ended),
            (_("New adopters that each adopter brings"), in_words(brought) if brought else ""),
            (
                _("Goes on after a year"),
                f"{round(lasting * 100)}%" if lasting is not None else _("not known: nobody began a year ago"),
            ),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        if not self.seen:
            return [RecordPanel(_("Who learned from whom"), "replication/desk/nobody.html", {})]
        months, first = curve(self.seen), sorted(self.seen, key=lambda each: (each.since, each.pk))[:DRAWN]
        shown = {"figure": figure_of(self.record.name, first, self.names), "more": len(self.seen) > DRAWN}
        most = max(month.total for month in months)
        bars = [(month, round(100 * month.total / most)) for month in months]
        return [
            RecordPanel(_("Who learned from whom"), "replication/desk/figure.html", shown),
            RecordPanel(_("Month by month"), "replication/desk/curve.html", {"bars": bars}),
            RecordPanel(_("Where"), "replication/desk/places.html", {"places": by_place(self.seen)[:SHOWN]}),
        ]


def in_words(brought: Reproduction) -> str:
    """The number with its interval."""
    words = {name: number_format(round(getattr(brought, name), 2), 2) for name in ("value", "low", "high")}
    return _("%(value)s (between %(low)s and %(high)s, in 95 of 100 cases)") % words
