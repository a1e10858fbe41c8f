"""The units that a round asks, with what each has brought; those with nothing are reminded."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import FlagFilter, ListColumn, ListScreen
from lantoa.desk.lists.pages import ListPage
from lantoa.desk.records import RecordPanel
from lantoa.desk.screens import Crumb
from lantoa.exemplars.models import Round
from lantoa.exemplars.operations import round_reminding
from lantoa.exemplars.queries.round_units import units_of, with_nothing
from lantoa.exemplars.queries.silent import to_ask
from lantoa.kit.access import may, require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body

SHOWN = 12  # on the page of the round; the list has all


def units_panel(asked: Round, actor: Actor) -> RecordPanel | None:
    """Those with nothing first, for whoever oversees the round; the units themselves are not told of one another."""
    if not may(actor, "oversee", asked):
        return None
    units = units_of(asked, localdate())
    counted = list(units.order_by("brought", "sort_key", "pk")[:SHOWN])
    total = units.count()
    shown = {
        "units": counted,
        "total": total,
        "silent": units.filter(brought=0).count(),
        "round": asked,
        "may_remind": bool(may(actor, "keep", asked)) and asked.since <= localdate() <= asked.until,
    }
    return RecordPanel(_("Units that are asked"), "exemplars/desk/round_units.html", shown, total or None)


def _nothing(units: QuerySet[Any]) -> QuerySet[Any]:
    return units.filter(brought=0)


class UnitList(ListScreen):
    """All units of one round."""

    model, search, ordering = Body, ("folded_name",), ("brought", "sort_key", "pk")
    empty = gettext_lazy("No body stands directly below the one whose units the round asks.")
    columns = (
        ListColumn("name", gettext_lazy("Unit"), order="sort_key"),
        ListColumn("brought", gettext_lazy("Exemplars in this round"), "brought", order="brought", kind="number"),
        ListColumn("asked", gettext_lazy("Whom to ask"), lambda unit: getattr(unit, "asked", "")),
    )
    filters = (FlagFilter("nothing", gettext_lazy("Nobody yet"), _nothing),)

    def prepare(self) -> None:
        super().prepare()
        self.round = self.load(Round.objects.select_related("body", "asked_below"), pk=self.kwargs["pk"])
        require(self.actor, "oversee", self.round)

    def page_title(self) -> str:
        return _("Units in the round %(round)s") % {"round": self.round.title}

    def trail(self) -> list[Crumb]:
        return _trail(self.round)

    def everything(self) -> QuerySet[Any]:
        return units_of(self.round, self.today)

    def found(self) -> ListPage:
        page = super().found()
        names = to_ask([each for each in page.records if isinstance(each, Body)], self.today, self.actor)
        for each in page.records:
            each.asked = names.get(each.pk, "")  # type: ignore[attr-defined]  # for the column
        return page

    def url_of(self, record: Any) -> str:
        return reverse("organisations:body", args=[record.pk])


class RemindForm(forms.Form):
    """What is written to them."""

    text = forms.CharField(
        label=gettext_lazy("What you write"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )


class RemindUnits(FormScreen):
    """The officers and secretaries of those with nothing get a letter."""

    title, model, needs, form_class = gettext_lazy("Remind those with nobody yet"), Round, "keep", RemindForm
    submit = gettext_lazy("Send the reminder")

    def queryset(self) -> QuerySet[Round]:
        return Round.objects.select_related("body")

    @property
    def lead(self) -> str:  # type: ignore[override]  # it depends on the units
        names = [unit.name for unit in with_nothing(self.record, self.today)]
        said = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
        told = _("Their officers and secretaries get one letter a day at most, where they have an e-mail address.")
        if not names:
            return _("Every unit has brought somebody.")
        whom = ngettext("%(count)d unit: %(names)s.", "%(count)d units: %(names)s.", len(names))
        return f"{whom % {'count': len(names), 'names': said}} {told}"

    @property
    def back(self) -> str:
        return self.after(None)

    def trail(self) -> list[Crumb]:
        return _trail(self.record)

    def initial(self) -> dict[str, Any]:
        told = _("Please put forward exemplars for “%(round)s” by %(day)s, or tell us that there are none this time.")
        return {"text": told % {"round": self.record.title, "day": f"{self.record.until:%d/%m/%Y}"}}

    def run(self, form: forms.Form) -> list[Body]:
        return round_reminding.remind(self.record, form.cleaned_data["text"], by=self.actor, at=self.at)

    def told(self, result: Any) -> str | Promise:
        return ngettext("%(count)d unit is reminded.", "%(count)d units are reminded.", len(result)) % {
            "count": len(result)
        }

    def after(self, result: Any) -> str:
        return reverse("exemplars:round", args=[self.record.pk])


def _trail(asked: Round) -> list[Crumb]:
    rounds = Crumb(gettext_lazy("Rounds"), reverse("exemplars:rounds"))
    return [rounds, Crumb(asked.title, reverse("exemplars:round", args=[asked.pk]))]
