"""Run by pdf.py as a program of its own: a PDF comes in, its letters go out, one line of JSON a page.

PDFium reads files from strangers: a crafted one can take gigabytes, run for hours or bring its process down. Here
that ends this process and nothing else. The program imports nothing of the project, so that it starts quickly.
"""

import ctypes
import json
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MEMORY = 1024**3  # bytes; a plan takes about a tenth
SECONDS = 30  # of processor time; a plan takes less than one
MAX_PAGES = 2000
MAX_LETTERS_ON_PAGE = 200_000
MAX_LETTERS = 3_000_000
MAX_DRAWN = 4000  # lines and boxes on one page; more is a map or a chart
FEW_LETTERS = 40  # a scanned page may carry the words of its electronic signature

Box = tuple[float, float, float, float]  # left, bottom, right, top


def main() -> None:
    """Read the PDF from the standard input and print its pages, or the code of the problem that it has."""
    _limit_ourselves()
    try:
        for page in _pages(pdfium.PdfDocument(sys.stdin.buffer.read())):
            print(json.dumps(page))
    except pdfium.PdfiumError as refused:
        locked = refused.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        print(json.dumps({"problem": "encrypted" if locked else "damaged"}))


def _limit_ourselves() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _pages(document: pdfium.PdfDocument) -> Iterator[dict[str, Any]]:
    total = 0
    for index in range(min(len(document), MAX_PAGES)):
        page = document[index]
        textpage = page.get_textpage()
        count = textpage.count_chars()
        total += count
        if count > MAX_LETTERS_ON_PAGE or total > MAX_LETTERS:
            yield {"problem": "too_long"}
            return
        letters = list(_letters(textpage, page.get_rotation()))
        picture = len(letters) < FEW_LETTERS and _has_picture(page)
        yield {"letters": letters, "drawn": _drawn(page), "picture": picture}
        textpage.close()
        page.close()


def _letters(textpage: pdfium.PdfTextPage, turn: int) -> Iterator[tuple[str, float, float, float, float]]:
    """Sign, left, right, baseline and height, as the page shows them, in the order in which they are drawn."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for i in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, i)
        if raw.FPDFText_IsGenerated(textpage, i) == 1 or not _is_sign(code):
            continue
        raw.FPDFText_GetCharOrigin(textpage, i, x, y)
        raw.FPDFText_GetLooseCharBox(textpage, i, box)
        baseline = upright((x.value, y.value, x.value, y.value), turn)[1]
        left, bottom, right, top = upright((box.left, box.bottom, box.right, box.top), turn)
        sign = "-" if code == 2 else chr(code)
        yield sign, round(left, 2), round(right, 2), round(baseline, 2), round(max(top - bottom, 1.0), 2)


def _is_sign(code: int) -> bool:
    # 2 is PDFium's hyphen at the end of a line; other controls and halves of letters are nothing.
    return code == 2 or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000


def _drawn(page: pdfium.PdfPage) -> list[Box]:
    """The boxes of what is drawn on the page: the lines of tables are among them."""
    found = list(islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3), MAX_DRAWN + 1))
    return [] if len(found) > MAX_DRAWN else [upright(path.get_bounds(), page.get_rotation()) for path in found]


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def upright(box: Box, turn: int) -> Box:
    """A box on a page that is shown turned (a table laid on its side), as the reader sees it."""
    left, bottom, right, top = box
    if turn == 90:
        return bottom, -right, top, -left
    if turn == 180:
        return -right, -top, -left, -bottom
    if turn == 270:
        return -top, left, -bottom, right
    return box


if __name__ == "__main__":
    main()
