"""The four screens."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse

from lantoa.desk.boards import BoardCell, BoardColumn, BoardRow, BoardScreen
from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import BulkAct, ChoiceFilter, DateRangeFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.moving import MoveScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.records import RecordScreen, RecordStep, Requirement
from lantoa.desk.screens import Crumb
from lantoa.kit.access import visible
from lantoa.organisations.models import Body
from tests.desk.app import operations
from tests.desk.app.access import POLICY
from tests.desk.app.models import MOVES, Errand, State

TODAY = date(2026, 11, 23)


class PostponeForm(forms.Form):
    due = forms.DateField(label="Hạn mới")


class Postpone(BulkAct):
    name, label, needs, can_undo, form_class = "postpone", "Gia hạn", "change", True, PostponeForm

    def ready(self, records: QuerySet) -> QuerySet:
        return records.filter(state=State.OPEN)

    def why_not(self, record: Any) -> str:
        return f"Việc đang ở trạng thái “{record.get_state_display()}”."

    def run(self, record: Any, *, by: Any, at: Any, **values: Any) -> str:
        before = record.due.isoformat()
        operations.postpone(record, due=values["due"], by=by, at=at)
        return before

    def undo(self, record: Any, before: str, *, by: Any, at: Any) -> None:
        operations.postpone(record, due=date.fromisoformat(before), by=by, at=at)


class Finish(BulkAct):
    name, label, needs = "finish", "Hoàn thành", "change"

    def why_not(self, record: Any) -> str:
        return "Không rõ."

    def run(self, record: Any, *, by: Any, at: Any, **values: Any) -> None:
        operations.move("finish", record, by=by, at=at)


class ErrandList(ListScreen):
    title, model, search, ordering = "Việc của các đơn vị", Errand, ("folded_title",), ("due",)
    adding = ("errands:add", "Thêm việc", "change")
    empty = "Việc được giao cho đơn vị sẽ hiện ở đây."
    acts = (Postpone(), Finish())
    columns = (
        ListColumn("title", "Nội dung", order="folded_title"),
        ListColumn("body", "Cơ quan, đơn vị", "body.name", order="body__sort_key"),
        ListColumn("due", "Hạn", order="due", kind="deadline"),
        ListColumn("state", "Trạng thái", "get_state_display", order="state", kind="state"),
        ListColumn("note", "Kết quả", shown=False),
    )
    filters = (
        ChoiceFilter("state", "Trạng thái", State.choices),
        DateRangeFilter("due", "Hạn"),
        FlagFilter("late", "Quá hạn", lambda records: records.filter(due__lt=TODAY)),
    )

    def queryset(self) -> QuerySet:
        return Errand.objects.select_related("body")

    def url_of(self, record: Any) -> str:
        return reverse("errands:record", args=[record.pk])


class ErrandRecord(RecordScreen):
    model, moves = Errand, MOVES
    move_urls = {"finish": "errands:finish", "drop": "errands:drop"}

    def trail(self) -> list[Crumb]:
        return [Crumb(ErrandList.title, reverse("errands:list"))]

    def queryset(self) -> QuerySet:
        return Errand.objects.select_related("body")

    def standfirst(self) -> str:
        return self.record.body.name

    def facts(self) -> list[tuple[str, object]]:
        return [("Hạn", f"{self.record.due:%d/%m/%Y}"), ("Kết quả", self.record.note)]

    def steps(self) -> list[RecordStep]:
        done = self.record.state != State.OPEN
        return [
            RecordStep("Giao việc", "done"),
            RecordStep("Thực hiện", "done" if done else "now"),
            RecordStep("Xong", "ahead"),
        ]

    def requirements(self) -> list[Requirement]:
        return [Requirement("Kết quả thực hiện", bool(self.record.note), "Bắt buộc."), Requirement("Hạn", True)]

    def further_actions(self) -> list[Any]:
        return [self.action("Gia hạn", "errands:postpone", "change", note="Ghi hạn mới.")]


class AddForm(forms.Form):
    body = ReachModelChoiceField(Body.objects.all(), verb="view", label="Cơ quan, đơn vị")
    title = forms.CharField(label="Nội dung", max_length=200)
    due = forms.DateField(label="Hạn")
    code = forms.CharField(label="Mã bí mật", widget=forms.PasswordInput, required=False)


class ErrandBodyForm(AddForm):
    """Bodies are public knowledge; the ones offered here are those whose errands the person may change."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body"].reach = self._reach  # type: ignore[attr-defined]

    def _reach(self, actor: Any) -> None:
        self.fields["body"].queryset = POLICY.bodies_for(actor, "change")  # type: ignore[attr-defined]


class AddErrand(FormScreen):
    title, model, form_class, needs, done = "Thêm việc", Errand, ErrandBodyForm, "change", "Đã thêm việc."

    def run(self, form: forms.Form) -> Errand:
        values = {name: form.cleaned_data[name] for name in ("body", "title", "due")}
        return operations.add(**values, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("errands:record", args=[result.pk])


class PostponeErrand(AddErrand):
    title, form_class, done = "Gia hạn", PostponeForm, "Đã gia hạn."

    def run(self, form: forms.Form) -> Errand:
        return operations.postpone(self.record, due=form.cleaned_data["due"], by=self.actor, at=self.at)


class MoveErrand(MoveScreen):
    model, moves = Errand, MOVES

    def run(self, form: forms.Form) -> Errand:
        return operations.move(self.move, self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("errands:record", args=[result.pk])


class ErrandsByBody:
    """Rows are titles, columns the bodies in reach."""

    def __init__(self, records: QuerySet) -> None:
        self.found = {(errand.title, errand.body_id): errand for errand in records}
        bodies = {errand.body_id: errand.body.name for errand in records}
        titles = sorted({errand.title for errand in records})
        self.rows = [
            BoardRow(title, title, section="II. Mục tiêu" if at < 2 else "III. Nhiệm vụ")
            for at, title in enumerate(titles)
        ]
        self.columns = [
            BoardColumn(str(pk), name, "Quý IV/2026", current=at == 1) for at, (pk, name) in enumerate(bodies.items())
        ]

    def cell(self, row: BoardRow, column: BoardColumn) -> BoardCell | None:
        errand = self.found.get((row.key, int(column.key)))
        if errand is None:
            return None
        state = {State.DONE: "complete", State.DROPPED: "no_evidence"}.get(
            errand.state, "limited" if errand.note else "not_started"
        )
        late = errand.due < TODAY and errand.state == State.OPEN
        return BoardCell(state, late, reverse("errands:record", args=[errand.pk]))


class ErrandBoard(BoardScreen):
    title, corner = "Bảng theo dõi việc", "Nội dung"

    def board(self) -> ErrandsByBody:
        return ErrandsByBody(visible(self.actor, Errand.objects.select_related("body").order_by("body_id")))
