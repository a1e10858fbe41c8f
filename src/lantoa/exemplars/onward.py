"""Where an exemplar goes from here: what higher rooms put on the desk's page of a dossier, and of its public page.

go_on(lambda actor, dossier: RecordAction(_("Propose for an award"), url))
show_more(lambda actor, dossier: RecordPanel(...))
go_on_from_page(lambda actor, page: RecordAction(_("Print a sheet"), url))
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lantoa.desk.records import RecordAction, RecordPanel
from lantoa.exemplars.models import Dossier, Release
from lantoa.kit.actors import Actor

Going = Callable[[Actor, Dossier], RecordAction | None]
GoingFromPage = Callable[[Actor, Release], RecordAction | None]
Showing = Callable[[Actor, Dossier], RecordPanel | None]
_buttons: list[Going] = []
_page_buttons: list[GoingFromPage] = []
_parts: list[Showing] = []


def go_on(button: Going) -> None:
    """Offer what `button` gives on the page of each dossier; None where it is of no use."""
    _buttons.append(button)


def go_on_from_page(button: GoingFromPage) -> None:
    """Offer what `button` gives on the desk's page of each public page; None where it is of no use."""
    _page_buttons.append(button)


def show_more(part: Showing) -> None:
    """Show what `part` gives to those who may open the dossier; None where there is nothing."""
    _parts.append(part)


def actions(actor: Actor, dossier: Dossier) -> Iterator[RecordAction]:
    """The buttons of higher rooms, in the order in which they were registered."""
    return (found for each in _buttons if (found := each(actor, dossier)))


def page_actions(actor: Actor, page: Release) -> Iterator[RecordAction]:
    """The same of a public page."""
    return (found for each in _page_buttons if (found := each(actor, page)))


def panels(actor: Actor, dossier: Dossier) -> Iterator[RecordPanel]:
    """The parts of higher rooms, in the order in which they were registered."""
    return (found for each in _parts if (found := each(actor, dossier)))
