"""What the screens of an administrator share."""

from __future__ import annotations

from django.db.models import Model

from lantoa.desk.screens import Screen
from lantoa.kit.access import Refused, policy_of
from lantoa.kit.actors import Actor


class OperatorMixin(Screen):
    """Refused to everybody else, instead of being empty for them."""

    model: type[Model]

    def prepare(self) -> None:
        if not (answer := policy_of(self.model).reason(self.actor, "view")):
            raise Refused(answer.reason)
        super().prepare()


def administers(model: type[Model], actor: Actor) -> bool:
    """Whether the person sees these records at all: for the menu."""
    return bool(policy_of(model).reason(actor, "view"))
