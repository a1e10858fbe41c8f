"""What the room announces: each in the transaction of its cause, so that both happen or neither."""

from django.dispatch import Signal

#: A decision that gives it was signed. Sent with `honour`, `by`, `at`.
honour_given = Signal()
#: A later decision corrected what it says. Sent with `honour`, `by`, `at`.
honour_corrected = Signal()
#: A later decision took it away: whatever tells of it takes it back. Sent with `honour`, `by`, `at`.
honour_revoked = Signal()
#: Its revocation was recorded by mistake and struck out. Sent with `honour`, `by`, `at`.
honour_restored = Signal()
