"""What dossiers are known by when others like them are looked for, and pairs that may be about the same exemplar."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models.dossiers import Dossier
from lantoa.exemplars.pair_states import PAIR_MOVES
from lantoa.kit.moves import StateField


class LikenessKey(models.Model):
    """One hash of `exemplars.fingerprints`. Dossiers that share one are worth comparing; the key itself proves nothing.

    Written with the name and the text it is of, by `operations.likeness`.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="likeness_keys", verbose_name=_("dossier"))
    hash = models.BigIntegerField()

    class Meta:
        verbose_name = _("key of likeness")
        verbose_name_plural = _("keys of likeness")
        indexes = [models.Index(fields=["hash", "dossier"], name="dossiers_alike")]

    def __str__(self) -> str:
        return str(self.hash)


class DuplicatePair(models.Model):
    """Two dossiers, the older one `first`, that may be about the same exemplar; `weight` in hundredths.

    `reasons` are codes of `exemplars.comparing.Reason`. That two are not the same is remembered here.
    """

    first = models.ForeignKey(Dossier, models.CASCADE, related_name="pairs", verbose_name=_("the earlier dossier"))
    second = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name=_("the later dossier"))
    weight = models.PositiveSmallIntegerField(_("how likely"))
    reasons = models.JSONField(_("what speaks for it"), default=list)
    state = StateField(PAIR_MOVES)
    found_at = models.DateTimeField(_("found at"))

    class Meta:
        verbose_name = _("two dossiers that may be about the same")
        verbose_name_plural = _("dossiers that may be about the same")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_pair_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="duplicate_pair_in_order"),
        ]
        indexes = [models.Index(fields=["state", "-weight", "id"], name="duplicate_pair_likeliest")]

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"

    @property
    def body_id(self) -> int:
        """Whose log tells of it: the body of the earlier dossier."""
        return self.first.body_id
