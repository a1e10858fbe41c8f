from django.db import migrations

from lantoa.kit.audit import triggers


def put_on(apps, schema_editor):
    triggers.put_on(schema_editor.connection)


def take_off(apps, schema_editor):
    triggers.take_off(schema_editor.connection)


class Migration(migrations.Migration):
    """The database itself refuses to alter or delete an entry of the log."""

    dependencies = [("kit", "0001_log")]

    operations = [migrations.RunPython(put_on, take_off)]
