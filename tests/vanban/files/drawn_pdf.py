"""The smallest PDFs that a test can want: words at places, lines, a turned page, in any order of drawing."""

from __future__ import annotations

from collections.abc import Iterable

_WIDTH, _SPACE = 0.5, 0.25  # of a letter and of a space, as shares of the height
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Plan /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [<< "
    "/Type /Font /Subtype /CIDFontType2 /BaseFont /Plan /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
    f"/Supplement 0 >> /DW {int(_WIDTH * 1000)} /W [32 [{int(_SPACE * 1000)}]] "
    "/FontDescriptor << /Type /FontDescriptor /FontName /Plan /Flags 4 "
    "/FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>"
)
_EVERY_CODE_IS_ITS_LETTER = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Plan def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange "
    "endcmap CMapName currentdict /CMap defineresource pop end end"
)


def words(text: str, x: float, y: float, size: float = 13) -> str:
    """Drawing: a line of text that begins at x, y (points from the lower left corner)."""
    codes = text.encode("utf-16-be").hex()
    return f"BT /F1 {size} Tf {x} {y} Td <{codes}> Tj ET\n"


def width(text: str, size: float = 13) -> float:
    """How far `words` reaches."""
    return sum(_SPACE if letter == " " else _WIDTH for letter in text) * size


def rule(left: float, bottom: float, right: float, top: float) -> str:
    """Drawing: a line from corner to corner."""
    return f"0.5 w {left} {bottom} m {right} {top} l S\n"


def lattice(xs: Iterable[float], ys: Iterable[float]) -> str:
    """Drawing: the lines of a table."""
    xs, ys = sorted(xs), sorted(ys)
    across = [rule(xs[0], y, xs[-1], y) for y in ys]
    return "".join(across + [rule(x, ys[0], x, ys[-1]) for x in xs])


def pdf(*pages: str, turned: int = 0) -> bytes:
    """A PDF with these drawings, a page each; `turned` says how far a viewer has to turn them."""
    kids = [6 + 2 * n for n in range(len(pages))]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>",
        "<< /Font << /F1 4 0 R >> >>",
        _FONT,
        _stream(_EVERY_CODE_IS_ITS_LETTER),
    ]
    for kid, page in zip(kids, pages, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turned} /Resources 3 0 R "
            f"/Contents {kid + 1} 0 R >>"
        )
        objects.append(_stream(page))
    return _file(objects)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: list[str]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (end + trailer).encode("ascii")
