"""Fields of forms that ask for bodies in reach: typed by name, and offered while typing where there is JavaScript.

    class AppointForm(forms.Form):
        body = BodyField(label=_("Body"), verb="administer")

The form screens of the desk tell each field who asks; elsewhere call `lantoa.desk.reach_fields.within_reach`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.reach_fields import InReach
from lantoa.kit.actors import Actor
from lantoa.organisations import picking
from lantoa.organisations.models import Body
from lantoa.organisations.widgets import BodiesPicker, BodyPicker, Picked

NONE = _("No body that you can choose is called “%(text)s”. Type another part of its name.")
SEVERAL = _("Several bodies fit “%(text)s”. Choose one of them.")


class _OfBodies(InReach):
    """What one body and several have in common: which are offered, and finding them by name."""

    widget: Any
    queryset: Any

    def __init__(self, *, verb: str = "view", kinds: Collection[str] = (), ended: bool = False, **options: Any) -> None:
        super().__init__(Body.objects.all(), verb=verb, **options)
        self.kinds, self.ended = kinds, ended
        self.widget.asks = {"verb": verb, "kind": list(kinds), "ended": "1" if ended else ""}

    def reach(self, actor: Actor) -> None:
        self.all = picking.pickable(kinds=self.kinds, ended=self.ended, today=localdate())
        super().reach(actor)

    def find(self, text: str) -> Body:
        """The one body that `text` names; otherwise an error, and the bodies it could mean are offered."""
        found = picking.meant(self.queryset, text)
        if len(found) == 1:
            return found[0]
        self.widget.offer(picking.shown(found))
        raise ValidationError(SEVERAL if found else NONE, code="invalid_choice", params={"text": text})


class BodyField(_OfBodies, forms.ModelChoiceField):
    """One body in reach. `verb` is what the person must be allowed to do to it; `ended` offers former bodies too."""

    widget = BodyPicker

    def to_python(self, value: Any) -> Body | None:
        if isinstance(value, Picked):
            return self.find(value.text) if value.text else super().to_python(value.one)
        return super().to_python(value)


class KeptBodyField(BodyField):
    """One of the bodies of today that `kept` gives for the person, such as those whose papers she keeps.

    It is filled in where there is only one.
    """

    def __init__(self, kept: Callable[[Actor], QuerySet[Body]], **options: Any) -> None:
        super().__init__(verb="keep", **options)
        self.kept = kept

    def reach(self, actor: Actor) -> None:
        self.all = Body.objects.filter(until__gt=localdate())
        self.queryset = self.kept(actor).filter(until__gt=localdate())
        only = list(self.queryset.values_list("pk", flat=True)[:2])
        if len(only) == 1 and self.initial is None:
            self.initial = only[0]


class BodiesField(_OfBodies, forms.ModelMultipleChoiceField):
    """Several bodies in reach, in the order of their names."""

    widget = BodiesPicker

    def clean(self, value: Any) -> Any:
        if not isinstance(value, Picked):
            return super().clean(value)
        found, unclear, problems = list(value.ids), [], []
        for text in value.texts:
            try:
                found.append(str(self.find(text).pk))
            except ValidationError as problem:
                unclear.append(text)
                problems.append(problem)
        found = list(dict.fromkeys(found))
        self.widget.known = Picked(found, "; ".join(unclear))
        if problems:
            raise ValidationError(problems)
        return super().clean(found).order_by("sort_key", "pk")
