"""What a picker of bodies asks while somebody types."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse

from lantoa.desk.screens import Screen
from lantoa.kit.access import visible
from lantoa.organisations.access import BODIES
from lantoa.organisations.picking import offered, pickable

LONGEST = 200  # characters of a name that are looked at


class PickBodies(Screen):
    """The likeliest bodies for the text `q`: of kinds `kind`, to which the person may do `verb`."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked = request.GET
        bodies = pickable(kinds=asked.getlist("kind"), ended=bool(asked.get("ended")), today=self.today)
        verb = asked.get("verb", "view")
        if verb not in BODIES.allows:
            return JsonResponse({"bodies": []}, status=400)
        found = offered(visible(self.actor, bodies, verb), asked.get("q", "")[:LONGEST])
        return JsonResponse({"bodies": [asdict(body) for body in found]})
