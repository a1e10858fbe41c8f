"""Small pictures of photos, made in the background."""

from __future__ import annotations

from django_tasks import task

from lantoa.evidence import storage
from lantoa.evidence.intake.pictures import small
from lantoa.evidence.models import StoredFile


@task()
def make(pk: int) -> None:
    """Make the small picture of a photo, unless it was erased meanwhile."""
    if (file := StoredFile.objects.filter(pk=pk, erased_at=None).first()) is None:
        return
    with storage.open_content(file.sha256) as content:
        storage.put(file.sha256, small(content.read()), storage.THUMBNAIL)
    StoredFile.objects.filter(pk=pk).update(has_thumbnail=True)
