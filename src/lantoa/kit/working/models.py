"""The sign of life of a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import datetime


def random_id() -> str:
    """A name that no two workers share; the queue of tasks knows a worker by it too."""
    return get_random_string(32)


class WorkerQuerySet(models.QuerySet["Worker"]):
    """Workers by when they were last heard of."""

    def seen_since(self, moment: datetime) -> WorkerQuerySet:
        """Those that gave a sign of life at `moment` or later."""
        return self.filter(seen_at__gte=moment)


class Worker(models.Model):
    """One running worker. What it has claimed is its own as long as it is seen."""

    id = models.CharField(max_length=32, primary_key=True, default=random_id)
    place = models.CharField(_("machine and process"), max_length=255)
    started_at = models.DateTimeField(_("started"))
    seen_at = models.DateTimeField(_("last sign of life"))

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = _("background worker")
        verbose_name_plural = _("background workers")

    def __str__(self) -> str:
        return self.place
