"""Wagtail's own screens (src/lantoa/config/closed_screens.py): closed, except what these lines say."""

from tests.house.access.rules import SIGN_IN, Closed, Desk, Public, Rule

RULES: dict[str, Rule] = {
    "desk/login/": Public(get=SIGN_IN, post=SIGN_IN),  # one way in
    "desk/logout/": Desk(get=405, post=SIGN_IN),
    "desk/account/": Desk(post=200),
    "desk/jsi18n/": Public(get=200),  # words and drawings, which the frame of every page needs
    "desk/sprite/": Public(get=200, post=200),
}

# By the beginning of the address, the longest that fits: rooms and the lines above come first.
CLOSED: dict[str, Closed] = {
    "desk/": Closed(),
    "desk/users/": Closed(everybody=True),
    "desk/groups/": Closed(everybody=True),
    "desk/password_reset/": Closed(everybody=True),
    "desk/^.*/$": Closed(everybody=True),  # what nobody knows
    "desk/failwhale/": Closed(everybody=True),
    "desk/test404/": Closed(everybody=True),
}
