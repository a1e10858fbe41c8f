"""Data of the room: stories with what hangs on them, and the content plan."""

from lantoa.newsroom.models.planning import (
    Assignment,
    Broadcast,
    Column,
    ColumnKind,
    Occasion,
    Orientation,
)
from lantoa.newsroom.models.stories import (
    FALLEN,
    Comment,
    Passage,
    PassageKind,
    Story,
    StoryCorrection,
    StoryKind,
    StoryShelf,
)

__all__ = [
    "FALLEN",
    "Assignment",
    "Broadcast",
    "Column",
    "ColumnKind",
    "Comment",
    "Occasion",
    "Orientation",
    "Passage",
    "PassageKind",
    "Story",
    "StoryCorrection",
    "StoryKind",
    "StoryShelf",
]
