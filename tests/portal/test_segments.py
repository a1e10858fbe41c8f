"""A text that is cut at the edges of spans stays the same text, and each piece knows the items it belongs to."""

from hypothesis import given
from hypothesis import strategies as st

from lantoa.portal.try_reading.segments import segments

LENGTHS = st.integers(min_value=0, max_value=60)
SPANS = st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=12)
CUTS = st.lists(st.integers(-5, 70), max_size=8)


@given(LENGTHS, SPANS, CUTS)
def test_the_pieces_put_together_are_the_text(length: int, spans: list[tuple[int, int]], cuts: list[int]) -> None:
    text = "".join(chr(ord("a") + place % 26) for place in range(length))
    pieces = segments(length, spans, cuts)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text


@given(LENGTHS, SPANS, CUTS)
def test_a_piece_belongs_to_exactly_the_spans_around_it(
    length: int, spans: list[tuple[int, int]], cuts: list[int]
) -> None:
    for piece in segments(length, spans, cuts):
        assert piece.start < piece.end
        for place in range(piece.start, piece.end):
            assert set(piece.items) == {item for item, (start, end) in enumerate(spans) if start <= place < end}


@given(LENGTHS, SPANS, CUTS)
def test_longer_spans_are_outside_shorter_ones(length: int, spans: list[tuple[int, int]], cuts: list[int]) -> None:
    def size(item: int) -> int:
        start, end = spans[item]
        return min(end, length) - max(start, 0)

    for piece in segments(length, spans, cuts):
        sizes = [size(item) for item in piece.items]
        assert sizes == sorted(sizes, reverse=True)


@given(LENGTHS, SPANS, CUTS)
def test_the_text_is_cut_wherever_asked(length: int, spans: list[tuple[int, int]], cuts: list[int]) -> None:
    edges = {edge for piece in segments(length, spans, cuts) for edge in (piece.start, piece.end)}
    assert {cut for cut in cuts if 0 < cut < length} <= edges


def test_spans_that_cross_share_their_common_words() -> None:
    pieces = segments(10, [(0, 6), (4, 10)])
    assert [(piece.start, piece.end, set(piece.items)) for piece in pieces] == [
        (0, 4, {0}),
        (4, 6, {0, 1}),
        (6, 10, {1}),
    ]
