
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0002_claims_that_praise'),
        ('reporting', '0002_tables_and_reviews'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SignedReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('signer_name', models.CharField(max_length=120, verbose_name='signer')),
                ('signer_post', models.CharField(max_length=120, verbose_name='position of the signer')),
                ('authority', models.CharField(blank=True, choices=[('', "in the signer's own right"), ('on_behalf', 'TM. (on behalf of a collective)'), ('for_head', 'KT. (for the head)'), ('by_order', 'TL. (by order)'), ('by_delegation', 'TUQ. (by delegation)'), ('acting', 'Q. (acting)')], max_length=13, verbose_name='authority line')),
                ('authority_of', models.CharField(blank=True, max_length=120, verbose_name='whom the authority line names')),
                ('place', models.CharField(max_length=80, verbose_name='place, as the document says it')),
                ('number', models.CharField(max_length=60, verbose_name='number of the report')),
                ('signed_on', models.DateField(verbose_name='signed on')),
                ('recorded_at', models.DateTimeField(editable=False, verbose_name='recorded at')),
                ('document', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evidence.storedfile', verbose_name='signed document')),
                ('folder', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='signed_report', to='evidence.folder')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by')),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='signed', to='reporting.periodicreport', verbose_name='periodic report')),
            ],
            options={
                'verbose_name': 'signed report',
                'verbose_name_plural': 'signed reports',
                'constraints': [models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='report_signed_has_number')],
            },
        ),
    ]
