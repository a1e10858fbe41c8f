"""Photos as the public gets them: small enough for a slow telephone, and made from the private copy each time."""

from __future__ import annotations

from io import BytesIO

from django.core.cache import cache
from django.http import Http404
from PIL import Image

from lantoa.evidence import storage
from lantoa.evidence.models import StoredFile

LARGE, SMALL = 1200, 420  # pixels of the longer side
QUALITY = 78
KEPT_S = 600


def shown(file: StoredFile, *, small: bool = False) -> bytes:
    """The photo as WebP. Http404: its content is not there (any more)."""
    key = f"public-photo-{file.sha256}-{small}"
    if (kept := cache.get(key)) is not None:
        return bytes(kept)
    try:
        with storage.open_content(file.sha256) as content, Image.open(content) as picture:
            made = _smaller(picture, SMALL if small else LARGE)
    except FileNotFoundError as missing:
        raise Http404 from missing
    cache.set(key, made, KEPT_S)
    return made


def _smaller(picture: Image.Image, side: int) -> bytes:
    picture.thumbnail((side, side))
    written = BytesIO()
    picture.convert("RGB").save(written, "WEBP", quality=QUALITY)
    return written.getvalue()
