"""Lists: filters in the address, columns to choose, saved views, acts on many records, and export of what is shown."""

from .bulk import BulkAct
from .columns import ListColumn
from .filters import ChoiceFilter, DateRangeFilter, FlagFilter, ListFilter, ReferenceFilter
from .screen import ListScreen

__all__ = [
    "BulkAct",
    "ChoiceFilter",
    "DateRangeFilter",
    "FlagFilter",
    "ListColumn",
    "ListFilter",
    "ListScreen",
    "ReferenceFilter",
]
