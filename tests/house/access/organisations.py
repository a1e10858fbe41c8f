"""Bodies and the people in their roles."""

from tests.house.access.rules import ADMINISTRATORS, KEEPERS, Desk, Record, Rule, at, at_or_above, everybody

PEOPLE = at() | ADMINISTRATORS

RULES: dict[str, Rule] = {
    "desk/organisations/": Desk(),
    "desk/organisations/bodies/<int:pk>/": Record("body", everybody()),
    "desk/organisations/bodies/<int:pk>/lineage/": Record("body", everybody()),
    "desk/organisations/changes/": Desk(post=404),
    "desk/organisations/changes/<int:pk>/": Record("change", everybody()),
    "desk/organisations/changes/<int:pk>/undo/": Record("change", everybody(), ADMINISTRATORS, post=422),
    "desk/organisations/found/": Desk(ADMINISTRATORS, post=422),
    "desk/organisations/rename/": Desk(ADMINISTRATORS, post=422),
    "desk/organisations/move/": Desk(ADMINISTRATORS, post=422),
    "desk/organisations/merge/": Desk(ADMINISTRATORS, post=422),
    "desk/organisations/split/": Desk(ADMINISTRATORS, post=422),
    "desk/organisations/abolish/": Desk(ADMINISTRATORS, post=422),
    "desk/organisations/export/": Desk(),
    "desk/organisations/import/": Desk(ADMINISTRATORS, post=422),
    "desk/organisations/import/template/": Desk(),
    "desk/organisations/import/<int:pk>/": Record("body_import", ADMINISTRATORS),
    "desk/organisations/import/<int:pk>/apply/": Record("body_import", ADMINISTRATORS, post=302),
    "desk/organisations/import/<int:pk>/lines/": Record("body_import", ADMINISTRATORS, unseen=(404, 405)),
    "desk/organisations/people/": Desk(post=404),
    "desk/organisations/people/standing-in/": Desk(),
    "desk/organisations/people/unclaimed/": Desk(ADMINISTRATORS),
    "desk/organisations/people/<int:pk>/": Record("person", PEOPLE),
    "desk/organisations/people/<int:pk>/appoint/": Record("person", PEOPLE, ADMINISTRATORS, post=422),
    "desk/organisations/people/<int:pk>/hand-over/": Record("person", PEOPLE, ADMINISTRATORS, post=422),
    "desk/organisations/people/<int:pk>/open-work/": Record("person", PEOPLE, ADMINISTRATORS, post=422),
    "desk/organisations/people/roles/<int:pk>/change/": Record("membership", PEOPLE, ADMINISTRATORS, post=422),
    "desk/organisations/people/roles/<int:pk>/end/": Record("membership", PEOPLE, ADMINISTRATORS, post=422),
    "desk/organisations/people/roles/<int:pk>/deputise/": Record("membership", PEOPLE, ADMINISTRATORS, post=422),
    "desk/organisations/people/deputies/<int:pk>/end/": Record("deputy", PEOPLE, ADMINISTRATORS, post=422),
    "desk/organisations/pick/": Desk(),
    "desk/organisations/groups/": Desk(post=404),
    "desk/organisations/groups/add/": Desk(KEEPERS, post=422),
    "desk/organisations/groups/<int:pk>/": Record("group", everybody()),
    "desk/organisations/groups/<int:pk>/members/": Record("group", everybody(), post=404),
    "desk/organisations/groups/<int:pk>/change/": Record("group", everybody(), KEEPERS, post=422),
    "desk/organisations/groups/<int:pk>/put-in/": Record("group", everybody(), KEEPERS, post=422),
    "desk/organisations/groups/<int:pk>/leave-out/": Record("group", everybody(), KEEPERS, post=422),
    "desk/organisations/groups/<int:pk>/by-hand/<int:member>/end/": Record(
        "group", everybody(), KEEPERS, get=404, post=404, inner=("group",)
    ),
    # No body of that world is a cluster.
    "desk/organisations/bodies/<int:pk>/lead/": Record("body", everybody(), get=404, post=404),
    "desk/organisations/bodies/<int:pk>/aliases/add/": Record("body", everybody(), KEEPERS, post=422),
    "desk/organisations/aliases/<int:pk>/end/": Record("alias", everybody(), KEEPERS, post=422),
}

# Who may read what, wherever it is shown: by the kind of secret in tests/house/world.py.
SECRETS = {
    **dict.fromkeys(("person", "title", "aside", "note", "deputy", "reason"), PEOPLE),
    "invitation": ADMINISTRATORS,
    "errand": at_or_above(),
}
