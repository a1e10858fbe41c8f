from typing import Any

from django.db import migrations, models

NEEDED = {
    "needs_adoptions": "adoptions that “replicated” needs",
    "needs_publications": "publications that “replicated” needs",
}


def leave_to_programme(apps: Any, schema_editor: Any) -> None:
    """1 and 1 were what stood in every duty that said nothing else; the programme says the same now."""
    duties = apps.get_model("plans", "Duty").objects
    for name in NEEDED:
        duties.filter(**{name: 1}).update(**{name: None})


def say_it_again(apps: Any, schema_editor: Any) -> None:
    """Put the usual number into every duty."""
    duties = apps.get_model("plans", "Duty").objects
    for name in NEEDED:
        duties.filter(**{name: None}).update(**{name: 1})


class Migration(migrations.Migration):
    """What "replicated" needs may be left to the programme."""

    dependencies = [("plans", "0006_merged_actors")]

    operations = [
        *(
            migrations.AlterField("duty", name, models.PositiveSmallIntegerField(words, null=True, blank=True))
            for name, words in NEEDED.items()
        ),
        migrations.RunPython(leave_to_programme, say_it_again),
    ]
