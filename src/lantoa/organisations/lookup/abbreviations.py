"""What offices shorten, and the words in which they speak of levels and kinds.

These are the shortenings that every office uses; those of one office are aliases of its bodies. Sources: Appendix VI of
Decree 30/2020/NĐ-CP for kinds of documents and offices, and the five plans that the platform was built from.
"""

from lantoa.organisations.models import BodyKind
from lantoa.organisations.models.bodies import COMMUNES

#: Capitals to words. A key that stands for two things lists both, parted by |.
MEANINGS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "UB": "Ủy ban",
    "HU": "Huyện ủy",
    "TU": "Tỉnh ủy|Thành ủy",
    "ĐU": "Đảng ủy",
    "VP": "Văn phòng",
    "NV": "Nội vụ",
    "TC": "Tài chính",
    "TCHC": "Tổ chức Hành chính",
    "TCKH": "Tài chính Kế hoạch",
    "KHĐT": "Kế hoạch Đầu tư",
    "VHTT": "Văn hóa Thông tin",
    "VHXH": "Văn hóa Xã hội",
    "GDĐT": "Giáo dục Đào tạo",
    "TĐKT": "Thi đua Khen thưởng",
    "HĐTĐKT": "Hội đồng Thi đua Khen thưởng",
    "LĐLĐ": "Liên đoàn Lao động",
    "CĐCS": "Công đoàn cơ sở",
    "LHPN": "Liên hiệp Phụ nữ",
    "CCB": "Cựu chiến binh",
    "TNCS": "Thanh niên Cộng sản",
    "BTG": "Ban Tuyên giáo",
    "BCHQS": "Ban Chỉ huy Quân sự",
    "TT": "Trung tâm",
}

#: Levels behind a name ("Phòng Nội vụ huyện"), and of which kinds the body is that they point to.
LEVELS: dict[str, tuple[str, ...]] = {
    "tỉnh": (BodyKind.PROVINCE,),
    "thành phố": (BodyKind.PROVINCE, BodyKind.DISTRICT),
    "huyện": (BodyKind.DISTRICT,),
    "quận": (BodyKind.DISTRICT,),
    "thị xã": (BodyKind.DISTRICT,),
    "xã": COMMUNES,
    "phường": COMMUNES,
    "thị trấn": COMMUNES,
    "đặc khu": COMMUNES,
    "sở": (BodyKind.DEPARTMENT,),
    "trung tâm": (BodyKind.SERVICE_UNIT,),
    "huyện ủy": (BodyKind.PARTY_COMMITTEE,),
    "tỉnh ủy": (BodyKind.PARTY_COMMITTEE,),
    "thành ủy": (BodyKind.PARTY_COMMITTEE,),
    "đảng ủy": (BodyKind.PARTY_COMMITTEE,),
}
PLACES = (BodyKind.PROVINCE, BodyKind.DISTRICT, *COMMUNES)

#: Words that say of what kind a body is and not which one it is.
KIND_WORDS = frozenset("phong so ban trung tam van uy hoi dong co quan don vi to chuc co so".split())
#: What may stand in a name or be left out of it.
FILLERS = frozenset(("và", "của", "&"))

#: Plural words of plans, the longest first, and the kinds that they name; an empty tuple stands for every kind.
GROUPS: dict[str, tuple[str, ...]] = {
    "tổ chức chính trị - xã hội": (BodyKind.MASS_ORGANISATION, BodyKind.FRONT),
    "tổ chức đoàn thể": (BodyKind.MASS_ORGANISATION,),
    "tổ chức xã hội": (BodyKind.MASS_ORGANISATION,),
    "cơ quan truyền thông": (BodyKind.NEWSROOM,),
    "cơ quan báo chí": (BodyKind.NEWSROOM,),
    "đơn vị sự nghiệp": (BodyKind.SERVICE_UNIT,),
    "khối thi đua": (BodyKind.BLOC,),
    "cụm thi đua": (BodyKind.CLUSTER,),
    "tổ dân phố": (BodyKind.VILLAGE,),
    "doanh nghiệp": (BodyKind.ENTERPRISE,),
    "hợp tác xã": (BodyKind.ENTERPRISE,),
    "trung tâm": (BodyKind.SERVICE_UNIT,),
    "trường học": (BodyKind.SCHOOL,),
    "địa phương": COMMUNES,
    "đoàn thể": (BodyKind.MASS_ORGANISATION,),
    "thị trấn": (BodyKind.TOWNSHIP,),
    "đặc khu": (BodyKind.SPECIAL_ZONE,),
    "chi bộ": (BodyKind.PARTY_CELL,),
    "trường": (BodyKind.SCHOOL,),
    "phường": (BodyKind.WARD,),
    "cơ quan": (),
    "đơn vị": (),
    "phòng": (BodyKind.OFFICE,),
    "huyện": (BodyKind.DISTRICT,),
    "thôn": (BodyKind.VILLAGE,),
    "ban": (BodyKind.OFFICE,),
    "sở": (BodyKind.DEPARTMENT,),
    "xã": (BodyKind.COMMUNE,),
}
