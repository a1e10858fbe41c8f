"""An errand that a body has to run by a day."""

from django.conf import settings
from django.db import models

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, StateField, moves
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField


class State(models.TextChoices):
    OPEN = "open", "Đang làm"
    DONE = "done", "Đã xong"
    DROPPED = "dropped", "Đã dừng"


def has_note(errand: "Errand") -> Answer:
    return YES if errand.note else Answer(False, "Chưa ghi kết quả.")


MOVES = moves(
    State,
    Move("finish", of=(State.OPEN,), to=State.DONE, needs="change", label="Hoàn thành", tone="primary", guard=has_note),
    Move("drop", of=(State.OPEN,), to=State.DROPPED, needs="drop", label="Dừng lại", reason_required=True),
    Move("reopen", of=(State.DONE, State.DROPPED), to=State.OPEN, needs="change", label="Mở lại"),
)


class Errand(models.Model):
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="cơ quan, đơn vị")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField("nội dung", max_length=200)
    folded_title = FoldedField("title")
    due = models.DateField("hạn")
    note = models.TextField("kết quả", blank=True)
    state = StateField(MOVES)

    class Meta:
        verbose_name = "việc"
        indexes = (models.Index(fields=["due", "id"], name="errand_by_due"),)

    def __str__(self) -> str:
        return self.title
