"""Pictures are written anew: nothing but what one sees is kept, neither the place where it was taken nor the camera."""

from __future__ import annotations

import warnings
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from lantoa.evidence.intake.refusals import FileRefused
from lantoa.evidence.intake.types import JPEG, PNG, FileType

LONGEST_SIDE = 2560  # pixels; enough for A4 in print at 220 dpi
MOST_PIXELS = 80_000_000  # what the largest telephones take; beyond, opening it alone fills the memory
QUALITY = 88
SMALL_SIDE = 360
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")

register_heif_opener()


def written_anew(content: bytes) -> tuple[bytes, FileType]:
    """The picture without anything but its pixels, upright, at most 2560 px long; all but PNG become JPEG."""
    with _opened(content) as picture:
        found = PNG if picture.format == "PNG" else JPEG
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        clean = _pixels_of(upright, keeps_alpha=found is PNG)
    written = BytesIO()
    if found is PNG:
        clean.save(written, "PNG", optimize=True)
    else:
        clean.save(written, "JPEG", quality=QUALITY, progressive=True)
    return written.getvalue(), found


def small(content: bytes) -> bytes:
    """A small picture of one that was written anew, as WebP."""
    with _opened(content) as picture:
        picture.thumbnail((SMALL_SIDE, SMALL_SIDE))
        written = BytesIO()
        picture.save(written, "WEBP", quality=80)
    return written.getvalue()


def _pixels_of(picture: Image.Image, *, keeps_alpha: bool) -> Image.Image:
    """A new picture with the same pixels: what else the file told is not copied."""
    mode = "RGBA" if keeps_alpha and picture.mode in ("RGBA", "LA", "P", "PA") else "RGB"
    pixels = picture.convert(mode)
    clean = Image.new(mode, pixels.size)
    clean.paste(pixels)
    return clean


def _opened(content: bytes) -> Image.Image:
    """The picture, decoded as a whole. FileRefused: damaged, of another kind, or too large to open."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is asked below
            picture = Image.open(BytesIO(content), formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            picture.load()
    except Image.DecompressionBombError as problem:
        raise FileRefused(
            _("This picture is too large to open safely. Make it smaller and send it again.")
        ) from problem
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as problem:
        raise FileRefused(_("This picture cannot be opened. Take it anew, or save it as JPEG.")) from problem
    return picture
