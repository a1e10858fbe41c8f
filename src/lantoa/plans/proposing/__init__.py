"""From what the reader found to what a person is asked to confirm: clauses, the duties they would make, and for whom.

Nothing is saved here, and nothing that is proposed counts before it is confirmed.
"""

from lantoa.plans.proposing.actors import Matching
from lantoa.plans.proposing.clauses import Proposal, proposals

__all__ = ["Matching", "Proposal", "proposals"]
