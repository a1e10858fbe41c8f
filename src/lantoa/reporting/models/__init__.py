"""The data of the room, in the order in which it comes about."""

from lantoa.reporting.models.forms import GRIDS, Cadence, FormPart, FormVersion, PartKind, ReportForm
from lantoa.reporting.models.points import PointKind, ReviewPoint
from lantoa.reporting.models.reports import FrozenFigure, Narrative, PeriodicReport, ReportingPeriod, WrittenFigure
from lantoa.reporting.models.signing import SignedReport

__all__ = [
    "GRIDS",
    "Cadence",
    "FormPart",
    "FormVersion",
    "FrozenFigure",
    "Narrative",
    "PartKind",
    "PeriodicReport",
    "PointKind",
    "ReportForm",
    "ReportingPeriod",
    "ReviewPoint",
    "SignedReport",
    "WrittenFigure",
]
