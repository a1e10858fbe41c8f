"""The style guide of the desk: its components, each with an example, for those who build screens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.kit.access import Answer

from .boards import PROGRESS, BoardCell, BoardColumn, BoardLine, BoardPlace, BoardRow
from .history import FieldChange, Happening
from .records import RecordAction, RecordStep, Requirement
from .screens import Screen
from .work import WorkItem

COLOURS = (
    "paper surface tint ink quiet line line-strong red red-ground gold gold-ground jade jade-ground indigo".split()
)


class ExampleForm(forms.Form):
    """One field as it is asked, one that comes back with an error, one to tick."""

    name = forms.CharField(label=gettext_lazy("Name"), help_text=gettext_lazy("As it stands on the decision."))
    year = forms.CharField(label=gettext_lazy("Year"))
    told = forms.BooleanField(label=gettext_lazy("The head has been told"), required=False)

    def clean_year(self) -> str:
        raise ValidationError(_("Type the year as four digits, such as 2026."))


class DeskStyleGuide(Screen):
    """Every component of the desk; the theme is the one chosen in the account."""

    title = gettext_lazy("Style guide of the desk")
    template_name = "desk/style_guide.html"
    corner = gettext_lazy("Item of the plan")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.page(
            colours=COLOURS,
            form=ExampleForm({"name": "Tổ hợp tác lúa hữu cơ", "year": "hai nghìn"}),
            actions=_actions(),
            requirements=[Requirement(_("Consent to publish"), False, _("Required.")), Requirement(_("Photo"), True)],
            missing=1,
            steps=_steps(),
            history=self.history(),
            **_board(),
            work=self.work(),
        )

    def history(self) -> list[Happening]:
        """Two entries, the later one with what it changed."""
        changes = [FieldChange(_("Year"), "2025", "2026")]
        who = "Nguyễn Thị Hạnh"
        return [
            Happening(self.at, _("Returned for completion"), who, _("The year was missing."), changes),
            Happening(self.at - timedelta(days=9), _("Filed"), who, ""),
        ]

    def work(self) -> dict[str, WorkItem]:
        """An item of each kind."""
        late, soon, asked = (self.today + timedelta(days=days) for days in (-6, 3, -12))
        words = _("Appraise the dossier of the organic rice co-operative")
        return {
            "late": WorkItem(words, "#work", _("Appraise"), "#work", late, _("The council sits this week.")),
            "coming": WorkItem(words, "#work", _("Appraise"), "#work", soon),
            "waiting": WorkItem(words, "#work", _("Urge"), "#work", soon, "", _("Department of Finance"), asked),
        }


def _actions() -> list[RecordAction]:
    return [
        RecordAction(_("Return for completion"), "#actions", tone="primary", note=_("Sends back what is missing.")),
        RecordAction(_("Write an opinion"), "#actions"),
        RecordAction(_("Put before the council"), "#actions", Answer(False, _("Two required papers are missing."))),
    ]


def _steps() -> list[RecordStep]:
    return [
        RecordStep(_("Detection"), "done", "14/03/2026"),
        RecordStep(_("Appraisal"), "late", _("6 days over")),
        RecordStep(_("Council"), "ahead", _("3 days left")),
        RecordStep(_("Decision"), "ahead"),
    ]


def _board() -> dict[str, Any]:
    """A board of two rows with a shape of each kind."""
    columns = [BoardColumn(str(at), f"Q{at}", _("Commune A"), current=at == 3) for at in range(1, 6)]
    cells = [BoardCell(state, overdue=state == "limited") for state in PROGRESS]
    rows = [BoardRow("1", _("Introduce two exemplars a year"), "II.1"), BoardRow("2", _("Report every year"), "II.2")]
    lines = [BoardLine(row, _places(columns, cells[at:] + cells[:at])) for at, row in enumerate(rows)]
    return {
        "columns": columns,
        "groups": [columns],
        "sections": [(_("II. Targets"), lines)],
        "picked": {"here": columns[0], "shown": columns[:1]},
    }


def _places(columns: list[BoardColumn], cells: list[BoardCell]) -> list[BoardPlace]:
    return [BoardPlace([column], cell) for column, cell in zip(columns, cells, strict=True)]
