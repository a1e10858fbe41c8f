"""What others learn from exemplars, of all programmes and years, found by its words."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from lantoa.desk.lists import ChoiceFilter, ListColumn, ListScreen, ReferenceFilter
from lantoa.exemplars.desk_views.filters import UnderFilter, years
from lantoa.exemplars.models import Impact, Kind
from lantoa.exemplars.queries.lessons import ranked, with_lessons
from lantoa.movements.models import Field, Movement

SHOWN = 240  # characters of a lesson; the rest stands in the dossier


def shortened(impact: Any) -> str:
    """The beginning of what others learn."""
    return Truncator(impact.lessons).chars(SHOWN)


class LessonList(ListScreen):
    """The lessons of the person's bodies and of those below; those that fit the words best stand first."""

    title, model, search, ordering = _("Lessons learned"), Impact, ("folded_lessons",), ("-on", "-pk")
    empty = _("What others can learn is written down when the impact of an exemplar is reviewed.")
    columns = (
        ListColumn("name", _("Exemplar"), "dossier.name", order="dossier__sort_key"),
        ListColumn("lessons", _("What others learn from it"), shortened),
        ListColumn("body", _("Belongs to"), "dossier.body.name", order="dossier__body__sort_key"),
        ListColumn("field", _("Field of work"), "dossier.field.name", order="dossier__field__folded_name"),
        ListColumn("movement", _("Movement"), "dossier.movement.name", shown=False),
        ListColumn("on", _("Reviewed on"), order="on", kind="date"),
    )
    filters = (
        UnderFilter("body", _("Body, and those below it"), "dossier__body"),
        ReferenceFilter("dossier__field", _("Field of work"), Field.objects.filter(retired=False)),
        ReferenceFilter("dossier__movement", _("Movement"), Movement.objects.order_by("-launched_on", "pk"), "view"),
        ChoiceFilter("kind", _("Who or what"), Kind.choices, "dossier__kind"),
        ChoiceFilter("year", _("Reviewed in"), years, "on__year"),
    )

    def queryset(self) -> QuerySet:
        return with_lessons().select_related("dossier__body", "dossier__field", "dossier__movement")

    def records(self) -> QuerySet:
        found = ranked(self.everything(), self.text) if self.text else self.everything()
        for one in self.filters:
            found = one.apply(found, self.filter_form.cleaned_data)
        return found.order_by(*self.order_by())

    def order_by(self) -> list[str]:
        if self.text and not self.request.GET.get("order"):
            return ["-rank", *super().order_by()]
        return super().order_by()

    def url_of(self, record: Any) -> str:
        return reverse("exemplars:dossier", args=[record.dossier_id])
