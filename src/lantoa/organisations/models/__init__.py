"""Data of the room; one module an idea, all imported here because Django looks for them here."""

from lantoa.organisations.models.bodies import Alias, Body, BodyKind, BodyName
from lantoa.organisations.models.changes import Change, ChangeKind, Share, Succession
from lantoa.organisations.models.groups import Group, GroupMember
from lantoa.organisations.models.imports import BodyImport
from lantoa.organisations.models.people import Deputy, Membership, Role
from lantoa.organisations.models.spells import FOREVER, Spell
from lantoa.organisations.models.trees import Ancestry, ClusterLead, Placement, Tree

__all__ = [
    "FOREVER",
    "Alias",
    "Ancestry",
    "Body",
    "BodyImport",
    "BodyKind",
    "BodyName",
    "Change",
    "ChangeKind",
    "ClusterLead",
    "Deputy",
    "Group",
    "GroupMember",
    "Membership",
    "Placement",
    "Role",
    "Share",
    "Spell",
    "Succession",
    "Tree",
]
