"""Data of the room: stories with what hangs on them, what they are about, what readers say, and the content plan."""

from lantoa.newsroom.models.clips import Clip, ClipKind
from lantoa.newsroom.models.finding import StoryEntry
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
from lantoa.newsroom.models.themes import Audience, Theme, ThemeKind
from lantoa.newsroom.models.versions import StoryVersion, VersionPassage
from lantoa.newsroom.models.voices import Voice, VoiceKind

__all__ = [
    "FALLEN",
    "Assignment",
    "Audience",
    "Broadcast",
    "Clip",
    "ClipKind",
    "Column",
    "ColumnKind",
    "Comment",
    "Occasion",
    "Orientation",
    "Passage",
    "PassageKind",
    "Story",
    "StoryCorrection",
    "StoryEntry",
    "StoryKind",
    "StoryShelf",
    "StoryVersion",
    "Theme",
    "ThemeKind",
    "VersionPassage",
    "Voice",
    "VoiceKind",
]
