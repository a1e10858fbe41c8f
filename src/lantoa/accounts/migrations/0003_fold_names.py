from django.db import migrations

from lantoa.kit.text import fold


def fold_names(apps, schema_editor):
    """Names that were there before are found without accents too."""
    people = apps.get_model("accounts", "User")._default_manager.all()
    for person in people:
        person.folded_name = fold(f"{person.last_name} {person.first_name}")
        person.save(update_fields=["folded_name"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_telephones_and_invitations")]

    operations = [migrations.RunPython(fold_names, migrations.RunPython.noop)]
