"""Groups that a clause can name, such as "các xã, thị trấn"."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.organisations.models.bodies import Body
from lantoa.organisations.models.spells import Spell, SpellQuerySet, in_order, once_a_day
from lantoa.organisations.models.trees import Tree


class Group(models.Model):
    """A set of bodies: by kind below a body in a tree, and by hand. Who belongs to it is asked as of a day."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="groups", verbose_name=_("kept by"))
    name = models.CharField(_("name"), max_length=255)
    tree = models.CharField(_("tree"), max_length=12, choices=Tree, blank=True)
    under = models.ForeignKey(
        Body, models.PROTECT, related_name="groups_under", verbose_name=_("all below"), null=True, blank=True
    )
    kinds = models.JSONField(_("of these kinds"), default=list, blank=True)  # values of BodyKind; empty: every kind
    direct = models.BooleanField(_("only directly below"), default=False)

    class Meta:
        verbose_name = pgettext_lazy("of bodies", "group")
        verbose_name_plural = pgettext_lazy("of bodies", "groups")
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="group_once")]

    def __str__(self) -> str:
        return self.name


class GroupMember(Spell):
    """A body put into a group by hand, or kept out of it, for a time."""

    group = models.ForeignKey(
        Group, models.CASCADE, related_name="members", verbose_name=pgettext_lazy("of bodies", "group")
    )
    body = models.ForeignKey(Body, models.CASCADE, related_name="member_of", verbose_name=_("body"))
    left_out = models.BooleanField(_("left out"), default=False)

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("member by hand")
        verbose_name_plural = _("members by hand")
        constraints = [in_order("group_member_in_order"), once_a_day("group_member_once", "group", "body")]

    def __str__(self) -> str:
        return f"{self.group}: {self.body}"
