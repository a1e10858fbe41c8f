"""Who may do what to which record, asked in one place: a policy answers for a row and for a whole list.

A room writes one policy per kind of record in its `access.py` and registers it. Screens, lists, exports and the API ask
here and nowhere else. What a policy reads (memberships, dated trees) belongs to the room that registers it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from django.db.models import Model, QuerySet

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from lantoa.kit.actors import Actor


@dataclass(frozen=True)
class Answer:
    """Yes, or no with the reason in the words of the person who asked."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Answer(allowed=True)


class Refused(Exception):
    """The actor may not do this; the text is the reason, ready to be shown."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Policy(Protocol):
    """What every policy answers. `verb` is a word of the policy's own table, such as "view" or "merge"."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to `record`. A record that does not exist yet is asked with its fields set."""

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` for which `answer` says yes, by the same rule, in the same query."""

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any record at all: for menus and for buttons that make new records."""


Found = TypeVar("Found")
_together: ContextVar[dict[Hashable, Any] | None] = ContextVar("asked together", default=None)


@contextmanager
def asked_together() -> Iterator[None]:
    """What policies remember inside is read once: for a menu, which asks about each of its entries and changes none."""
    token = _together.set({})
    try:
        yield
    finally:
        _together.reset(token)


def remembered(key: Hashable, find: Callable[[], Found]) -> Found:
    """What `find` gives; inside of `asked_together` it is called once for `key`, outside of it every time."""
    known = _together.get()
    if known is None:
        return find()
    if key not in known:
        known[key] = find()
    found: Found = known[key]
    return found


_policies: dict[type[Model], Policy] = {}


def register(model: type[Model], policy: Policy) -> None:
    """Make `policy` the one that answers for records of `model`; a second one is a mistake of the program."""
    if model in _policies:
        raise RuntimeError(f"{model.__name__} has a policy already")
    _policies[model] = policy


def policy_of(model: type[Model]) -> Policy:
    """The policy that answers for `model`. KeyError: nobody has written one, so nobody may do anything."""
    return _policies[model]


def may(actor: Actor, verb: str, record: Model) -> Answer:
    """Whether `actor` may do `verb` to `record`, with the reason when not."""
    return policy_of(type(record)).answer(actor, verb, record)


def require(actor: Actor, verb: str, record: Model) -> None:
    """Raise `Refused` with the reason unless `actor` may do `verb` to `record`."""
    if not (answer := may(actor, verb, record)):
        raise Refused(answer.reason)


def visible(actor: Actor, records: QuerySet[Any], verb: str = "view") -> QuerySet[Any]:
    """Those of `records` that `actor` may do `verb` to."""
    return policy_of(records.model).within(actor, verb, records)
