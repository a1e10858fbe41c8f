"""The words that the rules lean on, each list with the reason it exists. Change a reading here first.

Lists hold words of the genre (offices, verbs, carriers of news), never phrases of a particular plan. Phrases that
share a line are parted by " | ".
"""

from __future__ import annotations

import re

from .patterns import any_name_of, any_of, phrases

#: Vietnamese capital and small letters, for patterns that depend on case.
UPPER = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper() and c.isalpha() and c.lower() != c)
LOWER = "".join(c for c in map(chr, range(0x61, 0x1EFA)) if c.islower() and c.isalpha() and c.upper() != c)

# --- documents ------------------------------------------------------------------------------------------------------
#: Kinds that are cited and that head a document: Decree 30/2020 art. 7, the Law on Promulgation of Legal Documents,
#: and Regulation 66-QĐ/TW for Party documents. Longer names first, so that "Nghị quyết liên tịch" is not cut.
DOCUMENT_TYPES = phrases("""
    Văn bản hợp nhất | Nghị quyết liên tịch | Thông tư liên tịch | Bộ luật | Hiến pháp | Luật | Pháp lệnh | Lệnh
    Nghị quyết | Nghị định | Quyết định | Chỉ thị | Kết luận | Thông tư | Thông tri | Kế hoạch | Hướng dẫn
    Chương trình hành động | Chương trình | Công văn | Công điện | Thông báo | Đề án | Quy định | Quy chế
    Điều lệ | Tờ trình | Báo cáo | Văn bản | Phương án | Thể lệ | Giấy mời | Biên bản | Tuyên bố | Chiến lược
    Dự án | Thư | Giấy ủy quyền
""")

#: Laws whose names hold a comma or "và"; every other name ends at the first of these (National Assembly's list).
LAW_NAMES = any_of(r"""
    Thi đua, khen thưởng | Thi đua - Khen thưởng | Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân
    Phòng, chống [\w ]{3,40}?(?=[,;.)]|\svà\s|\snăm\s|\ssố\s|$)
    Thực hiện dân chủ ở cơ sở | Khoa học, công nghệ và đổi mới sáng tạo | Khoa học và công nghệ
    Thực hành tiết kiệm, chống lãng phí | Sử dụng năng lượng tiết kiệm và hiệu quả | Tổ chức chính quyền địa phương
    Ban hành văn bản quy phạm pháp luật | Ngân sách nhà nước | Phòng cháy, chữa cháy và cứu nạn, cứu hộ
    Trật tự, an toàn giao thông đường bộ | Trưng mua, trưng dụng tài sản | Cán bộ, công chức | Giao dịch điện tử
    Bảo vệ dữ liệu cá nhân | Mặt trận Tổ quốc Việt Nam | Quản lý, sử dụng vốn nhà nước
""")

# --- offices --------------------------------------------------------------------------------------------------------
#: First words of the name of an office or of a person who acts for one; what opens an actor.
OFFICE_HEADS = phrases("""
    Ủy ban | Uỷ ban | UBND | UBMTTQ | UB MTTQ | UB | HĐND | Hội đồng | HĐTĐKT | Sở | Phòng | Ban | Trung tâm
    Văn phòng | Công an | Quân sự | Bộ Chỉ huy | Ban Chỉ huy | Bộ đội | Đảng ủy | Đảng uỷ | Huyện ủy | Tỉnh ủy
    Tỉnh uỷ | Thành ủy | Đảng bộ | Chi bộ | Cấp ủy | Cấp uỷ | Mặt trận | MTTQ | Liên đoàn | Công đoàn | Hội
    Đoàn | Chi đoàn | Liên minh | Liên hiệp | Trường | Trạm | Bệnh viện | Báo | Đài | Cổng | Chi cục | Cục
    Tổng cục | Thuế | Kho bạc | Ngân hàng | Bảo hiểm xã hội | BHXH | Viện | Tòa án | Toà án | Thanh tra
    Chủ tịch | Phó Chủ tịch | Giám đốc | Thủ trưởng | Trưởng | Hiệu trưởng | Bí thư | Lãnh đạo | Người đứng đầu
    Tổ | Bộ | Bộ phận | Công chức | Cán bộ | Chuyên viên | Viên chức | Đồng chí | Ông | Bà | Thành viên | Khoa
    Cơ quan | Đơn vị | Doanh nghiệp | Hợp tác xã | Thôn | Khu phố | Tổ dân phố | Ấp | Bản | Xã | Phường
    Nhà trường | Nhà văn hóa | Thư viện | Bảo tàng | Học viện | Đại học | Tập đoàn | Tổng công ty | Công ty
    Quỹ | Kiểm toán | Hải quan | Hạt Kiểm lâm | Điện lực | Bưu điện | Thường trực | Thường vụ | VNPT | Viettel
    Mobifone | Chính quyền | Chi hội | Tổng đội | Đội | Ban Thường | Tổ chức chính trị | Từng | Mỗi
""")

#: Words that begin like an office and are none: "Tổ chức quán triệt" is an order, not a group.
NOT_OFFICES = any_of(r"""
    Tổ chức(?! chính trị| cơ sở| đảng| Đảng| Công đoàn) | Ban hành | Báo cáo | Hội nghị | Hội thi | Đoàn kết
    Bản tin | Bộ tiêu | Bộ câu | Xã hội | Trường hợp | Đội ngũ | Tổ quốc | Bộ máy | Quỹ đạo | Đội hình
    Bà con | Hội thảo | Viện dẫn | Bản sắc | Cổng thông tin | Thuế suất | Đoàn viên | Hội viên
    (?:Mỗi|Từng) (?:năm|quý|tháng|tuần|đợt|ngày|kỳ|lần)
""")

#: What "các ..." may name that does nothing by itself; every other "các ..." is a group of bodies or people.
THINGS = any_of("""
    nội dung | hoạt động | nhiệm vụ | giải pháp | chỉ tiêu | tiêu chí | tiêu chuẩn | biện pháp | hình thức
    bước | đợt | mô hình | văn bản | phong trào | điển hình | gương | danh hiệu | quy định | vấn đề | lĩnh vực
    ngày | sự kiện | điều kiện | nguồn | chương trình | kế hoạch | hội nghị | lớp | cuộc | chế độ | thông tin
    tài liệu | bài | tin | phóng sự | chuyên | nền tảng | phương tiện | kênh | trang | thành tích | kết quả
    công trình | sản phẩm | dịch vụ | nhân tố | chính sách | dự án | đề án | thủ tục | hồ sơ | mục tiêu
    nguyên tắc | yêu cầu | đối tượng | giá trị | tầng lớp | loại | khó khăn | giải thưởng
""")

#: Words around the dash of names that are written "X - Y". Reason: a line may break before the dash, which then looks
#: like a bullet. The names are those of offices and fixed expressions of administrative writing.
DASHED_NAMES = frozenset(
    phrases("""
    chân - thiện | chính - kế | chính - quản | chính - tổ | chính - xây | chức - hành | do - hạnh | dân số - kế
    dục - thể | dục - đào | giáo dục - đào | hoá - xã | hoạch - tài | hình - tiên | hóa - nghệ | hóa - thông
    hóa - thể | hóa - xã | hội - nghề | hội - văn | khoa - giáo | kế - xã | kỹ thuật - công | lâm - ngư
    lý - hóa | lập - tự | nghiên cứu - tổng | nghiệp - giáo | nghiệp - môi | nghề - nghiệp | ninh - quốc
    nâng - tầm | nông - lâm | phòng - an | phòng - thống | phòng - tài | phòng - đối | sinh - môi | sở - hạ
    thao - du | thiện - mỹ | tin - truyền | trình - kế | trị - xã | tuyên - giáo | tài - kế | tư - lệnh
    tế - hạ | tế - văn | tế - xã | đua - khen | động - thương
""")
)

#: Positions as they are printed in capitals above a signature.
POSITIONS = any_name_of(
    phrases("""
    CHỦ TỊCH | GIÁM ĐỐC | TỔNG GIÁM ĐỐC | BÍ THƯ | CHÁNH VĂN PHÒNG | TRƯỞNG BAN | TRƯỞNG PHÒNG | TRƯỞNG ĐOÀN
    HIỆU TRƯỞNG | VIỆN TRƯỞNG | CỤC TRƯỞNG | CHI CỤC TRƯỞNG | TỔNG CỤC TRƯỞNG | VỤ TRƯỞNG | TRƯỞNG CÔNG AN
    BỘ TRƯỞNG | THỨ TRƯỞNG | CHỦ NHIỆM | CHÁNH THANH TRA | CHÁNH ÁN | TỔNG BIÊN TẬP | TRƯỞNG KHOA | THỦ TRƯỞNG
    CHỈ HUY TRƯỞNG | CHÍNH ỦY | CHÍNH TRỊ VIÊN | TRƯỞNG TRẠM | TRƯỞNG TIỂU BAN | THỦ TƯỚNG | TỔNG THƯ KÝ
    TRƯỞNG THÔN | ĐỘI TRƯỞNG | TỔ TRƯỞNG | ỦY VIÊN THƯỜNG TRỰC | PHÓ TRƯỞNG BAN | PHÓ HIỆU TRƯỞNG
""")
)

# --- how paragraphs begin -------------------------------------------------------------------------------------------
#: First syllables of the sentences of plans: verbs of duty, and the nouns that general statements start with. Reason:
#: after a heading without a full stop only the first word of the next line tells "the heading goes on" from "the
#: paragraph begins".
SENTENCE_OPENERS = frozenset(
    """
    ban biên biểu bám báo bên bảo bố bồi bổ cho chuyển chuẩn chú chấp chỉ chịu chọn chủ cung các có căn cạnh cấp cần
    cập cụ củng cử do duy dự giao giải giới giữ góp gắn huy hàng hình hướng hằng hỗ in khai khen khi khuyến khơi
    khảo kiên kiến kiểm kiện kêu kết kịp là làm lãnh lấy lập lồng lựa mọi mỗi mở mục nghiêm nghiên ngoài nhằm
    những niêm nâng nắm nếu nội phát phân phê phản phấn phối phổ phục qua quan quy quyết quán quản quảng ra rà
    rút sau soạn sáng sơ sưu sản sắp số sử tham theo thiết thu thông thúc thường thẩm thống thời thực tiến tiếp
    tiết toàn trao triển trong truyền trên trình trưng trước trực tuyên tìm tích tôn tùy tăng tại tạo tất tận
    tập tối tổ tổng từ tự vinh viết việc vận với xem xác xây xã xét xử yêu áp đa điển đào đánh đôn đăng đưa đạt
    đảm đẩy đến đề để định đối đồng đổi động ưu ổn ứng
""".split()
)

#: Names that begin with one of those syllables.
NAMES_LIKE_OPENERS = re.compile(
    any_of(r"""
    Chủ (?:tịch|nhiệm|nghĩa) | Ban (?!hành) | Tổ (?:quốc|công|trưởng|dân|bầu|giúp) | Báo (?!cáo)
    Bảo (?:hiểm|tàng) | Đề án | Trung | Trong sạch | Xã\s | Nội vụ | Thông tin (?:và|,) | Xây dựng (?:Đảng|và)
    Tài\s | Đào tạo và | Phát (?:thanh|triển nông) | Quản lý (?:đất|thị) | Giao thông | Kế hoạch | Đại\s
    Đoàn\s | Tuyên giáo | Giáo dục và
""")
)

#: A heading that ends in one of these goes on in the next line: the word wants a noun or a clause after it.
OPEN_ENDINGS = frozenset(
    """
    bằng bởi cho các của do dưới giai giữa gồm hay hoặc khoá khóa là lần mà mọi mỗi một ngày nhiệm như nhưng
    nhằm những qua quý ra số theo thuộc tháng thứ trong trên tại từ từng và vào vì về với được đến để đối ở
""".split()
)

_OFFICE_WANTS_NAME = any_of("""
    Sở | Phòng | Ban | Trung tâm | Hội | Đoàn | Bộ | Trường | Đài | Báo | Chi cục | Hội đồng | Ủy ban | Uỷ ban
    Văn phòng | Công an | Liên đoàn | Liên hiệp | Khối | Cụm | Tổ | Trạm | Quỹ | Chủ tịch | Thủ tướng
""")
_WANTS_NAME = any_of("""
    đại biểu | Nghị quyết | Tuyên giáo | Dân vận | ứng cử | thành lập | đồng chí | phong trào | người đứng đầu
""")
#: The end of a line whose name is still to come: an office's first word alone ("Phòng / Tổ chức - Hành chính").
NAME_OPENS = re.compile(
    rf"(?:^|[,;(.)]\s|\b(?:và|các|nghị|với|toàn|lập)\s){_OFFICE_WANTS_NAME}$"
    rf"|(?:^|\s)Đề nghị$|{_WANTS_NAME}$|(?<!các )(?<!mọi )\bcấp$"
)

#: Names of several capitals that belong together wherever a line breaks inside them.
NAME_GOES_ON = any_of("""
    Mặt trận Tổ quốc | Tổ quốc Việt | Thủ tướng Chính phủ | Bộ Chính trị | Hồ Chí Minh | Việt Nam | Bầu cử | Quốc hội
    Chủ tịch (?:UBND|HĐND|Ủy ban|Uỷ ban|Hội|Hồ Chí|nước) | Giám đốc (?:Sở|Trung|Công) | Trưởng (?:Ban|Phòng|Công)
    Hội đồng (?:Thi|Nhân) | Chính phủ | Đại hội Đảng | Đảng bộ
""")

# --- duties ---------------------------------------------------------------------------------------------------------
#: What offices are told to do. Reason: the first of these after an office's name ends the name.
DUTY_VERBS = phrases("""
    căn cứ | chủ trì | phối hợp | tham mưu | xây dựng | tổ chức | triển khai | thực hiện | chỉ đạo | hướng dẫn
    theo dõi | kiểm tra | giám sát | tăng cường | tiếp tục | chủ động | tích cực | vận động | tuyên truyền
    phát hiện | lựa chọn | giới thiệu | báo cáo | bố trí | có trách nhiệm | chịu trách nhiệm | đẩy mạnh
    quán triệt | phổ biến | thường xuyên | kịp thời | hằng năm | hàng năm | hằng quý | hàng quý | hằng tháng
    hàng tháng | định kỳ | trên cơ sở | thông qua | phát động | mở | đăng | đăng tải | đăng ký | cung cấp | lập
    cử | giúp | là | đề xuất | rà soát | nghiên cứu | ban hành | đảm bảo | bảo đảm | tập trung | nghiêm túc
    đưa | gửi | nâng cao | quan tâm | lồng ghép | duy trì | biên soạn | trực tiếp | lãnh đạo, chỉ đạo
    phân công | tiếp nhận | tổng hợp | thẩm định | đôn đốc | cân đối | quản lý | khai thác | ứng dụng | viết
    sản xuất | bồi dưỡng | nhân rộng | biểu dương | khen thưởng | trình | hoàn thành | hỗ trợ | tạo điều kiện
    hưởng ứng | tham gia | vận hành | cập nhật | bình xét | đánh giá | chọn | họp | phát huy | chuẩn bị | in
    thành lập | khảo sát | công khai | đầu mối | làm | cụ thể hóa | cụ thể hoá | phát | nắm | dự | xác định
    đổi mới | lập kế hoạch | xét | đề nghị | tự | phân bổ | thanh quyết toán | quyết toán | kết nối | huy động
    ưu tiên | mỗi tháng | mỗi quý | mỗi năm | phải | cần | được giao | trên | dự toán | nhận | chấm | ký | thu
    số hóa | xác minh | biên tập | xem xét | trao đổi | bàn giao | nghiệm thu | phê duyệt | niêm yết | thống nhất
""")

_UNITS = {
    "exemplar": "tập thể, cá nhân | điển hình | gương | cá nhân | tập thể | hộ gia đình | gia đình | nhân tố",
    "model": "mô hình",
    "media item": "tin, bài | tin bài | tin | bài viết | bài | phóng sự | chuyên mục | chuyên trang | video | clip",
    "entry": "bài dự thi | tác phẩm | tiểu phẩm | tiết mục",
    "event": "hội nghị | hội thảo | hội thi | tọa đàm | lớp | buổi | cuộc | đợt | lượt | lần | chương trình",
    "commendation": "trường hợp",
    "initiative": "sáng kiến | giải pháp | đề tài | ý tưởng",
    "project": "công trình | phần việc | căn nhà | nhà | tuyến đường",
    "unit": "đơn vị | cơ quan | cơ sở | thôn, bản | thôn | xã | phường | trường | doanh nghiệp | hợp tác xã"
    " | chi hội | chi bộ | câu lạc bộ",
    "team": "đội | tổ",
    "delegate": "đại biểu",
    "person": "người | cán bộ | đoàn viên | hội viên | đồng chí",
    "household": "hộ",
    "report": "báo cáo",
    "plan": "kế hoạch",
    "document": "văn bản",
    "product": "sản phẩm",
    "service": "dịch vụ",
    "procedure": "thủ tục",
    "set": "bộ",
    "item": "nội dung",
    "km": "km",
    "ha": "héc ta | ha",
    "tree": "cây",
}
#: Nouns that a quota counts, each with the unit that is reported.
COUNTED = {noun: unit for unit, nouns in _UNITS.items() for noun in phrases(nouns)}
