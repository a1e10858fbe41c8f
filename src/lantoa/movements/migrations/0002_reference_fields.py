"""The fields and the types of models that every body begins with; a body adds its own, and other wordings."""

from typing import Any

from django.db import migrations

from lantoa.kit.text import fold

WRITTEN = "Kế hoạch cấp huyện, giai đoạn 2022 - 2025"
# Name, and how programmes write it besides.
FIELDS = (
    ("Xây dựng Đảng, chính quyền, đoàn thể", ("xây dựng Đảng, chính quyền và các đoàn thể",)),
    ("Quốc phòng, an ninh", ("quốc phòng và an ninh",)),
    ("Công thương, xây dựng, giao thông", ("công thương, xây dựng, giao thông vận tải",)),
    ("Nông nghiệp, nông thôn", ("nông nghiệp", "nông nghiệp và môi trường")),
    (
        "Tài chính, ngân hàng",
        ("tài chính, ngân hàng, thuế, BHXH", "tài chính, ngân hàng, thuế, bảo hiểm xã hội"),
    ),
    ("Y tế", ("y tế, chăm sóc sức khỏe",)),
    ("Giáo dục và đào tạo", ("giáo dục, đào tạo", "giáo dục")),
    ("Khoa học và công nghệ", ("khoa học, công nghệ",)),
    ("Văn hóa, thể thao", ("văn hóa, nghệ thuật, thể dục, thể thao", "văn hóa, nghệ thuật")),
    ("Đối ngoại", ("ngoại vụ",)),
    ("Thông tin và truyền thông", ("báo chí, truyền thông", "truyền thông")),
    ("Cải cách hành chính", ()),
    ("An sinh xã hội", ()),
    ("Đời sống xã hội", ("quần chúng nhân dân",)),
)
MODEL_TYPES = (
    "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Dân vận khéo",
    "Thực hiện nhiệm vụ chuyên môn",
)


def enter(apps: Any, schema_editor: Any) -> None:
    field, alias, model_type = (apps.get_model("movements", name) for name in ("Field", "FieldAlias", "ModelType"))
    for order, (name, wordings) in enumerate(FIELDS, start=1):
        entered = field.objects.create(name=name, folded_name=fold(name), order=order)
        for text in wordings:
            alias.objects.create(field=entered, text=text, folded=fold(text), source=WRITTEN)
    for order, name in enumerate(MODEL_TYPES, start=1):
        model_type.objects.create(name=name, folded_name=fold(name), order=order)


def take_away(apps: Any, schema_editor: Any) -> None:
    """What nobody uses; the tables go with the migration before."""
    folded = [fold(name) for name, _wordings in FIELDS]
    unused = apps.get_model("movements", "Field").objects.filter(body=None, folded_name__in=folded, criteria=None)
    unused.filter(movements=None).delete()
    types = apps.get_model("movements", "ModelType").objects.filter(body=None)
    types.filter(folded_name__in=[fold(name) for name in MODEL_TYPES]).delete()


class Migration(migrations.Migration):
    dependencies = [("movements", "0001_movements_fields_criteria")]
    operations = [migrations.RunPython(enter, take_away)]
