"""Dossiers: the list with how long each has waited, and one of them on one page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.desk.distances import waited
from lantoa.desk.history import Happening
from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListScreen, ReferenceFilter
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, RecordStep, Requirement
from lantoa.desk.screens import Crumb
from lantoa.evidence.queries.folders import told
from lantoa.exemplars import onward
from lantoa.exemplars.desk_views.alike import alike_panels
from lantoa.exemplars.desk_views.filters import PeriodFilter, UnderFilter
from lantoa.exemplars.desk_views.programme_lines import first_publication, nothing_held, required
from lantoa.exemplars.models import Dossier, Kind, Milestone, MilestoneKind, Nomination, Release
from lantoa.exemplars.queries.balance import balance_of
from lantoa.exemplars.queries.dossiers import is_waiting, ladder_of, life_of
from lantoa.exemplars.queries.economic_value import latest_value
from lantoa.exemplars.queries.initiatives import initiatives_of, with_an_initiative
from lantoa.exemplars.queries.lead_time import with_days
from lantoa.exemplars.queries.nurture import nurture_of
from lantoa.exemplars.queries.promptness import waiting_too_long
from lantoa.exemplars.queries.readiness import readiness
from lantoa.exemplars.queries.screening import screenings_of
from lantoa.exemplars.states import DOSSIER_MOVES, LIVE, OPEN, DossierState
from lantoa.kit.access import may, visible
from lantoa.kit.moves import Offer
from lantoa.movements.models import Field
from lantoa.organisations.reach import own_bodies

REGISTER = gettext_lazy("Exemplars")
#: How far each state is on the way: found, nurtured, put forward, recognised, followed.
REACHED = {
    DossierState.FOUND: 0,
    DossierState.NURTURED: 1,
    DossierState.PROPOSED: 2,
    DossierState.RETURNED: 2,
    DossierState.RECOGNISED: 3,
    DossierState.FOLLOWED: 4,
    DossierState.NEEDS_SUPPORT: 4,
}
#: Moves that are only shown where they can be made: each stands beside another one for the same purpose.
ANOTHER_WAY = ("pass_on", "take_back", "separate", "separate_recognised")


def register_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("exemplars:dossiers"))


def waiting(dossier: Any) -> str:
    """For how long it has been where it is; nothing for those that nobody has work with."""
    return waited(localdate(dossier.waiting_since), localdate()) if is_waiting(dossier) else ""


def days_to_recognition(dossier: Any) -> int | None:
    """From the finding to the first honour; nothing where there is none yet. `dossier` comes `with_days`."""
    return (dossier.recognised_on - dossier.found_on).days if dossier.recognised_on else None


def _to_decide(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    return dossiers.filter(state=DossierState.PROPOSED)


def _late_in_public(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    return waiting_too_long(dossiers, localdate())


class DossierList(ListScreen):
    """The dossiers of the person's bodies and of those below."""

    template_name = "exemplars/desk/dossiers.html"
    title, model, search, ordering = REGISTER, Dossier, ("folded_name",), ("-waiting_since", "-pk")
    adding = ("exemplars:add_dossier", gettext_lazy("Enter an exemplar"), "keep")
    empty = gettext_lazy("Whoever does something well that others can learn from has a dossier here, for life.")
    columns = (
        ListColumn("name", gettext_lazy("Name"), order="sort_key"),
        ListColumn("kind", gettext_lazy("Who or what"), "get_kind_display", order="kind"),
        ListColumn("body", gettext_lazy("Belongs to"), "body.name", order="body__sort_key"),
        ListColumn("held_by", gettext_lazy("Lies with"), "held_by.name", order="held_by__sort_key"),
        ListColumn("field", gettext_lazy("Field of work"), "field.name", order="field__folded_name"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("waiting", gettext_lazy("Waiting"), waiting, order="waiting_since"),
        ListColumn("found_on", gettext_lazy("Found on"), order="found_on", kind="date"),
        ListColumn("recognised_in", gettext_lazy("Days to recognition"), days_to_recognition, kind="number"),
        ListColumn("introduced_on", gettext_lazy("Introduced on"), kind="date", shown=False),
        ListColumn("recognised_on", gettext_lazy("Recognised on"), kind="date", shown=False),
        ListColumn("place", gettext_lazy("Village or place"), order="place", shown=False),
        ListColumn("position", gettext_lazy("Position or work"), order="position", shown=False),
        ListColumn("first_time", gettext_lazy("For the first time"), "is_first_time", shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "body"),
        ReferenceFilter("field", gettext_lazy("Field of work"), Field.objects.filter(retired=False)),
        ChoiceFilter("kind", gettext_lazy("Who or what"), Kind.choices),
        ChoiceFilter("state", gettext_lazy("State"), DossierState.choices),
        PeriodFilter("happened", gettext_lazy("Which were")),
        FlagFilter("initiative", gettext_lazy("Has an initiative"), with_an_initiative),
        FlagFilter("to_decide", gettext_lazy("Waits for a decision"), _to_decide),
        FlagFilter("unpublished", gettext_lazy("Not made public in time"), _late_in_public),
    )

    def queryset(self) -> QuerySet:
        return with_days(Dossier.objects.select_related("body", "held_by", "field"))

    def url_of(self, record: Any) -> str:
        return reverse("exemplars:dossier", args=[record.pk])

    def balanced(self) -> dict[str, Any]:
        """Who stands on the list as it is narrowed: of those alone whose details the person may know."""
        return {"balance": balance_of(visible(self.actor, self.records(), "open"))}


class DossierRecord(RecordScreen):
    """One exemplar: what was done, what shows it, how far it has come, and what can be done now."""

    template_name = "exemplars/desk/dossier.html"
    model, moves = Dossier, DOSSIER_MOVES
    move_urls = {
        "nurture": "exemplars:begin_nurture",
        "propose": "exemplars:propose",
        "introduce": "exemplars:introduce",
        "pass_on": "exemplars:pass_on",
        "take_back": "exemplars:take_back",
        "recognise": "exemplars:recognise",
        "undo_recognition": "exemplars:undo_recognition",
        "return": "exemplars:send_back",
        "follow": "exemplars:follow",
        "ask_support": "exemplars:ask_support",
        "propose_again": "exemplars:propose_again",
        "refuse": "exemplars:refuse",
        "take_up": "exemplars:take_up",
        "merge": "exemplars:merge",
        "separate": "exemplars:separate",
        "separate_recognised": "exemplars:separate",
        "withdraw": "exemplars:withdraw",
        "reinstate": "exemplars:reinstate",
    }

    def queryset(self) -> QuerySet:
        return Dossier.objects.select_related(
            "body", "held_by", "bound_for", "field", "model_type", "movement", "merged_into", "folder"
        )

    def prepare(self) -> None:
        super().prepare()
        self.life = life_of(self.record)
        self.opens = bool(may(self.actor, "open", self.record))
        if self.opens:
            self.evidence = told(self.record.folder, self.actor)
            self.screenings = list(screenings_of(self.record))

    def trail(self) -> Sequence[Crumb]:
        return [register_crumb()]

    def standfirst(self) -> str | Promise:
        dossier = self.record
        who = ", ".join(filter(None, (dossier.position, dossier.place, dossier.body.name)))
        return ". ".join(filter(None, (who, self.lies())))

    def lies(self) -> str:
        """Where it lies and for how long, in one sentence."""
        dossier = self.record
        if dossier.merged_into:
            return _("It goes on in the dossier of %(name)s") % {"name": dossier.merged_into}
        if dossier.state not in LIVE:
            return ""
        if not is_waiting(dossier):
            return _("It lies with %(body)s") % {"body": dossier.held_by.name}
        words = {"body": dossier.held_by.name, "waited": waiting(dossier)}
        if dossier.bound_for:
            words["to"] = dossier.bound_for.name
            return _("It lies with %(body)s on its way to %(to)s. %(waited)s") % words
        return _("It lies with %(body)s. %(waited)s") % words

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        dossier = self.record
        return [
            (_("Who or what"), dossier.get_kind_display()),
            (_("Field of work"), dossier.field),
            (_("Type of model"), dossier.model_type),
            (_("Movement"), dossier.movement),
            (_("Found"), f"{dossier.found_on:%d/%m/%Y}, {dossier.get_found_how_display()}"),
            (_("From the finding to the recognition"), self.took()),
            (_("Put forward for the first time"), _("Yes") if dossier.is_first_time else ""),
            *(self.details() if self.opens else ()),
            (_("First publication"), first_publication(dossier, self.release[1], self.today)),
        ]

    def took(self) -> str:
        """How many days, to the first honour; how many it has been so far for one that is on its way."""
        honoured = [each for each in self.life if each.kind == MilestoneKind.RECOGNISED and not each.struck_at]
        days = [each.days_after_finding for each in honoured if each.days_after_finding >= 0]
        if days:
            return ngettext("%(days)d day", "%(days)d days", min(days)) % {"days": min(days)}
        if self.record.state not in OPEN:
            return ""
        so_far = (self.today - self.record.found_on).days
        return ngettext("not yet; found %(days)d day ago", "not yet; found %(days)d days ago", so_far) % {
            "days": so_far
        }

    def details(self) -> Sequence[tuple[str | Promise, object]]:
        """What only those know who have the dossier, or had it first."""
        dossier = self.record
        return [
            (_("Born"), dossier.born),
            (_("Sex"), dossier.get_sex_display()),
            (_("Ethnic group (sensitive, never shown outside)"), dossier.ethnic_group),
            (_("Class in the statistics"), dossier.get_post_class_display()),
            (_("Earlier honours"), dossier.earlier_honours),
            (_("Economic value"), self.worth()),
        ]

    def worth(self) -> str:
        """What it brought in the latest year that is claimed, and whether that was checked."""
        claim = latest_value(row.claim for row in self.evidence.claims)
        return f"{claim.figure} ({claim.since:%Y}, {claim.get_state_display().lower()})" if claim else ""

    def happened(self) -> list[Happening]:
        """The log tells each detail that was ever changed."""
        return super().happened() if self.opens else []

    @cached_property
    def release(self) -> tuple[int | None, date | None]:
        """The public page and since when it is, or was, public; nothing where there is none."""
        found = Release.objects.filter(dossier=self.record).values_list("pk", "released_on").first()
        return found or (None, None)

    def steps(self) -> Sequence[RecordStep]:
        state = self.record.state
        if state not in REACHED:
            return []
        here = REACHED[DossierState(state)]
        labels = (_("New factor"), _("Nurture"), _("Put forward"), _("Recognition"), _("Follow-up"))
        found = f"{self.record.found_on:%d/%m/%Y}"
        days = (found, "", self._day(MilestoneKind.INTRODUCED), self._day(MilestoneKind.RECOGNISED), "")
        notes = [waiting(self.record) or day if at == here else day for at, day in enumerate(days)]
        stages = ["done" if at < here else "now" if at == here else "ahead" for at in range(len(labels))]
        if state in (DossierState.RETURNED, DossierState.NEEDS_SUPPORT):
            stages[here], notes[here] = "late", str(self.record.get_state_display())
        return [RecordStep(*each) for each in zip(labels, stages, notes, strict=True)]

    def _day(self, kind: MilestoneKind) -> str:
        return next((f"{each.on:%d/%m/%Y}" for each in self.life if each.kind == kind and not each.struck_at), "")

    def requirements(self) -> Sequence[Requirement]:
        if not self.opens:
            return []
        points = readiness(self.record, self.evidence, self.screenings, self.today)
        held = [nothing_held(self.record)] if self.record.state in LIVE else []
        return [*(required(point, self.record) for point in points), *held]

    def panels(self) -> Sequence[RecordPanel]:
        if not self.opens:
            return [panel for panel in (self.passed_on(), self.summary(), self.way()) if panel]
        proof = (*self.proven(), self.initiatives())
        own = (self.summary(), self.nominations(), *proof, self.screened(), self.nurtured(), self.way())
        further = onward.panels(self.actor, self.record)
        return [panel for panel in (*own, *further, *alike_panels(self.actor, self.record)) if panel]

    def passed_on(self) -> RecordPanel:
        """Why there is less here than whoever has it sees."""
        return RecordPanel(_("Your part in it"), "exemplars/desk/passed_on.html", {"dossier": self.record})

    def summary(self) -> RecordPanel | None:
        if not self.record.summary.strip():
            return None
        return RecordPanel(_("What they did"), "exemplars/desk/summary.html", {"text": self.record.summary})

    def nominations(self) -> RecordPanel | None:
        """What nominators told, for those who may read it."""
        found = list(visible(self.actor, Nomination.objects.filter(dossier=self.record)).order_by("sent_at"))
        shown = {"nominations": found}
        return RecordPanel(_("Told by nominators"), "exemplars/desk/told.html", shown) if found else None

    def proven(self) -> Sequence[RecordPanel]:
        shown = {"told": self.evidence}
        return [
            RecordPanel(_("Claims and their proof"), "evidence/folder/claims.html", shown),
            RecordPanel(_("Consents"), "evidence/folder/consents.html", shown),
            RecordPanel(_("Files and photos"), "evidence/folder/files.html", shown),
        ]

    def initiatives(self) -> RecordPanel:
        keeps = bool(may(self.actor, "keep", self.record)) and self.record.state != DossierState.MERGED
        shown = {"found": initiatives_of(self.record), "dossier": self.record, "keeps": keeps}
        return RecordPanel(_("Initiatives"), "exemplars/desk/initiatives.html", shown)

    def screened(self) -> RecordPanel | None:
        if not self.screenings:
            return None
        return RecordPanel(_("Screening"), "exemplars/desk/screenings.html", {"screenings": self.screenings})

    def nurtured(self) -> RecordPanel | None:
        if self.record.state not in LIVE:
            return None
        shown = {"found": nurture_of(self.record), "today": self.today, "url": self.url("exemplars:nurture")}
        return RecordPanel(_("Nurture and follow-up"), "exemplars/desk/nurtured.html", shown)

    def way(self) -> RecordPanel:
        listed = Milestone.objects.filter(pk__in=[each.pk for each in self.life]).standing()
        strikes = set(visible(self.actor, listed, "strike").values_list("pk", flat=True))
        shown = {"milestones": self.life, "ladder": ladder_of(self.life), "strikes": strikes}
        shown["dossier"] = self.record
        return RecordPanel(_("The way so far"), "exemplars/desk/way.html", shown)

    def actions(self) -> list[RecordAction]:
        """What is of no use now is left out: another way of what can be done, or what only the body above may do."""
        if not self.opens:
            return []
        offers = [each for each in DOSSIER_MOVES.open_to(self.record, self.actor) if each.fits and self._of_use(each)]
        moving = [
            RecordAction(offer.move.label, self.url(self.move_urls[offer.move.name]), offer.answer, offer.move.tone)
            for offer in offers
        ]
        return [*moving, *self.further_actions()]

    def _of_use(self, offer: Offer) -> bool:
        """A locked button tells its reason where the person, or a colleague at her body, may unlock it."""
        if offer.answer or offer.move.name in ANOTHER_WAY:
            return bool(offer.answer)
        return self.lies_here or bool(may(self.actor, offer.move.needs, self.record))

    @cached_property
    def lies_here(self) -> bool:
        """Whether the person works where the dossier lies."""
        return own_bodies(self.actor, self.today).filter(pk=self.record.held_by_id).exists()

    def further_actions(self) -> Sequence[RecordAction]:
        if self.record.state == DossierState.MERGED:
            return []
        worth = self.action(_("Write down the economic value"), "exemplars:add_value", "keep")
        return [
            self.action(_("Change the dossier"), "exemplars:change_dossier", "keep"),
            *([worth] if self.record.kind == Kind.MODEL else ()),
            self.action(_("Hold it against criteria"), "exemplars:begin_screening", "keep"),
            self.action(_("Record a milestone"), "exemplars:add_milestone", "keep"),
            self.page_action(),
            *onward.actions(self.actor, self.record),
        ]

    def page_action(self) -> RecordAction:
        """To the public page, or to the form that begins one."""
        page, _released_on = self.release
        if page:
            return RecordAction(_("The public page"), reverse("exemplars:page", args=[page]))
        return self.action(_("Write the public page"), "exemplars:write_page", "keep")
