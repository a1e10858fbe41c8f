"""Data of the room: catalogue, rounds and proposals, councils, decisions."""

from lantoa.recognition.models.catalogue import (
    Award,
    AwardKind,
    AwardLevel,
    AwardSubject,
    BaseWage,
    Certainty,
    ThresholdBase,
    subject_of,
)
from lantoa.recognition.models.proposals import (
    NO_BASIS,
    AwardRound,
    MatterKind,
    OpenMatter,
    Opinion,
    Proposal,
    RoundForm,
    Stance,
)

__all__ = [
    "NO_BASIS",
    "Award",
    "AwardKind",
    "AwardLevel",
    "AwardRound",
    "AwardSubject",
    "BaseWage",
    "Certainty",
    "MatterKind",
    "OpenMatter",
    "Opinion",
    "Proposal",
    "RoundForm",
    "Stance",
    "ThresholdBase",
    "subject_of",
]
