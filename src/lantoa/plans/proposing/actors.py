"""Whom a clause names, as the bodies and groups of today's organisation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from lantoa.organisations.lookup import GroupProposal, Lookup, look_up, parts_of
from lantoa.organisations.models import Body
from lantoa.plans.models import DutyActor, Part
from lantoa.plans.proposing.vocabulary import WHOLE

LONGEST = 255


class Matching:
    """Looks the names of one plan up, each once, however often the plan repeats it."""

    def __init__(self, body: Body, on: date) -> None:
        self.body, self.on = body, on
        self._found: dict[str, Lookup] = {}

    def actors(self, words: Iterable[str], part: str = Part.LEAD) -> list[DutyActor]:
        """An actor for each name in `words`. A list that is no group by itself is taken apart."""
        names = [name for text in words for name in self._names(text)]
        return [self.actor(name, part, order) for order, name in enumerate(dict.fromkeys(names))]

    def actor(self, name: str, part: str = Part.LEAD, order: int = 0) -> DutyActor:
        """The actor that `name` means: with its body or group where that is sure, with what it could be otherwise."""
        actor = DutyActor(part=part, words=name[:LONGEST], order=order)
        if WHOLE.match(name):
            actor.body, actor.is_sure = self.body, True
            return actor
        return _matched(actor, self._look_up(name))

    def nobody_named(self) -> list[DutyActor]:
        """Whoever issued the plan is asked first where a clause names nobody; a person says whether that is so."""
        return [DutyActor(part=Part.LEAD, body=self.body)]

    def _names(self, text: str) -> list[str]:
        if WHOLE.match(text) or self._look_up(text).sure:
            return [text]
        return parts_of(text)

    def _look_up(self, name: str) -> Lookup:
        if name not in self._found:
            self._found[name] = look_up(name, asking=self.body, on=self.on)
        return self._found[name]


def _matched(actor: DutyActor, found: Lookup) -> DutyActor:
    actor.is_sure = found.sure
    if found.group:
        actor.proposal = _definition(found.group)
        actor.group = found.group.existing if found.sure else None
    elif found.sure:
        actor.body = found.candidates[0].body
    actor.candidates = [candidate.body.pk for candidate in found.candidates]
    return actor


def _definition(group: GroupProposal) -> dict[str, Any]:
    return {
        "name": group.name[:LONGEST],
        "tree": group.tree,
        "under": group.under.pk,
        "kinds": list(group.kinds),
        "direct": group.direct,
        "members": group.members,
    }
