import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('movements', '0002_reference_fields'),
        ('organisations', '0002_body_imports'),
        ('plans', '0009_fields_that_count'),
        ('reporting', '0001_reports_up_the_tree'),
    ]

    operations = [
        migrations.AddField(
            model_name='reportform',
            name='certainty',
            field=models.CharField(blank=True, choices=[('verified', 'read in the text of the law'), ('second_hand', 'known at second hand, or from one province'), ('old', 'from a text that has ended'), ('unverified', 'not verified')], max_length=11, verbose_name='certainty'),
        ),
        migrations.AddField(
            model_name='reportform',
            name='movement',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_forms', to='movements.movement', verbose_name='reviewed movement'),
        ),
        migrations.AddField(
            model_name='reportform',
            name='plan',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_forms', to='plans.plan', verbose_name='reviewed programme'),
        ),
        migrations.AddField(
            model_name='reportform',
            name='source',
            field=models.TextField(blank=True, verbose_name='where the form is from'),
        ),
        migrations.AlterField(
            model_name='formpart',
            name='kind',
            field=models.CharField(choices=[('narrative', 'text that is written'), ('figures', 'table of figures'), ('exemplars', 'list of exemplars'), ('table', 'table of the statistics'), ('promises', 'what the programme promised, and what was reached')], max_length=9, verbose_name='what it is made of'),
        ),
        migrations.AlterField(
            model_name='reportform',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_forms', to='organisations.group', verbose_name='asked of'),
        ),
        migrations.CreateModel(
            name='WrittenFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40, verbose_name='cell')),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14, verbose_name='written figure')),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='written', to='reporting.formpart', verbose_name='part')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='written', to='reporting.periodicreport', verbose_name='periodic report')),
            ],
            options={
                'verbose_name': 'written figure',
                'verbose_name_plural': 'written figures',
                'constraints': [models.UniqueConstraint(fields=('report', 'part', 'key'), name='report_written_once')],
            },
        ),
    ]
