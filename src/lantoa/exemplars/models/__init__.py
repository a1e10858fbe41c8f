"""Data of the room: dossiers, their milestones and initiatives, rounds, screening, nurture."""

from lantoa.exemplars.models.dossiers import LEADERS, PERSONS, Dossier, FoundHow, Kind, PostClass, Sex
from lantoa.exemplars.models.imports import NominationImport
from lantoa.exemplars.models.initiatives import Influence, Initiative
from lantoa.exemplars.models.likeness import DuplicatePair, LikenessKey
from lantoa.exemplars.models.milestones import Milestone, MilestoneKind, Rung
from lantoa.exemplars.models.nominations import CameBy, Nomination, RefusalClass
from lantoa.exemplars.models.nurture import Impact, Need, NeedKind, Support, SupportKind, Visit
from lantoa.exemplars.models.releases import Release, SearchEntry, Shown
from lantoa.exemplars.models.rounds import Round, RoundKind
from lantoa.exemplars.models.screening import EndorsedBy, Met, Screening, ScreeningAnswer

__all__ = [
    "LEADERS",
    "PERSONS",
    "CameBy",
    "Dossier",
    "DuplicatePair",
    "EndorsedBy",
    "FoundHow",
    "Impact",
    "Influence",
    "Initiative",
    "Kind",
    "LikenessKey",
    "Met",
    "Milestone",
    "MilestoneKind",
    "Need",
    "NeedKind",
    "Nomination",
    "NominationImport",
    "PostClass",
    "RefusalClass",
    "Release",
    "Round",
    "RoundKind",
    "Rung",
    "Screening",
    "ScreeningAnswer",
    "SearchEntry",
    "Sex",
    "Shown",
    "Support",
    "SupportKind",
    "Visit",
]
