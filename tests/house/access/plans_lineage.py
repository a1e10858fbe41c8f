"""The lineage of plans, sending and receiving them, and the calendar."""

from dataclasses import dataclass

from tests.house.access.rules import (
    KEEPERS,
    NOT_THERE,
    Answer,
    Asker,
    Desk,
    Public,
    Record,
    Rule,
    at,
    at_or_above,
    everybody,
)

SEES = at_or_above()


@dataclass(frozen=True)
class Staff(Record):
    """What came to a body is opened by its staff: whoever may everything has no business there."""

    def answers(self, asker: Asker, place: str) -> tuple[Answer, Answer]:
        return (NOT_THERE, NOT_THERE) if asker.everything else super().answers(asker, place)


RULES: dict[str, Rule] = {
    "desk/plans/<int:pk>/lineage/": Record("family", SEES),
    "desk/plans/<int:pk>/issued-below/": Record("family", SEES, post=404),
    "desk/plans/<int:pk>/compare/<int:below>/": Record("family", SEES, inner=("family",)),
    "desk/plans/citations/<int:pk>/": Record("citation", SEES, KEEPERS, post=302),
    "desk/plans/<int:pk>/send/": Record("family", SEES, KEEPERS, post=422),
    "desk/plans/<int:pk>/deliveries/": Record("family", SEES, post=404),
    "desk/plans/deliveries/<int:pk>/posted/": Record("posting", SEES, KEEPERS, post=422),
    "desk/plans/received/": Desk(post=404),
    "desk/plans/received/<int:pk>/": Staff("received", at()),
    "desk/plans/received/<int:pk>/file/": Staff("received", at()),
    "desk/plans/received/<int:pk>/acknowledge/": Staff("received", at(), post=302),
    "desk/plans/calendar/": Desk(),
    "desk/plans/calendar/anniversaries/": Desk(post=404),
    "desk/plans/calendar/anniversaries/add/": Desk(KEEPERS, post=422),
    "desk/plans/calendar/anniversaries/<int:pk>/": Record("anniversary", everybody(), KEEPERS, post=422),
    "desk/plans/calendar/anniversaries/<int:pk>/remove/": Record("anniversary", everybody(), KEEPERS, post=302),
    "desk/plans/calendar/feeds/": Desk(post=404),
    "desk/plans/calendar/feeds/add/": Desk(post=422),
    "desk/plans/calendar/feeds/<int:pk>/switch-off/": Record("feed", KEEPERS, post=302),
    "calendar/<str:token>.ics": Public(get=404),  # nobody was given this address
}

# By the kinds of tests/house/lineage_records.py.
SECRETS = {"family": SEES, "received": at(), "feed": KEEPERS}
