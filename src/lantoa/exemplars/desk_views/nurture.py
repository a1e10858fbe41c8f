"""How an exemplar is helped to become one and to stay one: a page beside that of its dossier."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.dossiers import register_crumb
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.queries.nurture import nurture_of
from lantoa.exemplars.states import LIVE
from lantoa.kit.access import may, visible


class NurtureRecord(RecordScreen):
    """Needs, support, visits and what came of it, for one exemplar."""

    model = Dossier

    def queryset(self) -> QuerySet:
        return visible(self.actor, Dossier.objects.select_related("body", "held_by"), "open")

    def prepare(self) -> None:
        super().prepare()
        self.found = nurture_of(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [register_crumb(), Crumb(str(self.record), reverse("exemplars:dossier", args=[self.record.pk]))]

    def page_title(self) -> str:
        return _("Nurture and follow-up: %(name)s") % {"name": self.record}

    def standfirst(self) -> str | Promise:
        return f"{self.record.get_state_display()}. {self.record.body.name}"

    def panels(self) -> Sequence[RecordPanel]:
        found, keeps = self.found, bool(may(self.actor, "keep", self.record)) and self.record.state in LIVE
        shown = {"found": found, "keeps": keeps, "today": self.today}
        review = {"review_due_on": self.record.review_due_on if self.record.state in LIVE else None}
        return [
            RecordPanel(_("Visits"), "exemplars/desk/visits.html", shown, len(found.visits)),
            RecordPanel(_("Needs and shortcomings"), "exemplars/desk/needs.html", shown, len(found.needs)),
            RecordPanel(_("Support"), "exemplars/desk/supports.html", shown, len(found.supports)),
            RecordPanel(_("What came of it"), "exemplars/desk/impacts.html", shown | review, len(found.impacts)),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        if self.record.state not in LIVE:
            return []
        actions = [
            self.action(_("Write down a need"), "exemplars:add_need", "keep"),
            self.action(_("Write down promised support"), "exemplars:promise_support", "keep"),
            self.action(_("Review the impact"), "exemplars:review_impact", "keep"),
        ]
        if coming := self.found.coming:
            allowed, url = may(self.actor, "keep", self.record), reverse("exemplars:make_visit", args=[coming.pk])
            return [RecordAction(_("Record the visit"), url, allowed, tone="primary"), *actions]
        return [self.action(_("Plan a visit"), "exemplars:plan_visit", "keep", tone="primary"), *actions]
