"""What happens to stories, for higher rooms that show them or send them out.

Sent inside the transaction that makes the change, so that whoever hears it can put its own work into the outbox.
"""

from django.dispatch import Signal

#: Anybody may read it from now on, for the first time or again. Arguments: `story`, `at`.
story_published = Signal()
#: A public story says something else since. Arguments: `story`, `at`, `reason` (as the public reads it).
story_corrected = Signal()
#: Nobody may read it any more. Arguments: `story`, `at`, `reason` (for the house alone).
story_withdrawn = Signal()
