"""Contents that plans of this field name again and again are there from the first day, for everybody."""

from django.db import migrations
from django.utils.timezone import localdate, now

THEMES = [
    ("content", "Tư tưởng Hồ Chí Minh về thi đua yêu nước", ""),
    ("content", "Vị trí, vai trò, ý nghĩa của thi đua yêu nước", ""),
    ("content", "Chủ trương, chính sách, pháp luật về thi đua, khen thưởng", ""),
    ("content", "Phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến", "Cách làm, kinh nghiệm và vai trò của điển hình."),
    ("content", "Gương điển hình tiên tiến, người tốt, việc tốt", "Bài về người, tập thể, hộ gia đình, mô hình cụ thể."),
    ("content", "Phong trào thi đua và kết quả", ""),
    ("content", "Phòng, chống tiêu cực, lãng phí, tệ nạn", ""),
    ("campaign", "Lấy cái đẹp dẹp cái xấu", "Lấy gương tốt đẩy lùi cái xấu, cái ác."),
]


def enter(apps, schema_editor):
    """Under the names that plans use."""
    Theme = apps.get_model("newsroom", "Theme")
    begun = {"since": localdate(), "recorded_at": now()}
    Theme.objects.bulk_create(Theme(kind=kind, name=name, about=about, **begun) for kind, name, about in THEMES)


def take_out(apps, schema_editor):
    """Those that no story names; the others go with their table."""
    apps.get_model("newsroom", "Theme").objects.filter(body=None, stories=None).delete()


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0003_themes")]
    operations = [migrations.RunPython(enter, take_out)]
