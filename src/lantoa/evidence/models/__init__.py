"""Data of the room; one module an idea, all imported here because Django looks for them here."""

from lantoa.evidence.models.claims import Claim, Correction, Grade, Proof
from lantoa.evidence.models.consents import Channel, Consent, GivenBy, HowGiven, Purpose
from lantoa.evidence.models.files import Bystanders, FileKind, StoredFile
from lantoa.evidence.models.folders import Folder
from lantoa.evidence.models.people import NamedPerson, Standing

__all__ = [
    "Bystanders",
    "Channel",
    "Claim",
    "Consent",
    "Correction",
    "FileKind",
    "Folder",
    "GivenBy",
    "Grade",
    "HowGiven",
    "NamedPerson",
    "Proof",
    "Purpose",
    "Standing",
    "StoredFile",
]
