"""A leaflet that somebody drafts, files and gets back."""

from django.db import models

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, StateField, moves


class State(models.TextChoices):
    DRAFT = "draft", "Draft"
    FILED = "filed", "Filed"
    RETURNED = "returned", "Returned"


def has_title(leaflet: "Leaflet") -> Answer:
    return YES if leaflet.title else Answer(False, "A leaflet needs a title.")


MOVES = moves(
    State,
    Move(
        "file",
        of=(State.DRAFT, State.RETURNED),
        to=State.FILED,
        needs="write",
        label="File",
        done="Filed it",
        guard=has_title,
    ),
    Move(
        "return",
        of=(State.FILED,),
        to=State.RETURNED,
        needs="screen",
        label="Return",
        reason_required=True,
        tone="danger",
    ),
    Move("remind", of=(State.FILED,), to=State.FILED, needs="write", label="Remind"),
    citizen={State.RETURNED: "Being improved"},
)


class Leaflet(models.Model):
    state = StateField(MOVES)
    title = models.CharField(max_length=100)
    password = models.CharField(max_length=100, blank=True)
    answer = models.CharField(max_length=100, blank=True)
    sent_on = models.DateField(null=True)
    part_of = models.ForeignKey("self", models.CASCADE, null=True)
    body_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return self.title
