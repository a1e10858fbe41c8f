"""The trees of bodies, on any day, and the search for a body by name."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils.translation import gettext_lazy as _

from lantoa.desk.screens import Screen
from lantoa.kit.access import policy_of, visible
from lantoa.organisations.models import Body, Tree
from lantoa.organisations.picking import pickable, shown
from lantoa.organisations.queries import trees
from lantoa.organisations.queries.browsing import browse, first_trees, paths_to
from lantoa.organisations.queries.naming import named_like
from lantoa.organisations.reach import own_bodies

# The last day on which districts stood between provinces and communes (Law 72/2025/QH15).
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
FOUND = 50


class TreeForm(forms.Form):
    """What the address asks for."""

    tree = forms.ChoiceField(choices=Tree, required=False)
    on = forms.DateField(
        label=_("On the day"),
        required=False,
        widget=forms.DateInput(attrs={"placeholder": _("dd/mm/yyyy"), "inputmode": "numeric"}),
    )
    q = forms.CharField(
        label=_("Search by name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Name, former name or abbreviation")}),
    )
    ended = forms.BooleanField(label=_("With bodies that have ended"), required=False)


class TreeScreen(Screen):
    """One of the trees, unfolded level by level by links; with a text, the bodies that are called so."""

    title = _("Organisations")
    template_name = "organisations/desk/tree.html"
    kept = ("tree", "on", "ended", "open", "at")  # parts of the address that its links carry on

    @cached_property
    def form(self) -> TreeForm:
        asked = self.request.GET.copy()
        form = TreeForm(asked, auto_id="tree-%s")
        form.is_valid()  # what it does not understand is told beside its field, and counts as not asked
        if day := form.cleaned_data.get("on"):
            asked["on"] = f"{day:%d/%m/%Y}"  # links write it the other way
        return form

    @cached_property
    def tree(self) -> str:
        return self.form.cleaned_data.get("tree") or Tree.GOVERNMENT

    @cached_property
    def day(self) -> date:
        return self.form.cleaned_data.get("on") or self.today

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        text = self.form.cleaned_data.get("q", "")
        context = {"found": self.found(text), "text": text} if text else self.browsed()
        may_found = policy_of(Body).reason(self.actor, "administer")
        return self.page(form=self.form, trees=Tree.choices, may_found=may_found, **context)

    def browsed(self) -> dict[str, Any]:
        """The tree as far as the address unfolds it; to begin with, down to where the person works."""
        own = set(own_bodies(self.actor, self.today).values_list("pk", flat=True))
        here = set(self.numbers("at")) or own
        unfolded = set(self.numbers("open")) if "open" in self.request.GET else self.beginning(here)
        browsed = browse(self.tree, self.day, unfolded, ended=self.form.cleaned_data.get("ended", False))
        return {"browsed": browsed, "own": own, "here": set(self.numbers("at")), "unfolded": unfolded}

    def beginning(self, here: set[int]) -> set[int]:
        """What is unfolded at first: the way to `here` and one level more, or what is below the only top."""
        if wanted := paths_to(self.tree, self.day, here) | here:
            return wanted
        tops = set(trees.tops(self.tree, self.day).values_list("pk", flat=True)[:2])
        return tops if len(tops) == 1 else set()

    def found(self, text: str) -> dict[str, Any]:
        """The bodies called `text` that existed on the day, or also those that had ended by then."""
        bodies = pickable(kinds=(), ended=self.form.cleaned_data.get("ended", False), today=self.day)
        bodies = bodies.filter(since__lte=self.day)
        found = list(visible(self.actor, named_like(bodies, text))[: FOUND + 1])
        stands_in, told = first_trees(found), shown(found[:FOUND])
        places = [self.place(body, stands_in.get(body.pk, "")) for body in found]
        return {"bodies": list(zip(told, places, strict=False)), "more": len(found) > FOUND}

    def place(self, body: Body, tree: str) -> str:
        """The address of a body's place in `tree`, on the day or on its last one; empty for one that stands in none."""
        day = min(self.day, body.last_day or self.day)
        query = QueryDict(mutable=True)
        query.update({"tree": tree, "on": day.isoformat(), "at": str(body.pk)})
        return f"{self.request.path}?{query.urlencode()}#b{body.pk}" if tree else ""

    def numbers(self, name: str) -> list[int]:
        """The ids in a part of the address, written 1-2-3."""
        listed = self.request.GET.get(name, "").split("-")
        return [int(text) for text in listed if text.isascii() and text.isdigit() and len(text) < 19]

    # --- Addresses ----------------------------------------------------------------------------------------------

    def address(self, **changes: object) -> str:
        """The address of this page with `changes`; None takes a part out."""
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in self.request.GET.items() if value and name in self.kept})
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = str(value)
        return f"{self.request.path}?{query.urlencode()}" if query else self.request.path

    @property
    def last_day_of_districts(self) -> date:
        return LAST_DAY_OF_DISTRICTS

    @property
    def before_the_change(self) -> str:
        """The same tree on that day."""
        return self.address(on=LAST_DAY_OF_DISTRICTS.isoformat())

    @property
    def today_url(self) -> str:
        """The same tree as it is now."""
        return self.address(on=None)
