"""Choosing a dossier: the likely ones are offered, others are found by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.queries.likeness import Twin
from lantoa.exemplars.states import DossierState
from lantoa.kit.text import fold

OFFERED = 10


class FindDossierForm(forms.Form):
    """Which dossier. Names that were typed come back as something to choose."""

    dossier = ReachModelChoiceField(
        Dossier.objects.exclude(state=DossierState.MERGED).select_related("body").order_by("sort_key", "pk"),
        verb="open",
        label=_("Dossier"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a dossier; type a name below to find others, then send again.")},
    )
    named = forms.CharField(label=_("Or find one by name"), max_length=255, required=False)

    def offer(self, likely: Iterable[Twin], *, apart_from: int | None = None) -> None:
        """Let one choose among `likely` and those that have all the words that were typed."""
        offered = Q(pk__in=[each.dossier.pk for each in likely])
        if words := fold(self.data.get("named", "")).split():
            offered |= Q(*(Q(folded_name__contains=word) for word in words))
        into: Any = self.fields["dossier"]
        found = into.queryset.filter(offered).exclude(pk=apart_from)
        into.queryset = into.queryset.filter(pk__in=list(found.values_list("pk", flat=True)[:OFFERED]))
        into.empty_label = None
        into.label_from_instance = lambda dossier: f"{dossier.name}, {dossier.body.name}"
