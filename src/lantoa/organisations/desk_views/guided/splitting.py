"""One body becomes several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.desk_views.guided.forms import DecidedForm, FormPart, kind_field, name_field
from lantoa.organisations.desk_views.guided.screens import GuidedScreen
from lantoa.organisations.fields import BodiesField, BodyField
from lantoa.organisations.models import Body, Change
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.changes import Part
from lantoa.organisations.operations.recording import NewBody
from lantoa.organisations.queries.below import directly_below

MOST = 6
OPEN = 2  # parts that are unfolded at first
ENDS = (("yes", _("ends: all of it goes to the parts")), ("no", _("goes on and gives something away")))


class SplitForm(DecidedForm):
    """Which body, into what, and who of those below goes where."""

    body = BodyField(label=_("Body that is split"), verb="administer")
    ends = forms.ChoiceField(label=_("This body"), choices=ENDS, initial="yes", widget=forms.RadioSelect)
    rest = forms.BooleanField(
        label=_("Whatever else stands below it goes to the first part"), required=False, initial=True
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(1, MOST + 1):
            self.fields |= _part_fields(number)
        own = [
            FormPart(_("Part %(number)s") % {"number": number}, tuple(_part_fields(number)), folded=number > OPEN)
            for number in range(1, MOST + 1)
        ]
        self.parts = (FormPart(_("Which body"), ("body", "ends", "rest")), *own)  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        for number in range(1, MOST + 1):
            if self._value(number, "name"):
                self.need(f"part{number}_kind")
            elif not self._value(number, "body") and any(self._value(number, name) for name in ("takes", "what")):
                self.need(f"part{number}_name")
        return self.cleaned_data

    def given(self) -> Iterator[Part]:
        """The parts that were filled in; the first takes what no other does, if it is to."""
        numbers = [
            number for number in range(1, MOST + 1) if self._value(number, "name") or self._value(number, "body")
        ]
        for number in numbers:
            takes = list(self._value(number, "takes") or ())
            if number == numbers[0] and self.cleaned_data["rest"]:
                takes = self._left(numbers[1:])
            yield Part(self._body(number), takes, self._value(number, "what"))

    def _left(self, others: list[int]) -> list[Body]:
        """Who stands directly below the body and goes to none of the `others`."""
        taken = {body for number in others for body in self._value(number, "takes")}
        return [body for body in directly_below(self.cleaned_data["body"], self.decided.on) if body not in taken]

    def _body(self, number: int) -> Body | NewBody:
        standing = self._value(number, "body")
        return standing or NewBody(self._value(number, "name"), self._value(number, "kind"), {})

    def _value(self, number: int, name: str) -> Any:
        return self.cleaned_data.get(f"part{number}_{name}")


def _part_fields(number: int) -> dict[str, forms.Field]:
    """What is asked of one part: a new body by name and kind, or one that stands."""
    return {
        f"part{number}_name": name_field(label=_("Name of the new body"), required=False),
        f"part{number}_kind": kind_field(required=False),
        f"part{number}_body": BodyField(label=_("Or a body that stands"), verb="administer", required=False),
        f"part{number}_takes": BodiesField(label=_("Takes from those below"), verb="administer", required=False),
        f"part{number}_what": forms.CharField(
            label=_("Which part it takes over"),
            max_length=255,
            required=False,
            help_text=_("For example: the three southern villages"),
        ),
    }


class Split(GuidedScreen):
    """A body is divided."""

    title, form_class = _("Split a body"), SplitForm
    lead = _("New bodies stand where the old one stood. If it ends, its people go to the first part.")

    def run(self, form: Any) -> Change:
        values = form.cleaned_data
        return changes.split(
            values["body"],
            list(form.given()),
            ends=values["ends"] == "yes",
            decided=form.decided,
            by=self.actor,
            at=self.at,
        )
