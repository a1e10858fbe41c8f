import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def ask_below_the_holder(apps, schema_editor):
    """Until now each round asked those below the body that holds it."""
    apps.get_model("exemplars", "Round").objects.update(asked_below=F("body"))


class Migration(migrations.Migration):

    dependencies = [
        ('exemplars', '0007_next_review_of_impact'),
        ('organisations', '0002_body_imports'),
    ]

    operations = [
        migrations.AddField(
            model_name='round',
            name='asked_below',
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name='rounds_below',
                to='organisations.body',
                verbose_name='asks those below',
            ),
        ),
        migrations.RunPython(ask_below_the_holder, migrations.RunPython.noop),
    ]
