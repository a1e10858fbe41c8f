"""A dossier beside the criteria: begun, answered one by one, endorsed, confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.records import RecordPanel, RecordScreen, Requirement
from lantoa.desk.screens import Crumb
from lantoa.evidence.models import Claim, StoredFile
from lantoa.evidence.queries.folders import told
from lantoa.exemplars.desk_views.dossiers import register_crumb
from lantoa.exemplars.desk_views.entering import OfDossier
from lantoa.exemplars.desk_views.programme_lines import nothing_held
from lantoa.exemplars.models import EndorsedBy, Met, Screening, ScreeningAnswer
from lantoa.exemplars.operations import screening as operations
from lantoa.exemplars.operations.screening import Endorsed, Said
from lantoa.exemplars.queries.screening import as_shown, next_open, sets_in_force, tally_of
from lantoa.exemplars.states import SCREENING_MOVES, ScreeningState


def _name(screening: Screening) -> str:
    """The exemplar as those who screen may read it."""
    return gettext("Dossier without the name") if screening.is_anonymous else screening.dossier.name


def _trail(screening: Screening) -> list[Crumb]:
    return [register_crumb(), Crumb(_name(screening), reverse("exemplars:dossier", args=[screening.dossier_id]))]


class BeginForm(forms.Form):
    """Against which criteria."""

    criteria_set = ReachModelChoiceField(
        sets_in_force(), label=_("Criteria"), help_text=_("Those of the programme, or of your body.")
    )
    is_anonymous = forms.BooleanField(
        label=_("Show the dossier without the name"),
        required=False,
        help_text=_("The platform leaves out the name where it finds it. Read the text before you show it to others."),
    )


class BeginScreening(OfDossier):
    """A set of criteria is chosen."""

    title, form_class, submit = _("Hold it against criteria"), BeginForm, _("Begin")
    done = _("Answer the criteria one by one.")

    def run(self, form: forms.Form) -> Any:
        made = Screening(dossier=self.record, body=self.record.held_by, **form.cleaned_data)
        return operations.begin(made, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        name = "screening" if isinstance(result, Screening) else "dossier"
        return reverse(f"exemplars:{name}", args=[result.pk])


class ScreeningRecord(RecordScreen):
    """The dossier on one side, the criteria with their answers on the other."""

    model, moves = Screening, SCREENING_MOVES
    move_urls = {
        "endorse": "exemplars:endorse_screening",
        "confirm": "exemplars:confirm_screening",
        "reopen": "exemplars:reopen_screening",
    }

    def queryset(self) -> QuerySet:
        return Screening.objects.select_related(
            "dossier__folder", "dossier__body", "criteria_set", "body", "confirmed_by", "minutes"
        )

    def prepare(self) -> None:
        super().prepare()
        self.tally = tally_of(self.record)

    def trail(self) -> Sequence[Crumb]:
        return _trail(self.record)

    def page_title(self) -> str:
        return gettext("Screening: %(name)s") % {"name": _name(self.record)}

    def standfirst(self) -> str | Promise:
        return f"{self.record.criteria_set}. {self.record.body.name}"

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        screening, tally = self.record, self.tally
        votes = {"for": screening.votes_for, "against": screening.votes_against}
        return [
            (_("Criteria met"), f"{tally.met}/{len(tally.answers)}"),
            (_("Points"), f"{tally.points.normalize():f}/{tally.most.normalize():f}" if tally.most else ""),
            (_("The collective"), screening.get_endorsed_by_display() if screening.endorsed_by else ""),
            (_("Votes"), _("%(for)s for, %(against)s against") % votes if screening.votes_for is not None else ""),
            (_("On"), f"{screening.endorsed_on:%d/%m/%Y}" if screening.endorsed_on else ""),
            (_("What was said"), screening.endorsement_note),
            (_("Minutes of the meeting"), screening.minutes),
            (_("Confirmed by"), screening.confirmed_by.get_full_name() if screening.confirmed_by else ""),
        ]

    def requirements(self) -> Sequence[Requirement]:
        screening, state = self.record, self.record.state
        answered = gettext("%(open)d without an answer") % {"open": self.tally.open}
        closed = state in (ScreeningState.ENDORSED, ScreeningState.CONFIRMED)
        return [
            nothing_held(screening.dossier),
            Requirement(_("Each criterion has an answer"), not self.tally.open, answered if self.tally.open else ""),
            Requirement(
                _("The collective has said it"), closed, "" if screening.endorsed_by else _("Vote or minutes.")
            ),
            Requirement(_("The head has confirmed it"), state == ScreeningState.CONFIRMED),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        shown_as, dossier = as_shown(self.record), self.record.dossier
        claims = [row for row in told(dossier.folder, self.actor).claims if not row.is_withdrawn]
        shown = {
            "text": shown_as(dossier.summary),
            "claims": [(row, shown_as(row.claim.text)) for row in claims],
            "answers_said": [
                (each, shown_as(str(each.claim)) if each.claim else "", shown_as(each.note))
                for each in self.tally.answers
            ],
            "is_anonymous": self.record.is_anonymous,
            "answers": self.record.state == ScreeningState.OPEN,
        }
        return [RecordPanel(_("The dossier beside the criteria"), "exemplars/desk/side_by_side.html", shown)]


class AnswerForm(forms.Form):
    """How far it is met, and what shows it."""

    met = forms.ChoiceField(label=_("How far is it met?"), choices=Met.choices, widget=forms.RadioSelect)
    points = forms.DecimalField(label=_("Points"), required=False, min_value=0, max_digits=7, decimal_places=2)
    claim = ReachModelChoiceField(Claim.objects.all(), label=_("Shown by"), required=False)
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class AnswerCriterion(FormScreen):
    """One criterion; then the next one that has no answer."""

    title, model, form_class, needs = _("Answer a criterion"), ScreeningAnswer, AnswerForm, "keep"
    submit = _("Save and go on")

    def queryset(self) -> QuerySet:
        return ScreeningAnswer.objects.select_related("screening__dossier__body", "criterion", "claim")

    @property
    def lead(self) -> str:  # type: ignore[override]  # the criterion itself
        return str(self.record.criterion.text)

    @property
    def back(self) -> str:
        return reverse("exemplars:screening", args=[self.record.screening_id])

    def trail(self) -> list[Crumb]:
        return [*_trail(self.record.screening), Crumb(_("Screening"), self.back)]

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in ("met", "points", "claim", "note")}

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        claim: Any = form.fields["claim"]
        claim.queryset = claim.queryset.filter(folder=self.record.screening.dossier.folder_id)
        shown_as = as_shown(self.record.screening)
        claim.label_from_instance = lambda each: shown_as(str(each))
        if (most := self.record.criterion.points) is None:
            del form.fields["points"]
        else:
            form.fields["points"].help_text = gettext("At most %(points)s.") % {"points": f"{most.normalize():f}"}
        return form

    def run(self, form: forms.Form) -> ScreeningAnswer:
        return operations.answer(self.record, Said(**form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        coming = next_open(result.screening, result)
        return reverse("exemplars:answer_criterion", args=[coming.pk]) if coming else self.back


class EndorseForm(ReasonForm):
    """By a vote, or by minutes."""

    how = forms.ChoiceField(
        label=_("How did the collective say it?"), choices=EndorsedBy.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("On"), initial=localdate)
    votes_for = forms.IntegerField(label=_("Votes for it"), required=False, min_value=0)
    votes_against = forms.IntegerField(label=_("Votes against it"), required=False, min_value=0)
    minutes = ReachModelChoiceField(StoredFile.objects.all(), label=_("Minutes among the files"), required=False)
    field_order = ("how", "on", "votes_for", "votes_against", "minutes")


class MoveScreening(NamedMoveScreen):
    """One move of a screening."""

    model, moves = Screening, SCREENING_MOVES
    OPERATIONS = {"confirm": operations.confirm, "reopen": operations.reopen}

    def queryset(self) -> QuerySet:
        return Screening.objects.select_related("dossier")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [*_trail(self.record), Crumb(_("Screening"), self.back)]

    def run(self, form: forms.Form) -> Screening:
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("exemplars:screening", args=[result.pk])


class EndorseScreening(MoveScreening):
    """What the collective says."""

    move, form_class, done = "endorse", EndorseForm, _("What the collective says is recorded.")

    def initial(self) -> dict[str, Any]:
        return {"how": EndorsedBy.VOTE}

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        minutes: Any = form.fields["minutes"]
        minutes.queryset = minutes.queryset.filter(folder=self.record.dossier.folder_id, removed_at=None)
        form.fields["reason"].label = _("What was said")
        return form

    def run(self, form: forms.Form) -> Screening:
        values = form.cleaned_data
        endorsed = Endorsed(
            **{name: value for name, value in values.items() if name != "reason"}, note=values["reason"]
        )
        return operations.endorse(self.record, endorsed, by=self.actor, at=self.at)
