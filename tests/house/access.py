"""Who may ask what: one line for every address of the platform. test_access.py tries each as a stranger.

A new address goes here in the change that brings it. The key is the address as urls.py writes it, Vietnamese and
English where they differ.
"""

from typing import NamedTuple


class Public(NamedTuple):
    """Anyone may ask; these are the answers a stranger gets when asking and when sending an empty form."""

    get: int
    post: int


class SignedIn(NamedTuple):
    """A stranger is sent to sign in, whatever is asked."""


READ = Public(get=200, post=405)

RULES: dict[str, Public | SignedIn] = {
    "healthz": READ,
    "robots.txt": READ,
    "": READ,
    "gioi-thieu/": READ,
    "about/": READ,
    "doc-thu/": Public(get=200, post=200),
    "doc-thu/van-ban-mau/": READ,
    "doc-thu/tai-ve/": Public(get=405, post=400),
    "try-reading/": Public(get=200, post=200),
    "try-reading/sample/": READ,
    "try-reading/download/": Public(get=405, post=400),
    "style-guide/": READ,
    "style-guide/themes.css": READ,
    "desk/login/": Public(get=200, post=200),
    "desk/logout/": Public(get=302, post=302),
    "desk/password_reset/": Public(get=200, post=200),
    "desk/password_reset/done/": READ,
    "desk/password_reset/confirm/<uidb64>/<token>/": Public(get=200, post=200),
    "desk/password_reset/complete/": READ,
    "desk/jsi18n/": READ,  # the sign-in page itself needs these two: words and icons
    "desk/sprite/": Public(get=200, post=200),
    "desk/": SignedIn(),  # and every address below that has no line of its own
}
