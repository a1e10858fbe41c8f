"""Made-up dossiers from a seed number, for measuring and trying out: the same for the same seed, none of them real.

One in twenty has a text copied from another one with other numbers; one in fifty is about somebody known elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction

from lantoa.evidence.models import Folder
from lantoa.exemplars.comparing import Around, judged
from lantoa.exemplars.fingerprints import text_keys
from lantoa.exemplars.models import Dossier, DuplicatePair, Impact, Kind, LikenessKey, Milestone, MilestoneKind, Rung
from lantoa.exemplars.queries.likeness import keys_of
from lantoa.exemplars.states import DossierState
from lantoa.kit.text import dictionary_key, person_key
from lantoa.movements.models import Field
from lantoa.organisations.models import Body

BATCH = 2_000
SENTENCES = 8
COPIED, KNOWN, REVIEWED = 20, 50, 10  # one in so many

_FAMILIES = (
    "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nông Lò Vàng Sùng Giàng Ma Hà Triệu"
).split()
_MIDDLES = ("Văn Thị Đức Thanh Minh Hữu Ngọc Quang Thu Xuân Hồng Bích Đình Công Kim Mạnh").split()
_GIVEN = (
    "An Bình Chi Dung Đạt Giang Hà Hải Hạnh Hiền Hoa Hòa Hùng Hương Khánh Lan Liên Linh Long Mai Minh Nam Nga "
    "Ngân Nhung Phong Phúc Phương Quang Quân Sơn Tâm Thảo Thắng Thủy Trang Trung Tuấn Tùng Vân Việt Xuân Yến Pó "
    "Mận"
).split()
_MODELS = ("Mô hình", "Tổ hợp tác", "Câu lạc bộ", "Hợp tác xã")
_THINGS = (
    "chè hữu cơ|rau an toàn|cá lồng lòng hồ|dệt thổ cẩm|đường hoa tự quản|thu gom rác|lúa nếp nương|ong lấy "
    "mật|hát then|đọc sách cho trẻ|bò sinh sản|quế hồi|du lịch cộng đồng|tiết kiệm vốn|camera an ninh|dạy chữ "
    "buổi tối"
).split("|")
_PLACES = ("Nà Lầu|Khuổi Nà|Bản Chang|Pác Cáp|Đông Thành|Hồng Phong|Tân Lập|Nà Pục|Cốc Lải|Thượng Đình|Yên Bình").split(
    "|"
)
_WHO = (
    "bà con trong thôn|các hộ nghèo|chị em phụ nữ|đoàn viên thanh niên|hội viên cựu chiến binh|học sinh của "
    "trường|người cao tuổi|các gia đình chính sách|tổ viên|công nhân của xưởng|phụ huynh|dân quân|người khuyết "
    "tật"
).split("|")
_DID = (
    "vận động|hướng dẫn|giúp đỡ|tổ chức cho|cùng với|thuyết phục|chia sẻ kinh nghiệm với|hỗ trợ cây giống cho|mở "
    "lớp cho|đứng ra tín chấp cho|đến từng nhà gặp|ghi sổ công khai với"
).split("|")
_WHAT = (
    "hiến đất mở rộng đường liên thôn|chuyển đổi đất lúa kém hiệu quả sang trồng chè|xây dựng nhà văn hóa|làm "
    "kênh mương nội đồng|trồng hoa thay cỏ dại|giữ nghề dệt của ông bà|thu gom rác thải nhựa|lắp đèn đường bằng "
    "năng lượng mặt trời|xóa nhà tạm|phòng chống cháy rừng|học chữ vào buổi tối|bán hàng trên mạng|ký hợp đồng "
    "bao tiêu|cải tạo vườn tạp|làm hầm khí sinh học|nuôi nhốt gia súc xa nhà|góp vốn xoay vòng|tuần tra ban "
    "đêm|hòa giải mâu thuẫn"
).split("|")
_SO = (
    "nhờ đó thu nhập tăng rõ rệt|được cấp ủy và chính quyền ghi nhận|đến nay vẫn duy trì đều đặn|nhiều nơi đến "
    "học tập|không còn hộ nào phải bỏ ruộng|mỗi tháng họp một lần để rút kinh nghiệm|sổ sách được đọc trước "
    "dân|trẻ em đến trường đông hơn|đường sá sạch đẹp quanh năm|an ninh trật tự được giữ vững"
).split("|")
_LEARNED = (
    "phải công khai sổ sách",
    "họp dân nhiều lần trước khi làm",
    "người đứng đầu làm trước",
    "bắt đầu từ việc nhỏ",
)


@dataclass
class _Made:
    """A batch: the dossiers, and for those about somebody known, which one that is."""

    dossiers: list[Dossier]
    known: list[tuple[Dossier, Dossier]]


def generate(bodies: Sequence[Body], *, dossiers: int, seed: int, at: datetime) -> None:
    """Write so many dossiers of `bodies`, with milestones, keys, lessons and pairs, a batch a transaction."""
    chance = Random(seed)  # noqa: S311 - the same world for the same seed, and nothing secret
    fields = list(Field.objects.filter(body=None))
    before: list[Dossier] = []
    for start in range(0, dossiers, BATCH):
        made = _batch(chance, bodies, fields, before, min(BATCH, dossiers - start), at)
        with transaction.atomic():
            _write(made, chance, at)
        before = made.dossiers


def _batch(
    chance: Random, bodies: Sequence[Body], fields: Sequence[Field], before: Sequence[Dossier], size: int, at: datetime
) -> _Made:
    made = _Made([], [])
    for _ in range(size):
        dossier = _dossier(chance, chance.choice(bodies), at)
        dossier.field = chance.choice(fields) if fields else None
        if before and not chance.randrange(COPIED):
            dossier.summary = _reworded(chance, chance.choice(before).summary)
        if before and dossier.kind == Kind.INDIVIDUAL and not chance.randrange(KNOWN):
            known = chance.choice([each for each in before if each.kind == Kind.INDIVIDUAL])
            dossier.name, dossier.born_year, dossier.sex = known.name, known.born_year, known.sex
            made.known.append((known, dossier))
        person = dossier.kind == Kind.INDIVIDUAL
        dossier.sort_key = (person_key if person else dictionary_key)(dossier.name)
        made.dossiers.append(dossier)
    return made


def _dossier(chance: Random, body: Body, at: datetime) -> Dossier:
    found = date(at.year - 4, 1, 1) + timedelta(days=chance.randrange(4 * 365))
    state = chance.choice((DossierState.FOUND, DossierState.NURTURED, DossierState.PROPOSED, DossierState.RECOGNISED))
    said = {"body": body, "held_by": body, "found_on": found, "state": state}
    said |= {"waiting_since": at - timedelta(hours=chance.randrange(20_000)), "recorded_at": at}
    said |= {"summary": _text(chance), "place": f"Thôn {chance.choice(_PLACES)}"}
    if chance.random() < 0.2:
        name = f"{chance.choice(_MODELS)} {chance.choice(_THINGS)} {chance.choice(_PLACES)} {chance.randrange(1, 400)}"
        return Dossier(kind=Kind.MODEL, name=name, **said)
    name = " ".join((chance.choice(_FAMILIES), chance.choice(_MIDDLES), chance.choice(_MIDDLES), chance.choice(_GIVEN)))
    said |= {"born_year": chance.randrange(1940, 2008), "sex": chance.choice(("female", "male"))}
    return Dossier(kind=Kind.INDIVIDUAL, name=name, **said)


def _text(chance: Random) -> str:
    return " ".join(_sentence(chance) for _ in range(SENTENCES))


def _sentence(chance: Random) -> str:
    amount, place = chance.randrange(2, 900), chance.choice(_PLACES)
    did, who, what, so = (chance.choice(words) for words in (_DID, _WHO, _WHAT, _SO))
    return f"Năm {chance.randrange(2015, 2027)} ở {place} đã {did} {amount} {who} {what}, {so}."


def _reworded(chance: Random, text: str) -> str:
    """The text with other numbers and its first sentence anew."""
    _first, *rest = text.split(". ")
    words = (str(chance.randrange(2, 900)) if word.isdigit() else word for word in ". ".join(rest).split())
    return f"{_sentence(chance)} {' '.join(words)}"


def _write(made: _Made, chance: Random, at: datetime) -> None:
    folders = Folder.objects.bulk_create(Folder(body=each.body, opened_at=at) for each in made.dossiers)
    for dossier, folder in zip(made.dossiers, folders, strict=True):
        dossier.folder = folder
    Dossier.objects.bulk_create(made.dossiers)
    Milestone.objects.bulk_create(each for dossier in made.dossiers for each in _milestones(dossier, at))
    LikenessKey.objects.bulk_create(each for dossier in made.dossiers for each in _keys(dossier))
    reviewed = [each for each in made.dossiers if not chance.randrange(REVIEWED)]
    Impact.objects.bulk_create(_impact(chance, each, at) for each in reviewed)
    pairs = ((pair, judged(*pair, Around())) for pair in made.known)
    DuplicatePair.objects.bulk_create(
        DuplicatePair(first=one, second=two, weight=fits.weight, reasons=fits.reasons, found_at=at)
        for (one, two), fits in pairs
        if fits
    )


def _milestones(dossier: Dossier, at: datetime) -> Iterator[Milestone]:
    said = {"dossier": dossier, "body": dossier.body, "recorded_at": at}
    yield Milestone(kind=MilestoneKind.DETECTED, on=dossier.found_on, **said)
    if dossier.state == DossierState.RECOGNISED:
        said |= {"rung": Rung.COMMUNE, "document": "01/QĐ-UBND"}
        yield Milestone(kind=MilestoneKind.RECOGNISED, on=dossier.found_on + timedelta(days=90), **said)


def _keys(dossier: Dossier) -> Iterator[LikenessKey]:
    for key in sorted({*keys_of(dossier, [dossier.body_id]), *text_keys(dossier.summary)}):
        yield LikenessKey(dossier=dossier, hash=key)


def _impact(chance: Random, dossier: Dossier, at: datetime) -> Impact:
    lessons = f"{_sentence(chance)} Bài học: {chance.choice(_LEARNED)} rồi mới {chance.choice(_WHAT)}."
    return Impact(dossier=dossier, on=dossier.found_on, effect=_sentence(chance), lessons=lessons, recorded_at=at)
