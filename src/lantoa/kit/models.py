"""What the machinery keeps; Django looks for it here."""

from lantoa.kit.audit.models import LogEnd, LogEntry
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working.models import Worker

__all__ = ["LogEnd", "LogEntry", "OutgoingMessage", "Worker"]
