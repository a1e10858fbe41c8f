"""The menu: the stages of work in their order, filled with what rooms register and the person may use."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import asked_together
from lantoa.kit.actors import Actor

STAGES: dict[str, tuple[Promise, str]] = {  # name -> what it is called, its icon
    "work": (_("My work"), "work"),
    "plans": (_("Plans"), "plan"),
    "movements": (_("Movements"), "movement"),
    "exemplars": (_("Exemplars"), "exemplar"),
    "recognition": (_("Commendation"), "honour"),
    "stories": (_("Stories"), "story"),
    "channels": (_("Channels and spread"), "channel"),
    "events": (_("Events"), "event"),
    "reports": (_("Reports"), "report"),
    "organisations": (_("Organisations"), "tree"),
    "settings": (_("Settings"), "settings"),
}


@dataclass(frozen=True)
class MenuEntry:
    """One address of the desk, in the stage of work that it belongs to.

    `may` says whether the actor sees it.
    """

    stage: str
    name: str
    label: str | Promise
    url_name: str
    may: Callable[[Actor], bool] = lambda actor: True
    order: int = 100


@dataclass
class ShownEntry:
    """An entry as the sidebar draws it: the label in the person's language, the address, whether she is there.

    `count_url` says where the number is asked for that nobody has counted yet.
    """

    label: str | Promise
    url: str
    count: int = 0
    here: bool = False
    count_url: str = ""


@dataclass
class ShownStage(ShownEntry):
    """A stage leads to its first entry; the others are listed below it while the person is in it."""

    icon: str = ""
    name: str = ""
    entries: list[ShownEntry] = field(default_factory=list)


_entries: list[MenuEntry] = []


def register(entry: MenuEntry) -> None:
    """Put `entry` into the menu; an unknown stage is a mistake of the program."""
    if entry.stage not in STAGES:
        raise ValueError(f"{entry.stage!r} is no stage of work")
    _entries.append(entry)


def entries_for(actor: Actor) -> dict[str, list[ShownEntry]]:
    """What the person may use, by stage."""
    shown: dict[str, list[ShownEntry]] = {stage: [] for stage in STAGES}
    with asked_together():
        for entry in sorted(_entries, key=lambda entry: entry.order):
            if entry.may(actor):
                shown[entry.stage].append(ShownEntry(entry.label, reverse(entry.url_name)))
    return shown


def stages(found: dict[str, list[ShownEntry]], path: str) -> list[ShownStage]:
    """The stages that have something to show, with the entry that the person is in."""
    if nearest := _nearest([entry for listed in found.values() for entry in listed], path):
        nearest.here = True
    return [_stage(name, listed) for name, listed in found.items() if listed]


def _nearest(entries: list[ShownEntry], path: str) -> ShownEntry | None:
    """The entry whose address reaches furthest into `path`; for a page below none, the first one of its room."""
    home = reverse("wagtailadmin_home")  # every address begins with it, and is not in it for that
    below = [entry for entry in entries if path == entry.url or (path.startswith(entry.url) and entry.url != home)]
    if below:
        return max(below, key=lambda entry: len(entry.url))
    room = f"{home}{path.removeprefix(home).partition('/')[0]}/"
    return next((entry for entry in entries if room != f"{home}/" and entry.url.startswith(room)), None)


def _stage(name: str, listed: list[ShownEntry]) -> ShownStage:
    label, icon = STAGES[name]
    count, here = sum(entry.count for entry in listed), any(entry.here for entry in listed)
    return ShownStage(label, listed[0].url, count, here, listed[0].count_url, icon, name, listed)
