"""Building blocks are written, changed, taken out and put back, from the page of the dossier."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.dossiers import register_crumb
from lantoa.exemplars.models import Dossier
from lantoa.replication.models import BuildingBlock
from lantoa.replication.operations import blocks
from lantoa.replication.queries.adoptions import blocks_of

_ROWS = {"rows": 3}


class BlockForm(forms.Form):
    """One part of how it is done."""

    title = forms.CharField(
        label=pgettext_lazy("building block", "Title"), max_length=160, help_text=_("Such as: sort waste at home.")
    )
    what = forms.CharField(
        label=_("What to do"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Step by step, in words that somebody understands who has never seen it."),
    )
    requires = forms.CharField(
        label=_("What it needs"),
        required=False,
        widget=forms.Textarea(attrs=_ROWS),
        help_text=_("People, time, tools, an agreement with whom."),
    )
    costs = forms.CharField(label=_("What it costs"), required=False, widget=forms.Textarea(attrs=_ROWS))
    pitfalls = forms.CharField(
        label=_("What to beware of"),
        required=False,
        widget=forms.Textarea(attrs=_ROWS),
        help_text=_("What went wrong at first, and what must not be left out."),
    )
    contact = forms.CharField(
        label=_("Whom to ask"), max_length=255, required=False, help_text=_("Is read on the desk alone.")
    )
    position = forms.IntegerField(label=_("Place in the order"), min_value=1, max_value=200, localize=False)


class WriteBlock(FormScreen):
    """A building block is written."""

    title, model, needs, form_class = _("Write a building block"), Dossier, "keep", BlockForm
    lead = _("Split what the exemplar does into parts that others can take over one by one.")
    done = _("The building block is written.")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        return {"position": len(blocks_of(self.record)[0]) + 1}

    def run(self, form: forms.Form) -> BuildingBlock:
        return blocks.write(BuildingBlock(dossier=self.record, **form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return f"{reverse('exemplars:dossier', args=[self.record.pk])}#blocks"


class OfBlock(FormScreen):
    """A form about one building block; a button asks once more on a page of its own."""

    model, needs, form_class = BuildingBlock, "keep", forms.Form

    def queryset(self) -> QuerySet:
        return BuildingBlock.objects.select_related("dossier")

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return str(self.record)

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record.dossier), self.back)]

    def after(self, result: Any) -> str:
        return f"{reverse('exemplars:dossier', args=[self.record.dossier_id])}#blocks"


class ChangeBlock(OfBlock):
    """Other words, or another place in the order."""

    title, form_class, done = _("Change the building block"), BlockForm, _("The building block is saved.")

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in BlockForm.base_fields}

    def run(self, form: forms.Form) -> BuildingBlock:
        return blocks.change(self.record, form.cleaned_data, by=self.actor, at=self.at)


class TakeOutBlock(OfBlock):
    """It is shown no more."""

    title, submit = _("Take the building block out"), _("Take the building block out")
    done = _("The building block is taken out. It stands below under “Taken out”, and can be put back.")

    def run(self, form: forms.Form) -> BuildingBlock:
        return blocks.take_out(self.record, by=self.actor, at=self.at)


class PutBlockBack(OfBlock):
    """It is shown again."""

    title, submit = _("Put the building block back"), _("Put the building block back")
    done = _("The building block is shown again.")

    def run(self, form: forms.Form) -> BuildingBlock:
        return blocks.put_back(self.record, by=self.actor, at=self.at)
