"""Data of the room: building blocks, adoptions with their steps, learning visits, pledges."""

from lantoa.replication.models.adoptions import Adopter, Adoption, AdoptionStep, FollowUp
from lantoa.replication.models.blocks import BuildingBlock
from lantoa.replication.models.pledges import Pledge
from lantoa.replication.models.visits import LearningVisit

__all__ = ["Adopter", "Adoption", "AdoptionStep", "BuildingBlock", "FollowUp", "LearningVisit", "Pledge"]
