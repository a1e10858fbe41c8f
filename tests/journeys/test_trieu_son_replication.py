"""S3, Triệu Sơn: "được phổ biến, nhân rộng" counts whoever is told of in public and is copied, two a commune a year."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.evidence.models import Channel, Purpose, Standing
from lantoa.evidence.operations import consents
from lantoa.evidence.operations.consents import Given, Somebody
from lantoa.exemplars.models import Dossier, Shown
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.operations.releasing import Page
from lantoa.kit.actors import PLATFORM
from lantoa.replication.models import Adoption
from tests.journeys.finding import Desk, board, entered, figure, on_day, proved, recognised, written
from tests.journeys.steps import MISSING, WHY, noon
from tests.journeys.test_trieu_son import OF_EACH_COMMUNE, OF_THE_DISTRICT, Journey

IN_2024, JUNE, AUGUST, JANUARY = date(2024, 4, 2), date(2024, 6, 3), date(2024, 8, 5), date(2025, 1, 15)
DONE, HALF, NONE = ["complete"], ["substantial!"], ["no_evidence!"]


class Copied(Journey):
    """Both quotas count who is replicated, as the plan says it."""

    def _count_introductions(self) -> None:
        for words in (OF_THE_DISTRICT, OF_EACH_COMMUNE):
            self.review.correct(self.review.clause(words), measure="exemplars_replicated")


@pytest.mark.skipif(MISSING, reason=WHY)
class TestTrieuSonReplication(TestCase):
    """Goes on from the plan in force."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Copied(counts_dossiers=True)

    def test_two_a_commune_are_told_of_and_copied_or_do_not_count(self) -> None:
        """2024. Dân Lực: two told of and copied. Dân Lý: two told of, one copied. Minh Sơn: one copied, told nowhere.

        Thọ Bình's was recognised and no more. Of five in the whole district there are three, until Dân Lý's second is
        given up in December, which was the only copy of its exemplar.
        """
        journey = self.journey
        quota, of_district = journey.duty(OF_EACH_COMMUNE), journey.duty(OF_THE_DISTRICT)
        first, second = (self._told("Xã Dân Lực", name) for name in ("Lê Thị Thắm", "Tổ hợp tác nấm"))
        third, _fourth = (self._told("Xã Dân Lý", name) for name in ("Vũ Đình Toàn", "Ngô Thị Sáu"))
        untold = entered(journey["Xã Minh Sơn"], "Phạm Văn Khải", IN_2024)
        recognised_only = entered(journey["Xã Thọ Bình"], "Hộ ông Bảy", IN_2024)
        Desk(recognised_only.body, JUNE).send("exemplars:propose", recognised_only.pk)
        recognised(recognised_only, JUNE)
        self._copied(first, "Xã Dân Lý")
        self._copied(second, "Xã Bình Sơn")
        kept = self._copied(third, "Thị trấn Triệu Sơn")
        self._copied(untold, "Xã Minh Sơn")
        shown = board(quota, 2024, JANUARY)
        names = ("Xã Dân Lực", "Xã Dân Lý", "Xã Thọ Bình")
        assert [shown[name] for name in names] == [DONE, HALF, NONE]
        assert figure(quota, journey["Xã Dân Lý"], IN_2024, JANUARY) == "1 trên 2 điển hình"
        assert figure(of_district, journey.district, IN_2024, JANUARY) == "3 trên 5 điển hình"
        giving_up = Desk(kept.body, JANUARY)
        giving_up.send("replication:end_adoption", kept.pk, on="20/12/2024", reason="Thiếu vốn")
        assert board(quota, 2024, JANUARY)["Xã Dân Lý"] == NONE
        assert figure(of_district, journey.district, IN_2024, JANUARY) == "2 trên 5 điển hình"

    def _told(self, commune: str, name: str) -> Dossier:
        """Proved, agreed to, and public from June on."""
        dossier = entered(self.journey[commune], name, IN_2024)
        proved(dossier, "Vận động 46 hộ", "8/XN-UBND", IN_2024)
        given = Given(Purpose.PUBLICITY, IN_2024, (Channel.PORTAL,))
        who = Somebody(name, Standing.SUBJECT, born_in=1980)
        page = {"headline": name, "text": "Vận động 46 hộ cùng làm.", "shows": [Shown.NAME]}
        with on_day(JUNE):
            consents.record(dossier.folder, who, given, by=PLATFORM, at=noon(JUNE))
            told = Page(**page, claims=list(dossier.folder.claims.all()))  # type: ignore[arg-type]
            releasing.release(releasing.write(dossier, told, by=PLATFORM, at=noon(JUNE)), by=PLATFORM, at=noon(JUNE))
        return dossier

    def _copied(self, dossier: Dossier, by: str) -> Adoption:
        """A commune registers in August that it does the same."""
        adopter = self.journey[by]
        shown = {"level": "learned", "on": written(AUGUST), "note": "Kế hoạch số 9"}
        made = Desk(adopter, AUGUST).send("replication:adopt", dossier.pk, kind="body", body=adopter.pk, **shown)
        return Adoption.objects.get(pk=made)
