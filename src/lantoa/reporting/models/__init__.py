"""The data of the room, in the order in which it comes about."""

from lantoa.reporting.models.forms import Cadence, FormPart, FormVersion, PartKind, ReportForm
from lantoa.reporting.models.reports import FrozenFigure, Narrative, PeriodicReport, ReportingPeriod

__all__ = [
    "Cadence",
    "FormPart",
    "FormVersion",
    "FrozenFigure",
    "Narrative",
    "PartKind",
    "PeriodicReport",
    "ReportForm",
    "ReportingPeriod",
]
