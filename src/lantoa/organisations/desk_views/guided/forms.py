"""What the forms of guided changes have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.fields import BodyField
from lantoa.organisations.models import BodyKind, Tree
from lantoa.organisations.operations.recording import Decided, NewBody

NEEDED = _("This is needed.")


class FormPart(NamedTuple):
    """Some fields under one heading. `only` names the choice for which they are asked, `folded` hides them at first."""

    heading: str | Promise
    names: Sequence[str]
    only: str = ""
    folded: bool = False


class ShownPart(NamedTuple):
    """A part as the template draws it; a folded one is open as soon as something stands in it."""

    heading: str | Promise
    fields: Sequence[Any]
    only: str
    folded: bool
    open: bool


class DecidedForm(forms.Form):
    """From which day, by which document. Subclasses put their own parts before."""

    on = forms.DateField(label=_("In force from"), initial=localdate)
    document = forms.CharField(
        label=_("Deciding document"),
        max_length=255,
        required=False,
        help_text=_("For example: Resolution 1686/NQ-UBTVQH15"),
    )
    note = forms.CharField(
        label=_("A note of ours"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    parts: ClassVar[Sequence[FormPart]] = ()
    decided_part = FormPart(_("By which decision"), ("on", "document", "note"))

    @property
    def decided(self) -> Decided:
        return Decided(**{name: self.cleaned_data[name] for name in ("on", "document", "note")})

    def shown_parts(self) -> list[ShownPart]:
        """The fields under their headings."""
        return [self._shown(part) for part in (*self.parts, self.decided_part)]

    def need(self, *names: str) -> None:
        """Tell beside each of these fields that is empty that it is needed here."""
        for name in names:
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, NEEDED)

    def _shown(self, part: FormPart) -> ShownPart:
        fields = [self[name] for name in part.names]
        used = self.is_bound and any(field.errors or field.value() for field in fields)
        return ShownPart(part.heading, fields, part.only, part.folded, used or any(field.initial for field in fields))


def name_field(**options: Any) -> forms.CharField:
    """The official name of a body."""
    options.setdefault("label", _("Official name"))
    return forms.CharField(max_length=255, **options)


def kind_field(**options: Any) -> forms.ChoiceField:
    """What a body is."""
    return forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose")), *BodyKind.choices], **options)


def tree_field(**options: Any) -> forms.ChoiceField:
    """In which tree."""
    return forms.ChoiceField(label=_("In which tree"), choices=Tree.choices, initial=Tree.GOVERNMENT, **options)


def above_field(**options: Any) -> BodyField:
    """Below which body; whoever runs the installation may leave it empty."""
    return BodyField(label=_("Below which body"), verb="administer", required=False, **options)


def new_body(values: dict[str, Any]) -> NewBody:
    """The body that these fields describe; without a body above it is for the operation to say where it stands."""
    places = {values["tree"]: values["above"]} if values["above"] else {}
    return NewBody(values["name"], values["kind"], places)
