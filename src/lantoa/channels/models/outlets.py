"""Where stories go: each outlet of a body, with what opens it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.channels.kinds import KINDS, Kind, OutletKind, Way
from lantoa.channels.states import OUTLET_MOVES, OutletState
from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body


class Outlet(models.Model):
    """One outlet of a body. `account` is what the other side knows it by, such as the number of a Page.

    `sealed` are the credentials as JSON, unreadable without the SECRET_KEY; they hold until `expires_on`, and were
    tried at `tested_at` with `test_problem` (empty where they opened it). Without credentials a person posts.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="outlets", verbose_name=_("body"))
    kind = models.CharField(pgettext_lazy("outlet", "kind"), max_length=11, choices=OutletKind)
    name = models.CharField(_("name"), max_length=255)
    address = models.URLField(_("web address"), max_length=500, blank=True)
    account = models.CharField(_("number of the Page or account"), max_length=64, blank=True)
    longest = models.PositiveIntegerField(_("at most so many characters"), null=True, blank=True)
    note = models.TextField(_("what to know of it"), blank=True)
    sealed = models.TextField(blank=True, editable=False)
    expires_on = models.DateField(_("credentials hold until"), null=True, editable=False)
    tested_at = models.DateTimeField(_("tested at"), null=True, editable=False)
    test_problem = models.TextField(_("what the test found"), blank=True, editable=False)
    state = StateField(OUTLET_MOVES)

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        constraints = [models.UniqueConstraint(fields=["body", "kind", "name"], name="outlet_named_once")]
        indexes = [
            models.Index(fields=["expires_on"], name="outlet_expiring", condition=models.Q(state=OutletState.ACTIVE))
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether the platform can post there itself."""
        return self.way is Way.CLIENT and bool(self.sealed)

    @property
    def known(self) -> Kind:
        """What the catalogue says of its kind."""
        return KINDS[self.kind]

    @property
    def way(self) -> Way:
        """How a story gets there."""
        return self.known.way

    @property
    def limit(self) -> int:
        """How many characters it takes; 0 without a limit."""
        return self.longest or self.known.longest
