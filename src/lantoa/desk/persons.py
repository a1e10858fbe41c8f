"""Whose desk it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.kit.actors import Actor

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


def person_of(actor: Actor) -> AbstractBaseUser:
    """The person who acts. ValueError for the platform itself, which has no desk."""
    if actor.person is None:
        raise ValueError("the platform itself has no desk")
    return actor.person
