"""A model in building blocks and who adopts it, for a first look. All is invented; what is there already stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body
from lantoa.replication.models import Adopter, Adoption, BuildingBlock, LearningVisit
from lantoa.replication.operations import adoptions, blocks, visits
from lantoa.replication.operations.adoptions import Shown

HOME, MODEL = "vn-x15664", "Ngõ sáng, cổng không khóa"
DAY = timedelta(days=1)
#: Title, what to do, what it needs, what it costs, what to beware of.
BLOCKS = (
    (
        "Họp ngõ, thống nhất góp tiền đèn",
        "Mời đủ các hộ trong ngõ, chốt số đèn, chỗ đặt, ai giữ quỹ.",
        "Một buổi tối; trưởng ngõ có uy tín.",
        "80.000 đồng một hộ.",
        "Đừng thu trước khi mọi hộ đồng ý.",
    ),
    (
        "Chia phiên trông nhau",
        "Mỗi tuần hai hộ; phiên dán ở đầu ngõ.",
        "Bảng phiên, số điện thoại công an xã.",
        "Không tốn kém.",
        "Hộ neo người đổi phiên cho nhau.",
    ),
)
#: Where, kind, name, level, days ago, whom they learned from.
ADOPTED = (
    ("vn-x15664", Adopter.GROUP, "Thôn 5", "standard", 420, ""),
    ("vn-x15667", Adopter.BODY, "", "adapted", 300, ""),
    ("vn-x15664", Adopter.GROUP, "Thôn Tân Phong", "trial", 190, "Thôn 5"),
    ("vn-x15667", Adopter.PERSON, "", "learned", 60, ""),
    ("vn-x15664", Adopter.GROUP, "Thôn Diễn Ngoại", "trial", 250, "Thôn 5"),
)
GIVEN_UP = "Thôn Diễn Ngoại"
LEVELS = ("learned", "trial", "adapted", "standard")
CLIMBING: tuple[Callable[..., Adoption], ...] = (adoptions.try_out, adoptions.adapt, adoptions.make_standard)


def load(*, at: datetime) -> None:
    """Write the blocks, adoptions and the visit, where the model has none yet."""
    model = Dossier.objects.filter(body__code=HOME, name=MODEL).select_related("body").first()
    if model is None or Adoption.objects.filter(source=model).exists():
        return
    written = []
    for position, (title, what, requires, costs, pitfalls) in enumerate(BLOCKS, start=1):
        said = {"what": what, "requires": requires, "costs": costs, "pitfalls": pitfalls}
        written.append(
            blocks.write(BuildingBlock(dossier=model, title=title, position=position, **said), by=PLATFORM, at=at)
        )
    blocks.let_public_read(model, {each.pk for each in written}, by=PLATFORM, at=at)
    bodies = Body.objects.in_bulk({row[0] for row in ADOPTED}, field_name="code")
    made: dict[str, Adoption] = {}
    for code, kind, name, level, ago, teacher in ADOPTED:
        if code in bodies:
            new = Adoption(source=model, body=bodies[code], kind=kind, name=name, learned_from=made.get(teacher))
            made[name] = _climbed(new, level, ago, at)
    if given_up := made.get(GIVEN_UP):
        day = localdate(at) - 40 * DAY
        adoptions.end(given_up, day, reason="Người giữ quỹ chuyển đi, chưa ai thay", by=PLATFORM, at=at)
    if guest := bodies.get("vn-x15667"):
        asked = LearningVisit(dossier=model, body=guest, people=12, wished_on=localdate(at) + 10 * DAY)
        asked.purpose = "Xem cách chia phiên và giữ quỹ đèn ngõ"
        visits.ask(asked, by=PLATFORM, at=at)


def _climbed(new: Adoption, level: str, ago: int, at: datetime) -> Adoption:
    """Registered so many days ago as learned, and a month further with each level."""
    began = localdate(at) - ago * DAY
    found = adoptions.register(new, Shown(began, "Cử người đến xem và họp lại ở thôn"), by=PLATFORM, at=at)
    for place, climb in enumerate(CLIMBING[: LEVELS.index(level)], start=1):
        found = climb(found, Shown(began + place * 30 * DAY, "Biên bản họp thôn"), by=PLATFORM, at=at)
    return found
