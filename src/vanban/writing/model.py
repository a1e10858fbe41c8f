"""What a document is before it has a page: plain immutable data, in the words of an office.

Nothing here says how anything looks: capitals, dashes, semicolons, "./." and numbers of parts are the layout's
(`composing`). Decree 30/2020/NĐ-CP, annex I, names the components.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from vanban.reading.model import Date


class Kind(Enum):
    """Kinds that are written: the printed name and its abbreviation (annex III); a letter has no name on the page."""

    PLAN = ("Kế hoạch", "KH")
    REPORT = ("Báo cáo", "BC")
    SUBMISSION = ("Tờ trình", "TTr")
    DECISION = ("Quyết định", "QĐ")
    MINUTES = ("Biên bản", "BB")
    INVITATION = ("Giấy mời", "GM")
    LETTER = ("Công văn", "")

    @property
    def printed(self) -> str:
        return self.value[0]

    @property
    def short(self) -> str:
        return self.value[1]


class Mark(Enum):
    """With which right somebody signs: annex I, II.7.b."""

    ON_BEHALF = "TM."
    ACTING = "Q."
    FOR_HEAD = "KT."
    BY_ORDER = "TL."
    BY_DELEGATION = "TUQ."


@dataclass(frozen=True, slots=True)
class Authority:
    """One line above a signature: the mark and whom it names ("TM.", "Ủy ban nhân dân")."""

    mark: Mark
    of: str

    @property
    def printed(self) -> str:
        return f"{self.mark.value} {self.of.upper()}"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs. `position` is None only where the authority names it ("Q. GIÁM ĐỐC")."""

    name: str
    position: str | None = None
    authorities: tuple[Authority, ...] = ()

    def __post_init__(self) -> None:
        acting = any(authority.mark is Mark.ACTING for authority in self.authorities)
        if acting == (self.position is not None):
            raise ValueError("a signature names a position, or Q. with the position")

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines in capitals above the name."""
        own = (self.position.upper(),) if self.position else ()
        return (*(authority.printed for authority in self.authorities), *own)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without a number."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """A paragraph behind a dash."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data. `widths` are shares of the text's width, one a column; equal ones where it is empty."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("every row has as many cells as the head")
        if self.widths and len(self.widths) != len(self.head):
            raise ValueError("widths: one a column")


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part: a heading, or a text behind the number, or both ("1. Mục đích: ..."). Numbers are counted."""

    heading: str | None = None
    text: str | None = None
    inside: tuple[Section | Paragraph | Bullet | Table, ...] = ()

    def __post_init__(self) -> None:
        if not (self.heading or self.text):
            raise ValueError("a section has a heading or a text")


Block = Section | Paragraph | Bullet | Table


class Level(Enum):
    """Shapes of numbers, outermost first: annex I, II.6.đ."""

    PART = "Phần"  # Phần I
    CHAPTER = "Chương"  # Chương I
    ITEM = "Mục"  # I.
    ARTICLE = "Điều"  # Điều 1.
    CLAUSE = "Khoản"  # 1.
    POINT = "Điểm"  # a)


_LEVELS = {
    Kind.PLAN: (Level.ITEM, Level.CLAUSE, Level.POINT),
    Kind.REPORT: (Level.ITEM, Level.CLAUSE, Level.POINT),
    Kind.DECISION: (Level.ARTICLE, Level.CLAUSE, Level.POINT),
}
_PLAIN_LEVELS = (Level.CLAUSE, Level.POINT)


@dataclass(frozen=True, slots=True)
class Annex:
    """What is attached, on pages of its own: a list of people, a table of tasks."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    `running_number` stands before the stroke ("7", "249a"; None leaves room to write it in), `symbol` behind it
    ("KH-UBND"). `title` is the trích yếu without "V/v". `issued_by` is who decides, above "Căn cứ", in a
    decision; `beside` is who signs on the left (the secretary of minutes). `archive_copy` names the desks of "Lưu:".
    """

    kind: Kind
    issuing_body: str
    symbol: str
    place: str
    date: Date
    title: str
    blocks: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...] = ()
    archive_copy: tuple[str, ...] = ("VT",)
    running_number: str | None = None
    parent_body: str | None = None
    addressees: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    issued_by: str | None = None
    beside: Signature | None = None
    annexes: tuple[Annex, ...] = ()
    levels: tuple[Level, ...] = ()

    def __post_init__(self) -> None:
        if self.kind is Kind.DECISION and not self.issued_by:
            raise ValueError("a decision says who decides: issued_by")
        if self.kind in (Kind.LETTER, Kind.SUBMISSION) and not self.addressees:
            raise ValueError("a letter and a proposal are addressed to somebody: addressees")

    @property
    def number(self) -> str:
        """Number and symbol as they are printed: "07/KH-UBND"; numbers below 10 get a zero (annex I, II.3.c)."""
        own = self.running_number or ""
        return f"{own.zfill(2) if own.isdigit() else own}/{self.symbol}"

    @property
    def counted(self) -> tuple[Level, ...]:
        """How the parts of this document are numbered, outermost first."""
        return self.levels or _LEVELS.get(self.kind, _PLAIN_LEVELS)
