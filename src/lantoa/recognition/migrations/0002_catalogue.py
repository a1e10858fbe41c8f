"""The awards and base wages that everybody begins with; an administrator changes, adds and switches on."""

from typing import Any

from django.db import migrations

from lantoa.kit.text import fold
from lantoa.recognition.catalogue_file import supplied


def enter(apps: Any, schema_editor: Any) -> None:
    award, wage = (apps.get_model("recognition", name) for name in ("Award", "BaseWage"))
    told = supplied()
    known = {field.name for field in award._meta.fields} - {"code", "valid_from"}  # what came later is entered later
    for row in told["awards"]:
        kept = {name: value for name, value in row.items() if name in known}
        kept["folded_name"] = fold(row["name"])
        award.objects.get_or_create(code=row["code"], valid_from=row["valid_from"], defaults=kept)
    for row in told["base_wages"]:
        wage.objects.get_or_create(valid_from=row["valid_from"], defaults=row)


def take_away(apps: Any, schema_editor: Any) -> None:
    """What nobody proposed for; the tables go with the migration before."""
    award, wage = (apps.get_model("recognition", name) for name in ("Award", "BaseWage"))
    told = supplied()
    award.objects.filter(code__in=[row["code"] for row in told["awards"]], proposals=None, rounds=None).delete()
    wage.objects.filter(valid_from__in=[row["valid_from"] for row in told["base_wages"]]).delete()


class Migration(migrations.Migration):
    dependencies = [("recognition", "0001_from_proposal_to_honour")]
    operations = [migrations.RunPython(enter, take_away)]
