"""The words that the rules lean on, each list with the reason it exists. Change a reading here first.

Lists hold words of the genre (offices, verbs, carriers of news), never phrases of a particular plan.
"""

from __future__ import annotations

import re

#: Vietnamese capital and small letters, for patterns that depend on case.
UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper() and c.isalpha() and c.lower() != c)
LOWER = "".join(c for c in map(chr, range(0x61, 0x1EFA)) if c.islower() and c.isalpha() and c.upper() != c)

# --- kinds of documents -------------------------------------------------------------------------------------------
#: Kinds that are cited and that head a document: Decree 30/2020 art. 7, the Law on Promulgation of Legal Documents,
#: and Regulation 66-QĐ/TW for Party documents. Longer names first, so that "Nghị quyết liên tịch" is not cut.
DOCUMENT_TYPES = (
    "Văn bản hợp nhất", "Nghị quyết liên tịch", "Thông tư liên tịch", "Bộ luật", "Hiến pháp", "Luật", "Pháp lệnh",
    "Lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Kết luận", "Thông tư", "Thông tri", "Kế hoạch",
    "Hướng dẫn", "Chương trình hành động", "Chương trình", "Công văn", "Công điện", "Thông báo", "Đề án", "Quy định",
    "Quy chế", "Điều lệ", "Tờ trình", "Báo cáo", "Văn bản", "Phương án", "Thể lệ", "Giấy mời", "Biên bản", "Tuyên bố",
    "Chiến lược", "Dự án", "Thư", "Giấy ủy quyền",
)  # fmt: skip

#: Laws whose names hold a comma or "và"; every other name ends at the first of these (National Assembly's list).
LAW_NAMES = (
    r"(?:Thi đua, khen thưởng|Thi đua - Khen thưởng|Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân|Phòng, chống [\w ]{3,40}?(?=[,;.)]| và | năm | số |$)"
    r"|Thực hiện dân chủ ở cơ sở|Khoa học, công nghệ và đổi mới sáng tạo|Khoa học và công nghệ|Thực hành tiết kiệm, chống lãng phí"
    r"|Sử dụng năng lượng tiết kiệm và hiệu quả|Tổ chức chính quyền địa phương|Ban hành văn bản quy phạm pháp luật|Ngân sách nhà nước"
    r"|Phòng cháy, chữa cháy và cứu nạn, cứu hộ|Trật tự, an toàn giao thông đường bộ|Trưng mua, trưng dụng tài sản|Cán bộ, công chức"
    r"|Giao dịch điện tử|Bảo vệ dữ liệu cá nhân|Mặt trận Tổ quốc Việt Nam|Quản lý, sử dụng vốn nhà nước)"
)

# --- offices ------------------------------------------------------------------------------------------------------
#: First words of the name of an office or of a group of offices; what opens an actor.
OFFICE_HEADS = (
    "Ủy ban", "Uỷ ban", "UBND", "UBMTTQ", "UB MTTQ", "UB", "HĐND", "Hội đồng", "HĐTĐKT", "Sở", "Phòng", "Ban",
    "Trung tâm", "Văn phòng", "Công an", "Quân sự", "Bộ Chỉ huy", "Ban Chỉ huy", "Bộ đội", "Đảng ủy", "Đảng uỷ",
    "Huyện ủy", "Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Đảng bộ", "Chi bộ", "Cấp ủy", "Cấp uỷ", "Mặt trận", "MTTQ",
    "Liên đoàn", "Công đoàn", "Hội", "Đoàn", "Chi đoàn", "Liên minh", "Liên hiệp", "Trường", "Trạm", "Bệnh viện",
    "Báo", "Đài", "Cổng", "Chi cục", "Cục", "Tổng cục", "Thuế", "Kho bạc", "Ngân hàng", "Bảo hiểm xã hội", "BHXH",
    "Viện", "Tòa án", "Toà án", "Thanh tra", "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Thủ trưởng", "Trưởng",
    "Hiệu trưởng", "Bí thư", "Lãnh đạo", "Người đứng đầu", "Các cơ quan", "Các đơn vị", "Các phòng", "Các sở",
    "Các ban", "Các ngành", "Các tổ chức", "Các đoàn thể", "Các hội", "Các địa phương", "Các xã", "Các thôn",
    "Các trường", "Các cấp", "Các thành viên", "Các chi", "Các doanh nghiệp", "Các khối", "Các cụm", "Các huyện",
    "Các bộ", "Các Sở", "Các Ban", "Các Phòng", "Các khoa", "Các tổ", "Các Phó", "Các cơ sở", "Các trung tâm", "Các công ty", "Các đồng chí", "Tổ",
    "Bộ", "Bộ phận", "Công chức", "Cán bộ", "Chuyên viên", "Viên chức", "Đồng chí", "Ông", "Bà", "Thành viên", "Khoa",
    "Các đơn", "Cơ quan", "Đơn vị", "Doanh nghiệp", "Hợp tác xã", "Thôn", "Khu phố", "Tổ dân phố", "Ấp", "Bản", "Xã",
    "Phường", "Nhà trường", "Nhà văn hóa", "Thư viện", "Bảo tàng", "Học viện", "Đại học", "Tập đoàn", "Tổng công ty",
    "Công ty", "Quỹ", "Kiểm toán", "Hải quan", "Hạt Kiểm lâm", "Điện lực", "Bưu điện", "Thường trực", "Thường vụ",
    "VNPT", "Viettel", "Mobifone", "Chính quyền", "Chi hội", "Tổng đội", "Đội", "Ban Thường", "Tổ chức chính trị",
    "Từng", "Mỗi",
)  # fmt: skip

#: Words that begin like an office and are none: "Tổ chức quán triệt" is an order, not a group.
NOT_OFFICES = (
    r"Tổ chức(?! chính trị| cơ sở| đảng| Đảng| Công đoàn)|Ban hành|Báo cáo|Hội nghị|Hội thi|Đoàn kết|Bản tin|Bộ tiêu|Bộ câu|Xã hội"
    r"|Trường hợp|Đội ngũ|Tổ quốc|Bộ máy|Quỹ đạo|Đội hình|Hội thảo|Viện dẫn|Bản sắc|Cổng thông tin|Thuế suất|Đoàn viên|Hội viên"
    r"|(?:Mỗi|Từng) (?:năm|quý|tháng|tuần|đợt|ngày|kỳ|lần)"
)

#: What "các ..." may name that does nothing by itself; every other "các ..." is a group of bodies or people.
THINGS = (
    r"nội dung|hoạt động|nhiệm vụ|giải pháp|chỉ tiêu|tiêu chí|tiêu chuẩn|biện pháp|hình thức|bước|đợt|mô hình|văn bản|phong trào"
    r"|điển hình|gương|danh hiệu|quy định|vấn đề|lĩnh vực|ngày|sự kiện|điều kiện|nguồn|chương trình|kế hoạch|hội nghị|lớp|cuộc|chế độ"
    r"|thông tin|tài liệu|bài|tin|phóng sự|chuyên|nền tảng|phương tiện|kênh|trang|thành tích|kết quả|công trình|sản phẩm|dịch vụ|nhân tố"
    r"|chính sách|dự án|đề án|thủ tục|hồ sơ|mục tiêu|nguyên tắc|yêu cầu|đối tượng|giá trị|tầng lớp|loại|khó khăn|giải thưởng"
)

#: Second halves of names that are written "X - Y" (reason: a line may break before the dash, which then looks like
#: a bullet). The names are those of offices and fixed expressions of administrative writing.
DASHED_NAMES = frozenset(
    pair.casefold()
    for pair in (
        "đua - khen", "chức - hành", "chính - tổ", "hóa - thông", "hóa - xã", "hoá - xã", "hóa - thể", "hóa - nghệ",
        "chính - kế", "hoạch - tài", "tế - hạ", "tế - xã", "tế - văn", "động - thương", "phòng - thống", "phòng - an",
        "chính - quản", "nghiệp - môi", "chính - xây", "trị - xã", "nghề - nghiệp", "hội - nghề", "ninh - quốc",
        "chân - thiện", "thiện - mỹ", "phòng - tài", "tài - kế", "sinh - môi", "dân số - kế", "nghiệp - giáo",
        "sở - hạ", "kế - xã", "lập - tự", "do - hạnh", "hình - tiên", "dục - thể", "thao - du", "hội - văn",
        "kỹ thuật - công", "nông - lâm", "lâm - ngư", "giáo dục - đào", "dục - đào", "nghiên cứu - tổng", "trình - kế",
        "phòng - đối", "lý - hóa", "nâng - tầm", "tuyên - giáo", "khoa - giáo", "tư - lệnh", "tin - truyền",
    )
)  # fmt: skip

#: Positions as they are printed in capitals above a signature.
POSITIONS = (
    "CHỦ TỊCH", "GIÁM ĐỐC", "TỔNG GIÁM ĐỐC", "BÍ THƯ", "CHÁNH VĂN PHÒNG", "TRƯỞNG BAN", "TRƯỞNG PHÒNG", "TRƯỞNG ĐOÀN",
    "HIỆU TRƯỞNG", "VIỆN TRƯỞNG", "CỤC TRƯỞNG", "CHI CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG", "VỤ TRƯỞNG", "TRƯỞNG CÔNG AN",
    "BỘ TRƯỞNG", "THỨ TRƯỞNG", "CHỦ NHIỆM", "CHÁNH THANH TRA", "CHÁNH ÁN", "TỔNG BIÊN TẬP", "TRƯỞNG KHOA", "THỦ TRƯỞNG",
    "CHỈ HUY TRƯỞNG", "CHÍNH ỦY", "CHÍNH TRỊ VIÊN", "TRƯỞNG TRẠM", "TRƯỞNG TIỂU BAN", "THỦ TƯỚNG", "TỔNG THƯ KÝ",
    "TRƯỞNG THÔN", "ĐỘI TRƯỞNG", "TỔ TRƯỞNG", "ỦY VIÊN THƯỜNG TRỰC", "PHÓ TRƯỞNG BAN", "PHÓ HIỆU TRƯỞNG",
)  # fmt: skip

# --- how paragraphs begin -----------------------------------------------------------------------------------------
#: Words that open a sentence of a plan: verbs of duty, and the nouns that its general statements start with. Reason:
#: after a heading without a full stop only the first word of the next line tells "the heading goes on" from "the
#: paragraph begins".
SENTENCE_OPENERS = frozenset(
 """
 áp bảo ban bám bố biên biểu bổ bồi cần căn cập cấp chấp chỉ chịu cho chọn chủ chú chuẩn chuyển cung củng cụ
 cử có duy dự đa đào đánh đăng đảm đạt đẩy đề định đôn đối đổi động đưa giao giải giới giữ góp
 gắn hàng hằng hướng huy hỗ in khai khảo khen khuyến khơi kiên kiến kiểm kiện kịp kết kêu lập làm lãnh lấy
 lồng lựa mở mỗi mọi nâng nắm nghiên nghiêm ngoài nhằm những nội niêm ổn ưu phát phản phân phấn phê phổ phối
 phục qua quán quan quản quảng quy quyết ra rà rút sử soạn sáng sắp sản số sơ sưu tăng tạo tập tận tham theo
 thẩm thiết thông thống thu thúc thực thường tích tiến tiếp tiết tìm tổ tổng tôn tối trao trên triển trình
 trong trực truyền trưng trước tùy tuyên từ tự ứng vận việc viết vinh xác xem xét xây xã xử yêu để đồng đến sau
 với do các tất toàn tại khi nếu bên cạnh hình thời là mục điển 
 """.split()
)
#: Names that begin with one of those words.
NAMES_LIKE_OPENERS = re.compile(
    r"Chủ (?:tịch|nhiệm|nghĩa)|Ban (?!hành)|Tổ (?:quốc|công|trưởng|dân|bầu|giúp)|Báo (?!cáo)|Bảo (?:hiểm|tàng)|Đề án|Trung|Trong sạch|Xã |Nội vụ"
    r"|Thông tin (?:và|,)|Xây dựng (?:Đảng|và)|Tài |Đào tạo và|Phát (?:thanh|triển nông)|Quản lý (?:đất|thị)|Giao thông|Kế hoạch|Đại |Đoàn "
)

#: A heading that ends in one of these goes on in the next line: the word wants a noun or a clause after it.
OPEN_ENDINGS = frozenset(
    """
    và của các với về cho từ đến trong tại theo thuộc hoặc để bằng là được những một đối gồm do vì nhằm như trên dưới
    ở ra vào qua bởi mà nhưng hay mỗi mọi từng giữa lần thứ khóa khoá nhiệm số ngày tháng quý giai
    """.split()
)
#: The first word of an office that stands alone at a break: its name is still to come ("Phòng / Tổ chức - Hành chính").
NAME_OPENS = re.compile(
    r"(?:^|[,;(.)]\s|\b(?:và|các|nghị|với)\s)(?:Sở|Phòng|Ban|Trung tâm|Hội|Đoàn|Bộ|Trường|Đài|Báo|Chi cục|Hội đồng|Ủy ban"
    r"|Uỷ ban|Văn phòng|Công an|Liên đoàn|Liên hiệp|Khối|Cụm|Tổ|Trạm|Quỹ|Chủ tịch|Thủ tướng)$"
    r"|(?:^|\s)Đề nghị$|(?:đại biểu|Nghị quyết|Tuyên giáo|Dân vận|ứng cử|thành lập|đồng chí|phong trào|người đứng đầu)$|(?<!các )(?<!mọi )\bcấp$"
)

#: Names of two capitals that belong together wherever a line breaks between them.
NAME_GOES_ON = re.compile(
    r"Mặt trận Tổ quốc|Thủ tướng Chính phủ|Chủ tịch (?:UBND|HĐND|Ủy ban|Uỷ ban|Hội|Hồ Chí|nước)|Bộ Chính trị|Hồ Chí Minh|Việt Nam"
    r"|Tổ quốc Việt|Giám đốc (?:Sở|Trung|Công)|Trưởng (?:Ban|Phòng|Công)|Hội đồng (?:Thi|Nhân)|Bầu cử|Quốc hội|Chính phủ"
)

# --- duties ---------------------------------------------------------------------------------------------------------
#: What offices are told to do. Reason: the first of these after an office's name ends the name.
DUTY_VERBS = (
    "căn cứ", "chủ trì", "phối hợp", "tham mưu", "xây dựng", "tổ chức", "triển khai", "thực hiện", "chỉ đạo", "hướng dẫn",
    "theo dõi", "kiểm tra", "giám sát", "tăng cường", "tiếp tục", "chủ động", "tích cực", "vận động", "tuyên truyền",
    "phát hiện", "lựa chọn", "giới thiệu", "báo cáo", "bố trí", "có trách nhiệm", "chịu trách nhiệm", "đẩy mạnh",
    "quán triệt", "phổ biến", "thường xuyên", "kịp thời", "hằng năm", "hàng năm", "hằng quý", "hàng quý", "hằng tháng",
    "hàng tháng", "định kỳ", "trên cơ sở", "thông qua", "phát động", "mở", "đăng", "đăng tải", "đăng ký", "cung cấp", "lập",
    "cử", "giúp", "là", "đề xuất", "rà soát", "nghiên cứu", "ban hành", "đảm bảo", "bảo đảm", "tập trung", "nghiêm túc",
    "đưa", "gửi", "nâng cao", "quan tâm", "lồng ghép", "duy trì", "biên soạn", "trực tiếp", "lãnh đạo, chỉ đạo", "phân công",
    "tiếp nhận", "tổng hợp", "thẩm định", "đôn đốc", "cân đối", "quản lý", "khai thác", "ứng dụng", "viết", "sản xuất",
    "bồi dưỡng", "nhân rộng", "biểu dương", "khen thưởng", "trình", "hoàn thành", "hỗ trợ", "tạo điều kiện", "hưởng ứng",
    "tham gia", "vận hành", "cập nhật", "bình xét", "đánh giá", "chọn", "họp", "phát huy", "chuẩn bị", "in", "thành lập",
    "khảo sát", "công khai", "đầu mối", "làm", "cụ thể hóa", "cụ thể hoá", "phát", "nắm", "dự", "xác định", "đổi mới",
    "lập kế hoạch", "xét", "đề nghị", "tự", "phân bổ", "thanh quyết toán", "quyết toán", "kết nối", "huy động", "ưu tiên",
    "mỗi tháng", "mỗi quý", "mỗi năm", "phải", "cần", "được giao", "trên", "dự toán", "nhận", "chấm", "ký", "thu", "số hóa",
)  # fmt: skip
#: Nouns that a quota counts, with the unit that is reported. Longer phrases first.
COUNTED = (
    ("tập thể, cá nhân", "exemplar"), ("điển hình", "exemplar"), ("gương", "exemplar"), ("cá nhân", "exemplar"), ("tập thể", "exemplar"),
    ("hộ gia đình", "exemplar"), ("gia đình", "exemplar"), ("mô hình", "model"), ("nhân tố", "exemplar"), ("tin, bài", "media item"), ("tin bài", "media item"),
    ("tin", "media item"), ("bài viết", "media item"), ("bài dự thi", "entry"), ("tác phẩm", "entry"), ("bài", "media item"), ("phóng sự", "media item"), ("chuyên mục", "media item"),
    ("chuyên trang", "media item"), ("video", "media item"), ("clip", "media item"), ("hội nghị", "event"), ("hội thảo", "event"), ("tọa đàm", "event"), ("lớp", "event"), ("buổi", "event"),
    ("cuộc", "event"), ("đợt", "event"), ("lượt", "event"), ("lần", "event"), ("chương trình", "event"), ("hội thi", "event"), ("trường hợp", "commendation"), ("sáng kiến", "initiative"),
    ("giải pháp", "initiative"), ("đề tài", "initiative"), ("công trình", "project"), ("phần việc", "project"), ("đơn vị", "unit"), ("cơ quan", "unit"), ("thôn", "unit"), ("xã", "unit"),
    ("phường", "unit"), ("trường", "unit"), ("doanh nghiệp", "unit"), ("hợp tác xã", "unit"), ("chi hội", "unit"), ("chi bộ", "unit"), ("câu lạc bộ", "unit"), ("đội", "team"), ("tổ", "team"),
    ("đại biểu", "delegate"), ("người", "person"), ("tọa đàm", "event"), ("cơ sở", "unit"), ("cán bộ", "person"), ("đoàn viên", "person"), ("hội viên", "person"), ("hộ", "household"), ("báo cáo", "report"), ("bộ", "set"), ("sản phẩm", "product"), ("dịch vụ", "service"),
    ("thủ tục", "procedure"), ("tiểu phẩm", "entry"), ("tiết mục", "entry"), ("đồng chí", "person"), ("ý tưởng", "initiative"), ("căn nhà", "project"), ("nhà", "project"), ("km", "km"), ("héc ta", "ha"), ("ha", "ha"), ("cây", "tree"),
    ("nội dung", "item"), ("văn bản", "document"), ("kế hoạch", "plan"), ("thôn, bản", "unit"), ("tuyến đường", "project"),
)  # fmt: skip
