"""Stretches of a narrative stay where their words are, and claim no more than was heard."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain import spans as of
from intake.domain.answers import Span
from intake.domain.consent import Languages, Mode
from intake.domain.spans import SpanKind, Spans

LENGTH = 40
KINDS = [each.value for each in SpanKind]
MARKS = st.lists(
    st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH), st.sampled_from(["", *KINDS])),
    max_size=6,
)


def is_in_order(spans: Spans, length: int) -> bool:
    inside = all(0 <= each.start < each.end <= length for each in spans)
    return inside and all(one.end <= two.start for one, two in pairwise(spans))


def made(marks: list[tuple[int, int, str]]) -> Spans:
    spans: Spans = ()
    for one, two, kind in marks:
        spans = of.marked(spans, min(one, two), max(one, two), kind)
    return spans


@given(MARKS)
def test_marking_keeps_spans_in_order(marks: list[tuple[int, int, str]]) -> None:
    spans = made(marks)
    assert is_in_order(spans, LENGTH)
    if marks and marks[-1][2] and marks[-1][0] != marks[-1][1]:
        one, two, kind = marks[-1]
        assert of.is_marked(spans, min(one, two), max(one, two), kind)


@given(MARKS, st.integers(0, LENGTH), st.integers(0, LENGTH), st.integers(0, 9))
def test_typing_keeps_spans_in_order(
    marks: list[tuple[int, int, str]], at: int, removed: int, added: int
) -> None:
    removed = min(removed, LENGTH - at)
    length = LENGTH - removed + added
    before = made(marks)
    assert is_in_order(of.edited(before, at, removed, added), length)
    assert is_in_order(of.exchanged(before, at, removed, added), length)


@given(MARKS, st.integers(0, LENGTH), st.integers(0, LENGTH), st.integers(0, 9))
def test_typing_marks_nothing_that_was_there_and_was_not_marked(
    marks: list[tuple[int, int, str]], at: int, removed: int, added: int
) -> None:
    removed = min(removed, LENGTH - at)
    before = made(marks)
    after = of.edited(before, at, removed, added)

    def kinds(spans: Spans, length: int) -> list[str]:
        found = [""] * length
        for each in spans:
            found[each.start : each.end] = [each.kind] * (each.end - each.start)
        return found

    was, now = kinds(before, LENGTH), kinds(after, LENGTH - removed + added)
    assert now[:at] == was[:at]
    assert now[at + added :] == was[at + removed :]


@given(MARKS, st.text("ab", min_size=LENGTH, max_size=LENGTH), st.text("ab", max_size=60))
def test_spans_are_carried_to_any_other_text_in_order(
    marks: list[tuple[int, int, str]], before: str, after: str
) -> None:
    spans = made(marks)
    assert is_in_order(of.carried(spans, before, after), len(after))
    assert of.carried(spans, before, before) == spans


@given(st.lists(st.builds(Span, *[st.integers(-3, 60)] * 2, st.sampled_from(KINDS)), max_size=6))
def test_spans_from_elsewhere_are_put_in_order(spans: list[Span]) -> None:
    assert is_in_order(of.in_order(spans, LENGTH), LENGTH)


QUOTE = (Span(4, 9, "verbatim"),)


@pytest.mark.parametrize(
    ("at", "removed", "added", "expected"),
    [
        (0, 0, 2, (6, 11)),
        (4, 0, 2, (6, 11)),
        (6, 0, 2, (4, 11)),
        (9, 0, 2, (4, 9)),
        (5, 2, 1, (4, 8)),
        (2, 4, 1, (3, 6)),
        (7, 5, 1, (4, 7)),
        (20, 1, 1, (4, 9)),
    ],
)
def test_quotation_follows_its_words(
    at: int, removed: int, added: int, expected: tuple[int, int]
) -> None:
    assert of.edited(QUOTE, at, removed, added) == (Span(*expected, "verbatim"),)


def test_words_that_replace_a_quotation_are_none() -> None:
    assert of.edited(QUOTE, 4, 5, 7) == ()
    assert of.edited(QUOTE, 0, 20, 0) == ()


def test_words_that_say_the_same_stay_in_their_quotation() -> None:
    assert of.exchanged(QUOTE, 4, 5, 11) == (Span(4, 15, "verbatim"),)
    assert of.exchanged(QUOTE, 2, 4, 1) == (Span(2, 6, "verbatim"),)
    assert of.exchanged(QUOTE, 7, 4, 11) == (Span(4, 18, "verbatim"),)
    assert of.exchanged((), 7, 4, 11) == ()


def test_new_mark_gives_the_middle_of_another_its_own_kind() -> None:
    assert of.marked(QUOTE, 5, 7, "summary") == (
        Span(4, 5, "verbatim"), Span(5, 7, "summary"), Span(7, 9, "verbatim"),
    )  # fmt: skip
    assert of.marked(QUOTE, 5, 7, "") == (Span(4, 5, "verbatim"), Span(7, 9, "verbatim"))


def test_neighbours_of_one_kind_become_one() -> None:
    assert of.marked(QUOTE, 9, 12, "verbatim") == (Span(4, 12, "verbatim"),)
    assert len(of.marked(QUOTE, 9, 12, "verbatim", lang="es")) == 2


@pytest.mark.parametrize(
    ("languages", "heard"),
    [
        (None, SpanKind.VERBATIM),
        (Languages("spa", "spa"), SpanKind.VERBATIM),
        (Languages("mam", "spa", interpreter="I-07"), SpanKind.INTERPRETED),
        (Languages("mam", "mam", interpreter_needed=True), SpanKind.INTERPRETED),
        (Languages("mam", "mam", interpreter="I-07", relay=True), SpanKind.INTERPRETED_TWICE),
        (Languages("mam", "mam", mode=Mode.RELAY), SpanKind.INTERPRETED_TWICE),
    ],
)
def test_only_what_was_heard_directly_is_verbatim(
    languages: Languages | None, heard: SpanKind
) -> None:
    assert of.offered(languages) == (heard, SpanKind.SUMMARY, SpanKind.OBSERVATION)
    claimed = (Span(0, 3, "verbatim"), Span(3, 5, "summary"))
    assert [each.kind for each in of.fitting(claimed, languages)] == [heard, "summary"]


def test_quotation_of_an_earlier_part_stays_one() -> None:
    later = Languages("mam", "mam", interpreter="I-07")
    assert of.fitting(QUOTE, later, former=QUOTE) == QUOTE
