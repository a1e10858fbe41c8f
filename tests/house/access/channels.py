"""Outlets and what goes there are kept at their body; where a public story went is asked by anybody at a desk."""

from itertools import product

from lantoa.organisations.models import Role
from tests.house.access.rules import (
    ADMINISTRATORS,
    FORM,
    GONE,
    KEEPERS,
    PLACES,
    READ,
    Desk,
    Public,
    Record,
    Rule,
    Who,
    at_or_above,
    everybody,
)

OFFICES = at_or_above()
_OUTLET = "desk/channels/outlets/<int:pk>/"
_DISPATCH = "desk/channels/dispatches/<int:pk>/"
_STORY = "desk/channels/stories/<int:pk>/"
_PAGE = "desk/channels/pages/<int:pk>/"
_PRESS = "desk/channels/press/<int:pk>/"
_VISIT = "desk/channels/press/visits/<int:pk>/"
_PRINTED = "desk/channels/printed/<int:pk>/"
_SCRIPT = "desk/channels/scripts/<int:pk>/"
_AIRING = "desk/channels/airings/<int:pk>/"
#: Whoever keeps outlets anywhere may send a public story to hers, and print it or the public page of an exemplar.
SENDERS = Who(frozenset(product((Role.ADMINISTRATOR, Role.SECRETARY, Role.OFFICER), PLACES)))

RULES: dict[str, Rule] = {
    "desk/channels/outlets/": Desk(post=404),
    "desk/channels/outlets/add/": Desk(KEEPERS, post=422),
    _OUTLET: Record("outlet", OFFICES),
    f"{_OUTLET}change/": Record("outlet", OFFICES, KEEPERS, post=422),
    f"{_OUTLET}credentials/": Record("outlet_page", OFFICES, KEEPERS, post=422),
    f"{_OUTLET}forget-credentials/": Record("outlet", OFFICES, KEEPERS, post=302),
    f"{_OUTLET}test/": Record("outlet", OFFICES, KEEPERS, post=422),
    f"{_OUTLET}retire/": Record("outlet", OFFICES, KEEPERS, post=422),
    f"{_OUTLET}use-again/": Record("outlet_retired", OFFICES, KEEPERS, post=302),
    f"{_OUTLET}export/": Record("outlet", OFFICES),
    "desk/channels/sites/": Desk(post=404),
    "desk/channels/sites/add/": Desk(ADMINISTRATORS, post=422),
    "desk/channels/sites/<int:pk>/": Record("own_site", OFFICES),
    "desk/channels/sites/<int:pk>/change/": Record("own_site", OFFICES, ADMINISTRATORS, post=422),
    "desk/channels/sites/<int:pk>/open/": Record("own_site", OFFICES, ADMINISTRATORS, post=302),
    "desk/channels/sites/<int:pk>/close/": Record("own_site_open", OFFICES, ADMINISTRATORS, post=422),
    "desk/channels/telling/": Desk(),
    "desk/channels/telling/bodies/": Desk(post=404),
    "desk/channels/telling/<int:pk>/": Record("body", OFFICES),
    "desk/channels/dispatches/": Desk(post=404),
    _STORY: Record("story_published", everybody()),
    f"{_STORY}send/": Record("story_published", everybody(), SENDERS, post=422),
    _DISPATCH: Record("dispatch", OFFICES),
    f"{_DISPATCH}confirm/": Record("dispatch", OFFICES, KEEPERS, post=302),
    f"{_DISPATCH}retry/": Record("dispatch_failed", OFFICES, KEEPERS, post=422),  # nobody of this world was asked
    f"{_DISPATCH}call-off/": Record("dispatch", OFFICES, KEEPERS, post=422),
    f"{_DISPATCH}recall/": Record("dispatch_sent", OFFICES, KEEPERS, post=422),
    f"{_DISPATCH}confirm-recalled/": Record("dispatch_recalling", OFFICES, KEEPERS, post=302),
    f"{_DISPATCH}confirm-corrected/": Record("dispatch_correcting", OFFICES, KEEPERS, post=302),
    f"{_DISPATCH}leave-there/": Record("dispatch_recalling", OFFICES, KEEPERS, post=422),
    _SCRIPT: Record("script", OFFICES),
    f"{_SCRIPT}write/": Record("script", OFFICES, KEEPERS, post=422),
    f"{_SCRIPT}check/": Record("script", OFFICES, KEEPERS, post=302),
    f"{_SCRIPT}reopen/": Record("script_checked", OFFICES, KEEPERS, post=302),
    f"{_SCRIPT}sound/": Record("script_checked", OFFICES),
    # The sound of this world is none; whoever keeps the loudspeaker and does not publish is refused by the operation.
    f"{_SCRIPT}put-on-page/": Record("script_checked", OFFICES, KEEPERS, post=422),
    f"{_SCRIPT}plan/": Record("script_checked", OFFICES, KEEPERS, post=422),
    f"{_AIRING}play/": Record("airing", OFFICES, KEEPERS, post=422),
    f"{_AIRING}miss/": Record("airing", OFFICES, KEEPERS, post=422),
    f"{_AIRING}undo-play/": Record("airing_played", OFFICES, KEEPERS, post=422),
    f"{_AIRING}drop/": Record("airing", OFFICES, KEEPERS, post=302),
    "desk/channels/press/": Desk(post=404),
    f"{_STORY}press/": Record("story_published", everybody(), SENDERS, post=422),
    _PRESS: Record("press_request", OFFICES),
    f"{_PRESS}answer/": Record("press_request", OFFICES, KEEPERS, post=422),  # nobody of this world was asked
    f"{_PRESS}refuse/": Record("press_request", OFFICES, KEEPERS, post=422),
    f"{_PRESS}pack/": Record("press_request", OFFICES, get=403),  # nobody has answered
    "desk/channels/press/visits/": Desk(post=404),
    "desk/channels/press/visits/add/": Desk(KEEPERS, post=422),
    _VISIT: Record("press_visit", OFFICES),
    f"{_VISIT}change/": Record("press_visit", OFFICES, KEEPERS, post=422),
    f"{_VISIT}hold/": Record("press_visit", OFFICES, KEEPERS, post=302),
    f"{_VISIT}call-off/": Record("press_visit", OFFICES, KEEPERS, post=422),
    f"{_VISIT}again/": Record("press_visit_held", OFFICES, KEEPERS, post=302),
    "desk/channels/reach/": Desk(),
    f"{_STORY}reach/": Record("story_published", everybody()),
    f"{_DISPATCH}figure/": Record("dispatch_sent", OFFICES, KEEPERS, post=422),
    "desk/channels/printed/": Desk(post=404),
    "desk/channels/printed/bulletin/": Desk(KEEPERS, post=422),
    "desk/channels/printed/book/": Desk(KEEPERS, post=422),
    f"{_STORY}print/": Record("story_published", everybody(), SENDERS, post=422),
    _PAGE: Record("page_public", everybody()),
    f"{_PAGE}print/": Record("page_public", everybody(), SENDERS, post=422),
    f"{_PAGE}press/": Record("page_public", everybody(), SENDERS, post=422),
    _PRINTED: Record("printed", OFFICES),
    f"{_PRINTED}file/": Record("printed", OFFICES, get=404),  # set by no worker
    f"{_PRINTED}note/": Record("printed", OFFICES, KEEPERS, post=422),
    f"{_PRINTED}again/": Record("printed", OFFICES, KEEPERS, post=302),
    f"{_PRINTED}void/": Record("printed", OFFICES, KEEPERS, post=422),
    "d/<str:code>": Public(404),
    "cards/<int:story>-<slug:ratio>.jpg": Public(404),
    "cards/exemplars/<int:dossier>-<slug:ratio>.jpg": Public(404),
    "newsletters/": Public(200, 422),
    "newsletters/asked/": READ,
    "newsletters/confirm/<str:token>/": GONE,
    "newsletters/leave/<str:token>/": FORM,
}

# By the kind of secret in tests/house/channel_records.py.
SECRETS = {
    "outlet": OFFICES,
    "script": OFFICES,
    "printed": OFFICES,
    "press": OFFICES,
    "visit": OFFICES,
    "site": OFFICES,
}
