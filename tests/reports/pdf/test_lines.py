from hypothesis import given
from hypothesis import strategies as st

from intake.reports.pdf.lines import broken

TEXTS = st.text(alphabet="abc \n", max_size=80)


def test_text_is_broken_between_words() -> None:
    assert broken("one two three", 7, len) == ["one two", "three"]


def test_line_ends_of_the_text_stay() -> None:
    assert broken("one\n\ntwo", 7, len) == ["one", "", "two"]


def test_word_wider_than_the_line_is_cut() -> None:
    assert broken("ab abcdefg", 3, len) == ["ab", "abc", "def", "g"]


@given(TEXTS, st.integers(1, 20))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(len(line) <= width for line in broken(text, width, len))


@given(TEXTS, st.integers(1, 20))
def test_no_letter_is_lost(text: str, width: int) -> None:
    assert "".join("".join(broken(text, width, len)).split()) == "".join(text.split())


def test_sign_wider_than_the_line_stands_alone() -> None:
    assert broken("mm", 1, lambda text: 2 * len(text)) == ["m", "m"]
