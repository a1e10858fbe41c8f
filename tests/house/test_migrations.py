"""Migrations say what they do, can be undone, and are complete."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("lantoa.")}
ON_DISK = MigrationLoader(None).disk_migrations
MIGRATIONS = [ON_DISK[label, name] for label, name in sorted(ON_DISK) if label in OURS]


@pytest.mark.django_db
def test_no_change_of_a_model_waits_for_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("migration", MIGRATIONS, ids=str)
def test_a_migration_is_named_for_what_it_does(migration) -> None:
    assert re.fullmatch(r"\d{4}_[a-z][a-z0-9_]+", migration.name)
    assert "auto" not in migration.name


@pytest.mark.parametrize("migration", MIGRATIONS, ids=str)
def test_a_migration_can_be_undone(migration) -> None:
    assert [operation.describe() for operation in migration.operations if not operation.reversible] == []


@pytest.mark.django_db
def test_every_migration_is_applied() -> None:
    loader = MigrationLoader(connection)
    assert set(loader.disk_migrations) == set(loader.applied_migrations)
