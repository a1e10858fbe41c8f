"""Data of the room: movements with their reviews, fields with their aliases, criteria in versions."""

from lantoa.movements.models.criteria import Branch, Breadth, CriteriaEdit, CriteriaSet, Criterion, Scope
from lantoa.movements.models.fields import Field, FieldAlias, ModelType
from lantoa.movements.models.movements import Movement, MovementKind, MovementReview, ReviewKind

__all__ = [
    "Branch",
    "Breadth",
    "CriteriaEdit",
    "CriteriaSet",
    "Criterion",
    "Field",
    "FieldAlias",
    "ModelType",
    "Movement",
    "MovementKind",
    "MovementReview",
    "ReviewKind",
    "Scope",
]
