"""The secretary's list of who is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.recognition.counting import Standing
from lantoa.recognition.desk_views.sittings import OfSitting
from lantoa.recognition.models import STANDINGS, Seat
from lantoa.recognition.operations import attending
from lantoa.recognition.queries.councils import members_on, standings_of


class AttendanceForm(forms.Form):
    """Where each member of the day is now."""

    def __init__(self, *args: Any, seats: Sequence[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        for seat in seats:
            label = f"{seat.name}, {seat.get_role_display()}"
            self.fields[f"seat_{seat.pk}"] = forms.ChoiceField(
                label=label, choices=STANDINGS, widget=forms.RadioSelect, required=False
            )


class TakeAttendance(OfSitting):
    """Who is there, who is not, and whose ballot comes in writing. Only what changes is recorded, with the time."""

    title, needs, done = _("Attendance"), "handle", _("The attendance is saved.")

    @property
    def lead(self) -> str | Promise:  # type: ignore[override]  # known with the sitting
        if self.record.is_open:
            return _("Set a member to absent when she leaves: the time is kept.")
        return _("Before the sitting is open, only ballots in writing can be announced.")

    @property
    def seats(self) -> list[Seat]:
        return list(members_on(self.record.council_id, self.record.day))

    def form(self, **options: Any) -> forms.Form:
        options.pop("files", None)
        return AttendanceForm(seats=self.seats, **options)

    def initial(self) -> dict[str, Any]:
        standings = standings_of(self.record)
        return {f"seat_{seat.pk}": standings.get(seat.pk, Standing.ABSENT).value for seat in self.seats}

    def run(self, form: forms.Form) -> int:
        before = self.initial()
        said = {seat: form.cleaned_data[f"seat_{seat.pk}"] for seat in self.seats}
        changed = {
            seat: Standing(value) for seat, value in said.items() if value and value != before[f"seat_{seat.pk}"]
        }
        return attending.attend_all(self.record, changed, by=self.actor, at=self.at)
