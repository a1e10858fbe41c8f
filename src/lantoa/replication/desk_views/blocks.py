"""Building blocks are written, changed, taken out and put back, from the page of the dossier."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import ReachModelMultipleChoiceField
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


class BlocksField(ReachModelMultipleChoiceField):
    """Building blocks by their titles."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, block: Any) -> str:
        return f"{block.position}. {block.title}"


class ShowForm(forms.Form):
    """What the public reads."""

    chosen = BlocksField(BuildingBlock.objects.none(), label=_("Building blocks on the public page"), required=False)


class ShowBlocks(FormScreen):
    """Whoever decides about the public page chooses which building blocks stand on it."""

    title, model, needs, form_class = _("What the public reads of how it is done"), Dossier, "release", ShowForm
    lead = _("Read them once more: no name of anybody who did not agree. Whom to ask is never shown.")
    done = _("The choice is saved. It is on the public page as long as the exemplar has one.")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record), self.back)]

    def form(self, **options: Any) -> forms.Form:
        form = self.form_class(**options)
        field: Any = form.fields["chosen"]
        field.all = BuildingBlock.objects.standing().filter(dossier=self.record)
        field.reach(self.actor)
        return form

    def initial(self) -> dict[str, Any]:
        return {"chosen": [each.pk for each in blocks_of(self.record)[0] if each.is_public]}

    def run(self, form: forms.Form) -> list[BuildingBlock]:
        chosen = {each.pk for each in form.cleaned_data["chosen"]}
        return blocks.let_public_read(self.record, chosen, by=self.actor, at=self.at)

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
