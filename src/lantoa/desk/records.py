"""The record screen: who, in which state, what happened, what is missing, and what the person may do now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise

from lantoa.kit.access import YES, Answer, may
from lantoa.kit.moves import Moves

from .history import Happening, happenings
from .screens import Screen

TIMELINE = 12  # how much of the history stands on the page itself


@dataclass(frozen=True)
class RecordAction:
    """A button. A locked one stays visible with its reason; `note` says what will happen when it is open."""

    label: str | Promise
    url: str
    answer: Answer = YES
    tone: str = "plain"
    note: str | Promise = ""


@dataclass(frozen=True)
class Requirement:
    """Something that the record needs, there or missing. `note` says since when, or what to do."""

    label: str | Promise
    met: bool
    note: str | Promise = ""
    url: str = ""


@dataclass(frozen=True)
class RecordStep:
    """A step on the way of a record. `stage`: done, now, late (now and overdue) or ahead. `note`: a day, or how far."""

    label: str | Promise
    stage: str
    note: str | Promise = ""


@dataclass(frozen=True)
class RecordPanel:
    """A part of the page with a heading of its own, drawn by a template of the room."""

    title: str | Promise
    template: str
    context: Mapping[str, Any]
    count: int | None = None


class RecordScreen(Screen):
    """One record on one page. Subclasses give `model` and what they know of `facts`, `requirements` and `panels`.

    `move_urls` names, for a move of `moves`, the address of its form, which takes the record's id as `pk`.
    """

    template_name = "desk/record/record.html"
    model: type[Model]
    moves: Moves | None = None
    move_urls: Mapping[str, str] = {}
    lead: str | Promise = ""
    record: Any

    def queryset(self) -> QuerySet:
        """All records of the model with what the page needs of them."""
        return self.model._default_manager.all()

    def prepare(self) -> None:
        self.record = self.load(self.queryset(), pk=self.kwargs["pk"])

    def page_title(self) -> str:
        return str(self.record)

    def standfirst(self) -> str | Promise:
        """One line below the name: what this is."""
        return self.lead

    def state(self) -> str | Promise:
        """The state in words; empty for a record that has none."""
        return self.moves.label(self.moves.state_of(self.record)) if self.moves else ""

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        """Label and value, in the order in which they are read; nothing is shown for an empty value."""
        return ()

    def steps(self) -> Sequence[RecordStep]:
        """The way that records of this kind go, and where this one is on it."""
        return ()

    def requirements(self) -> Sequence[Requirement]:
        """What the record needs, met or not."""
        return ()

    def panels(self) -> Sequence[RecordPanel]:
        """What belongs to the record, below its facts."""
        return ()

    def further_actions(self) -> Sequence[RecordAction]:
        """Buttons that are no moves, such as changing the record."""
        return ()

    def actions(self) -> list[RecordAction]:
        """What may be done now, drawn from the table of moves that will be asked when it is done."""
        offers = self.moves.open_to(self.record, self.actor) if self.moves else []
        moving = [
            RecordAction(offer.move.label, self.url(self.move_urls[offer.move.name]), offer.answer, offer.move.tone)
            for offer in offers
            if offer.fits and offer.move.name in self.move_urls
        ]
        return [*moving, *self.further_actions()]

    def action(self, label: str | Promise, url_name: str, verb: str, **options: Any) -> RecordAction:
        """A button to a form about this record, locked with the policy's reason when the person may not do `verb`."""
        return RecordAction(label, self.url(url_name), may(self.actor, verb, self.record), **options)

    def url(self, url_name: str) -> str:
        return reverse(url_name, kwargs={"pk": self.record.pk})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        told = self.happened()
        if request.GET.get("tab") == "history":
            return self.page(tab="history", record=self.record, history=told)
        return self.page(tab="record", record=self.record, history=told[:TIMELINE], **self.parts())

    def happened(self) -> list[Happening]:
        """The history as far as the person may read it."""
        return happenings(self.record, self.actor)

    def parts(self) -> dict[str, Any]:
        """What the template shows besides the record itself."""
        requirements = list(self.requirements())
        missing = [requirement for requirement in requirements if not requirement.met]
        return {
            "steps": self.steps(),
            "facts": [(label, value) for label, value in self.facts() if value not in (None, "")],
            "requirements": sorted(requirements, key=lambda requirement: requirement.met),
            "missing": len(missing),
            "actions": self.actions(),
            "panels": self.panels(),
        }
