"""Fields of a form that offer records: only those in the actor's reach, whatever is posted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from lantoa.kit.access import visible
from lantoa.kit.actors import Actor


class InReach(forms.ModelChoiceField):
    """Adds to a model field the question who asks; until it is answered the field offers nothing."""

    def __init__(self, queryset: QuerySet, *, verb: str = "view", **options: Any) -> None:
        super().__init__(queryset.none(), **options)
        self.all, self.verb = queryset, verb

    def reach(self, actor: Actor) -> None:
        """Offer those records for which the actor may do `verb`."""
        self.queryset = visible(actor, self.all, self.verb)


class ReachModelChoiceField(InReach):
    """One record in reach."""


class ReachModelMultipleChoiceField(InReach, forms.ModelMultipleChoiceField):
    """Several records in reach."""


def within_reach(form: forms.BaseForm, actor: Actor) -> None:
    """Tell every such field of `form` who asks."""
    for field in form.fields.values():
        if isinstance(field, InReach):
            field.reach(actor)
