"""The offices whose five plans the platform was built from, each with what its plan names around it."""

from __future__ import annotations

from datetime import date

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Alias, Body, BodyKind, ChangeKind, Tree
from lantoa.organisations.operations.recording import Decided, NewBody, recording
from tests.organisations.worlds import LONG_AGO, NOON

K, GOV, PARTY, FRONT, EMULATION = BodyKind, Tree.GOVERNMENT, Tree.PARTY, Tree.FRONT, Tree.EMULATION
IN_2023 = date(2023, 6, 1)

# key, name, kind, tree -> key of the body above (none for a top)
Row = tuple[str, str, str, dict[str, str | None]]

LANG_SON: list[Row] = [
    ("ls", "Tỉnh Lạng Sơn", K.PROVINCE, {GOV: None}),
    ("nv", "Sở Nội vụ tỉnh Lạng Sơn", K.DEPARTMENT, {GOV: "ls"}),
    ("cum", "Cụm thi đua Tham mưu tổng hợp", K.CLUSTER, {EMULATION: None}),
    ("khdt", "Sở Kế hoạch và Đầu tư tỉnh Lạng Sơn", K.DEPARTMENT, {GOV: "ls", EMULATION: "cum"}),
    ("khdt-vp", "Văn phòng Sở Kế hoạch và Đầu tư", K.OFFICE, {GOV: "khdt"}),
    ("khdt-th", "Phòng Tổng hợp - Quy hoạch", K.OFFICE, {GOV: "khdt"}),
    ("khdt-dk", "Phòng Đăng ký kinh doanh", K.OFFICE, {GOV: "khdt"}),
    ("khdt-xt", "Trung tâm Xúc tiến Đầu tư", K.SERVICE_UNIT, {GOV: "khdt"}),
    ("ngv", "Sở Ngoại vụ tỉnh Lạng Sơn", K.DEPARTMENT, {GOV: "ls", EMULATION: "cum"}),
    ("ngv-vp", "Văn phòng Sở Ngoại vụ", K.OFFICE, {GOV: "ngv"}),
    ("ngv-bg", "Phòng Quản lý biên giới", K.OFFICE, {GOV: "ngv"}),
    ("ngv-tt", "Trung tâm Thông tin và Dịch vụ đối ngoại", K.SERVICE_UNIT, {GOV: "ngv"}),
    ("ngv-hd", "Hội đồng Thi đua - Khen thưởng Sở Ngoại vụ", K.COUNCIL, {GOV: "ngv"}),
]


def _district(key: str, province: str, name: str, centre: str, communes: list[tuple[str, str]]) -> list[Row]:
    """A district with its offices, its Party committee, its Front, its blocs and its communes."""
    huyen = f"huyện {name}"
    above = {GOV: key, EMULATION: f"{key}-k1"}
    return [
        (key, f"Huyện {name}", K.DISTRICT, {GOV: province, EMULATION: None}),
        (f"{key}-k1", f"Khối thi đua các phòng, ban {huyen}", K.BLOC, {EMULATION: key}),
        (f"{key}-k2", f"Khối thi đua các xã, thị trấn {huyen}", K.BLOC, {EMULATION: key}),
        (f"{key}-nv", f"Phòng Nội vụ {huyen}", K.OFFICE, above),
        (f"{key}-vh", f"Phòng Văn hóa và Thông tin {huyen}", K.OFFICE, above),
        (f"{key}-tc", f"Phòng Tài chính - Kế hoạch {huyen}", K.OFFICE, above),
        (f"{key}-vp", f"Văn phòng HĐND và UBND {huyen}", K.OFFICE, above),
        (f"{key}-tt", f"{centre} {huyen}", K.SERVICE_UNIT, above),
        (f"{key}-hd", f"Hội đồng Thi đua - Khen thưởng {huyen}", K.COUNCIL, {GOV: key}),
        (f"{key}-hu", f"Huyện ủy {name}", K.PARTY_COMMITTEE, {PARTY: None}),
        (f"{key}-tg", f"Ban Tuyên giáo Huyện ủy {name}", K.PARTY_AGENCY, {PARTY: f"{key}-hu"}),
        (f"{key}-mt", f"Ủy ban Mặt trận Tổ quốc Việt Nam {huyen}", K.FRONT, {FRONT: None}),
        (f"{key}-pn", f"Hội Liên hiệp Phụ nữ {huyen}", K.MASS_ORGANISATION, {FRONT: f"{key}-mt"}),
        (f"{key}-ld", f"Liên đoàn Lao động {huyen}", K.MASS_ORGANISATION, {FRONT: f"{key}-mt"}),
        *((f"{key}-{place}", place, kind, {GOV: key, EMULATION: f"{key}-k2"}) for place, kind in communes),
    ]


PHU_THO: list[Row] = [
    ("pt", "Tỉnh Phú Thọ", K.PROVINCE, {GOV: None}),
    ("pt-nv", "Sở Nội vụ tỉnh Phú Thọ", K.DEPARTMENT, {GOV: "pt"}),
    ("pt-td", "Ban Thi đua - Khen thưởng tỉnh Phú Thọ", K.OFFICE, {GOV: "pt-nv"}),
    *_district(
        *("lt", "pt", "Lâm Thao", "Trung tâm Văn hóa, Thể thao, Du lịch và Truyền thông"),
        [("Xã Tứ Xã", K.COMMUNE), ("Xã Sơn Vi", K.COMMUNE), ("Thị trấn Lâm Thao", K.TOWNSHIP)],
    ),
]
THANH_HOA: list[Row] = [
    ("th", "Tỉnh Thanh Hóa", K.PROVINCE, {GOV: None}),
    ("th-nv", "Sở Nội vụ tỉnh Thanh Hóa", K.DEPARTMENT, {GOV: "th"}),
    ("th-td", "Ban Thi đua - Khen thưởng tỉnh Thanh Hóa", K.OFFICE, {GOV: "th-nv"}),
    *_district(
        *("ts", "th", "Triệu Sơn", "Trung tâm Văn hóa, Thông tin, Thể thao và Du lịch"),
        [("Xã Dân Lực", K.COMMUNE), ("Xã Dân Lý", K.COMMUNE), ("Thị trấn Triệu Sơn", K.TOWNSHIP)],
    ),
]
LAM_DONG: list[Row] = [
    ("ld", "Tỉnh Lâm Đồng", K.PROVINCE, {GOV: None}),
    ("ld-nv", "Sở Nội vụ tỉnh Lâm Đồng", K.DEPARTMENT, {GOV: "ld"}),
    ("xt", "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh Lâm Đồng", K.SERVICE_UNIT, {GOV: "ld"}),
    ("xt-hc", "Phòng Tổ chức - Hành chính", K.OFFICE, {GOV: "xt"}),
    ("xt-dt", "Phòng Xúc tiến Đầu tư", K.OFFICE, {GOV: "xt"}),
    ("xt-hd", "Hội đồng Thi đua - Khen thưởng Trung tâm", K.COUNCIL, {GOV: "xt"}),
    ("xt-cb", "Chi bộ Trung tâm Xúc tiến", K.PARTY_CELL, {GOV: "xt", PARTY: None}),
    ("xt-cd", "Công đoàn cơ sở Trung tâm Xúc tiến", K.MASS_ORGANISATION, {FRONT: None, GOV: "xt"}),
    ("xt-tn", "Chi đoàn Thanh niên Trung tâm Xúc tiến", K.MASS_ORGANISATION, {FRONT: None, GOV: "xt"}),
]


def offices() -> dict[str, Body]:
    """All of them, by key."""
    made: dict[str, Body] = {}
    with recording(ChangeKind.LOADING, Decided(LONG_AGO), by=PLATFORM, at=NOON) as change:
        for key, name, kind, places in [*LANG_SON, *PHU_THO, *THANH_HOA, *LAM_DONG]:
            above = {tree: made[parent] if parent else None for tree, parent in places.items()}
            made[key] = change.found(NewBody(name, kind, above, f"t-{len(made)}"))
    return made


def called(body: Body, alias: str) -> None:
    """Keep one more way in which `body` is written."""
    Alias.objects.create(body=body, text=alias, since=LONG_AGO)
