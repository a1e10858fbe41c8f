"""One story on its way to one outlet."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.channels.models.outlets import Outlet
from lantoa.channels.states import DISPATCH_MOVES
from lantoa.kit.moves import StateField
from lantoa.newsroom.models import Story


class OfOutlet:
    """What hangs on an outlet is logged under its body."""

    outlet: Any

    @property
    def body_id(self) -> int:
        """The id of that body."""
        return int(self.outlet.body_id)


class Dispatch(OfOutlet, models.Model):
    """`story` goes to `outlet`, once. `receipt` is what the other side knows the post by, `address` where it stands.

    `run` counts what was asked of the other side, and `begun` is the run at which a worker was let loose last: a run
    that has begun and is not noted as over may have reached the other side. `problem` is why it did not go on.
    """

    story = models.ForeignKey(Story, models.PROTECT, related_name="dispatches", verbose_name=_("story"))
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="dispatches", verbose_name=_("outlet"))
    state = StateField(DISPATCH_MOVES)
    run = models.PositiveIntegerField(default=0, editable=False)
    begun = models.PositiveIntegerField(default=0, editable=False)
    receipt = models.CharField(_("receipt"), max_length=255, blank=True, editable=False)
    address = models.URLField(_("where it stands"), max_length=500, blank=True)
    sent_at = models.DateTimeField(pgettext_lazy("dispatch", "sent at"), null=True, editable=False)
    over_at = models.DateTimeField(_("taken down at"), null=True, editable=False)
    problem = models.TextField(_("what stands against it"), blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("chosen by"),
        null=True,
        editable=False,
    )
    at = models.DateTimeField(_("chosen at"), editable=False)

    class Meta:
        verbose_name = _("dispatch")
        verbose_name_plural = _("dispatches")
        constraints = [models.UniqueConstraint(fields=["story", "outlet"], name="dispatch_once")]
        indexes = [
            models.Index(fields=["state", "at"], name="dispatch_of_state"),
            models.Index(fields=["outlet", "-sent_at"], name="dispatch_of_outlet"),
            models.Index(fields=["-at", "-id"], name="dispatch_latest"),
        ]

    def __str__(self) -> str:
        """Without the title of the story, which may name somebody: the log says this."""
        return f"{self.outlet}"
