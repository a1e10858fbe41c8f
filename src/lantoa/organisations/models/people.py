"""Which people stand in which role at which body."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.models.bodies import Body
from lantoa.organisations.models.spells import FOREVER, FromChange, Spell, SpellQuerySet, in_order

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


class Role(models.TextChoices):
    """What somebody does at a body."""

    OFFICER = "officer", _("Officer")
    SECRETARY = "secretary", _("Secretary of the standing office")
    COUNCIL_MEMBER = "council_member", _("Council member")
    LEADER = "leader", _("Leader")
    EDITOR = "editor", _("Editor")
    INSPECTOR = "inspector", _("Inspector")
    FINANCE_OFFICER = "finance_officer", _("Finance officer")
    ADMINISTRATOR = "administrator", _("Administrator of the body and those below")
    READER = "reader", _("Read-only")


class MembershipQuerySet(SpellQuerySet):
    """Asks memberships as of a day."""

    def of(self, person: AbstractBaseUser, day: date) -> Self:
        """Those that `person` may act in on `day`: their own, and those of colleagues they stand in for."""
        deputed = Deputy.objects.on(day).filter(person_id=person.pk)
        return self.on(day).filter(models.Q(person_id=person.pk) | models.Q(pk__in=deputed.values("membership")))


class Membership(FromChange):
    """A person in a role at a body, from a day to a day."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships", verbose_name=_("person")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="memberships", verbose_name=_("body"))
    role = models.CharField(_("role"), max_length=16, choices=Role)
    title = models.CharField(
        _("job title"), max_length=255, blank=True, help_text=_("For example: Deputy head of office")
    )
    # A merger takes people along; whoever was appointed by hand was begun by no change.
    made_by = models.ForeignKey(  # type: ignore[assignment]
        "organisations.Change", models.PROTECT, related_name="made_membership", null=True, blank=True, editable=False
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            in_order("membership_in_order"),
            models.UniqueConstraint(
                fields=["person", "body", "role"], condition=models.Q(until=FOREVER), name="membership_one_open"
            ),
        ]
        indexes = [models.Index(fields=["person", "since", "until"], name="membership_of_person")]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}, {self.body}"


class Deputy(Spell):
    """Somebody acts in a colleague's membership while that colleague is away."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="deputies", verbose_name=_("membership"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="deputising", verbose_name=_("acting person")
    )
    reason = models.CharField(_("reason"), max_length=255, blank=True)

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")
        constraints = [in_order("deputy_in_order")]
        indexes = [models.Index(fields=["person", "since", "until"], name="deputy_of_person")]

    def __str__(self) -> str:
        return f"{self.person} → {self.membership}"
