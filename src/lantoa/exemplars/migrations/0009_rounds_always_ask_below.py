import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from the one before: PostgreSQL alters no column in the transaction that filled it."""

    dependencies = [
        ('exemplars', '0008_rounds_ask_below'),
    ]

    operations = [
        migrations.AlterField(
            model_name='round',
            name='asked_below',
            field=models.ForeignKey(
                blank=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name='rounds_below',
                to='organisations.body',
                verbose_name='asks those below',
            ),
        ),
        migrations.RemoveIndex(
            model_name='round',
            name='exemplar_round_of_body',
        ),
        migrations.AddIndex(
            model_name='round',
            index=models.Index(fields=['asked_below', 'until'], name='exemplar_round_below'),
        ),
    ]
