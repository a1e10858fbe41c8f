"""Who delivers which kind of message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from lantoa.kit.outbox.models import OutgoingMessage

Deliver = Callable[["OutgoingMessage"], str]
GivenUp = Callable[["OutgoingMessage"], None]
Function = TypeVar("Function", bound=Deliver)


class Permanent(Exception):
    """No further attempt can help: the address does not exist, the content is refused."""


@dataclass(frozen=True)
class Deliverer:
    """A function that delivers and gives the receipt, and whether it works inside the transaction of the mark.

    `given_up` is told, inside that transaction, that a message will not be tried any more.
    """

    deliver: Deliver
    inside: bool
    given_up: GivenUp | None = None


_deliverers: dict[str, Deliverer] = {}


def deliverer(kind: str, *, inside: bool = False, given_up: GivenUp | None = None) -> Callable[[Function], Function]:
    """Make the function the one that delivers messages of `kind`; a second one is a mistake of the program.

    `inside`: it does nothing but write to our own database, in the very transaction that marks the message.
    `given_up`: what to write where no attempt helped, or every worker died of it; it raises nothing.
    """

    def register(function: Function) -> Function:
        if kind in _deliverers:
            raise RuntimeError(f"{kind} has a deliverer already")
        _deliverers[kind] = Deliverer(function, inside, given_up)
        return function

    return register


def given_up(message: OutgoingMessage) -> None:
    """Tell whoever delivers such messages that this one will not be tried any more."""
    found = _deliverers.get(message.kind)
    if found and found.given_up:
        found.given_up(message)


def deliverer_of(kind: str) -> Deliverer:
    """The one that delivers `kind`. KeyError: nobody does."""
    return _deliverers[kind]
