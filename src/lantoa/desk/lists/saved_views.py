"""Views of a list that a person keeps for herself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from lantoa.desk.models import SavedView
from lantoa.desk.persons import person_of
from lantoa.kit.actors import Actor

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person


def saved_views_of(person: Person, screen: str) -> QuerySet[SavedView]:
    """The person's own views of a list, by name."""
    return SavedView.objects.filter(person_id=person.pk, screen=screen)


def save_view(*, screen: str, name: str, query: str, by: Actor) -> SavedView:
    """Keep the address of a list under a name; the same name again replaces what it was."""
    view = SavedView(person_id=person_of(by).pk, screen=screen, name=name.strip(), query=query)
    view.clean_fields(exclude=["person"])
    return SavedView.objects.update_or_create(
        person_id=view.person_id, screen=screen, name=view.name, defaults={"query": query}
    )[0]


def forget_view(view_id: int, *, screen: str, by: Actor) -> None:
    """Delete one of the actor's own views; somebody else's is not found."""
    saved_views_of(person_of(by), screen).filter(pk=view_id).delete()
