"""Invitation and minutes of a sitting, as a Word file or a PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase

from lantoa.desk.screens import Screen
from lantoa.recognition.council_documents import invitation_of, minutes_of
from lantoa.recognition.desk_views.papers import written
from lantoa.recognition.models import Sitting


class SittingPaper(Screen):
    """One document of a sitting. `paper`: minutes or invitation."""

    paper = "minutes"
    as_pdf = False

    def prepare(self) -> None:
        self.record = self.load(Sitting.objects.select_related("council__body"), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.paper == "minutes":
            return written(minutes_of(self.record, self.actor), f"Biên bản {self.record}", as_pdf=self.as_pdf)
        return written(invitation_of(self.record), f"Giấy mời {self.record}", as_pdf=self.as_pdf)
