"""Large files are handed out in parts (RFC 9110, section 14): who listens can jump, and holds no worker for long."""

from __future__ import annotations

import re
from typing import BinaryIO

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

LARGEST = 2 * 1024 * 1024  # bytes of one part; players ask for the next one
_ASKED = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_PARTIAL, _NOT_THERE = 206, 416


def in_parts(request: HttpRequest, content: BinaryIO, size: int, *, media_type: str, name: str) -> HttpResponseBase:
    """`content` of `size` bytes, or the part that is asked for; `name` is one that no other content has.

    Several parts at once are not given: the whole is, as the standard allows.
    """
    etag = f'"{name}"'
    if (unchanged := get_conditional_response(request, etag=etag)) is not None:
        content.close()
        return unchanged
    if request.method == "HEAD":
        content.close()
        return HttpResponse(content_type=media_type, headers=_told(etag) | {"Content-Length": str(size)})
    asked = _ASKED.fullmatch(request.headers.get("Range", ""))
    if asked is None or not any(asked.groups()) or request.headers.get("If-Range", etag) != etag:
        answer: HttpResponseBase = FileResponse(content, content_type=media_type)
        answer.headers["Content-Length"] = str(size)
    else:
        answer = _part(content, size, *_bounds(asked, size), media_type)
    for header, value in _told(etag).items():
        answer.headers[header] = value
    return answer


def _told(etag: str) -> dict[str, str]:
    return {"Accept-Ranges": "bytes", "ETag": etag}


def _bounds(asked: re.Match[str], size: int) -> tuple[int, int]:
    """The first byte that is asked for, and the one behind the last."""
    first, last = asked.groups()
    if not first:  # so many from the end
        return max(0, size - int(last)), size
    return int(first), min(size, int(last) + 1) if last else size


def _part(content: BinaryIO, size: int, first: int, end: int, media_type: str) -> HttpResponse:
    with content:
        if first >= min(end, size):
            return HttpResponse(status=_NOT_THERE, headers={"Content-Range": f"bytes */{size}"})
        content.seek(first)
        part = content.read(min(end - first, LARGEST))
    answer = HttpResponse(part, status=_PARTIAL, content_type=media_type)
    answer.headers["Content-Range"] = f"bytes {first}-{first + len(part) - 1}/{size}"
    answer.headers["Content-Length"] = str(len(part))
    return answer
