"""Puts a world into the database in bulk and works out its lines of bodies above."""

from __future__ import annotations

from django.db import transaction

from lantoa.organisations.generation.rows import Rows
from lantoa.organisations.models import Body, BodyName, Change, Placement, Succession
from lantoa.organisations.operations import ancestry

BATCH = 5_000


def write(world: Rows) -> None:
    """Save everything in `world`, all of it or nothing. IntegrityError: a code is taken."""
    about = Change.bodies.through
    with transaction.atomic():
        Change.objects.bulk_create(world.changes, BATCH)
        Body.objects.bulk_create(world.bodies, BATCH)
        BodyName.objects.bulk_create(world.names, BATCH)
        Placement.objects.bulk_create(world.placements, BATCH)
        Succession.objects.bulk_create(world.successions, BATCH)
        about.objects.bulk_create(
            (
                about(change_id=change.pk, body_id=body.pk)
                for change, bodies in zip(world.changes, world.about, strict=True)
                for body in bodies.values()
            ),
            BATCH,
        )
        ancestry.rebuild_all()
