"""Public stories are found by their words, as public pages are; those that are there already too."""

import django.db.models.deletion
from django.db import migrations, models
from django.utils.timezone import localdate

from lantoa.kit.finding.entries import all_words
from lantoa.newsroom.story_index import INDEX

DIRECTING = ("government", "party", "front")


def build_index(apps, schema_editor):
    """An index of the database's own, which each kind of database makes in its way."""
    INDEX.build(schema_editor.connection)


def take_index_down(apps, schema_editor):
    """Leave the table without it."""
    INDEX.take_down(schema_editor.connection)


def enter(apps, schema_editor):
    """One entry for each public story, numbered by when it was published first."""
    Story, StoryEntry = apps.get_model("newsroom", "Story"), apps.get_model("newsroom", "StoryEntry")
    places, last = {}, 0
    told = Story.objects.filter(state="published").select_related("body").order_by("first_published_at", "pk")
    for story in told.iterator():
        if story.body_id not in places:
            places[story.body_id] = _places(apps, story.body_id)
        last = max(last + 1, round(story.first_published_at.timestamp() * 1_000_000))
        entry = StoryEntry(id=last, story=story, body_id=story.body_id, places=places[story.body_id])
        entry.words = all_words(_text(apps, story), _tickets(story))
        entry.save(force_insert=True)


def _places(apps, body):
    lines = apps.get_model("organisations", "Ancestry").objects.filter(descendant=body, tree__in=DIRECTING)
    above = lines.filter(since__lte=localdate(), until__gt=localdate()).values_list("ancestor", flat=True)
    return " ".join(f"p:{pk}" for pk in sorted({body, *above}))


def _text(apps, story):
    passages = apps.get_model("newsroom", "Passage").objects.filter(story=story)
    told = [f"{text} {credit}" for text, credit in passages.values_list("text", "credit")]
    return " ".join([story.title, story.lead, story.body.name, *told])


def _tickets(story):
    found = {f"k:{story.kind}", f"y:{localdate(story.first_published_at).year}"}
    for field, movement in story.dossiers.values_list("field", "movement"):
        found |= {f"f:{field}"} if field else set()
        found |= {f"m:{movement}"} if movement else set()
    return found


class Migration(migrations.Migration):

    dependencies = [
        ('exemplars', '0013_common_words_found_sooner'),
        ('newsroom', '0007_versions'),
        ('organisations', '0002_body_imports'),
    ]

    operations = [
        migrations.CreateModel(
            name='StoryEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('places', models.TextField()),
                ('words', models.TextField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.body')),
                ('story', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='entry', to='newsroom.story')),
            ],
            options={
                'verbose_name': 'words of a public story',
                'verbose_name_plural': 'words of public stories',
            },
        ),
        migrations.RunPython(build_index, take_index_down),
        migrations.RunPython(enter, migrations.RunPython.noop),
    ]
