"""The marks of a narrative follow its words, and come back with them."""

from intake.domain.answers import Span
from intake.ui.presenters.narrative import Edit, Narrative, characters, difference, units


def told(text: str = "Dijo: te voy a matar.") -> Narrative:
    narrative = Narrative()
    narrative.show(text, ())
    return narrative


def test_mark_is_put_and_taken_away_by_the_same_key() -> None:
    it = told()
    it.mark(6, 20, "verbatim")
    assert list(it.spans) == [Span(6, 20, "verbatim")]
    assert (it.kind_at(7, 7), it.kind_at(0, 10), it.kind_at(0, 2)) == ("verbatim", "verbatim", "")
    it.mark(6, 20, "verbatim")
    assert not it.spans


def test_caret_between_two_kinds_is_in_neither() -> None:
    it = told()
    it.mark(0, 5, "summary")
    it.mark(5, 9, "verbatim")
    assert it.kind_at(3, 8) == ""


def test_marks_are_taken_back_before_words_are() -> None:
    it = told()
    it.mark(6, 20, "verbatim")
    it.mark(0, 5, "summary")
    assert it.unmark()
    assert it.spans == (Span(6, 20, "verbatim"),)
    assert it.unmark()
    assert not it.unmark()


def test_words_that_come_back_bring_their_marks() -> None:
    it = told()
    it.mark(6, 20, "verbatim")
    it.edit("Dijo: .", Edit(6, 14, 0))
    assert not it.spans
    it.restore("Dijo: te voy a matar.")
    assert list(it.spans) == [Span(6, 20, "verbatim")]


def test_text_that_was_never_seen_is_worked_out() -> None:
    it = told()
    it.mark(6, 20, "verbatim")
    it.restore("Me dijo: te voy a matar.")
    assert it.spans == (Span(9, 23, "verbatim"),)


def test_change_that_is_told_wrong_is_worked_out() -> None:
    it = told("una dos")
    it.mark(4, 7, "verbatim")
    it.edit("la una dos", Edit(0, 8, 11))
    assert it.spans == (Span(7, 10, "verbatim"),)


def test_letter_typed_twice_stays_where_it_was_typed() -> None:
    it = told("hola")
    it.mark(0, 4, "verbatim")
    it.edit("holaa", Edit(3, 0, 1))
    assert it.spans == (Span(0, 5, "verbatim"),)


def test_signs_that_qt_counts_twice_are_one_character() -> None:
    assert (characters("a\U0001f600b", 3), units("a\U0001f600b", 2)) == (2, 3)


def test_smallest_change_between_two_texts_is_found() -> None:
    assert difference("vino Ana hoy", "vino [persona 1] hoy") == (5, 8, "[persona 1]")
    assert difference("aa", "aaa") == (2, 2, "a")
