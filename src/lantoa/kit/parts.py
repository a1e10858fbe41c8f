"""Large files are handed out in parts (RFC 9110, section 14): who listens can jump, and holds no worker for long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

LARGEST = 2 * 1024 * 1024  # bytes of one part; players ask for the next one
_ASKED = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_PARTIAL, _NOT_THERE = 206, 416


@dataclass(frozen=True)
class Whole:
    """What is handed out, of `size` bytes; no other content has its `tag`, and it is saved by its `name`."""

    content: BinaryIO
    size: int
    media_type: str
    tag: str
    name: str

    @property
    def headers(self) -> dict[str, str]:
        """What every answer with it says."""
        saved = content_disposition_header(False, self.name)
        return {"Accept-Ranges": "bytes", "ETag": f'"{self.tag}"', "Content-Disposition": saved or "inline"}


def in_parts(request: HttpRequest, whole: Whole) -> HttpResponseBase:
    """All of it, or the part that is asked for.

    Several parts at once are not given: the whole is, as the standard allows.
    """
    etag, content = whole.headers["ETag"], whole.content
    if (unchanged := get_conditional_response(request, etag=etag)) is not None:
        content.close()
        return unchanged
    if request.method == "HEAD":
        content.close()
        answer: HttpResponseBase = HttpResponse(content_type=whole.media_type)
        return _told(answer, whole.headers | {"Content-Length": str(whole.size)})
    asked = _ASKED.fullmatch(request.headers.get("Range", ""))
    if asked is None or not any(asked.groups()) or request.headers.get("If-Range", etag) != etag:
        answer = FileResponse(content, content_type=whole.media_type)
        return _told(answer, whole.headers | {"Content-Length": str(whole.size)})
    return _told(_part(whole, *_bounds(asked, whole.size)), whole.headers)


def _told(answer: HttpResponseBase, headers: dict[str, str]) -> HttpResponseBase:
    for header, value in headers.items():
        answer.headers[header] = value
    return answer


def _bounds(asked: re.Match[str], size: int) -> tuple[int, int]:
    """The first byte that is asked for, and the one behind the last."""
    first, last = asked.groups()
    if not first:  # so many from the end
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1) if last else size


def _part(whole: Whole, first: int, end: int) -> HttpResponse:
    with whole.content as content:
        if first >= min(end, whole.size):
            return HttpResponse(status=_NOT_THERE, headers={"Content-Range": f"bytes */{whole.size}"})
        content.seek(first)
        part = content.read(min(end - first, LARGEST))
    answer = HttpResponse(part, status=_PARTIAL, content_type=whole.media_type)
    answer.headers["Content-Range"] = f"bytes {first}-{first + len(part) - 1}/{whole.size}"
    answer.headers["Content-Length"] = str(len(part))
    return answer
