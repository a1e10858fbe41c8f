"""Data of the room; one module an idea, all imported here because Django looks for them here."""

from lantoa.plans.models.anniversaries import Anniversary, CalendarFeed
from lantoa.plans.models.carryovers import Carrying, Carryover
from lantoa.plans.models.clauses import Clause, ClauseKind
from lantoa.plans.models.deliveries import Acknowledgement, Delivery, Purpose
from lantoa.plans.models.duties import Cadence, Comparator, Duty, DutyActor, Part, Subject, Term
from lantoa.plans.models.evidence import Evidence, EvidenceKind
from lantoa.plans.models.files import StoredFile
from lantoa.plans.models.lineage import CitationAnswer
from lantoa.plans.models.obligations import Explanation, Extension, MergedQuota, Obligation, QuotaReading
from lantoa.plans.models.plans import Citation, Plan, PlanSuccession
from lantoa.plans.models.reminders import DigestChoice, Reminder

__all__ = [
    "Acknowledgement",
    "Anniversary",
    "CalendarFeed",
    "CitationAnswer",
    "Delivery",
    "Purpose",
    "DutyActor",
    "Cadence",
    "Carrying",
    "Carryover",
    "Citation",
    "Clause",
    "ClauseKind",
    "Comparator",
    "DigestChoice",
    "Duty",
    "Evidence",
    "EvidenceKind",
    "Explanation",
    "Extension",
    "MergedQuota",
    "Obligation",
    "Part",
    "Plan",
    "QuotaReading",
    "Reminder",
    "StoredFile",
    "Subject",
    "PlanSuccession",
    "Term",
]
