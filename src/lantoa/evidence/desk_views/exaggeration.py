"""Claims that say more than is shown, what was written last before the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantoa.desk.lists import ChoiceFilter, ListColumn, ListScreen
from lantoa.evidence.models import Claim, Grade
from lantoa.evidence.queries.exaggeration import OVERSTATED, overstated, reasons
from lantoa.organisations.filters import BodyFilter


class WhyFilter(ChoiceFilter):
    """Why a claim stands in the list."""

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        why = values.get(self.name)
        return overstated(records, why) if why else records


class ExaggerationList(ListScreen):
    """What to prove, or to say more modestly, before it is passed on."""

    title, model, ordering = _("Overstated claims"), Claim, ("-pk",)
    search = ()
    empty = _("Every claim has proof, and none praises more than it shows.")
    columns = (
        ListColumn("text", _("Claim")),
        ListColumn("about", _("About"), "about"),
        ListColumn("body", _("Body"), "folder.body.name", order="folder__body__sort_key"),
        ListColumn("why", _("Why it stands here"), reasons),
        ListColumn("grade", _("Proof"), "get_grade_display", order="grade"),
        ListColumn("state", _("State"), "get_state_display", order="state", kind="state"),
        ListColumn(
            "written_at", _("Written on"), lambda claim: claim.written_at.date(), order="written_at", kind="date"
        ),
    )
    filters = (
        BodyFilter("body", _("Body"), "folder__body"),
        WhyFilter("why", _("Why it stands here"), OVERSTATED),
        ChoiceFilter("grade", _("Proof"), [(str(grade.value), grade.label) for grade in Grade]),
    )

    def queryset(self) -> QuerySet:
        return overstated(Claim.objects.select_related("folder__body"))

    def url_of(self, record: Any) -> str:
        return reverse("evidence:claim", args=[record.pk])
