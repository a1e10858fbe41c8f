from django.db import migrations, models


class Migration(migrations.Migration):
    """A duty may count some fields of work only."""

    dependencies = [("plans", "0008_who_inspects")]

    operations = [
        migrations.AddField(
            "duty",
            "eligible_fields",
            models.JSONField("counted fields of work", default=dict, blank=True),
        ),
    ]
