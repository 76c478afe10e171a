"""What stands in a narrative where a name stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.domain.answers import Span
from intake.domain.tokens import (
    NameKeptApart,
    Token,
    TokenKind,
    in_words,
    is_meant,
    revealed,
    token_for,
    tokens_in,
    unworded,
    worded,
)

SPANISH = {TokenKind.PERSON: "persona", TokenKind.PLACE: "lugar", TokenKind.PHONE: "teléfono"}
ENGLISH = {TokenKind.PERSON: "person", TokenKind.PLACE: "place", TokenKind.PHONE: "phone"}
PERSON_1 = Token(TokenKind.PERSON, 1)
KEPT = (
    NameKeptApart(PERSON_1, "El Güero"),
    NameKeptApart(Token(TokenKind.PLACE, 4), "Colonia Hidalgo"),
)
PIECES = st.one_of(
    st.builds(lambda kind, number: Token(kind, number).mark, st.sampled_from(TokenKind),
              st.integers(1, 9999)),
    st.text("ab í\n]", max_size=5),
)  # fmt: skip


def test_mark_is_the_same_in_every_language() -> None:
    text, spans = worded("Vino [[person:1]] a [[place:4]].", (Span(5, 17, "verbatim"),), SPANISH)
    assert text == "Vino [persona 1] a [lugar 4]."
    assert [(each.start, each.end) for each in spans] == [(5, 16)]
    assert unworded(text, spans, SPANISH)[0] == "Vino [[person:1]] a [[place:4]]."
    assert in_words(PERSON_1, ENGLISH) == "[person 1]"


@given(st.lists(PIECES, max_size=6).map("".join), st.integers(0, 60), st.integers(0, 60))
def test_words_and_marks_go_both_ways(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    spans = (Span(start, end, "summary"),) if start < end else ()
    shown, moved = worded(text, spans, SPANISH)
    back, kept = unworded(shown, moved, SPANISH)
    assert back == text
    assert all(0 <= each.start < each.end <= len(text) for each in kept)
    for was, now in zip(spans, kept, strict=True):
        assert now.start <= was.start < was.end <= now.end


def test_same_words_have_the_same_number() -> None:
    assert token_for(TokenKind.PERSON, " el  güero", KEPT) == PERSON_1
    assert token_for(TokenKind.PLACE, "El Güero", KEPT) == Token(TokenKind.PLACE, 5)
    assert token_for(TokenKind.PHONE, "555 0100", KEPT) == Token(TokenKind.PHONE, 1)


def test_number_of_a_mark_in_the_text_is_never_given_to_other_words() -> None:
    assert token_for(TokenKind.PHONE, "5", KEPT, "[[phone:7]]") == Token(TokenKind.PHONE, 8)


def test_only_what_is_known_is_revealed() -> None:
    text, spans = revealed("[[person:1]] y [[person:2]]", (Span(0, 12, "verbatim"),), KEPT)
    assert (text, spans) == ("El Güero y [[person:2]]", (Span(0, 8, "verbatim"),))
    assert tokens_in(text) == (Token(TokenKind.PERSON, 2),)


@pytest.mark.parametrize(
    ("typed", "text", "is_found"),
    [
        ("pena maria", "María de la Peña", True),
        ("PEÑ", "María de la Peña", True),
        ("k'iche", "K’iche’ Xwaan", True),
        ("ana", "Susana", False),
        ("ana lopez", "Ana", False),
        ("", "Ana", False),
        ("--", "Ana", False),
        ("7301 0001", "+52 55 7301 0001", True),
        ("730", "+52 55 7301 0001", False),
        ("calle 7301", "Calle 7301", True),
    ],
)
def test_name_is_meant_whatever_its_accents_and_order(
    typed: str, text: str, is_found: bool
) -> None:
    assert is_meant(typed, text) is is_found
