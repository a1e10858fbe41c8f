"""Who delivers which kind of message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from lantoa.kit.outbox.models import OutgoingMessage

Deliver = Callable[["OutgoingMessage"], str]
Function = TypeVar("Function", bound=Deliver)


class Permanent(Exception):
    """No further attempt can help: the address does not exist, the content is refused."""


@dataclass(frozen=True)
class Deliverer:
    """A function that delivers and gives the receipt, and whether it works inside the transaction of the mark."""

    deliver: Deliver
    inside: bool


_deliverers: dict[str, Deliverer] = {}


def deliverer(kind: str, *, inside: bool = False) -> Callable[[Function], Function]:
    """Make the function the one that delivers messages of `kind`; a second one is a mistake of the program.

    `inside`: it does nothing but write to our own database, in the very transaction that marks the message.
    """

    def register(function: Function) -> Function:
        if kind in _deliverers:
            raise RuntimeError(f"{kind} has a deliverer already")
        _deliverers[kind] = Deliverer(function, inside)
        return function

    return register


def deliverer_of(kind: str) -> Deliverer:
    """The one that delivers `kind`. KeyError: nobody does."""
    return _deliverers[kind]
