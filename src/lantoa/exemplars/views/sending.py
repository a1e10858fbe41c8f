"""Files on their way into a nomination, one at a time or as many as a browser sends at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lantoa.evidence import storage
from lantoa.evidence.models import FileKind
from lantoa.exemplars.limits import seconds_to_wait
from lantoa.exemplars.models import Nomination
from lantoa.exemplars.operations import nominating
from lantoa.exemplars.views.holding import held, stranger

BY_SCRIPT = "X-Nomination-Upload"  # sent by nominate.js with each file
MOST_BYTES = 30 * 1024 * 1024  # of what is read into memory; the kinds have limits of their own below it


@dataclass
class Told:
    """What is wrong with the files that were not taken, each with its name."""

    troubles: list[str] = field(default_factory=list)


def is_asked(request: HttpRequest) -> bool:
    """Whether files came, or one is to be taken out."""
    return bool(request.FILES) or "remove" in request.POST or "upload" in request.POST


def take(request: HttpRequest, nomination: Nomination) -> Told:
    """Take out what is to be taken out, and put in what came; a file that is refused keeps no other one out."""
    by, at, told = stranger(request), now(), Told()
    if (removed := request.POST.get("remove", "")).isdigit():
        nominating.detach(nomination, int(removed[:18]), by=by, at=at)
    for each in _files(request):
        try:
            _require_calm(request, each)
            nominating.attach(nomination, name=each.name or "", content=each.read(), by=by, at=at)
        except ValidationError as refusal:
            told.troubles.append(f"{each.name}: {' '.join(refusal.messages)}")
    nomination.refresh_from_db()
    return told


@require_safe
@never_cache
def own_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A photo or a recording of the nomination that the visitor holds, to look at before it is sent."""
    nomination = held(request)
    found = nomination.files().filter(pk=pk).first() if nomination else None
    if found is None or found.kind not in (FileKind.PHOTO, FileKind.AUDIO):
        raise Http404
    try:
        content = storage.open_content(found.sha256)
    except FileNotFoundError as gone:
        raise Http404 from gone
    return FileResponse(content, content_type=found.media_type)


def _files(request: HttpRequest) -> Iterable[UploadedFile]:
    return [each for name in request.FILES for each in request.FILES.getlist(name)]


def _require_calm(request: HttpRequest, file: UploadedFile) -> None:
    """Neither too many in an hour nor one that would fill the memory."""
    if seconds_to_wait(request, "upload"):
        raise ValidationError(_("Too many files came from your network. Wait an hour, or hand them to the office."))
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError(_("This file is too large. Send a shorter recording, or a smaller photo."))
