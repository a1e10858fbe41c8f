"""Draws the icons of the installed app from the seal: `python -m tools.icons`, after the seal was changed.

Browsers ask for PNG where an app is installed. The whole icon has no rounded corners, and keeps the mark inside the
circle that every system leaves of it (https://www.w3.org/TR/appmanifest/#icon-masks).
"""

from pathlib import Path

import typst

FOLDER = Path(__file__).resolve().parents[1] / "src" / "lantoa" / "portal" / "static" / "portal"
WITHIN_THE_CIRCLE = 0.85
ICONS = {
    "icon-192.png": (192, False),
    "icon-512.png": (512, False),
    "icon-180.png": (180, True),
    "icon-whole.png": (512, True),
}


def draw(pixels: int, *, whole: bool) -> bytes:
    """The seal as a PNG of `pixels` by `pixels`."""
    seal = (FOLDER / "seal.svg").read_text("utf-8")
    svg = _whole(seal) if whole else seal
    page = "#set page(width: 72pt, height: 72pt, margin: 0pt, fill: none)\n#image(bytes(sys.inputs.svg), width: 72pt)"
    drawn = typst.compile(page.encode(), format="png", ppi=float(pixels), sys_inputs={"svg": svg})
    assert isinstance(drawn, bytes)  # noqa: S101 - there is one page
    return drawn


def _whole(seal: str) -> str:
    """The ground to all edges, the mark smaller around the middle."""
    ground, end, mark = seal.replace(' rx="6"', "").partition("/>")  # the first shape is the ground
    smaller = f'<g transform="translate(20 20) scale({WITHIN_THE_CIRCLE}) translate(-20 -20)">'
    return f"{ground}{end}{smaller}{mark.replace('</svg>', '</g></svg>')}"


if __name__ == "__main__":
    for name, (pixels, whole) in ICONS.items():
        (FOLDER / name).write_bytes(draw(pixels, whole=whole))
