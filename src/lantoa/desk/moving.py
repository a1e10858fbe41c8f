"""The form of a move that needs nothing but a reason: shown with what it will do, sent to its operation."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import Refused
from lantoa.kit.moves import Move, Moves

from .forms import FormScreen


class ReasonForm(forms.Form):
    """Why it is done; asked of every move, required where its table says so."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def __init__(self, *args: Any, required: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].required = required


class MoveScreen(FormScreen):
    """One move of one record. Subclasses give `model`, `moves`, `move` (its name), `run` and `after`."""

    form_class: type[forms.Form] = ReasonForm
    moves: ClassVar[Moves]
    move = ""

    @property
    def row(self) -> Move:
        return self.moves[self.move].move

    def prepare(self) -> None:
        self.needs = self.row.needs
        super().prepare()
        if not (answer := self.moves.possible(self.row, self.record)):
            raise Refused(answer.reason)

    def page_title(self) -> str:
        return str(self.title or self.row.label)

    def told(self, result: Any) -> str | Promise:
        """Without a sentence of its own, what the history says of it."""
        return self.done or (f"{capfirst(str(self.row.done))}." if self.row.done else "")

    def form(self, **options: Any) -> forms.Form:
        if issubclass(self.form_class, ReasonForm):
            options["required"] = self.row.reason_required
        return super().form(**options)


class NamedMoveScreen(MoveScreen):
    """A move whose button says what it does, in the words of its table."""

    @property
    def submit(self) -> str | Promise:  # type: ignore[override]  # known with the row
        return self.row.label
