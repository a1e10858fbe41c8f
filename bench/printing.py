"""How long a book of exemplars takes, pictures included, and a bulletin: 100 pages within 10 seconds."""

from __future__ import annotations

import os
import random
import sys
import time
from datetime import UTC, date, datetime
from io import BytesIO

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")

PAGES = 100
BAR = 10.0  # seconds for so many
CAMERA = (2560, 1920)  # what the platform keeps of a telephone's picture
SENTENCES = (
    "Vụ ấy năng suất giảm gần một phần ba, nhiều người lắc đầu.",
    "Chị vẫn ghi sổ từng ngày: bao nhiêu công làm cỏ, bao nhiêu phân ủ, bán được giá nào.",
    "Đến vụ thứ ba, mười hai hộ trong thôn xin làm theo.",
    "Con đường qua đồi được mở rộng nhờ hai mươi hộ hiến đất.",
)


def main() -> None:
    """Measure and print; exit code 1 where a hundred pages took longer than the bar."""
    import django

    django.setup()
    from pypdfium2 import PdfDocument

    from lantoa.channels.printing.setting import Edition, typeset

    camera = _camera()
    late = False
    for form, count in (("sheet", 1), ("bulletin", 8), ("book", PAGES // 2), ("book", 2 * PAGES)):
        edition = Edition(form, "Kỷ yếu điển hình tiên tiến", "Ủy ban nhân dân xã Đông Mai", "Năm 2026")
        begun = time.perf_counter()
        written = typeset(edition, [_told(number, form, camera) for number in range(count)], made_at=datetime.now(UTC))
        took = time.perf_counter() - begun
        pages = len(PdfDocument(written))
        a_hundred = took * PAGES / pages if pages >= PAGES else took
        late = late or a_hundred > BAR
        print(f"  {form:8} of {count:3}: {pages:3} pages in {took:5.2f} s, {len(written) / 1e6:5.2f} MB")
    if late:
        sys.exit(f"{PAGES} pages took more than {BAR:.0f} s")


def _told(number: int, form: str, camera: bytes) -> object:
    from lantoa.channels.printing.entries import Entry, Fact, Photo, Said, as_printed
    from lantoa.channels.printing.setting import WIDE, Coded

    chance = random.Random(number)  # noqa: S311  # the same book each time
    said = [Said("paragraph", " ".join(chance.choices(SENTENCES, k=6))) for _part in range(5)]
    entry = Entry(
        kind="Cá nhân",
        title="Người giữ giống lúa nếp cái hoa vàng",
        name=f"Lê Thị Mận {number}",
        lead=SENTENCES[2],
        said=tuple(said),
        facts=(Fact("Vận động 46 hộ chuyển sang lúa hữu cơ", "12/BB-UBND"),),
        honours=("Giấy khen của Chủ tịch Ủy ban nhân dân xã",),
        photo=Photo(as_printed(BytesIO(camera), WIDE[form]), "Chị Mận trên đồng", "Cánh đồng Nà Lạn"),
        body=f"Ủy ban nhân dân xã số {number % 9}",
        place=f"Xã số {number % 9}",
        field_of_work=f"Lĩnh vực {number % 7}",
        since=date(2026, 11, 20),
        path=f"/dien-hinh/man-{number}/",
    )
    return Coded(entry, f"https://xa.example/d/{number:06}")


def _camera() -> bytes:
    """A picture with as much in it as a real one."""
    from PIL import Image

    written = BytesIO()
    grain = Image.effect_noise((CAMERA[0] // 8, CAMERA[1] // 8), 60).resize(CAMERA)
    Image.merge("RGB", (grain, grain.transpose(Image.Transpose.ROTATE_180), grain)).save(written, "JPEG", quality=88)
    return written.getvalue()


if __name__ == "__main__":
    main()
