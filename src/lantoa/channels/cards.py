"""Cards for social networks, of a story or an exemplar, drawn on the server: a picture or a plain ground, its title,
whose it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont, ImageOps

from lantoa.evidence import storage
from lantoa.evidence.models import StoredFile
from lantoa.exemplars.models import Release
from lantoa.newsroom.queries.telling import Telling, is_there

SIZES = {"1x1": (1080, 1080), "9x16": (1080, 1920), "16x9": (1200, 675)}
GROUND, INK, QUIET, RED = "#FBF8F3", "#1D1B18", "#5B554C", "#A8201A"
_EDGE = 64
_QUALITY = 84
_MOST_LINES = 5
_SIZES_OF_TITLE = (68, 60, 52, 44, 38)


@dataclass(frozen=True)
class Face:
    """What stands on a card."""

    title: str
    body: str
    picture: StoredFile | None


def face_of_story(told: Telling) -> Face:
    """Its headline and its first picture."""
    return Face(told.title, told.body.name, told.picture)


def face_of_page(page: Release) -> Face:
    """The headline of a public page, and its photo as long as that is there."""
    return Face(page.headline, page.dossier.body.name, page.photo if is_there(page.photo) else None)


def card(face: Face, ratio: str) -> bytes:
    """The card as JPEG. KeyError: no such ratio."""
    width, height = SIZES[ratio]
    image = Image.new("RGB", (width, height), GROUND)
    top = _with_picture(image, face.picture) if face.picture else 0
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, top, 16, height), fill=RED)
    font, lines = _title(draw, face.title, width - 2 * _EDGE, height - top - 2 * _EDGE - 90)
    line_height = round(font.size * 1.32)
    y = top + max(_EDGE, (height - top - 90 - line_height * len(lines)) // 2)
    for line in lines:
        draw.text((_EDGE, y), line, fill=INK, font=font)
        y += line_height
    foot = _font("Medium", 30)
    draw.text((_EDGE, height - _EDGE - 30), _cut(draw, face.body, foot, width - 2 * _EDGE), fill=QUIET, font=foot)
    written = BytesIO()
    image.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()


def _with_picture(image: Image.Image, file: StoredFile) -> int:
    """Put the picture above the words; how far down it reaches."""
    width, height = image.size
    reach = round(height * (0.5 if width > height else 0.58))
    try:
        with storage.open_content(file.sha256) as content, Image.open(content) as picture:
            image.paste(ImageOps.fit(picture.convert("RGB"), (width, reach)), (0, 0))
    except FileNotFoundError:
        return 0
    return reach


def _title(draw: ImageDraw.ImageDraw, title: str, width: int, height: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the title fits; cut at the smallest."""
    for size in _SIZES_OF_TITLE:
        font = _font("ExtraBold", size)
        lines = _lines(draw, title, font, width)
        most = max(1, min(_MOST_LINES, height // round(size * 1.32)))
        if len(lines) <= most:
            return font, lines
    kept = lines[:most]
    return font, [*kept[:-1], _cut(draw, f"{kept[-1]} …", font, width)]


def _lines(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    while text and draw.textlength(text, font) > width:
        text = text.rstrip(" …")[:-1].rstrip() + " …"
    return text


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    name = f"files/BeVietnamPro-{weight}.ttf"
    return ImageFont.truetype(BytesIO(files("fontpkg_be_vietnam_pro").joinpath(name).read_bytes()), size)
