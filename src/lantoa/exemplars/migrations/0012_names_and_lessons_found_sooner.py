"""PostgreSQL finds any part of a name by its trigrams, and keeps the words of lessons instead of working them out.

SQLite reads its rows in order, which is quick beside a server's, and needs neither. Trigrams come with the server, in an
extension that whoever owns the database may make; where they are missing nothing but the speed differs.
"""

from django.db import migrations

from lantoa.exemplars import lesson_index

INDEX = "CREATE INDEX dossier_name_parts ON exemplars_dossier USING gin (folded_name gin_trgm_ops)"


def build(apps, editor):
    """Make both, the first unless the server knows nothing of trigrams."""
    lesson_index.keep_words(editor.connection)
    if editor.connection.vendor == "postgresql":
        with editor.connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
            if cursor.fetchone():
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
                cursor.execute(INDEX)


def take_down(apps, editor):
    """Drop both; the extension stays, others may use it."""
    lesson_index.drop_words(editor.connection)
    if editor.connection.vendor == "postgresql":
        with editor.connection.cursor() as cursor:
            cursor.execute("DROP INDEX IF EXISTS dossier_name_parts")


class Migration(migrations.Migration):
    dependencies = [("exemplars", "0011_initiatives")]
    operations = [migrations.RunPython(build, take_down)]
