"""What the room announces. Every announcement is sent in the transaction of its cause, so that both happen or neither.

@receiver(events.plan_started)
def take_over(plan: Plan, by: Actor, at: datetime, **_: object) -> None: ...
"""

from django.dispatch import Signal

#: A plan has been read or typed in, or its header was changed: number, day or title are new. Sent with `plan`, `at`.
plan_read = Signal()
#: A plan was put into force, or is in force again. Sent with `plan`, `by`, `at`.
plan_started = Signal()
#: A plan is no longer in force: it ended, or a later one replaced it. Sent with `plan`, `by`, `at`.
plan_ended = Signal()
#: It was taken back that a plan was put into force; it is under review. Sent with `plan`, `by`, `at`, `reason`.
plan_recalled = Signal()
#: A confirmed criterion, event or cited document of a plan that is put into force. Sent with `clause`, `by`, `at`.
clause_taken = Signal()
