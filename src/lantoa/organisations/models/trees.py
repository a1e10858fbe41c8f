"""Where bodies stand: several trees at once, each with its days."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.models.bodies import Body
from lantoa.organisations.models.spells import FromChange, Spell, SpellQuerySet, in_order, once_a_day, one_open


class Tree(models.TextChoices):
    """The trees. A body may stand in each of them, under one parent at a time."""

    GOVERNMENT = "government", _("Government")
    PARTY = "party", _("Party")
    FRONT = "front", _("Front and mass organisations")
    EMULATION = "emulation", _("Emulation clusters and blocs")


# Standing above somebody in these trees lets a person see what belongs below. Peers of a cluster only compare.
DIRECTING = (Tree.GOVERNMENT, Tree.PARTY, Tree.FRONT)


class Placement(FromChange):
    """A body stands under a parent in a tree for a time; without a parent it is the top of the tree, or of its part."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="placements", verbose_name=_("body"))
    tree = models.CharField(_("tree"), max_length=12, choices=Tree)
    parent = models.ForeignKey(
        Body, models.PROTECT, related_name="placements_below", verbose_name=_("body above"), null=True, blank=True
    )

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("place in a tree")
        verbose_name_plural = _("places in trees")
        constraints = [
            in_order("placement_in_order"),
            one_open("placement_one_open", "body", "tree"),
            once_a_day("placement_once", "body", "tree"),
            models.CheckConstraint(condition=~models.Q(body=models.F("parent")), name="placement_not_under_itself"),
        ]
        indexes = [models.Index(fields=["parent", "tree", "since", "until"], name="placement_below_on")]

    def __str__(self) -> str:
        return f"{self.body} ({self.get_tree_display()})"


class Ancestry(Spell):
    """Who stood above whom, at whatever distance, from when to when: worked out from placements and successions.

    Nobody writes here but `operations.ancestry`. A body stands above itself at depth 0. `inherited` rows lie after the
    end of the descendant: whoever answers for an ended body stands above it from then on, and so do those above them.
    """

    ancestor = models.ForeignKey(Body, models.CASCADE, related_name="ancestry_below", db_index=False)
    descendant = models.ForeignKey(Body, models.CASCADE, related_name="ancestry", db_index=False)
    tree = models.CharField(max_length=12, choices=Tree)
    depth = models.PositiveSmallIntegerField()
    inherited = models.BooleanField(default=False)

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of bodies above")
        verbose_name_plural = _("lines of bodies above")
        indexes = [
            models.Index(fields=["ancestor", "tree", "since", "until", "descendant"], name="ancestry_down"),
            models.Index(fields=["descendant", "tree", "since", "until", "ancestor"], name="ancestry_up"),
        ]

    def __str__(self) -> str:
        return f"{self.ancestor_id} › {self.descendant_id} ({self.depth})"


class ClusterLead(Spell):
    """Which member leads a cluster or bloc, usually for a year, and who is its deputy."""

    cluster = models.ForeignKey(Body, models.CASCADE, related_name="leads", verbose_name=_("cluster or bloc"))
    leader = models.ForeignKey(Body, models.PROTECT, related_name="leads_of", verbose_name=_("leading member"))
    is_deputy = models.BooleanField(_("deputy lead"), default=False)

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("cluster lead")
        verbose_name_plural = _("cluster leads")
        constraints = [
            in_order("cluster_lead_in_order"),
            once_a_day("cluster_lead_once", "cluster", "leader"),
        ]

    def __str__(self) -> str:
        return f"{self.cluster}: {self.leader}"
