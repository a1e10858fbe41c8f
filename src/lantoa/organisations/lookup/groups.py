"""Names of groups: "các xã, thị trấn", "100% các đoàn thể thuộc Trung tâm", as a definition that can be kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import Count

from lantoa.organisations.lookup.abbreviations import GROUPS
from lantoa.organisations.lookup.results import GroupProposal, Lookup
from lantoa.organisations.lookup.surroundings import Surroundings
from lantoa.organisations.lookup.wording import plain_group
from lantoa.organisations.models import Ancestry, Body, BodyKind, Group, Tree
from lantoa.organisations.models.bodies import CLUSTERS, COMMUNES

_KIND = "|".join(sorted(map(re.escape, GROUPS), key=len, reverse=True))
#: Words that kinds bring along and that say nothing about which bodies: "phòng, ban, ngành", "phòng chuyên môn".
_ALONG = r"chuyên môn|nghiệp vụ|ngành|ban|thành viên|khác"
_ITEM = rf"(?:{_KIND}|{_ALONG})(?!\w)(?:\s+(?:{_ALONG})(?!\w))*"
_GROUP = re.compile(
    rf"^(?P<many>(?:\d+\s*%\s*)?(?:(?:tất cả )?(?:các|những)|mỗi|từng|100\s*%)\s+)?"
    rf"(?P<kinds>{_ITEM}(?:(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+|\s+hoặc\s+)(?:các\s+)?{_ITEM})*)(?P<rest>.*)$",
    re.IGNORECASE,
)
_IN_CLUSTERS = re.compile(
    r"^(?:trong|thuộc)\s+(?P<cluster>(?:các\s+)?(?:khối|cụm)(?:\s+thi đua)?(?:\s+(?!của)\S+)*?)"
    r"(?:\s+(?:của\s+)?(?P<holder>tỉnh|huyện|xã|phường|sở))?$",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"^(?:(?:thuộc và trực thuộc|trực thuộc|thuộc|của|trong|cấp|trên địa bàn)\s+)*(?P<holder>\S.*)$", re.IGNORECASE
)
_ALL_BUT_CLUSTERS = tuple(sorted(set(BodyKind.values) - set(CLUSTERS)))
_MASS = {BodyKind.MASS_ORGANISATION, BodyKind.FRONT}


@dataclass(frozen=True)
class _Meant:
    """Which kinds, and below whom: several bodies are tried, the likeliest first."""

    kinds: tuple[str, ...]
    under: list[Body]
    trees: tuple[str, ...]
    direct: bool


def named_group(text: str, around: Surroundings, find: Callable[[str], Body | None]) -> Lookup | None:
    """What group `text` names; None when it names none. `find` looks up the body that the words put it below."""
    plain = plain_group(text)
    found = _GROUP.match(plain)
    if not found or not (found["many"] or _is_list(found["kinds"])) or not (kinds := _kinds(found["kinds"])):
        return None
    rest = found["rest"].strip(" ,;.")
    if not rest:
        return _proposed(text, _around(kinds[0], around), around)
    if cluster := _IN_CLUSTERS.match(rest):
        return _proposed(text, _in_clusters(cluster["cluster"], cluster["holder"], around, find), around)
    named = _HOLDER.match(rest)
    holder = find(named["holder"]) if named else None
    return _proposed(text, _below(kinds[0], holder, around) if holder else None, around)


def _is_list(kinds: str) -> bool:
    """Whether the words list kinds without "các": "cơ quan, đơn vị, địa phương"."""
    return "," in kinds


def _kinds(text: str) -> list[tuple[str, ...]]:
    """The kinds that the words name, as one entry; none where a word names no kind."""
    words = [word.lower() for word in re.findall(_KIND, text, re.IGNORECASE)]
    if not words:
        return []
    if any(not GROUPS[word] for word in words):
        return [()]
    return [tuple(sorted({kind for word in words for kind in GROUPS[word]}))]


def _around(kinds: tuple[str, ...], around: Surroundings) -> _Meant:
    """Below whoever asks, or below the nearest above it where such bodies stand at all."""
    start = around.chain
    if set(kinds) & {BodyKind.DEPARTMENT, BodyKind.DISTRICT}:
        start = [body for body in around.places() if body.kind == BodyKind.PROVINCE]
    elif kinds and set(kinds) <= set(COMMUNES):
        start = around.places()
    return _Meant(kinds, [*start, *_fronts(kinds, around)], _trees(kinds), _direct(kinds))


def _below(kinds: tuple[str, ...], holder: Body, around: Surroundings) -> _Meant:
    return _Meant(kinds, [holder, *_fronts(kinds, around)], _trees(kinds), _direct(kinds))


def _in_clusters(
    cluster: str, holder: str | None, around: Surroundings, find: Callable[[str], Body | None]
) -> _Meant | None:
    """The members of one cluster that is named, or of all below a body."""
    if cluster.lower().startswith("các"):
        whole = find(holder) if holder else next(iter(around.places()), None)
        return _Meant(_ALL_BUT_CLUSTERS, [whole], (Tree.EMULATION,), False) if whole else None
    one = find(cluster)
    return _Meant((), [one], (Tree.EMULATION,), True) if one else None


def _fronts(kinds: Collection[str], around: Surroundings) -> list[Body]:
    """Mass organisations stand below the Front of the place."""
    return [body for body in around.counterparts if body.kind == BodyKind.FRONT] if set(kinds) & _MASS else []


def _trees(kinds: Collection[str]) -> tuple[str, ...]:
    if set(kinds) & _MASS:
        return (Tree.FRONT, Tree.GOVERNMENT)
    if set(kinds) & set(CLUSTERS):
        return (Tree.EMULATION,)
    return (Tree.GOVERNMENT, Tree.PARTY) if set(kinds) == {BodyKind.PARTY_CELL} else (Tree.GOVERNMENT,)


def _direct(kinds: Collection[str]) -> bool:
    """Offices are those of the body itself; communes and mass organisations may stand further down."""
    return not kinds or BodyKind.OFFICE in kinds or BodyKind.DEPARTMENT in kinds


def _proposed(text: str, meant: _Meant | None, around: Surroundings) -> Lookup:
    """The definition below the first body, in the first tree, that has members; vague where nobody is told."""
    if meant is None or not meant.under:
        return Lookup(vague=True)
    counted = _members(meant, around)
    tried = [(body, tree) for body in meant.under for tree in meant.trees]
    under, tree = next((each for each in tried if counted.get((each[0].pk, each[1]))), tried[0])
    existing = _existing(meant, under, tree, around)
    members = counted.get((under.pk, tree), 0)
    return Lookup(group=GroupProposal(text.strip(), tree, under, meant.kinds, meant.direct, members, existing))


def _members(meant: _Meant, around: Surroundings) -> dict[tuple[int, str], int]:
    """How many there are below each of the bodies in each tree: one query."""
    lines = Ancestry.objects.on(around.day).filter(ancestor__in=meant.under, tree__in=meant.trees, inherited=False)
    lines = lines.filter(depth=1) if meant.direct else lines.filter(depth__gte=1)
    if meant.kinds:
        lines = lines.filter(descendant__kind__in=meant.kinds)
    rows = lines.values_list("ancestor", "tree").annotate(members=Count("descendant"))
    return {(body, tree): members for body, tree, members in rows}


def _existing(meant: _Meant, under: Body, tree: str, around: Surroundings) -> Group | None:
    """A group that is kept at the asking body or above it and says the same."""
    kept = Group.objects.filter(under=under, tree=tree, direct=meant.direct, body__in=around.chain).order_by("pk")
    return next((group for group in kept if set(group.kinds) == set(meant.kinds)), None)
