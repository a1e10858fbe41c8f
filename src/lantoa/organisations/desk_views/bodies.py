"""A body on one page: what it is, where it stands, what happened to it, and what may be done now."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import Answer, may, visible
from lantoa.organisations.desk_views.days import asked_day
from lantoa.organisations.models import Body, Membership
from lantoa.organisations.models.bodies import CLUSTERS
from lantoa.organisations.queries.lives import day_of_life, life_of, standing_of, successions_of
from lantoa.organisations.queries.trees import answering_for

ENDED = gettext_lazy("This body has ended.")
DOINGS = (
    (gettext_lazy("Found a body below"), "organisations:found"),
    (gettext_lazy("Rename"), "organisations:rename"),
    (gettext_lazy("Move to another place"), "organisations:move"),
    (gettext_lazy("Merge"), "organisations:merge"),
    (gettext_lazy("Split"), "organisations:split"),
    (gettext_lazy("Abolish"), "organisations:abolish"),
)


def tree_crumb() -> Crumb:
    """The step of the trail that leads to the trees."""
    return Crumb(_("Organisations"), reverse("organisations:tree"))


class BodyScreen(RecordScreen):
    """One body, as of a day where that matters."""

    model = Body
    template_name = "organisations/desk/body.html"

    def queryset(self) -> QuerySet:
        return Body.objects.select_related("made_by", "ended_by")

    def prepare(self) -> None:
        super().prepare()
        self.day = asked_day(self.request, self.today)
        self.lived = day_of_life(self.record, self.day)

    def trail(self) -> Sequence[Crumb]:
        return [tree_crumb()]

    def standfirst(self) -> str:
        """What it is and how long it has been, or had been, one."""
        kind, since = self.record.get_kind_display(), f"{self.record.since:%d/%m/%Y}"
        if self.record.last_day:
            words = {"kind": kind, "since": since, "until": f"{self.record.last_day:%d/%m/%Y}"}
            return capfirst(_("%(kind)s, from %(since)s to %(until)s") % words)
        return capfirst(_("%(kind)s, since %(since)s") % {"kind": kind, "since": since})

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        made, ended = self.record.made_by, self.record.ended_by
        return [
            (_("Code"), self.record.code),
            (_("Decided by"), made.document),
            (_("Ended by"), (ended.document or str(ended)) if ended else ""),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        ended = self.record.until <= self.today
        panels = [self.answering() if ended else None, self.standing(), self.successions(), self.names(), self.life()]
        return [panel for panel in [*panels, self.leads(), self.groups(), self.people()] if panel]

    def answering(self) -> RecordPanel:
        """Who answers today for what the body owed."""
        answering = answering_for(self.record, self.today)
        return RecordPanel(_("Who answers today"), "organisations/desk/answering.html", {"bodies": answering})

    def standing(self) -> RecordPanel:
        """The bodies above it in each tree."""
        found = standing_of(self.record, self.lived)
        context = {"standings": found, "day": self.lived, "body": self.record, "is_today": self.lived == self.today}
        return RecordPanel(_("Where it stands"), "organisations/desk/standing.html", context)

    def successions(self) -> RecordPanel | None:
        """Whom it came from and who took over."""
        rows = list(successions_of(self.record))
        if not rows:
            return None
        before = [row for row in rows if row.successor_id == self.record.pk]
        after = [row for row in rows if row.predecessor_id == self.record.pk]
        context = {"before": before, "after": after, "lineage": self.url("organisations:lineage")}
        return RecordPanel(_("Origin and successors"), "organisations/desk/successions.html", context)

    def names(self) -> RecordPanel:
        """What it is, was and is also called."""
        context = {
            "names": self.record.names.order_by("-since"),
            "aliases": self.record.aliases.on(self.today).order_by("text"),
            "add": self.url("organisations:add_alias") if may(self.actor, "keep", self.record) else "",
        }
        return RecordPanel(_("Names"), "organisations/desk/names.html", context)

    def leads(self) -> RecordPanel | None:
        """Which member leads a cluster or bloc, the latest first."""
        if self.record.kind not in CLUSTERS:
            return None
        leads = self.record.leads.select_related("leader").order_by("-since", "is_deputy", "pk")
        lead = self.url("organisations:lead") if may(self.actor, "lead", self.record) else ""
        return RecordPanel(_("Leads"), "organisations/desk/leads.html", {"leads": leads, "lead": lead})

    def groups(self) -> RecordPanel | None:
        """The groups that it keeps."""
        groups = list(self.record.groups.order_by("name"))
        if not groups:
            return None
        return RecordPanel(_("Groups of bodies"), "organisations/desk/groups.html", {"groups": groups}, len(groups))

    def life(self) -> RecordPanel:
        """The decided changes, with their documents."""
        events = life_of(self.record)
        return RecordPanel(
            _("Changes of organisation"), "organisations/desk/life.html", {"events": events}, len(events)
        )

    def people(self) -> RecordPanel | None:
        """Who works there, as far as the person may see it."""
        seen = visible(self.actor, Membership.objects.on(self.lived).filter(body=self.record))
        roles = list(seen.select_related("person").order_by("role", "person__first_name", "pk"))
        if not roles:
            return None
        return RecordPanel(_("People"), "organisations/desk/people.html", {"roles": roles}, len(roles))

    def further_actions(self) -> Sequence[RecordAction]:
        answer = may(self.actor, "administer", self.record)
        if self.record.until <= self.today:
            answer = Answer(False, ENDED)
        return [RecordAction(label, f"{reverse(name)}?body={self.record.pk}", answer) for label, name in DOINGS]
