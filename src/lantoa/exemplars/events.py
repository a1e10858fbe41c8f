"""What happens to exemplars, for higher rooms that tell of them.

Sent inside the transaction that makes the change, so that whoever hears it can put its own work into the outbox.
"""

from django.dispatch import Signal

#: It is shown to nobody any more. Arguments: `dossier`, `at`, `reason`.
no_longer_shown = Signal()
#: Its public page was taken back. Arguments: `page`, `at`, `reason`.
page_taken_back = Signal()
#: Its public page says something else. Arguments: `page`, `at`.
page_rewritten = Signal()
