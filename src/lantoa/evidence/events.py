"""What happens to evidence, for higher rooms that show it or send it out.

Sent inside the transaction that makes the change, so that whoever hears it can put its own work into the outbox.
"""

from django.dispatch import Signal

#: A person no longer agrees. Arguments: `consent`, `by`, `at`.
consent_withdrawn = Signal()
#: A person's data was erased from a folder. Arguments: `person`, `by`, `at`.
person_erased = Signal()
#: A claim says something else, is contested or withdrawn since. Arguments: `claim`, `by`, `at`.
claim_changed = Signal()
