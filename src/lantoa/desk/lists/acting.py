"""How a list does an act: the person picks records, sees what will happen, agrees, and may take it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lantoa.desk.models import BulkRun
from lantoa.desk.screens import Crumb, Screen

from . import bulk
from .bulk import BulkAct
from .pages import number_in

if TYPE_CHECKING:
    Base = Screen
else:
    Base = object


class ActingMixin(Base):
    """The part of a list screen that changes records."""

    acts: Sequence[BulkAct] = ()
    request: HttpRequest

    if TYPE_CHECKING:

        @property
        def key(self) -> str: ...
        def everything(self) -> QuerySet: ...
        def records(self) -> QuerySet: ...
        def address(self, **changes: object) -> str: ...

    def act(self) -> HttpResponseBase:
        """Preview the act that was asked for, or do it, or undo it."""
        if "undo" in self.request.POST:
            return self._undo(number_in(self.request.POST["undo"]))
        act = self._act_named(self.request.POST.get("act", ""))
        picked = self.picked()
        form = self._form(act)
        if "agreed" in self.request.POST and (form is None or form.is_valid()):
            return self._run(act, picked, form)
        return self._preview(act, picked, form)

    def picked(self) -> QuerySet:
        """The records that the person marked, or all that fit the address; only what she may see of them."""
        if "everything" in self.request.POST:
            return self.records()
        ids = [number_in(text) for text in self.request.POST.getlist("id")]
        return self.everything().filter(pk__in=ids).order_by("pk")

    def last_run(self) -> tuple[BulkRun, BulkAct] | None:
        """The run that the address tells of, if the person did it herself on this list."""
        run_id = number_in(self.request.GET.get("run", "0"))
        if "run" not in self.request.GET:
            return None
        run = BulkRun.objects.filter(pk=run_id, person_id=self.person.pk, screen=self.key).first()
        return (run, self._act_named(run.act)) if run else None

    def _act_named(self, name: str) -> BulkAct:
        for act in self.acts:
            if act.name == name:
                return act
        raise Http404

    def _form(self, act: BulkAct) -> forms.Form | None:
        if act.form_class is None:
            return None
        return act.form_class(self.request.POST if "agreed" in self.request.POST else None)

    def _preview(self, act: BulkAct, picked: QuerySet, form: forms.Form | None) -> HttpResponseBase:
        shown = bulk.preview(act, picked, self.actor)
        context = {"act": act, "preview": shown, "form": form, "ids": self.request.POST.getlist("id")}
        context |= {
            "title": act.label,
            "crumbs": [*self.trail(), Crumb(self.page_title(), self.address()), Crumb(act.label)],
        }
        return self._response("desk/list/preview.html", context | {"view": self, "limit": bulk.AT_ONCE}, 200)

    def _run(self, act: BulkAct, picked: QuerySet, form: forms.Form | None) -> HttpResponseBase:
        if bulk.preview(act, picked, self.actor).too_many:
            return self._preview(act, picked, form)
        values = form.cleaned_data if form else None
        done = bulk.run(act, picked, screen=self.key, by=self.actor, at=self.at, values=values)
        return redirect(self.address(run=done.pk))

    def _undo(self, run_id: int) -> HttpResponseBase:
        run = BulkRun.objects.filter(pk=run_id, person_id=self.person.pk, screen=self.key).first()
        if run is None:
            raise Http404
        back, left_out = bulk.undo(self._act_named(run.act), self.everything(), run.pk, by=self.actor, at=self.at)
        messages.success(self.request, _("Put back as before: %(count)d.") % {"count": back})
        for reason, count in left_out:
            messages.warning(
                self.request, _("Left as it is: %(count)d. %(reason)s") % {"count": count, "reason": reason}
            )
        return redirect(self.address())
