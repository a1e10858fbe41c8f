"""What follows the five plans today, with periods that are still open whenever the demo is looked at. Invented."""

from __future__ import annotations

from datetime import date

from lantoa.plans.demo.programmes import REQUEST, TITLE
from lantoa.plans.demo.shapes import Programme, Promise
from lantoa.plans.models import Cadence, ClauseKind

DAYS = (date(2026, 1, 1), date(2030, 12, 31))
COMMUNES = "Các xã, phường của tỉnh"
#: Every commune of the province in turn does like one of these.
IN_TURN = ("1 1 1 1", "1 2 1 1w", "1 - 1 -", "2 1 1 -", "- - - -", "1 1 - 1w")

CONTINUING = (
    Programme(
        "th-nv",
        "15/KH-SNV",
        date(2026, 1, 15),
        DAYS,
        f"{TITLE} trên địa bàn tỉnh Thanh Hóa 2026 - 2030",
        (
            Promise(
                "II.1",
                "Mỗi xã, phường giới thiệu ít nhất 1 điển hình mỗi quý",
                (COMMUNES,),
                Cadence.QUARTER,
                marks={"*": "", "vn-x15664": "1 2 - -", "vn-x15667": "1 1 1 1w"},
                more={"value": 1, "grace": 10, "unit": "điển hình", "addressee": "Sở Nội vụ"},
            ),
            Promise(
                "II.2",
                "Mọi xã, phường có kế hoạch riêng",
                (COMMUNES,),
                measure="own_plan",
                more={"value": 100, "is_share": True, "unit": "%"},
            ),
            Promise(
                "III.1",
                "Báo cáo sáu tháng",
                ("vn-x15664", "vn-x15667"),
                Cadence.HALF,
                "reports_submitted",
                {"vn-x15664": "1 -", "vn-x15667": "1r -"},
                more={"due_day": 15, "unit": "báo cáo"},
            ),
            Promise(
                "III.2",
                "Hội nghị điển hình tiên tiến của tỉnh hằng năm",
                ("th-nv-tdkt",),
                measure="events_held",
                more={"due_month": 12, "due_day": 10, "unit": "hội nghị"},
            ),
            Promise(
                "III.3",
                "Hội đồng kiểm tra việc nhân rộng điển hình",
                ("th-hd",),
                Cadence.HALF,
                marks={"th-hd": "1 -"},
                kind=ClauseKind.TASK,
                more={"unit": "cuộc kiểm tra"},
            ),
            Promise(
                "IV",
                "Đề nghị Báo và Đài mở chuyên mục dịp 11/6",
                ("th-bao",),
                marks={"th-bao": "1"},
                more=REQUEST | {"due_month": 6, "due_day": 11},
            ),
        ),
        released=True,
        sent_to=("vn-x15664", "vn-x15667", "th-nv-tdkt", "th-hd"),
        reminded=("vn-x15664",),
    ),
    Programme(
        "ls-ngv",
        "09/KH-SNgV",
        date(2026, 1, 20),
        DAYS,
        f"{TITLE} của Sở Ngoại vụ 2026 - 2030",
        (
            Promise(
                "II.1",
                "Mỗi phòng, đơn vị giới thiệu điển hình hằng quý",
                ("Các phòng chuyên môn và Trung tâm thuộc Sở",),
                Cadence.QUARTER,
                marks={
                    "ls-ngv-vp": "1 1 1 1w",
                    "ls-ngv-qlbg": "1 - 1 -",
                    "ls-ngv-htqt": "- - - -",
                    "ls-ngv-ls": "2 1 1 -",
                },
                more={"unit": "điển hình", "grace": 5},
            ),
            Promise(
                "II.2",
                "Lớp bồi dưỡng nghiệp vụ thi đua, khen thưởng",
                ("ls-ngv-vp",),
                measure="events_held",
                more={"due_month": 12, "due_day": 5, "unit": "lớp"},
            ),
        ),
        sent_to=("ls-ngv-vp", "ls-ngv-qlbg", "ls-ngv-htqt", "ls-ngv-ls"),
        reminded=("ls-ngv-htqt",),
        released=True,
    ),
    Programme(
        "ls-tc",
        "31/KH-STC",
        date(2026, 2, 2),
        DAYS,
        f"{TITLE} của Sở Tài chính 2026 - 2030",
        (
            Promise(
                "II.1",
                "Mỗi phòng, đơn vị giới thiệu điển hình hằng quý",
                ("ls-tc-vp", "ls-tc-th", "ls-tc-dkkd", "ls-tc-xtdt"),
                Cadence.QUARTER,
                marks={"ls-tc-vp": "1 1 1 -", "ls-tc-th": "1 - 2 1w", "ls-tc-xtdt": "1 1 - -"},
                more={"value": 1, "unit": "điển hình"},
            ),
            Promise(
                "II.2",
                "Giới thiệu với Sở Nội vụ ít nhất 2 điển hình, có tập thể và cá nhân",
                ("ls-tc-vp",),
                marks={"ls-tc-vp": "1"},
                more={"value": 2, "need_both_kinds": True, "due_month": 11, "due_day": 15, "unit": "điển hình"},
            ),
        ),
        sent_to=("ls-tc-vp", "ls-tc-th"),
        reminded=("ls-tc-dkkd",),
    ),
    Programme(
        "ld-xt",
        "12/KH-TTXT",
        date(2026, 1, 12),
        DAYS,
        "Xây dựng và nhân rộng điển hình tiên tiến của Trung tâm 2026 - 2030",
        (
            Promise(
                "II.1",
                "Mọi đoàn thể có kế hoạch riêng",
                ("Các đoàn thể thuộc Trung tâm",),
                Cadence.ONCE,
                "own_plan",
                more={"value": 100, "is_share": True, "unit": "%", "last_day": date(2026, 12, 31)},
            ),
            Promise(
                "II.2",
                "Trung tâm đăng ít nhất 2 bài về gương tốt mỗi tháng",
                ("ld-xt",),
                Cadence.MONTH,
                marks={"ld-xt": "2 3 2 - 2 1w"},
                more={"value": 2, "unit": "bài", "first_day": date(2026, 7, 1), "last_day": date(2030, 12, 31)},
            ),
        ),
        released=True,
        sent_to=("ld-xt-cd", "ld-xt-tn"),
    ),
    Programme(
        "vn-x08494",
        "27/KH-UBND",
        date(2026, 2, 10),
        DAYS,
        f"{TITLE} trên địa bàn xã Lâm Thao 2026 - 2030",
        (
            Promise(
                "II.1",
                "Các phòng giới thiệu điển hình hằng quý",
                ("lt-xa-vhxh", "lt-xa-vp"),
                Cadence.QUARTER,
                marks={"lt-xa-vhxh": "1 1 1 1w", "lt-xa-vp": "1 - - -"},
                more={"unit": "điển hình"},
            ),
            Promise(
                "II.2",
                "Ủy ban nhân dân xã tổng hợp, báo cáo tỉnh",
                ("vn-x08494",),
                Cadence.HALF,
                "reports_submitted",
                {"vn-x08494": "1 -"},
                more={"due_day": 10, "unit": "báo cáo"},
            ),
            Promise("III", "Đề nghị Mặt trận giám sát việc bình chọn", ("lt-xa-mttq",), more=REQUEST),
        ),
        sent_to=("lt-xa-vhxh", "lt-xa-vp", "lt-xa-mttq"),
        reminded=("lt-xa-vp",),
        released=True,
    ),
)
