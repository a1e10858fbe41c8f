"""What folders are about, told by the higher room that they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from lantoa.evidence.models import Folder


@dataclass(frozen=True)
class Holder:
    """`path` leads from a folder to what it is about (the name of a one-to-one relation), `name` is its field to read.

    `address` names the page of it, which takes its id as `pk`.
    """

    path: str
    name: str
    address: str


_holders: list[Holder] = []


def hold(holder: Holder) -> None:
    """Say what folders are about. Several kinds of things may have folders, and each folder is of one."""
    _holders.append(holder)


def name_of() -> Coalesce:
    """What a folder is about, in a query of folders; its number where nobody holds it."""
    names = [F(f"{each.path}__{each.name}") for each in _holders]
    return Coalesce(*names, Cast("pk", CharField()), Value(""), output_field=CharField())


def held_by(folder: Folder) -> tuple[str, str]:
    """The name of what the folder is about, and the address of its page; a query for each kind that has folders."""
    for each in _holders:
        found = Folder.objects.filter(pk=folder.pk).values_list(f"{each.path}__{each.name}", each.path).first()
        if found and found[1] is not None:
            return str(found[0]), reverse(each.address, args=[found[1]])
    return str(folder), reverse("evidence:folder", args=[folder.pk])
