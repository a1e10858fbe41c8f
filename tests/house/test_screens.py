"""The screens of the desk keep its promises, whichever room they are of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django import forms
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.admin.viewsets import viewsets
from wagtail.snippets.models import get_snippet_models

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ListScreen
from lantoa.desk.reach_fields import InReach
from lantoa.desk.screens import Screen
from lantoa.kit.access import policy_of
from lantoa.organisations.models import Body, BodyKind, Role
from tests.house.access import rule_of
from tests.house.access.rules import BELOW, HERE
from tests.house.addresses import EVERY_ADDRESS, Address, view_class
from tests.house.asking import Platform
from tests.house.comparing import BARE
from tests.house.world import ASKERS, EVERYTHING, World, records_at
from tests.organisations.worlds import founded

SCREENS = [address for address in EVERY_ADDRESS if address.is_ours and address.route.startswith("desk/")]
ADMINISTRATOR = next(asker for asker in ASKERS if asker.role == Role.ADMINISTRATOR)

# Rows that nobody asks for alone: they come with the record named here, which is asked for.
PARTS = {
    "channels.printeditem": "channels.printedmatter",
    "recognition.attendance": "recognition.sitting",
    "recognition.ballotpaper": "recognition.case",
    "recognition.conflict": "recognition.case",
    "recognition.papercount": "recognition.case",
    "recognition.votecast": "recognition.case",
    "reporting.formversion": "reporting.reportform",
    "reporting.frozenfigure": "reporting.periodicreport",
    "reporting.narrative": "reporting.periodicreport",
    "reporting.reportingperiod": "reporting.reportform",
    "reporting.signedreport": "reporting.periodicreport",
    "reporting.writtenfigure": "reporting.periodicreport",
    "exemplars.searchentry": "exemplars.release",
    "newsroom.storyentry": "newsroom.story",
    "exemplars.likenesskey": "exemplars.dossier",
    "plans.acknowledgement": "plans.delivery",
    "plans.dutyactor": "plans.duty",
    "plans.extension": "plans.duty",
    "plans.mergedquota": "plans.duty",
    "plans.obligation": "plans.duty",
    "plans.storedfile": "plans.plan",
    "plans.term": "plans.duty",
    "organisations.bodyname": "organisations.body",
    "organisations.placement": "organisations.body",
    "organisations.ancestry": "organisations.body",
    "organisations.succession": "organisations.change",
    "organisations.groupmember": "organisations.group",
}


def screens(kind: type[Screen]) -> list[Address]:
    return [address for address in SCREENS if issubclass(view_class(address.view) or object, kind)]


def hangs_on_a_body(model: type[Model], seen: frozenset[type[Model]] = frozenset()) -> bool:
    """Whether foreign keys lead from `model` to a body."""
    if model is Body:
        return True
    above = {field.related_model for field in model._meta.concrete_fields if field.many_to_one} - seen
    return any(hangs_on_a_body(each, seen | {model}) for each in above)


# What is sent to a body is for its own staff: whoever grows the world below sees none of it.
# A list of one plan grows with the bodies that the plan concerns.
MEASURED_ELSEWHERE = {
    "desk/exemplars/rounds/<int:pk>/units/": "tests/exemplars/test_round_units.py",
    "desk/reporting/<int:pk>/below/": "tests/reporting/test_reports.py",
    "desk/plans/received/": "tests/plans/test_lineage_screens.py",
    "desk/plans/<int:pk>/silent/": "tests/plans/test_scorecards.py",
    "desk/plans/<int:pk>/issued-below/": "tests/plans/test_lineage_screens.py",
    "desk/plans/<int:pk>/deliveries/": "tests/plans/test_lineage_screens.py",
}

OURS = [model for model in apps.get_models() if model.__module__.startswith("lantoa.")]
OF_BODIES = [model for model in OURS if hangs_on_a_body(model)]


# --- One way in --------------------------------------------------------------------------------------------------
def test_the_walk_finds_the_screens() -> None:
    assert {"desk/errands/", "desk/accounts/"} <= {address.route for address in screens(ListScreen)}
    assert Body in OF_BODIES
    assert len(OF_BODIES) > 10


def test_a_room_shows_nothing_on_the_desk_but_screens_of_the_desk() -> None:
    """They load what is in reach; a view of Django's or Wagtail's would load whatever it is asked for."""
    others = [a.route for a in SCREENS if not issubclass(view_class(a.view) or object, Screen)]
    assert others == []


def test_no_generic_view_of_wagtail_serves_records_of_bodies() -> None:
    served = {getattr(viewset, "model", None) for viewset in viewsets.viewsets} | set(get_snippet_models())
    assert [model.__name__ for model in OF_BODIES if model in served] == []


def test_whatever_hangs_on_a_body_has_a_policy() -> None:
    bare = []
    for model in OF_BODIES:
        try:
            policy_of(model)
        except KeyError:
            bare.append(model._meta.label_lower)
    assert set(bare) == set(PARTS)
    for whole in PARTS.values():
        policy_of(apps.get_model(whole))


# --- Forms offer and take only what is in reach --------------------------------------------------------------------
def form_classes(base: type = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    for each in base.__subclasses__():
        yield each
        yield from form_classes(each)


def test_a_field_that_offers_records_asks_who_is_asking() -> None:
    loose = [
        f"{form.__qualname__}.{name}"
        for form in form_classes()
        if form.__module__.startswith("lantoa.")
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.ModelChoiceField) and not isinstance(field, InReach)
    ]
    assert loose == []


@pytest.fixture
def world(db: None) -> World:
    return World(Platform())


@pytest.fixture
def administrator(world: World) -> Client:
    client = Client()
    client.force_login(world.people[ADMINISTRATOR.name])
    return client


def test_a_record_out_of_reach_is_neither_offered_nor_taken(world: World, administrator: Client) -> None:
    """Each form with such a field is sent ids in reach, out of reach and of nothing: only the first are known."""
    tried = 0
    for address in screens(FormScreen):
        rule = rule_of(address)
        url = address.sample(keys=world.keys(rule, HERE, ADMINISTRATOR) if rule else ())
        shown = administrator.get(url, headers=BARE)
        if shown.status_code != 200:
            continue
        for name, field in shown.context_data["form"].fields.items():
            if isinstance(field, InReach):
                takes = {str(pk) for pk in field.queryset.values_list("pk", flat=True)}
                others = {str(pk) for pk in field.all.model._default_manager.values_list("pk", flat=True)} - takes
                for pk in (*sorted(takes)[:1], *sorted(others)[:2], "999999999"):
                    assert (address.route, name, pk, is_known(administrator, url, name, pk)) == (
                        address.route,
                        name,
                        pk,
                        pk in takes,
                    )
                tried += 1
    assert tried


def is_known(client: Client, url: str, name: str, pk: str) -> bool:
    """Whether the form at `url` takes `pk` for its field `name`. What it would do then is taken back."""
    with transaction.atomic():
        answer = client.post(url, {name: pk}, headers=BARE)
        transaction.set_rollback(True)
    if answer.status_code == 302:
        return True
    return "invalid_choice" not in {error.code for error in answer.context_data["form"].errors.as_data().get(name, ())}


# --- A list costs the same for any length --------------------------------------------------------------------------
def asked(client: Client, url: str) -> tuple[int, int]:
    """How many queries the list at `url` costs, and how many records it is of; nothing where it is refused."""
    if client.get(url).status_code != 200:  # and what is asked once for a session has been asked
        return 0, 0
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(url)
    return len(queries), answer.context_data["found"].total


def test_a_list_costs_the_same_for_any_length(world: World, administrator: Client) -> None:
    everything = Client()
    everything.force_login(world.people[EVERYTHING.name])
    asked_here = [address for address in screens(ListScreen) if address.route not in MEASURED_ELSEWHERE]
    lists = [address.sample(keys=[world.records["group"][HERE].pk]) for address in asked_here]
    before = {(client, url): asked(client, url) for client in (administrator, everything) for url in lists}
    for time in range(2):
        records_at(f"{BELOW}{time}", founded(f"Tổ {time}", BodyKind.OFFICE, world.bodies[HERE]))
    for (client, url), (queries, total) in before.items():
        again, more = asked(client, url)
        assert (again, url) == (queries, url)
        assert more >= total + 2 or not queries, f"{url}: a record of its kind is missing in tests/house/world.py"
