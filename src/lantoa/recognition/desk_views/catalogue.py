"""The catalogue of awards: the list, one version of one award, and how sure its rules are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListFilter, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import policy_of, visible
from lantoa.kit.actors import Actor
from lantoa.recognition.catalogue_file import written
from lantoa.recognition.models import Award, AwardKind, AwardLevel, AwardSubject, BaseWage, Certainty, LimitEffect
from lantoa.recognition.queries.limits import has_limits

CATALOGUE = gettext_lazy("Catalogue of awards")


def catalogue_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(CATALOGUE, reverse("recognition:awards"))


def in_use(award: Any) -> str:
    """Whether it may be proposed, and if not because nobody verified it, that."""
    if award.is_on:
        return _("in use")
    return _("off, not verified") if award.certainty == Certainty.UNVERIFIED else _("off")


def subjects_of(award: Any) -> str:
    """Who may be honoured, in words."""
    return ", ".join(str(AwardSubject(each).label) for each in award.subjects)


class OnDayFilter(ListFilter):
    """The versions whose rules hold on a day."""

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        widget = forms.DateInput(attrs={"placeholder": _("dd/mm/yyyy"), "inputmode": "numeric", "size": 10})
        return {self.name: forms.DateField(label=self.label, required=False, widget=widget)}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        day: date | None = values.get(self.name)
        return records.on(day) if day else records  # type: ignore[attr-defined]  # awards have it


class AwardList(ListScreen):
    """Every version of every award."""

    title, model, search, ordering = CATALOGUE, Award, ("folded_name",), ("kind", "level", "folded_name", "-valid_from")
    template_name = "recognition/desk/awards.html"
    empty = gettext_lazy("The catalogue is empty. Take one over from a file.")
    columns = (
        ListColumn("name", gettext_lazy("Award"), order="folded_name"),
        ListColumn("kind", gettext_lazy("Kind"), "get_kind_display", order="kind"),
        ListColumn("level", gettext_lazy("Level"), "get_level_display", order="level"),
        ListColumn("subjects", gettext_lazy("For whom"), subjects_of),
        ListColumn("authority", gettext_lazy("Deciding authority"), order="authority", shown=False),
        ListColumn("valid_from", gettext_lazy("Valid from"), order="valid_from", kind="date"),
        ListColumn("valid_to", gettext_lazy("Valid to"), order="valid_to", kind="date"),
        ListColumn("certainty", gettext_lazy("How sure"), "get_certainty_display", order="certainty"),
        ListColumn("use", gettext_lazy("Use"), in_use, order="is_on", kind="state"),
    )
    filters = (
        ChoiceFilter("kind", gettext_lazy("Kind"), AwardKind.choices),
        ChoiceFilter("level", gettext_lazy("Level"), AwardLevel.choices),
        ChoiceFilter("certainty", gettext_lazy("How sure"), Certainty.choices),
        OnDayFilter("on", gettext_lazy("Rules of the day")),
        FlagFilter("off", gettext_lazy("Not in use"), lambda rows: rows.filter(is_on=False)),
    )

    def url_of(self, record: Any) -> str:
        return reverse("recognition:award", args=[record.pk])

    def may_keep(self) -> bool:
        """Whether the person may take a catalogue over from a file."""
        return bool(policy_of(Award).reason(self.actor, "keep"))


class AwardRecord(RecordScreen):
    """One version of one award: for whom, under which conditions, by which vote, from which article."""

    model = Award

    def trail(self) -> Sequence[Crumb]:
        return [catalogue_crumb()]

    def standfirst(self) -> str | Promise:
        award = self.record
        told = [award.get_kind_display(), award.get_level_display(), award.authority]
        return ". ".join(capfirst(str(each)) for each in told if each)

    def state(self) -> str | Promise:
        return capfirst(in_use(self.record))

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        award = self.record
        return [
            (_("For whom"), subjects_of(award)),
            (_("Valid"), validity(award)),
            (_("Article"), award.article),
            (_("How sure"), capfirst(str(award.get_certainty_display()))),
            (_("To be checked again"), recheck(award)),
            (_("Vote"), vote_of(award)),
            (_("Working days for the appraisal"), _with_article(award.working_days, award.days_article)),
            (_("Bonus, times the base wage"), bonus_of(award)),
            (_("At most in a year"), award.quota),
            (_("At most in percent of those who could"), share_of(award)),
            (_("Direct workers, at least in percent"), award.direct_percent),
            (_("Where quota or share is passed"), effect_of(award)),
            (_("Asking the people"), consultation_of(award)),
            (_("Remark"), award.note),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        award = self.record
        codes = [code for each in award.prerequisites for code in each["any_of"]]
        names = dict(Award.objects.filter(code__in=codes).order_by("valid_from").values_list("code", "name"))
        needed = [(each, [names.get(code, code) for code in each["any_of"]]) for each in award.prerequisites]
        rules = {"award": award, "needed": [(each, list(dict.fromkeys(named))) for each, named in needed]}
        versions = visible(self.actor, Award.objects.filter(code=award.code)).order_by("-valid_from")
        return [
            RecordPanel(_("Conditions"), "recognition/desk/conditions.html", rules),
            RecordPanel(
                _("What the dossier consists of"), "recognition/desk/parts.html", {"parts": award.dossier_parts}
            ),
            RecordPanel(
                _("Versions of the rules"),
                "recognition/desk/versions.html",
                {"versions": list(versions), "here": award.pk},
            ),
            RecordPanel(_("Where it is from"), "recognition/desk/source.html", {"award": award}),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        switch = _("Take out of use") if self.record.is_on else _("Take into use")
        return [
            self.action(switch, "recognition:switch_award", "keep"),
            self.action(_("Change"), "recognition:change_award", "keep"),
            self.action(_("New rules from a day on"), "recognition:new_award_version", "keep"),
        ]


class ExportAwards(Screen):
    """The catalogue as a file, which another installation can take over."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        awards = visible(self.actor, Award.objects.order_by("code", "valid_from"))
        text = written(awards, visible(self.actor, BaseWage.objects.all()))
        answer = HttpResponse(text, content_type="application/json; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="danh-muc-khen-thuong-{self.today:%Y-%m-%d}.json"'
        return answer


def validity(award: Award) -> str:
    """From when to when, in words."""
    since = f"{award.valid_from:%d/%m/%Y}"
    if award.valid_to is None:
        return _("from %(since)s on") % {"since": since}
    return f"{since} – {award.valid_to:%d/%m/%Y}"


def recheck(award: Award) -> str:
    """From when its rules are to be read again, and why."""
    if award.recheck_from is None:
        return ""
    told = _("For decisions from %(day)s on.") % {"day": f"{award.recheck_from:%d/%m/%Y}"}
    return f"{told} {award.recheck_reason}"


def vote_of(award: Award) -> str:
    """Which vote a council needs, by which article, and how sure that is."""
    if not award.ballot_required:
        return _("no vote is required")
    told = [_("secret ballot") if award.is_secret else _("vote of the council")]
    if award.threshold_percent:
        base = award.get_threshold_base_display() or ""
        told.append(_("at least %(percent)s%% %(base)s") % {"percent": award.threshold_percent, "base": base})
    if award.quorum_percent:
        told.append(_("quorum %(percent)s%%") % {"percent": award.quorum_percent})
    sure = f"{award.council_article}: {award.get_council_certainty_display()}".strip(": ")
    return f"{', '.join(told)} ({sure})"


def share_of(award: Award) -> str:
    """The share, and out of whom where that is counted from other awards."""
    if award.share_percent is None:
        return ""
    return " ".join(filter(None, (f"{award.share_percent}%", award.share_of and f"({', '.join(award.share_of)})")))


def effect_of(award: Award) -> str:
    """What a breach of quota or share does, by which article, and how sure that is; empty without a limit."""
    if not has_limits(award):
        return ""
    sure = f"{award.limit_article}: {award.get_limit_certainty_display()}".strip(": ")
    told = award.get_limit_effect_display() if award.limits_hold else LimitEffect.TOLD.label
    return f"{told} ({sure})"


def consultation_of(award: Award) -> str:
    """For how long the people are asked, by which article, and how sure that is."""
    if not award.consultation_days:
        return ""
    told = _("for at least %(days)d working days") % {"days": award.consultation_days}
    sure = f"{award.consultation_article}: {award.get_consultation_certainty_display()}".strip(": ")
    return f"{told} ({sure})"


def bonus_of(award: Award) -> str:
    """The multiples by subject; those that are inferred are said to be."""
    told = []
    for subject, multiple in award.bonus.items():
        words = f"{AwardSubject(subject).label} {str(multiple).replace('.', ',')}"
        told.append(_("%(bonus)s (inferred)") % {"bonus": words} if subject in award.bonus_inferred else words)
    return "; ".join(told)


def _with_article(value: object, article: str) -> str:
    return f"{value} ({article})" if value and article else str(value or "")
