import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exemplars', '0009_rounds_always_ask_below'),
    ]

    operations = [
        migrations.AddField(
            model_name='dossier',
            name='review_every',
            field=models.PositiveSmallIntegerField(
                default=12,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(60),
                ],
                verbose_name='months between reviews of the impact',
            ),
        ),
    ]
