"""How long a ceremony's certificates take as one PDF, and how large the file is: 1,000 within 30 seconds."""

from __future__ import annotations

import sys
import time

from vanban.reading.model import Date
from vanban.writing.certificates import Ceremony, Certificate, write_certificates
from vanban.writing.model import Signature

COUNTS = (1, 100, 1000)
BAR = 30.0  # seconds for the last of them
ACHIEVEMENT = (
    "Đã có thành tích xuất sắc trong vận động nhân dân hiến đất làm đường liên thôn, hướng dẫn bà con trồng rau an "
    "toàn, góp phần xây dựng nông thôn mới"
)


def main() -> None:
    """Measure and print; exit code 1 where the largest ceremony missed the bar."""
    ceremony = Ceremony(
        awarded_by="Chủ tịch Ủy ban nhân dân xã Đông Mai",
        decision="118/QĐ-UBND",
        place="Đông Mai",
        date=Date(2026, 11, 20),
        signature=Signature("Lò Văn Phúc", "Chủ tịch"),
    )
    took = 0.0
    for count in COUNTS:
        certificates = [_certificate(number) for number in range(1, count + 1)]
        begun = time.perf_counter()
        written = write_certificates(certificates, ceremony)
        took = time.perf_counter() - begun
        print(f"  {count:5} certificates: {took:6.2f} s, {len(written) / 1e6:5.2f} MB")
    if took > BAR:
        sys.exit(f"The certificates took more than {BAR:.0f} s")


def _certificate(number: int) -> Certificate:
    return Certificate(
        name=f"Bà Vàng Thị Mỷ {number}",
        achievement=ACHIEVEMENT,
        about="Trưởng thôn Nà Lạn",
        golden_book=f"{number}/2026",
        link=f"https://xa.example/xac-minh/GK-2026-{number:05}-7f3a9c",
    )


if __name__ == "__main__":
    main()
