"""The kinds of things that a reading finds. One row a kind: the screen and the spreadsheet are both drawn from here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vanban.reading.model import Citation, Criterion, Plan, Task

from . import wording
from .header import found_in_header
from .wording import Printed, printed

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of an item. Some are only worth a column of the spreadsheet; what is `usual` is not worth
    saying on the screen."""

    name: Promise
    value: Callable[[Any], Value]
    on_screen: bool = True
    usual: Promise | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """`code` names it in addresses, style sheets and scripts; `tag` is the short mark in the margin of the text.

    `family` is its place in the filter. Brief kinds are mentions of a few words, which come in runs and are listed
    without facts of their own. Outer kinds stand before the first section or after the last.
    """

    code: str
    tag: Promise
    name: Promise
    found: Callable[[Plan], Sequence[Any]]
    title_name: Promise
    title: Callable[[Any], list[str]]
    facts: tuple[Fact, ...] = ()
    quote: Callable[[Any], Value] | None = None
    family: str = "other"
    brief: bool = False
    outer: bool = False


AN_ORDER, A_REQUEST = _("An order"), _("A request, not an order")


def _asked(task: Task) -> str:
    return str(A_REQUEST if task.request else AN_ORDER)


def _scope(criterion: Criterion) -> str | None:
    return printed(criterion.field) if criterion.scope == "field" else str(_("All fields"))


def _in_words(found: Any) -> list[str]:
    return [Printed(found.text)]


_CITED = (
    Fact(_("Date"), wording.cited_date),
    Fact(_("Issued by"), lambda citation: printed(citation.issuer)),
    Fact(_("About"), lambda citation: printed(citation.subject)),
)
_TARGET = (
    Fact(_("Measured by"), wording.measure),
    Fact(_("How much"), wording.amount_or_none),
    Fact(_("Comparison"), wording.comparison, on_screen=False),
    Fact(_("Figure"), attrgetter("value"), on_screen=False),
    Fact(_("Unit"), wording.unit, on_screen=False),
    Fact(_("Who owes it"), lambda target: printed(target.per)),
    Fact(_("Cadence"), lambda target: wording.period(target.period)),
    Fact(_("Deadline"), lambda target: printed(target.deadline)),
)
_TASK = (
    Fact(_("Who leads"), lambda task: wording.all_printed(task.responsible)),
    Fact(_("With whom"), lambda task: wording.all_printed(task.coordinating)),
    Fact(_("Order or request"), _asked, usual=AN_ORDER),
    Fact(_("Cadence"), lambda task: wording.period(task.period)),
    Fact(_("Deadline"), lambda task: printed(task.deadline)),
    Fact(_("Sent to"), lambda task: printed(task.recipient)),
)


def _cited(citation: Citation) -> list[str]:
    """Type and number; what has no number is known by its subject: "Luật", "Thi đua, khen thưởng"."""
    if citation.number:
        return [Printed(f"{citation.type} {citation.number}")]
    return [Printed(words) for words in (citation.type, citation.subject) if words]


FAMILIES = {
    "target": _("Targets"),
    "task": pgettext_lazy("kind of item", "Tasks"),
    "criterion": _("Criteria"),
    "document": pgettext_lazy("kind of item", "Documents"),
    "other": _("The rest"),
}
KINDS = (
    Kind("target", pgettext_lazy("item tag", "TG"), _("Targets"), attrgetter("targets"),
         _("In plain words"), wording.duty, _TARGET, quote=wording.quoted, family="target"),
    Kind("task", pgettext_lazy("item tag", "TK"), pgettext_lazy("kind of item", "Tasks"), attrgetter("tasks"),
         _("What is to be done"), lambda task: [Printed(task.action)], _TASK, family="task"),
    Kind("criterion", pgettext_lazy("item tag", "CR"), _("Criteria"), attrgetter("criteria"),
         _("Criterion"), _in_words, (Fact(pgettext_lazy("kind of item", "Field"), _scope),), family="criterion"),
    Kind("basis", pgettext_lazy("item tag", "LB"), _("Legal basis"), attrgetter("legal_basis"),
         pgettext_lazy("kind of item", "Document"), _cited, _CITED, family="document"),
    Kind("reference", pgettext_lazy("item tag", "RF"), _("Documents cited"), attrgetter("references"),
         pgettext_lazy("kind of item", "Document"), _cited, _CITED, family="document"),
    Kind("event", pgettext_lazy("item tag", "EV"), _("Events"), attrgetter("events"),
         _("Event"), lambda event: [Printed(event.name)], (Fact(_("Date"), lambda event: printed(event.date)),)),
    Kind("field", pgettext_lazy("item tag", "FD"), _("Fields of work"), attrgetter("fields"),
         pgettext_lazy("kind of item", "Field"), _in_words, brief=True),
    Kind("subject", pgettext_lazy("item tag", "SB"), _("Whom it is about"), attrgetter("subjects"),
         _("Whom"), lambda mention: [wording.subject(mention.text)], brief=True),
    Kind("channel", pgettext_lazy("item tag", "CH"), _("Channels"), attrgetter("channels"),
         _("Channel"), _in_words, brief=True),
    Kind("budget", pgettext_lazy("item tag", "BG"), _("Sources of money"), attrgetter("budget_sources"),
         _("Source"), _in_words, brief=True),
    Kind("recipient", pgettext_lazy("item tag", "RC"), _("Recipients"), attrgetter("document.recipients"),
         _("Recipient"), _in_words, brief=True, outer=True),
    Kind("header", pgettext_lazy("item tag", "HD"), _("Header and signature"), found_in_header,
         _("Item"), lambda fact: [fact.name], (Fact(_("Reads"), attrgetter("value")),), outer=True),
)  # fmt: skip
