"""How a voice says no."""


class VoiceFailed(Exception):
    """The voice could not speak; the text says what it said itself."""
