"""States are a table, and one place makes the moves: it locks the row, checks, saves and logs.

A room writes in `states.py`:

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        FILED = "filed", _("Filed")

    MOVES = moves(State, Move("file", of=(State.DRAFT,), to=State.FILED, needs="file", label=_("File")))

in its model `state = StateField(MOVES)`, and in an operation:

    with MOVES["file"].of(nomination, by=by, at=at) as nomination:
        nomination.filed_at = at
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from django.db import models, transaction
from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, Refused, may, require

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import Promise

    from lantoa.kit.actors import Actor

Tone = Literal["plain", "primary", "danger"]
Audience = Literal["officer", "citizen"]
Record = TypeVar("Record", bound=Model)


class MoveRefused(Refused):
    """The record is not where this move starts, or something that the move needs is missing; the text says what."""


def always(record: Model) -> Answer:
    """The guard of a move that nothing but state and access stands against."""
    return YES


@dataclass(frozen=True)
class Move:
    """One row of the table: from any state in `of` to `to`, for whoever may do `needs` to the record."""

    name: str
    of: tuple[str, ...]
    to: str
    needs: str  # a verb of the record's access policy
    label: str | Promise  # on the button
    done: str | Promise = ""  # in the history; the label where empty
    reason_required: bool = False
    tone: Tone = "plain"
    guard: Callable[[Any], Answer] = always  # what else must be true of the record, with the reason when it is not


@dataclass(frozen=True)
class Offer:
    """A move as it stands for one person and one record, for a button."""

    move: Move
    answer: Answer
    fits: bool  # whether the record is in a state that the move starts from; when not, the button is of no use now


@dataclass(frozen=True)
class Step:
    """A move together with its table, ready to be made."""

    table: Moves
    move: Move

    @contextmanager
    def of(self, record: Record, *, by: Actor, at: datetime, reason: str = "") -> Iterator[Record]:
        """Give the block the row of `record`, locked and as it is now; then save it in its new state and log all of it.

        Raises `Refused` when `by` may not, `MoveRefused` when it cannot be done now; then nothing is changed, as with
        any exception of the block. `record` itself is left as it was: go on with what the block was given.
        """
        with transaction.atomic():
            locked = _lock(record)
            require(by, self.move.needs, locked)
            self._check(locked, reason)
            before = audit.values_of(locked)
            yield locked
            setattr(locked, self.table.field, self.move.to)
            locked.save()
            changes = audit.differences(before, audit.values_of(locked))
            audit.record(self.move.name, locked, by=by, at=at, changes=changes, note=reason)

    def _check(self, record: Model, reason: str) -> None:
        if not (answer := self.table.possible(self.move, record)):
            raise MoveRefused(answer.reason)
        if self.move.reason_required and not reason.strip():
            raise MoveRefused(_("Give the reason."))


class Moves:
    """The table of one kind of record. Its model and field are known as soon as a `StateField` carries it."""

    model: type[Model]
    field: str

    def __init__(
        self, states: type[models.TextChoices], rows: tuple[Move, ...], citizen: Mapping[str, str | Promise]
    ) -> None:
        """`citizen` has what the public reads for a state, where that differs from what officers read."""
        self.states = states
        self.rows = {move.name: move for move in rows}
        self.citizen = citizen

    def __getitem__(self, name: str) -> Step:
        return Step(self, self.rows[name])

    def __iter__(self) -> Iterator[Move]:
        return iter(self.rows.values())

    def state_of(self, record: Model) -> str:
        """The stored state."""
        return str(getattr(record, self.field))

    def label(self, state: str, audience: Audience = "officer") -> str | Promise:
        """A state in the words of whoever reads it."""
        officer = self.states(state).label
        return self.citizen.get(state, officer) if audience == "citizen" else officer

    def possible(self, move: Move, record: Model) -> Answer:
        """Whether the record itself allows the move now, whoever asks."""
        if self.state_of(record) not in move.of:
            state = self.label(self.state_of(record))
            return Answer(False, gettext("This cannot be done while the state is “%(state)s”.") % {"state": state})
        return move.guard(record)

    def open_to(self, record: Model, actor: Actor) -> list[Offer]:
        """Every move of the table with whether `actor` may make it now: buttons are drawn from this."""
        allowed = {verb: may(actor, verb, record) for verb in {move.needs for move in self}}
        state = self.state_of(record)
        return [Offer(move, allowed[move.needs] and self.possible(move, record), state in move.of) for move in self]


_tables: list[Moves] = []


def moves(states: type[models.TextChoices], *rows: Move, citizen: Mapping[str, str | Promise] | None = None) -> Moves:
    """The table with these rows. ValueError: two have one name, or a state is not among `states`."""
    if len({move.name for move in rows}) < len(rows):
        raise ValueError("two moves have the same name")
    for move in rows:
        if unknown := {*move.of, move.to} - set(states.values):
            raise ValueError(f"{move.name}: {unknown} are no states of {states.__name__}")
    return Moves(states, rows, citizen or {})


def tables() -> list[Moves]:
    """Every table that a model carries, by the label of the model."""
    return sorted(_tables, key=lambda table: table.model._meta.label_lower)


class StateField(models.CharField):  # type: ignore[type-arg]  # generic for mypy only
    """The field that holds a state; only the moves of its table change it."""

    def __init__(self, table: Moves, verbose_name: Any = None, **options: Any) -> None:
        self.table = table
        options.setdefault("default", next(iter(table.states)).value)
        super().__init__(
            verbose_name or _("state"),
            max_length=20,
            choices=table.states.choices,
            editable=False,
            db_index=True,
            **options,
        )

    def contribute_to_class(self, cls: type[Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        if cls._meta.abstract:
            return
        self.table.model, self.table.field = cls, name
        audit.name_verbs({move.name: move.done or move.label for move in self.table}, cls)
        _tables.append(self.table)

    def clone(self) -> Any:
        """What migrations keep of it."""
        return models.CharField(**self.deconstruct()[3])

    def deconstruct(self) -> Any:
        """A plain text field: neither tables nor the wording of states belong in migrations."""
        name, _path, _arguments, options = super().deconstruct()
        kept = {"max_length": 20, "db_index": True, "editable": False, "default": options["default"]}
        return name, "django.db.models.CharField", [], kept


def _lock(record: Record) -> Record:
    """The row of `record` as it is now, kept from others until the transaction ends."""
    found = type(record)._base_manager.select_for_update(of=("self",)).filter(pk=record.pk).first()
    if found is None:
        raise MoveRefused(_("The record no longer exists."))
    return found
