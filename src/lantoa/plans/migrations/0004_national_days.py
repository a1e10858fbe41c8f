"""The days of the whole country: public holidays, and those of emulation."""

from django.db import migrations

from lantoa.kit.text import fold
from lantoa.plans.calendar.national import national_days


def enter(apps, schema_editor):
    Anniversary = apps.get_model("plans", "Anniversary")
    rows = [Anniversary(folded_name=fold(day["name"])[:255], **day) for day in national_days()]
    Anniversary.objects.bulk_create(rows)


def take_out(apps, schema_editor):
    apps.get_model("plans", "Anniversary").objects.filter(body=None).delete()


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_deliveries_lineage_calendar")]

    operations = [migrations.RunPython(enter, take_out)]
