from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from intake.reports.pdf.strips import Run, Strip, paged, unbroken, unlonely
from intake.reports.pdf.styles import ANSWER

HEIGHT = 100.0


def strip(name: str, height: float = 10.0, *, keep: bool = False, before: float = 0.0) -> Strip:
    return Strip(height, (Run(0.0, name, ANSWER),), keep=keep, before=before)


def names(page: tuple[Strip, ...]) -> str:
    return "".join(run.text for each in page for run in each.runs)


STRIPS = st.lists(
    st.builds(
        strip,
        st.sampled_from("abcdef"),
        st.floats(1, 30),
        keep=st.booleans(),
        before=st.floats(0, 20),
    ),
    max_size=60,
)


@given(STRIPS)
def test_every_strip_is_printed_once_and_in_order(strips: list[Strip]) -> None:
    assert "".join(map(names, paged(strips, HEIGHT))) == names(tuple(strips))


@given(STRIPS)
def test_no_page_is_overfull(strips: list[Strip]) -> None:
    for page in paged(strips, HEIGHT):
        assert sum(each.before + each.height for each in page) <= HEIGHT + 1e-6


@given(STRIPS)
def test_page_ends_after_a_tied_strip_only_where_the_ties_fill_a_page(strips: list[Strip]) -> None:
    pages = paged(strips, HEIGHT)
    for page, following in pairwise(pages):
        tied = 0.0
        for each in reversed(page):
            if not each.keep:
                break
            tied += each.before + each.height
        assert not tied or tied + following[0].height + 20 > HEIGHT


def test_heading_goes_to_the_page_of_what_it_heads() -> None:
    strips = [*map(strip, "abcdefghi"), strip("H", keep=True), strip("x")]
    assert [names(page) for page in paged(strips, HEIGHT)] == ["abcdefghi", "Hx"]


def test_head_is_repeated_where_a_page_opens() -> None:
    head = (strip("T", keep=True),)
    strips = [*head, *(replace(strip(name), head=head) for name in "abcdefghijkl")]
    assert [names(page) for page in paged(strips, HEIGHT)] == ["Tabcdefghi", "Tjkl"]


def test_page_opens_without_blank() -> None:
    strips = [*map(strip, "abcdefghij"), strip("k", before=5)]
    assert paged(strips, HEIGHT)[1][0].before == 0


def test_neither_first_nor_last_line_is_left_alone() -> None:
    assert [each.keep for each in unlonely([*map(strip, "abcd")])] == [True, False, True, False]
    assert [each.keep for each in unlonely([strip("a")])] == [False]
    assert [each.keep for each in unlonely([])] == []


def test_unbroken_ties_all_but_the_last() -> None:
    assert [each.keep for each in unbroken([*map(strip, "abc")])] == [True, True, False]


def test_nothing_to_print_needs_no_page() -> None:
    assert paged([], HEIGHT) == []
