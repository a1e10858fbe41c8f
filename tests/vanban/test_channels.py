"""Channels: which words name one, how far the name goes, and which of them are none."""

from __future__ import annotations

import pytest

from tests.vanban.mini_plan import mini_plan, sentence_plan


def channels(*sentences: str) -> list[str]:
    return [mention.text for mention in sentence_plan(*sentences).channels]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("Cho xe loa đi qua các ngõ, mở loa kéo ở chợ", ["xe loa", "loa kéo"], id="heard"),
        pytest.param("Đọc trên đài truyền thanh", ["đài truyền thanh"], id="heard at home"),
        pytest.param("Viết cho báo in, bản tin nội bộ và tạp chí", ["báo in", "bản tin nội bộ", "tạp chí"], id="press"),
        pytest.param("In tờ gấp, sổ tay phát tận nhà", ["tờ gấp", "sổ tay"], id="printed"),
        pytest.param("Treo băng rôn, dựng pa nô ở cổng chợ", ["băng rôn", "pa nô"], id="hung up"),
        pytest.param("Dán ảnh ở bảng niêm yết", ["bảng niêm yết"], id="put on a board"),
        pytest.param("Làm podcast và phim ngắn", ["podcast", "phim ngắn"], id="on a screen"),
        pytest.param("Gửi tin nhắn SMS", ["tin nhắn SMS"], id="on a telephone"),
        pytest.param("Giao tuyên truyền viên; mở đường dây nóng", ["tuyên truyền viên", "đường dây nóng"], id="spoken"),
        pytest.param("Kể chuyện khi họp thôn và sinh hoạt chi hội", ["họp thôn", "sinh hoạt chi hội"], id="together"),
        pytest.param("Kết hợp hình thức trực tiếp với nền tảng số", ["hình thức trực tiếp", "nền tảng số"], id="kinds"),
        pytest.param("Qua các trang, kênh, mạng di động", ["các trang, kênh, mạng di động"], id="kinds in one breath"),
    ],
)
def test_plain_names(sentence: str, expected: list[str]) -> None:
    assert channels(sentence) == expected


def test_the_longest_name_is_read() -> None:
    assert channels("Phát video clip trên xe loa lưu động") == ["video clip", "xe loa lưu động"]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Giao Hội Nông dân và Trung tâm Văn hóa thực hiện", id="organisations"),
        pytest.param("Xây dựng chương trình công tác năm", id="a programme of work"),
        pytest.param("Bổ sung thiết bị cho đường truyền Internet", id="a line"),
        pytest.param("Trao đổi văn bản đúng thời hạn", id="an exchange of papers"),
        pytest.param("Đi tham quan nghỉ mát", id="an outing"),
        pytest.param("Đầu tư thiết bị phát thanh", id="airing as such"),
        pytest.param("Không để xảy ra việc in lậu tạp chíx", id="a part of a word"),
    ],
)
def test_words_that_name_none(sentence: str) -> None:
    assert channels(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mở diễn đàn trực tuyến", ["diễn đàn"]),
        ("Tổ chức trao đổi kinh nghiệm", ["trao đổi"]),
        ("Tổ chức tham quan, học tập kinh nghiệm", ["tham quan", "học tập kinh nghiệm"]),
        ("Đăng bài trên Internet", ["Internet"]),
        ("Xây dựng chương trình truyền hình", ["chương trình"]),
    ],
)
def test_everyday_words_in_company(sentence: str, expected: list[str]) -> None:
    assert channels(sentence) == expected


@pytest.mark.parametrize(
    "name",
    [
        "hệ thống loa truyền thanh cơ sở",
        "truyền thanh xã, thôn",
        "Cổng thông tin điện tử tỉnh",
        "trang TTĐT của các xã, thị trấn",
        "Website Hội LHPN huyện",
        "Website nhà trường",
        "trang Facebook “Bạn nhà nông” của Hội",
        "fanpage “Tuổi trẻ An Bình”",
        "nhóm Zalo",
        "video TikTok",
        "Zalo OA",
        "các nền tảng mạng xã hội Zalo, TikTok",
        "các phương tiện thông tin đại chúng",
        "các kênh truyền thông của xã",
        "màn hình điện tử công cộng",
        "giờ chào cờ thứ hai",
        "ứng dụng quản lý văn bản và điều hành VOffice",
        "cuộc thi viết, tìm hiểu về gương người tốt",
        "chuyên mục “Hoa đẹp quanh ta”",
    ],
)
def test_the_name_goes_on_to_its_owner_and_title(name: str) -> None:
    assert channels(f"Đưa tin lên {name}; các thôn hưởng ứng") == [name]


@pytest.mark.parametrize("network", ["Zalo", "Facebook", "YouTube", "Youtube", "TikTok", "Tiktok"])
def test_networks_however_they_are_spelt(network: str) -> None:
    assert channels(f"Chia sẻ trên {network}") == [network]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tổ chức các hội thi", ["hội thi"]),
        ("Tuyên truyền thông qua giao lưu", ["giao lưu"]),
        ("Chú trọng giao lưu", []),
        ("Lắp thiết bị ghi video ở ngã tư", []),
    ],
)
def test_words_of_many_uses_count_where_something_is_done_through_them(sentence: str, expected: list[str]) -> None:
    assert channels(sentence) == expected


def test_each_channel_once_under_its_first_name() -> None:
    assert channels("Phát trên loa truyền thanh xã", "Phát truyền thanh hằng ngày", "Viết tin, bài", "Gửi tin bài") == [
        "loa truyền thanh xã",
        "tin, bài",
    ]


def test_a_longer_name_after_a_shorter_one_is_another_channel() -> None:
    assert channels("Phát trên loa kéo", "Đăng trên bản tin", "Đăng trên bản tin nội bộ") == [
        "loa kéo",
        "bản tin",
        "bản tin nội bộ",
    ]


def test_the_span_holds_the_name() -> None:
    plan = sentence_plan("In tờ rơi")
    (tờ_rơi,) = plan.channels
    assert plan.text[slice(*tờ_rơi.span)] == "tờ rơi"


def recipients_plan(recipient: str) -> list[str]:
    plan = mini_plan("I. NỘI DUNG", "- Làm tốt.", "", "Nơi nhận:", "- Như trên;", f"- {recipient};", "- Lưu: VT.")
    assert recipient in [mention.text for mention in plan.document.recipients]
    return [mention.text for mention in plan.channels]


def test_a_recipient_that_posts_the_plan_is_a_channel() -> None:
    assert recipients_plan("Trang TTĐT xã (để đăng tải)") == ["Trang TTĐT xã"]
    assert recipients_plan("Ban biên tập Trang TTĐT xã") == []
