import pytest

from intake.app.doors import StoreDoors
from intake.i18n import Words
from intake.ui.presenters.recovery_words import WORDS, Mark, WordEntry, WordsState

LISTS = StoreDoors().people.sheet_words()


class Fields:
    def __init__(self, language: str = "en") -> None:
        self.words = Words(language)
        self.changes = 0
        self.entry = WordEntry(self._changed)
        self.entry.know(LISTS)

    def _changed(self) -> None:
        self.changes += 1

    def now(self) -> WordsState:
        return self.entry.state(self.words)

    def mark(self, at: int) -> Mark:
        return self.now().fields[at].mark


@pytest.fixture
def fields() -> Fields:
    return Fields()


def test_beginning_that_one_word_has_becomes_that_word_when_it_is_left(fields: Fields) -> None:
    fields.entry.type(0, "winn")
    assert fields.now().offers == ("winner",)
    fields.entry.leave(0)
    assert fields.now().fields[0].text == "winner"
    assert fields.mark(0) is Mark.KNOWN


def test_beginning_of_several_words_offers_them_and_is_wrong_when_it_is_left(
    fields: Fields,
) -> None:
    fields.entry.type(0, "pian")
    fields.entry.leave(0)
    fields.entry.type(1, "win")
    assert fields.now().offers == ("window", "wine", "wing", "wink", "winner")
    assert fields.mark(1) is Mark.KNOWN  # a word itself
    fields.entry.type(1, "wi")
    assert fields.mark(1) is Mark.TYPING
    fields.entry.leave(1)
    assert fields.mark(1) is Mark.WRONG
    assert "Word 2 " in fields.now().problem


def test_wrong_word_is_marked_while_it_is_typed_and_named_by_its_number(fields: Fields) -> None:
    fields.entry.type(6, "xy")
    assert fields.mark(6) is Mark.WRONG
    assert "Word 7 " in fields.now().problem
    fields.entry.type(2, "qqq")
    assert "Words 3, 7 " in fields.now().problem
    fields.entry.type(6, "zoo")
    fields.entry.type(2, "zo")
    assert fields.now().problem == ""


def test_accents_and_capitals_need_not_be_typed(fields: Fields) -> None:
    fields.entry.type(0, "ABAC")
    fields.entry.leave(0)
    assert fields.now().fields[0].text == "ábaco"


def test_beginning_that_two_languages_have_waits_until_the_others_tell(fields: Fields) -> None:
    fields.entry.type(0, "oper")
    fields.entry.leave(0)
    assert fields.mark(0) is Mark.TYPING
    fields.entry.type(1, "windo")
    fields.entry.leave(1)
    assert [each.text for each in fields.now().fields[:2]] == ["opera", "window"]


def test_words_of_a_sheet_are_in_one_language(fields: Fields) -> None:
    fields.entry.type(0, "ábaco")
    fields.entry.type(1, "abdomen")
    fields.entry.type(2, "zebra")
    assert fields.mark(2) is Mark.WRONG
    fields.entry.type(3, "wind")
    assert fields.now().offers == ()


def test_words_of_the_language_of_the_window_are_offered_first() -> None:
    fields = Fields("es")
    fields.entry.type(0, "ab")
    assert fields.now().offers[0] in LISTS["es"]


def test_several_words_at_once_fill_the_fields_from_there_on(fields: Fields) -> None:
    names = LISTS["en"]
    fields.entry.type(1, " ".join(names[:WORDS]))
    state = fields.now()
    assert [each.text for each in state.fields] == ["", *names[: WORDS - 1]]
    assert not state.is_whole
    assert fields.entry.first_open == 0
    fields.entry.type(0, names[30])
    assert fields.now().is_whole
    assert fields.entry.first_open == WORDS - 1
    assert fields.entry.text.split() == [names[30], *names[: WORDS - 1]]


def test_offer_is_taken_where_the_word_is_being_typed(fields: Fields) -> None:
    fields.entry.type(3, "win")
    fields.entry.take("wing")
    assert fields.now().fields[3].text == "wing"
    assert fields.now().offers == ()


def test_before_the_lists_are_there_nothing_is_wrong() -> None:
    entry = WordEntry(lambda: None)
    entry.type(0, "qqq")
    entry.leave(0)
    state = entry.state(Words("en"))
    assert (state.fields[0].mark, state.problem) == (Mark.TYPING, "")
    entry.type(1, "windo")
    entry.leave(1)
    entry.know(LISTS)
    state = entry.state(Words("en"))
    assert (state.fields[0].mark, state.fields[1].text) == (Mark.WRONG, "window")


def test_standing_in_another_field_shows_its_offers_and_forgetting_empties_all(
    fields: Fields,
) -> None:
    fields.entry.type(0, "winn")
    fields.entry.stand(1)
    assert fields.now().offers == ()
    before = fields.changes
    fields.entry.stand(1)
    assert fields.changes == before
    fields.entry.stand(0)
    assert fields.now().offers == ("winner",)
    fields.entry.forget()
    assert {each.mark for each in fields.now().fields} == {Mark.EMPTY}
    fields.entry.leave(0)
    assert fields.mark(0) is Mark.EMPTY
