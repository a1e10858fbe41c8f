"""A sitting with a conflict of interest, an absentee, a failed quorum and a secret ballot, played in three browsers."""

import pytest

from lantoa.accounts.models import User
from lantoa.recognition.council_states import CaseState, SittingState
from lantoa.recognition.counting import Choice, Standing
from lantoa.recognition.models import BallotPaper, VoteCast
from lantoa.recognition.operations import attending, balloting
from lantoa.recognition.operations.balloting import Papers
from tests.organisations.worlds import NOON
from tests.recognition.council_worlds import Room

PASSWORD = "Ruộng bậc thang mùa lúa chín"
NAME = "Vàng Thị Mỷ"


class Village(Room):
    """Four of five must take part. Chair Bình, deputy Cúc, secretary Dung, Giang, and Hiền, who does not come."""

    def __init__(self) -> None:
        super().__init__(quorum_percent=80)
        for each in self.members:
            user = User.objects.get(pk=each.person.pk)
            user.set_password(PASSWORD)
            user.save()


@pytest.fixture
def village() -> Village:
    return Village()


def sign_in(page, who) -> None:
    page.goto("/desk/")
    page.fill("[name=login]", who.person.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main .button")
    page.wait_for_url("**/desk/")


def small(open_page, **options):
    return open_page(viewport={"width": 360, "height": 760}, has_touch=True, is_mobile=True, **options)


def answer(page, words: str, why: str = "") -> None:
    page.get_by_text(words).click()
    if why:
        page.fill("[name=reason]", why)
    page.get_by_role("button", name="Gửi câu trả lời").click()


class Play:
    """The sitting as its people play it: the secretary at a laptop, two members on phones, one without JavaScript."""

    def __init__(self, open_page, page, village: Village) -> None:
        self.village, self.secretary = village, page
        self.deputy, self.related = small(open_page), small(open_page, java_script_enabled=False)
        self.sitting = f"/desk/recognition/sittings/{village.sitting.pk}/"
        self.case = f"/desk/recognition/cases/{village.case.pk}/"
        for each, place in ((self.secretary, 2), (self.deputy, 1), (self.related, 3)):
            sign_in(each, village.members[place])

    def open(self) -> None:
        self.secretary.goto(self.sitting)
        self.secretary.get_by_role("link", name="Khai mạc phiên họp").click()
        self.secretary.get_by_role("button", name="Khai mạc phiên họp").click()

    def declare_a_conflict(self) -> None:
        """A relative of the exemplar says so, and sees nothing from then on."""
        self.related.goto(f"{self.sitting}room/")
        self.related.get_by_role("link", name="Trả lời ngay").click()
        assert self.village.case.proposal.summary not in self.related.inner_text("body")
        answer(self.related, "Có, tôi không tham gia trường hợp này", "Em gái tôi")
        assert NAME not in self.related.inner_text("body")
        assert self.related.request.get(self.case).status == 404
        self.related.goto(f"{self.sitting}room/")
        self.related.get_by_role("button", name="Tôi có mặt").click()

    def come(self) -> None:
        """Deputy, secretary and chair answer and are there."""
        self.deputy.goto(f"{self.sitting}room/")
        self.deputy.get_by_role("link", name="Trả lời ngay").click()
        answer(self.deputy, "Không, tôi có thể xét khách quan")
        self.deputy.get_by_role("button", name="Tôi có mặt").click()
        self.secretary.goto(f"{self.case}declare/")
        answer(self.secretary, "Không, tôi có thể xét khách quan")
        self.secretary.get_by_role("button", name="Tôi có mặt").click()
        chair = self.village.seats[0]
        attending.attend(self.village.sitting, chair, Standing.PRESENT, by=self.village.chair, at=NOON)
        attending.declare(self.village.case, chair, has_conflict=False, by=self.village.chair, at=NOON)

    def fail_the_quorum(self) -> None:
        self.secretary.goto(f"{self.case}open-vote/")
        self.secretary.get_by_role("button", name="Mở bỏ phiếu").click()
        assert "có 3, cần 4" in self.secretary.inner_text("main")
        assert self.village.fresh().state == CaseState.WAITING

    def announce_a_ballot_in_writing(self) -> None:
        absent = self.village.seats[4].pk
        self.secretary.goto(f"{self.sitting}attendance/")
        self.secretary.locator(f"[name=seat_{absent}][value=written]").check()
        self.secretary.locator(".form-foot button").click()
        self.secretary.goto(f"{self.case}answer/")
        self.secretary.locator("[name=seat]").select_option(str(absent))
        self.secretary.locator("[name=answer][value=no]").check()
        self.secretary.locator(".form-foot button").click()
        self.secretary.goto(f"{self.case}open-vote/")
        self.secretary.get_by_role("button", name="Mở bỏ phiếu").click()
        assert self.village.fresh().state == CaseState.VOTING

    def vote(self) -> str:
        """The network is poor, and the deputy's browser sends the same ballot once more; her receipt."""
        self.deputy.goto(f"{self.sitting}room/")
        self.deputy.get_by_role("link", name="Bỏ phiếu ngay").click()
        self.deputy.get_by_text("Đồng ý", exact=True).click()
        self.deputy.get_by_role("button", name="Bỏ phiếu vào hòm").click()
        receipt = str(self.deputy.locator(".receipt").inner_text())
        self.deputy.reload()
        assert self.deputy.locator(".receipt").inner_text() == receipt
        assert "Chỉ tính một lần" in self.deputy.inner_text("main")
        self.deputy.goto(f"{self.case}vote/")
        assert receipt not in self.deputy.inner_text("body")
        self.secretary.goto(f"{self.case}vote/")
        self.secretary.get_by_text("Đồng ý", exact=True).click()
        self.secretary.get_by_role("button", name="Bỏ phiếu vào hòm").click()
        balloting.cast(self.village.fresh(), Choice.FOR, key=balloting.new_key(), by=self.village.chair, at=NOON)
        return receipt

    def read_the_paper(self) -> None:
        """Two people read what the absent member wrote."""
        absent = self.village.seats[4].pk
        read = Papers(seats=frozenset({absent}), choices={Choice.FOR: 1})
        balloting.count_papers(self.village.fresh(), read, by=self.village.keeper, at=NOON)
        self.secretary.goto(f"{self.case}papers/")
        self.secretary.locator(f"[name=seats][value='{absent}']").check()
        self.secretary.fill("[name=for]", "1")
        self.secretary.locator(".form-foot button").click()
        assert "Hai lần đọc khớp nhau" in self.secretary.inner_text("body")

    def close(self, receipt: str) -> None:
        self.secretary.goto(f"{self.case}close-vote/")
        self.secretary.get_by_role("button", name="Đóng bỏ phiếu và kiểm phiếu").click()
        assert "4/5 đồng ý" in self.secretary.inner_text("body")
        self.deputy.goto(f"{self.case}receipt/")
        self.deputy.fill("[name=receipt]", receipt)
        self.deputy.get_by_role("button", name="Tra trong hòm phiếu").click()
        assert "đã được kiểm" in self.deputy.inner_text("main")
        self.secretary.goto(f"{self.sitting}close/")
        self.secretary.get_by_role("button", name="Bế mạc phiên họp").click()


def test_a_sitting_is_played_to_its_end(open_page, page, village: Village) -> None:
    play = Play(open_page, page, village)
    play.open()
    play.declare_a_conflict()
    play.come()
    play.fail_the_quorum()
    play.announce_a_ballot_in_writing()
    receipt = play.vote()
    play.read_the_paper()
    assert VoteCast.objects.count() == BallotPaper.objects.count() == 4
    play.close(receipt)
    village.sitting.refresh_from_db()
    assert village.sitting.state == SittingState.CLOSED
    play.related.goto(play.sitting)
    assert NAME not in play.related.inner_text("body")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_screen_is_accessible_and_fits(open_page, axe, village: Village, width: int, scheme: str) -> None:
    village.voting()
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    sign_in(page, village.members[2])
    council, sitting, case = village.council.pk, village.sitting.pk, village.case.pk
    for path in (
        "councils/",
        f"councils/{council}/",
        "sittings/",
        f"sittings/{sitting}/",
        f"sittings/{sitting}/room/",
        f"sittings/{sitting}/attendance/",
        f"cases/{case}/",
        f"cases/{case}/vote/",
        f"cases/{case}/papers/",
    ):
        page.goto(f"/desk/recognition/{path}")
        assert not axe(page), path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
