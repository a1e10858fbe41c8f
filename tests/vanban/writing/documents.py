"""Documents that the tests write: one of each kind, as an office of our own would issue them."""

from __future__ import annotations

from vanban.reading.model import Date
from vanban.writing.model import (
    Annex,
    Authority,
    Bullet,
    Document,
    Kind,
    Mark,
    Paragraph,
    Section,
    Signature,
    Table,
)

BODY = "Ủy ban nhân dân xã Đông Mai"
DEPUTY = Signature(
    name="Đinh Thị An Lành",
    position="Phó Chủ tịch",
    authorities=(Authority(Mark.ON_BEHALF, "Ủy ban nhân dân"), Authority(Mark.FOR_HEAD, "Chủ tịch")),
)
CHAIR = Signature(name="Lò Văn Phúc", position="Chủ tịch", authorities=(Authority(Mark.ON_BEHALF, "Ủy ban nhân dân"),))
TASKS = Table(
    head=("TT", "Nội dung", "Đơn vị chủ trì", "Thời gian"),
    rows=(
        ("1", "Mở chuyên mục người tốt, việc tốt trên truyền thanh xã", "Phòng Văn hóa - Xã hội", "Hằng tháng"),
        ("2", "Tổ chức hội nghị biểu dương", "Văn phòng HĐND và UBND", "Quý IV/2026"),
    ),
    widths=(1, 6, 4, 3),
)
PLAN = Document(
    kind=Kind.PLAN,
    issuing_body=BODY,
    running_number="7",
    symbol="KH-UBND",
    place="Đông Mai",
    date=Date(2026, 2, 5),
    title="Phát hiện, bồi dưỡng, tuyên truyền và nhân rộng gương điển hình tiên tiến trên địa bàn xã năm 2026",
    legal_basis=(
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền "
        "trong lĩnh vực thi đua, khen thưởng",
    ),
    blocks=(
        Paragraph("Ủy ban nhân dân xã ban hành Kế hoạch với những nội dung sau:"),
        Section(
            "Mục đích, yêu cầu",
            inside=(
                Section(
                    "Mục đích",
                    inside=(
                        Section(text="Tìm được đúng người tốt, việc tốt, cách làm hay ngay từ thôn, tổ sản xuất."),
                        Section(text="Đưa việc phát hiện, bồi dưỡng điển hình thành việc làm thường ngày của thôn."),
                    ),
                ),
                Section(
                    "Yêu cầu",
                    inside=(Bullet("Điển hình được giới thiệu phải có thành tích thật, được kiểm tra tại chỗ."),),
                ),
            ),
        ),
        Section(
            "Chỉ tiêu năm 2026",
            inside=(
                Section(text="Mỗi thôn giới thiệu ít nhất 02 điển hình tiên tiến mỗi năm."),
                Section(text="100% điển hình được xác minh thành tích trước khi tuyên truyền."),
            ),
        ),
        Section("Tổ chức thực hiện", inside=(Section("Phân công nhiệm vụ", inside=(TASKS,)),)),
        Paragraph(
            "Trên đây là Kế hoạch tuyên truyền gương điển hình tiên tiến năm 2026. Các thôn, cơ quan, đơn vị nghiêm "
            "túc thực hiện"
        ),
    ),
    signature=DEPUTY,
    recipients=("Ủy ban nhân dân tỉnh An Sơn (b/c)", "Thường trực Đảng ủy, HĐND xã (b/c)", "Các thôn (t/h)"),
    archive_copy=("VT", "VHXH"),
)
DECISION = Document(
    kind=Kind.DECISION,
    issuing_body=BODY,
    running_number="118",
    symbol="QĐ-UBND",
    place="Đông Mai",
    date=Date(2026, 11, 20),
    title="Về việc tặng Giấy khen cho các cá nhân điển hình tiên tiến năm 2026",
    issued_by="Chủ tịch Ủy ban nhân dân xã Đông Mai",
    legal_basis=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Theo đề nghị của Hội đồng Thi đua - Khen thưởng xã tại Biên bản số 04/BB-HĐTĐKT ngày 16 tháng 11 năm 2026",
    ),
    blocks=(
        Section(text="Tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã cho 02 cá nhân (có danh sách kèm theo)."),
        Section(text="Mức tiền thưởng kèm theo Giấy khen thực hiện theo quy định hiện hành."),
        Section(
            text="Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, các cơ quan, đơn vị liên quan và các cá "
            "nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này"
        ),
    ),
    signature=Signature(name="Lò Văn Phúc", position="Chủ tịch"),
    recipients=("Như Điều 3", "Sở Nội vụ (b/c)"),
    annexes=(
        Annex(
            "Danh sách cá nhân được tặng Giấy khen",
            blocks=(
                Table(
                    head=("TT", "Họ và tên", "Chức vụ, đơn vị", "Thành tích"),
                    rows=(
                        ("1", "Bà Vàng Thị Mỷ", "Thôn Nà Lạn", "Vận động 12 hộ hiến 1.450 m² đất làm đường liên thôn"),
                        ("2", "Ông Nông Văn Khải", "Thôn Bản Áng", "Hướng dẫn 9 hộ trồng rau an toàn, thoát nghèo"),
                    ),
                    widths=(1, 4, 4, 6),
                ),
            ),
        ),
    ),
)
REPORT = Document(
    kind=Kind.REPORT,
    parent_body="UBND tỉnh An Sơn",
    issuing_body="Sở Nội vụ",
    running_number="249",
    symbol="BC-SNV",
    place="An Sơn",
    date=Date(2026, 12, 9),
    title="Kết quả tuyên truyền, nhân rộng gương điển hình tiên tiến năm 2026",
    addressees=("Ủy ban nhân dân tỉnh An Sơn", "Ban Thi đua - Khen thưởng Trung ương"),
    blocks=(
        Paragraph("Thực hiện Kế hoạch số 07/KH-UBND ngày 12 tháng 01 năm 2026, Sở Nội vụ báo cáo như sau:"),
        Section("Kết quả thực hiện", inside=(Section(text="Toàn tỉnh giới thiệu 214 điển hình tiên tiến."),)),
        Section("Phương hướng", inside=(Section(text="Tiếp tục xác minh, giới thiệu điển hình ở các thôn."),)),
    ),
    signature=Signature("Hà Minh Thu", "Phó Giám đốc", (Authority(Mark.FOR_HEAD, "Giám đốc"),)),
    recipients=("Như trên", "Lãnh đạo Sở"),
    archive_copy=("VT", "TĐKT"),
)
LETTER = Document(
    kind=Kind.LETTER,
    parent_body="UBND tỉnh An Sơn",
    issuing_body="Sở Nội vụ",
    running_number="31",
    symbol="SNV-TĐKT",
    place="An Sơn",
    date=Date(2026, 1, 30),
    title="Giới thiệu điển hình tiên tiến quý I năm 2026",
    addressees=("Ủy ban nhân dân các xã, phường",),
    blocks=(
        Paragraph("Sở Nội vụ đề nghị Ủy ban nhân dân các xã, phường giới thiệu điển hình trước ngày 20/3/2026."),
        Paragraph("Trân trọng đề nghị các đơn vị phối hợp thực hiện"),
    ),
    signature=Signature(
        "Trần Thị Bình",
        "Trưởng phòng Thi đua - Khen thưởng",
        (Authority(Mark.BY_ORDER, "Giám đốc"),),
    ),
    recipients=("Như trên",),
)
SUBMISSION = Document(
    kind=Kind.SUBMISSION,
    issuing_body=BODY,
    running_number="3",
    symbol="TTr-UBND",
    place="Đông Mai",
    date=Date(2026, 3, None),
    title="Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    addressees=("Chủ tịch Ủy ban nhân dân tỉnh An Sơn",),
    legal_basis=("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",),
    blocks=(
        Paragraph("Ủy ban nhân dân xã kính trình khen thưởng các cá nhân sau:"),
        Section(text="Bà Vàng Thị Mỷ, thôn Nà Lạn."),
        Section(text="Ông Nông Văn Khải, thôn Bản Áng."),
        Paragraph("Kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định"),
    ),
    signature=CHAIR,
    recipients=("Như trên", "Sở Nội vụ"),
)
MINUTES = Document(
    kind=Kind.MINUTES,
    parent_body=BODY,
    issuing_body="Hội đồng Thi đua - Khen thưởng",
    running_number="4",
    symbol="BB-HĐTĐKT",
    place="Đông Mai",
    date=Date(2026, 11, 16),
    title="Họp Hội đồng Thi đua - Khen thưởng xã xét tặng Giấy khen năm 2026",
    blocks=(
        Paragraph("Thời gian bắt đầu: 14 giờ 00 phút, ngày 16 tháng 11 năm 2026."),
        Paragraph("Địa điểm: Phòng họp Ủy ban nhân dân xã."),
        Section("Thành phần tham dự", inside=(Section(text="Chủ tọa: Ông Lò Văn Phúc, Chủ tịch Hội đồng."),)),
        Section("Kết quả bỏ phiếu", inside=(Section(text="Bà Vàng Thị Mỷ: 09/09 phiếu đồng ý."),)),
        Paragraph("Cuộc họp kết thúc vào 16 giờ 30 phút cùng ngày"),
    ),
    signature=Signature("Lò Văn Phúc", "Chủ tọa"),
    beside=Signature("Mùa A Sình", "Thư ký"),
    recipients=("Thành viên Hội đồng",),
)
INVITATION = Document(
    kind=Kind.INVITATION,
    issuing_body=BODY,
    symbol="GM-UBND",
    place="Đông Mai",
    date=Date(2026, None, None),
    title="Dự Hội nghị biểu dương điển hình tiên tiến năm 2026",
    blocks=(
        Paragraph("Ủy ban nhân dân xã trân trọng kính mời: Bà Vàng Thị Mỷ, thôn Nà Lạn."),
        Paragraph("Tới dự Hội nghị biểu dương điển hình tiên tiến năm 2026."),
        Paragraph("Thời gian: 08 giờ 00 phút, ngày 28 tháng 11 năm 2026."),
        Paragraph("Địa điểm: Nhà văn hóa xã Đông Mai"),
    ),
    signature=CHAIR,
    recipients=("Như trên",),
)
ALL = (PLAN, DECISION, REPORT, LETTER, SUBMISSION, MINUTES, INVITATION)
