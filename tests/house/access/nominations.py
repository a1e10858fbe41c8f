"""Nominations: anybody gives one; the body that has it and those above it see it, and its own officers decide."""

from tests.house.access.rules import ELSEWHERE, FORM, KEEPERS, READ, Desk, Public, Record, Rule, at_or_above, nobody

SEEN = at_or_above()

RULES: dict[str, Rule] = {
    "nominate/": Public(get=200, post=422),
    # Whoever holds no nomination is led to the first question.
    "nominate/name/": ELSEWHERE,
    "nominate/place/": ELSEWHERE,
    "nominate/field/": ELSEWHERE,
    "nominate/deed/": ELSEWHERE,
    "nominate/proof/": ELSEWHERE,
    "nominate/photos/": ELSEWHERE,
    "nominate/you/": ELSEWHERE,
    "nominate/check/": ELSEWHERE,
    "nominate/later/": Public(get=302),
    "nominate/sent/": Public(get=302),
    "nominate/place/search/": READ,
    "nominate/files/<int:pk>/": Public(get=404),
    "nominate/leave/": Public(get=405, post=302),
    "nominate/follow/": FORM,
    "nominate/paper/": READ,
    "desk/exemplars/nominations/": Desk(post=404),
    "desk/exemplars/nominations/add/": Desk(KEEPERS, post=422),
    "desk/exemplars/nominations/import/": Desk(KEEPERS, post=422),
    "desk/exemplars/nominations/import/template/": Desk(),
    # A list is seen by nobody but those who may send one.
    "desk/exemplars/nominations/import/<int:pk>/": Record("nomination_list", KEEPERS),
    # What was sent is no workbook.
    "desk/exemplars/nominations/import/<int:pk>/record/": Record("nomination_list", KEEPERS, post=422),
    "desk/exemplars/nominations/import/<int:pk>/undo/": Record("recorded_list", KEEPERS, post=422),
    "desk/exemplars/nominations/import/<int:pk>/lines/": Record("nomination_list", KEEPERS, unseen=(404, 405)),
    "desk/exemplars/nominations/import/<int:pk>/to-mend/": Record("faulty_list", KEEPERS, unseen=(404, 405)),
    "desk/exemplars/nominations/<int:pk>/": Record("nomination", SEEN),
    "desk/exemplars/nominations/<int:pk>/take-up/": Record("nomination", SEEN, KEEPERS, post=302),
    "desk/exemplars/nominations/<int:pk>/join/": Record("nomination", SEEN, KEEPERS, post=422),
    "desk/exemplars/nominations/<int:pk>/ask/": Record("nomination", SEEN, KEEPERS, post=422),
    # Nobody was asked yet, and nothing was refused.
    "desk/exemplars/nominations/<int:pk>/answer/": Record("nomination", SEEN, nobody(), get=403, post=403),
    "desk/exemplars/nominations/<int:pk>/pass-on/": Record("nomination", SEEN, KEEPERS, post=422),
    "desk/exemplars/nominations/<int:pk>/refuse/": Record("nomination", SEEN, KEEPERS, post=422),
    "desk/exemplars/nominations/<int:pk>/reopen/": Record("nomination", SEEN, nobody(), get=403, post=403),
}

# By the kind of secret in tests/house/nomination_records.py.
SECRETS = {"nomination": SEEN, "nomination_list": KEEPERS}
