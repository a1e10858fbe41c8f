"""What may come in: the kind of a file is told from its content, and what could do harm is refused with what to do.

`checked` is the one way in; it neither reads nor writes the database.
"""

from lantoa.evidence.intake.checking import Checked, checked
from lantoa.evidence.intake.refusals import FileRefused

__all__ = ["Checked", "FileRefused", "checked"]
