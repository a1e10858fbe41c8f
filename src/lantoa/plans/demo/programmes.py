"""The five plans as facts in our own words, and the plans of the provinces that they carry out.

Titles are short, duties are what the text asks for and no quotation; bodies are those of `organisations.demo`. What was
done is invented. Vietnamese here is data, not a message: it stays as it is written.
"""

from __future__ import annotations

from datetime import date

from lantoa.plans.demo.shapes import Programme, Promise
from lantoa.plans.models import Cadence, ClauseKind

TITLE = "Tuyên truyền gương điển hình tiên tiến"
TO_2025 = date(2025, 12, 31)
REQUEST = {"is_request": True}


def _parent(body: str, number: str, issued_on: date, below: tuple[str, ...]) -> Programme:
    """A province's plan: what the demo needs of it is who has to carry it out by a plan of their own."""
    promise = Promise("IV", "Ban hành kế hoạch thực hiện", below, Cadence.ONCE, "own_plan", kind=ClauseKind.TASK)
    return Programme(
        body, number, issued_on, (issued_on, TO_2025), f"{TITLE} trên địa bàn tỉnh", (promise,), ended=True
    )


PARENTS = (
    _parent("vn-20", "65/KH-UBND", date(2023, 3, 14), ("ls-khdt", "ls-ngv", "ls-nv", "ls-tc")),
    _parent("vn-25", "3228/KH-UBND", date(2023, 8, 21), ("vn-h237", "pt-nv")),
    _parent("vn-38", "32/KH-UBND", date(2023, 2, 20), ("vn-h397", "th-nv")),
    _parent("vn-68", "4466/KH-UBND", date(2023, 5, 23), ("ld-xt", "ld-nv")),
)

PROGRAMMES = (
    Programme(
        "vn-h397",
        "61/KH-UBND",
        date(2023, 4, 3),
        (date(2023, 1, 1), TO_2025),
        f"{TITLE} trên địa bàn huyện Triệu Sơn 2023 - 2025",
        (
            Promise(
                "II.2.a",
                "Mọi đơn vị, xã có tiêu chí điển hình riêng",
                ("Các xã, thị trấn", "ts-nv", "ts-vhtt", "ts-ttvh"),
                Cadence.ONCE,
                "own_criteria",
                more={"value": 100, "is_share": True, "unit": "%"},
            ),
            Promise(
                "IV.2.a",
                "Toàn huyện nhân rộng ít nhất 5 điển hình mỗi năm",
                ("vn-h397",),
                marks={"vn-h397": "4 5 2", "vn-h397-dan-luc": "1 - -", "vn-h397-minh-son": "1 1 -"},
                more={"value": 5, "of_each": False, "unit": "điển hình"},
            ),
            Promise(
                "IV.2.b",
                "Mỗi xã, thị trấn nhân rộng ít nhất 2 điển hình mỗi năm",
                ("Các xã, thị trấn",),
                marks={
                    "vn-h397-tt-trieu-son": "2 2 1",
                    "vn-h397-minh-son": "3 2 1",
                    "vn-h397-dan-luc": "1 2 1",
                    "vn-h397-dan-ly": "- 1 -",
                    "vn-h397-dan-quyen": "2 2 1w",
                    "vn-h397-binh-son": "2 1 1",
                    "vn-h397-tho-binh": "1 2 -",
                },
                more={"value": 2, "unit": "điển hình"},
            ),
            Promise(
                "IV.3",
                "Tổ chức hội nghị tôn vinh trong năm 2025",
                ("ts-nv",),
                Cadence.ONCE,
                "events_held",
                {"ts-nv": "1"},
                more={"first_day": date(2025, 1, 1), "last_day": TO_2025, "unit": "hội nghị"},
            ),
            Promise(
                "VI.4",
                "Báo cáo kết quả hằng năm về huyện",
                ("Các xã, thị trấn", "ts-vhtt", "ts-tc", "ts-ttvh"),
                measure="reports_submitted",
                marks={
                    "ts-vhtt": "1 1 -",
                    "ts-tc": "1 - -",
                    "vn-h397-dan-luc": "1 1 -",
                    "vn-h397-dan-ly": "1 - -",
                    "vn-h397-tt-trieu-son": "1 1 1",
                },
                more={"addressee": "Hội đồng Thi đua - Khen thưởng huyện (qua Phòng Nội vụ)", "unit": "báo cáo"},
            ),
            Promise("VI.6", "Vận động hội viên, giới thiệu gương tốt", ("ts-mttq",), marks={}, more=REQUEST),
        ),
        basis=("32/KH-UBND",),
        released=True,
    ),
    Programme(
        "vn-h237",
        "2011/KH-UBND",
        date(2023, 9, 15),
        (date(2023, 10, 1), TO_2025),
        f"{TITLE} trên địa bàn huyện Lâm Thao 2022 - 2025",
        (
            Promise(
                "VI.1",
                "Mỗi đơn vị trong các khối thi đua giới thiệu điển hình hằng quý",
                ("Các đơn vị thành viên trong các Khối thi đua của huyện",),
                Cadence.QUARTER,
                marks={
                    "lt-nv": "1 1 1 1 1 1 1 - -",
                    "lt-vhtt": "1 1 - 2 1 1 1 - -",
                    "lt-vp": "1 1 1 1 - 1 1w - -",
                    "vn-h237-tu-xa": "1 2 1 1 1 1 2 - -",
                    "vn-h237-son-vi": "1 1 - 1 1 1 - - -",
                    "vn-h237-tt-lam-thao": "- 1 1 1 1 1 1 - -",
                },
                more={"addressee": "UBND huyện (qua Phòng Nội vụ)", "unit": "điển hình"},
            ),
            Promise(
                "VI.6",
                "Tin, bài, phóng sự dịp 11/6 hằng năm",
                ("lt-ttvh",),
                marks={"lt-ttvh": "- 3 2"},
                more={"due_month": 6, "due_day": 11, "unit": "tin, bài"},
            ),
            Promise("VI.2", "Vận động đoàn viên, hội viên", ("lt-mttq", "lt-ldld", "lt-hpn"), more=REQUEST),
        ),
        basis=("3228/KH-UBND",),
        ended=True,
        cites=("1526/QĐ-TTg",),
        released=True,
    ),
    Programme(
        "ls-khdt",
        "88/KH-SKHĐT",
        date(2023, 4, 20),
        (date(2022, 1, 1), TO_2025),
        f"{TITLE} của Sở Kế hoạch và Đầu tư 2022 - 2025",
        (
            Promise(
                "III.1",
                "Các phòng, Trung tâm xây dựng điển hình theo số lượng tại kế hoạch 249a",
                ("Các phòng, Trung tâm thuộc Sở",),
                marks={"ls-khdt-vp": "1 1 1 -", "ls-khdt-th": "- 1 2 -", "ls-khdt-xtdt": "1 - 1 -"},
                more={"by_reference": "249a/KH-SKHĐT", "unit": "điển hình"},
            ),
            Promise(
                "III.2",
                "Văn phòng Sở giới thiệu ít nhất 2 điển hình mỗi năm, tập thể và cá nhân",
                ("ls-khdt-vp",),
                marks={"ls-khdt-vp": "2 2 1 1"},
                more={"value": 2, "addressee": "Sở Nội vụ", "unit": "điển hình"},
            ),
        ),
        basis=("65/KH-UBND",),
        ended=True,
        cites=("249a/KH-SKHĐT",),
    ),
    Programme(
        "ls-ngv",
        "17/KH-SNgV",
        date(2023, 4, 25),
        (date(2022, 1, 1), TO_2025),
        f"{TITLE} của Sở Ngoại vụ 2022 - 2025",
        (
            Promise(
                "III.1",
                "Mỗi phòng, đơn vị chọn điển hình hằng năm",
                ("Các phòng chuyên môn và Trung tâm thuộc Sở",),
                marks={
                    "ls-ngv-vp": "1 2 1 1",
                    "ls-ngv-qlbg": "- 1 1 1",
                    "ls-ngv-htqt": "1 1 - 1",
                    "ls-ngv-ls": "- - 1 -",
                },
                more={"unit": "điển hình"},
            ),
            Promise(
                "II.1",
                "Hoạt động kỷ niệm 75 năm ngày 11/6",
                ("ls-ngv",),
                Cadence.ONCE,
                "events_held",
                {"ls-ngv": "1"},
                more={"last_day": date(2023, 6, 11), "unit": "hoạt động"},
            ),
        ),
        basis=("65/KH-UBND",),
        ended=True,
        released=True,
    ),
    Programme(
        "ld-xt",
        "45/KH-TTXT",
        date(2023, 7, 10),
        (date(2023, 1, 1), TO_2025),
        "Xây dựng và nhân rộng điển hình tiên tiến của Trung tâm 2023 - 2025",
        (
            Promise(
                "I.2.a",
                "Mọi đoàn thể của Trung tâm có tiêu chí điển hình",
                ("Các đoàn thể thuộc Trung tâm",),
                Cadence.ONCE,
                "own_criteria",
                more={"value": 100, "is_share": True, "unit": "%"},
            ),
            Promise(
                "II.1",
                "Phát động phong trào thi đua hằng năm",
                ("ld-xt",),
                marks={"ld-xt": "1 2 1"},
                more={"unit": "phong trào"},
            ),
        ),
        basis=("4466/KH-UBND",),
        ended=True,
        released=True,
    ),
)
