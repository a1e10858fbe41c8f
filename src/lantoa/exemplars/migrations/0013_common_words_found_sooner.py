"""On SQLite the beginnings of words of up to six letters are looked up at once, however common the words are."""

from django.db import migrations

from lantoa.exemplars.search_index import INDEX


def build(apps, editor):
    """Make the index anew, with all that is there."""
    INDEX.build_anew(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("exemplars", "0012_names_and_lessons_found_sooner")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
