"""Many public stories at once, copied from one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.organisations import NOW

if TYPE_CHECKING:
    from lantoa.newsroom.models import Story

BATCH = 5_000  # entries written at once


def multiply(story: Story, bodies: list[int], number: int) -> None:
    """Copy the public story until there are `number`: of all bodies, of three kinds, on days of five years, each of a
    theme, and each found by its words."""
    from django.db import connection
    from wagtail.models import Page

    from lantoa.newsroom.models import Story, Theme

    lite = connection.vendor == "sqlite"
    body = f"{min(bodies)} + n.i % {len(bodies)}"
    kind = "CASE n.i % 3 WHEN 0 THEN 'portrait' WHEN 1 THEN 'news' ELSE 'interview' END"
    day = (
        "datetime(t.first_published_at, '-' || (n.i % 1800) || ' days')"
        if lite
        else "t.first_published_at - (n.i % 1800) * interval '1 day'"
    )
    key = "printf('%032x', n.i)" if lite else "lpad(to_hex(n.i), 32, '0')::uuid"
    written = "printf('%08d', n.i)" if lite else "lpad(n.i::text, 8, '0')"
    pages = {"id": "n.i", "path": f"t.path || {written}", "slug": f"'bai-' || {written}", "translation_key": key}
    _copy(Page, story.pk, number, pages | {"first_published_at": day})
    _copy(Story, story.pk, number, {"page_ptr_id": "n.i", "body_id": body, "kind": kind})
    _index(story)
    through, first = Story.themes.through._meta.db_table, Theme.objects.order_by("pk").values_list("pk", flat=True)[0]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {through} (story_id, theme_id) SELECT page_ptr_id, {first} + page_ptr_id % 5"  # noqa: S608
            " FROM newsroom_story"
        )
        cursor.execute("ANALYZE")


def _index(story: Story) -> None:
    """The entries of all that were copied, as if each had been published."""
    from lantoa.exemplars.queries.search import place_words, ticket
    from lantoa.kit.finding import all_words
    from lantoa.newsroom.models import Story, StoryEntry

    text = " ".join([story.title, story.lead, *story.passages.values_list("text", flat=True)])
    copies = Story.objects.exclude(pk=story.pk).values_list("pk", "body", "kind", "first_published_at")
    places = {
        body: place_words(body, NOW.date()) for body in copies.order_by().values_list("body", flat=True).distinct()
    }
    said: dict[tuple[str, ...], str] = {}
    entries = []
    for pk, body, kind, at in copies:
        facets = (ticket("kind", kind), ticket("year", at.year), ticket("field", pk % 14))
        if facets not in said:
            said[facets] = all_words(text, facets)
        number = round(at.timestamp() * 1_000_000) + pk
        entries.append(StoryEntry(pk=number, story_id=pk, body_id=body, places=places[body], words=said[facets]))
    StoryEntry.objects.bulk_create(entries, batch_size=BATCH)


def _copy(model: Any, pk: int, number: int, changed: dict[str, str]) -> None:
    from django.db import connection

    columns = [field.column for field in model._meta.local_concrete_fields]
    values = ", ".join(changed.get(column, f't."{column}"') for column in columns)
    numbers = f"WITH RECURSIVE n(i) AS (SELECT {pk + 1} UNION ALL SELECT i + 1 FROM n WHERE i < {pk + number - 1})"  # noqa: S608
    table, key = model._meta.db_table, model._meta.pk.column
    named = ", ".join(f'"{column}"' for column in columns)
    sql = f"INSERT INTO {table} ({named}) {numbers} SELECT {values} FROM n, {table} t WHERE t.{key} = {pk}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql)
