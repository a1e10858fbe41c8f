"""The page of a folder, and the way back to what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lantoa.desk.records import RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.evidence.holders import held_by
from lantoa.evidence.models import Folder
from lantoa.evidence.queries.folders import told


def trail_to(folder: Folder) -> list[Crumb]:
    """The step that leads back to what the folder is about."""
    return [Crumb(*held_by(folder))]


def back_to(folder: Folder, part: str = "") -> str:
    """The address of what the folder is about, at its `part`: claims, files or consents."""
    address = held_by(folder)[1]
    return f"{address}#{part}" if part else address


class FolderRecord(RecordScreen):
    """A folder by itself; of one that is about something, the page of that."""

    model = Folder

    def queryset(self) -> QuerySet:
        return Folder.objects.select_related("body")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        address = back_to(self.record)
        return super().get(request, *args, **kwargs) if address == request.path else redirect(address)

    def standfirst(self) -> str:
        return self.record.body.name

    def panels(self) -> Sequence[RecordPanel]:
        shown = {"told": told(self.record, self.actor)}
        return [
            RecordPanel(_("Claims and their proof"), "evidence/folder/claims.html", shown),
            RecordPanel(_("Consents"), "evidence/folder/consents.html", shown),
            RecordPanel(_("Files and photos"), "evidence/folder/files.html", shown),
        ]
