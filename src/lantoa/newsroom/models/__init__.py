"""Data of the room: stories with their passages, corrections and comments."""

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

__all__ = ["FALLEN", "Comment", "Passage", "PassageKind", "Story", "StoryCorrection", "StoryKind", "StoryShelf"]
