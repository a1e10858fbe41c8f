"""Which body a plan means by the few words that it uses: "Phòng TC-HC", "TTXT", "UBND huyện", "các xã, thị trấn".

`look_up` asks the trees around the body whose plan it is, ranks what could be meant, and says whether it is sure. It
never decides: an officer confirms, or chooses where it is not sure.
"""

from lantoa.organisations.lookup.looking import look_up, parts_of
from lantoa.organisations.lookup.results import Candidate, GroupProposal, Lookup, Why

__all__ = ["Candidate", "GroupProposal", "Lookup", "Why", "look_up", "parts_of"]
