"""Stories are the body's that tells them: its editors and office write, one of them verifies, who decides publishes."""

from lantoa.organisations.models import Role
from tests.house.access.rules import (
    ABOVE,
    ADMINISTRATORS,
    KEEPERS,
    Desk,
    Record,
    Rule,
    Who,
    at,
    at_or_above,
    everybody,
)

OFFICES = at_or_above()
WRITERS = ADMINISTRATORS | at(Role.SECRETARY, Role.OFFICER, Role.EDITOR)
READERS = WRITERS | at(Role.LEADER)
DECIDERS = ADMINISTRATORS | at(Role.SECRETARY, Role.LEADER)
#: Whoever writes stories anywhere may draft one of any exemplar that she sees.
TELLERS = at_or_above(Role.ADMINISTRATOR, Role.SECRETARY, Role.OFFICER, Role.EDITOR)
#: Orientation notes are read by everybody who works below.
BELOW_TOO = OFFICES | Who(frozenset((role, ABOVE) for role in Role.values))
_ENTRY = "desk/newsroom/plan/<int:pk>/"
_STORY = "desk/newsroom/stories/<int:pk>/"
_VERSION = "desk/newsroom/versions/<int:pk>/"

RULES: dict[str, Rule] = {
    "desk/newsroom/stories/": Desk(post=404),
    "desk/newsroom/stories/begin/": Desk(WRITERS, post=422),
    "desk/newsroom/to-tell/": Desk(post=404),
    "desk/newsroom/dossiers/<int:pk>/draft/": Record("dossier", OFFICES, TELLERS, post=422),
    _STORY: Record("story", OFFICES),
    f"{_STORY}preview/": Record("story", OFFICES),
    f"{_STORY}write/": Record("story", OFFICES, WRITERS, post=422),
    f"{_STORY}correct/": Record("story_published", OFFICES, DECIDERS, post=422),
    f"{_STORY}tell-of/": Record("story", OFFICES, WRITERS, post=422),
    f"{_STORY}submit/": Record("story", OFFICES, WRITERS, post=302),
    f"{_STORY}verify/": Record("story_verifying", OFFICES, READERS, post=302),
    f"{_STORY}approve/": Record("story_approving", OFFICES, DECIDERS, post=302),
    f"{_STORY}give-back/": Record("story_verifying", OFFICES, READERS, post=422),
    f"{_STORY}publish/": Record("story_approved", OFFICES, DECIDERS, post=302),
    f"{_STORY}withdraw/": Record("story_published", OFFICES, DECIDERS, post=422),
    f"{_STORY}publish-again/": Record("story_withdrawn", OFFICES, DECIDERS, post=302),
    f"{_STORY}rewrite/": Record("story_withdrawn", OFFICES, WRITERS, post=302),
    f"{_STORY}refuse/": Record("story_approving", OFFICES, DECIDERS, post=422),
    f"{_STORY}take-up-again/": Record("story_refused", OFFICES, WRITERS, post=302),
    f"{_STORY}schedule/": Record("story_approved", OFFICES, DECIDERS, post=302),
    f"{_STORY}notice/": Record("story_withdrawn", OFFICES, WRITERS, post=302),
    f"{_STORY}comment/": Record("story", OFFICES, READERS, post=422),
    f"{_STORY}versions/add/": Record("story_published", OFFICES, WRITERS, post=422),
    _VERSION: Record("version", OFFICES),
    f"{_VERSION}preview/": Record("version", OFFICES),
    f"{_VERSION}write/": Record("version", OFFICES, WRITERS, post=422),
    f"{_VERSION}submit/": Record("version", OFFICES, WRITERS, post=302),
    f"{_VERSION}verify/": Record("version_verifying", OFFICES, READERS, post=302),
    f"{_VERSION}approve/": Record("version_approving", OFFICES, DECIDERS, post=302),
    f"{_VERSION}give-back/": Record("version_verifying", OFFICES, READERS, post=422),
    f"{_VERSION}publish/": Record("version_approved", OFFICES, DECIDERS, post=302),
    f"{_VERSION}withdraw/": Record("version_published", OFFICES, DECIDERS, post=422),
    f"{_VERSION}rewrite/": Record("version_withdrawn", OFFICES, WRITERS, post=302),
    f"{_STORY}clips/add/": Record("story", OFFICES, WRITERS, post=422),
    "desk/newsroom/clips/<int:pk>/": Record("clip", OFFICES),
    "desk/newsroom/clips/<int:pk>/describe/": Record("clip", OFFICES, WRITERS, post=422),
    "desk/newsroom/clips/<int:pk>/remove/": Record("clip", OFFICES, WRITERS, post=302),
    "desk/newsroom/voices/": Desk(post=404),
    "desk/newsroom/voices/<int:pk>/": Record("voice", OFFICES),
    "desk/newsroom/voices/<int:pk>/show/": Record("voice", OFFICES, WRITERS, post=302),
    "desk/newsroom/voices/<int:pk>/hide/": Record("voice", OFFICES, WRITERS, post=422),
    "desk/newsroom/voices/<int:pk>/settle/": Record("voice", OFFICES, WRITERS, post=302),
    "desk/newsroom/voices/<int:pk>/answer/": Record("voice", OFFICES, WRITERS, post=422),
    "desk/newsroom/comments/<int:pk>/settle/": Record("story_comment", OFFICES, WRITERS, post=302),
    "desk/newsroom/passages/<int:pk>/settle/": Record("passage_stale", OFFICES, WRITERS, post=422),
    f"{_STORY}themes/": Record("story", OFFICES, WRITERS, post=422),
    f"{_STORY}broadcast/": Record("story_published", OFFICES, WRITERS, post=422),
    "desk/newsroom/plan/": Desk(post=404),
    "desk/newsroom/plan/add/": Desk(WRITERS, post=422),
    _ENTRY: Record("assignment", OFFICES),
    f"{_ENTRY}change/": Record("assignment", OFFICES, WRITERS, post=422),
    f"{_ENTRY}write/": Record("assignment", OFFICES, WRITERS, post=422),
    f"{_ENTRY}told-by/": Record("assignment", OFFICES, WRITERS, post=422),
    f"{_ENTRY}drop/": Record("assignment", OFFICES, WRITERS, post=422),
    f"{_ENTRY}pick-up/": Record("assignment_dropped", OFFICES, WRITERS, post=302),
    "desk/newsroom/columns/": Desk(post=404),
    "desk/newsroom/columns/add/": Desk(WRITERS, post=422),
    "desk/newsroom/columns/<int:pk>/": Record("column", OFFICES),
    "desk/newsroom/columns/<int:pk>/change/": Record("column", OFFICES, WRITERS, post=422),
    "desk/newsroom/orientations/": Desk(post=404),
    "desk/newsroom/orientations/add/": Desk(WRITERS, post=422),
    "desk/newsroom/orientations/<int:pk>/": Record("orientation", BELOW_TOO),
    "desk/newsroom/orientations/<int:pk>/change/": Record("orientation", BELOW_TOO, WRITERS, post=422),
    "desk/newsroom/themes/": Desk(post=404),
    "desk/newsroom/themes/add/": Desk(KEEPERS, post=422),
    "desk/newsroom/themes/<int:pk>/": Record("theme", everybody()),
    "desk/newsroom/themes/<int:pk>/change/": Record("theme", everybody(), KEEPERS, post=422),
    "desk/newsroom/occasions/": Desk(post=404),
    "desk/newsroom/occasions/add/": Desk(WRITERS, post=422),
    "desk/newsroom/occasions/<int:pk>/change/": Record("occasion", OFFICES, WRITERS, post=422),
}

# By the kind of secret in tests/house/story_records.py.
SECRETS = {
    "story": OFFICES,
    "remark": OFFICES,
    "voice": OFFICES,
    "version": OFFICES,
    "assignment": OFFICES,
    "column": OFFICES,
    "clip": OFFICES,
}
