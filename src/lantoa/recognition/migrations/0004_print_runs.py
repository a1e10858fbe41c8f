import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recognition", "0003_asking_the_people"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PrintRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("overprint", models.BooleanField(default=False, verbose_name="on printed forms")),
                ("right", models.FloatField(default=0.0, verbose_name="moved to the right, in millimetres")),
                ("down", models.FloatField(default=0.0, verbose_name="moved down, in millimetres")),
                ("done", models.PositiveIntegerField(default=0, editable=False)),
                ("total", models.PositiveIntegerField(default=0, editable=False)),
                ("content", models.BinaryField(null=True)),
                ("asked_at", models.DateTimeField(verbose_name="asked for at")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished at")),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked for by",
                    ),
                ),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recognition.award",
                        verbose_name="award",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="print_runs",
                        to="recognition.decision",
                        verbose_name="decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificates to print",
                "verbose_name_plural": "certificates to print",
                "constraints": [models.UniqueConstraint(fields=("decision", "award"), name="print_run_once")],
            },
        ),
    ]
