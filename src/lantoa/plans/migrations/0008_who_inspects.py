from typing import Any

from django.db import migrations, models


def name_those_chosen(apps: Any, schema_editor: Any) -> None:
    """Bodies that inspect were chosen before, and opened nothing to anybody."""
    bodies = apps.get_model("organisations", "Body").objects
    for plan in apps.get_model("plans", "Plan").objects.filter(options__has_key="inspecting").only("options"):
        plan.inspected_by.set(bodies.filter(pk__in=plan.options["inspecting"]))


class Migration(migrations.Migration):
    """The bodies that inspect a programme see it."""

    dependencies = [("plans", "0007_programme_says_what_replicated_needs")]

    operations = [
        migrations.AddField(
            "plan",
            "inspected_by",
            models.ManyToManyField(
                to="organisations.body",
                related_name="inspected_plans",
                verbose_name="bodies that inspect",
                blank=True,
                editable=False,
            ),
        ),
        migrations.RunPython(name_those_chosen, migrations.RunPython.noop),
    ]
