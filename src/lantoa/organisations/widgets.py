"""What a person types or ticks to name bodies. Without JavaScript a name is looked up when the form is sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.http import urlencode

from lantoa.organisations.picking import PickedBody, shown


@dataclass
class Picked:
    """What was sent: bodies already picked, and text still to be looked up."""

    ids: list[str] = field(default_factory=list)
    text: str = ""

    @property
    def one(self) -> str:
        return self.ids[0] if self.ids else ""

    @property
    def texts(self) -> list[str]:
        """Each name that was typed; several are set apart by semicolons or lines."""
        return [part.strip() for part in self.text.replace("\n", ";").split(";") if part.strip()]

    def __bool__(self) -> bool:
        return bool(self.ids or self.text)


class _Picker(forms.Widget):
    """A field for typing names in, with the picked bodies and what `offered` says the text could mean."""

    offered: list[PickedBody]
    known: Picked | None = None  # what was sent, as far as it could be looked up

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.offered = []
        self.asks: dict[str, Any] = {}

    def __deepcopy__(self, memo: Any) -> Any:
        copied = super().__deepcopy__(memo)
        copied.offered = []
        return copied

    def offer(self, bodies: list[PickedBody]) -> None:
        """Ask which of `bodies` was meant when the form is shown again."""
        self.offered += [body for body in bodies if body not in self.offered]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_text" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        picked = self.known or (value if isinstance(value, Picked) else Picked(_ids(value)))
        here = self.bodies(picked.ids)
        context["widget"] |= {
            "text": picked.text,
            "picked": here,
            "offered": [body for body in self.offered if body not in here],
            "url": f"{reverse('organisations:pick')}?{urlencode(self.asks, doseq=True)}",
        }
        return context

    def bodies(self, ids: list[str]) -> list[PickedBody]:
        """Those of the picked bodies that are in reach."""
        known = [text for text in map(str, ids) if text.isascii() and text.isdigit() and len(text) < 19]
        return shown(self.choices.queryset.filter(pk__in=known).order_by("sort_key")) if known else []  # type: ignore[attr-defined]


class BodyPicker(_Picker):
    """One body."""

    template_name = "organisations/widgets/body.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Picked:
        text, given_for = data.get(f"{name}_text", "").strip(), data.get(f"{name}_for", "")
        # What was picked counts as long as the text beside it is still the one that it was picked for.
        if data.get(name) and text in ("", given_for):
            return Picked([data[name]])
        return Picked(text=text)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_text" if id_ else id_


class BodiesPicker(_Picker):
    """Several bodies."""

    template_name = "organisations/widgets/bodies.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Picked:
        ids = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
        return Picked(list(ids), data.get(f"{name}_text", "").strip())

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}_text" if id_ else id_


def _ids(value: Any) -> list[str]:
    """The ids in an initial value: nothing, one or several, bodies or their ids."""
    listed = value if isinstance(value, (list, tuple, set)) or hasattr(value, "iterator") else [value]
    return [str(getattr(one, "pk", one)) for one in listed if one not in (None, "")]
