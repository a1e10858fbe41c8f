"""Bodies and what they are called."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.text import dictionary_key, fold
from lantoa.organisations.models.folding import FoldedField
from lantoa.organisations.models.spells import FromChange, Spell, SpellQuerySet, in_order, once_a_day, one_open


class BodyKind(models.TextChoices):
    """What a body is. A body that becomes another kind (a commune a ward) is a new body, with the old one before it."""

    NATION = "nation", _("the State")
    MINISTRY = "ministry", _("ministry or central agency")
    PROVINCE = "province", _("province or city")
    DEPARTMENT = "department", _("department of a province")
    DISTRICT = "district", _("district (until 30 June 2025)")
    COMMUNE = "commune", _("commune")
    WARD = "ward", _("ward")
    TOWNSHIP = "township", _("township (until 30 June 2025)")
    SPECIAL_ZONE = "special_zone", _("special zone")
    VILLAGE = "village", _("village or residential group")
    OFFICE = "office", _("office or division")
    SERVICE_UNIT = "service_unit", _("public service unit or centre")
    SCHOOL = "school", _("school")
    NEWSROOM = "newsroom", _("press agency")
    ENTERPRISE = "enterprise", _("enterprise or co-operative")
    PARTY_COMMITTEE = "party_committee", _("Party committee")
    PARTY_AGENCY = "party_agency", _("Party agency")
    PARTY_CELL = "party_cell", _("Party cell")
    FRONT = "front", _("Fatherland Front committee")
    MASS_ORGANISATION = "mass_organisation", _("mass organisation")
    ARMED_FORCES = "armed_forces", _("armed forces")
    COUNCIL = "council", _("Emulation and Commendation Council")
    CLUSTER = "cluster", _("emulation cluster")
    BLOC = "bloc", _("emulation bloc")
    OTHER = "other", _("other body")


# The lowest level of government, whatever the place is called.
COMMUNES = (BodyKind.COMMUNE, BodyKind.WARD, BodyKind.TOWNSHIP, BodyKind.SPECIAL_ZONE)
# Circles of peers: they compare, they do not direct.
CLUSTERS = (BodyKind.CLUSTER, BodyKind.BLOC)


class Body(FromChange):
    """Whatever owes a duty or holds a role. It exists from `since` on and before `until`."""

    code = models.CharField(_("code"), max_length=64, unique=True, help_text=_("Stays the same for life."))
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind)
    # The name of today, or the last one, kept beside the history so that lists need no further table.
    name = models.CharField(_("name"), max_length=255)
    folded_name = models.CharField(max_length=255, editable=False)
    sort_key = models.CharField(max_length=512, editable=False, db_index=True)

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        constraints = [in_order("body_in_order")]
        indexes = [models.Index(fields=["kind", "since", "until"], name="body_kind_on")]

    def __str__(self) -> str:
        return self.name

    def save(self, **options: Any) -> None:
        self.called(self.name)
        super().save(**options)

    def called(self, name: str) -> None:
        """Take `name` and the keys it is found and sorted by; bulk writers call this, `save` does it too."""
        self.name, self.folded_name, self.sort_key = name, fold(name), dictionary_key(name)[:512]


class BodyName(FromChange):
    """What a body is officially called for a time."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="names", verbose_name=_("body"))
    name = models.CharField(_("name"), max_length=255)
    folded = FoldedField("name", db_index=True)  # a body is also found by what it was called before

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        constraints = [in_order("name_in_order"), one_open("name_one_open", "body"), once_a_day("name_once", "body")]

    def __str__(self) -> str:
        return self.name


class Alias(Spell):
    """Another way a body is written: an abbreviation, a short form, a former name that people still use."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="aliases", verbose_name=_("body"))
    text = models.CharField(_("alias"), max_length=255)
    folded = models.CharField(max_length=255, editable=False, db_index=True)
    # A list of bodies brings such names with it, and undoing takes them away; those given by hand no change has made.
    made_by = models.ForeignKey(
        "organisations.Change", models.PROTECT, related_name="made_alias", null=True, blank=True, editable=False
    )

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [
            in_order("alias_in_order"),
            models.UniqueConstraint(fields=["body", "folded", "since"], name="alias_once"),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, **options: Any) -> None:
        self.folded = fold(self.text)
        super().save(**options)
