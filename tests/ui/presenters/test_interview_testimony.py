"""Stories in an interview: marks are given with them, and names leave them for good."""

from dataclasses import replace
from typing import Any

import pytest

from intake.assets import folder
from intake.domain.answers import Span
from intake.domain.compartments import Compartment
from intake.domain.consent import Languages
from intake.domain.errors import DiskFullError
from intake.domain.tokens import NameKeptApart, Token, TokenKind
from intake.forms.approximate_dates import DatePart
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.services.ports import Written
from intake.services.testimony import Translation
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_pages import Seen, row_summary
from intake.ui.presenters.interview_state import When
from intake.ui.presenters.story_acts import TranslationGiven
from tests.ui.presenters.test_interview import NOW, Room

PATH = "leaving/left_why"
ANA = NameKeptApart(Token(TokenKind.PERSON, 1), "Ana")


class Names:
    """Keeps names in memory; `full` refuses like a full disk."""

    is_open = True

    def __init__(self) -> None:
        self.names = [ANA]
        self.full = False
        self.translated = [Translation(PATH, "en", "[[person:1]] came.", "T-02", NOW)]

    def kept(self, _interview: Any) -> tuple[NameKeptApart, ...]:
        return tuple(self.names)

    def translations(self, _interview: Any) -> tuple[Translation, ...]:
        return tuple(self.translated)

    def translate(self, _interview: Any, path: str, text: str, *, lang: str, by: str) -> Written:
        if self.full:
            raise DiskFullError
        self.translated.append(Translation(path, lang, text, by, NOW))
        return Written("i", 1, NOW)

    def keep(self, _interview: Any, name: NameKeptApart) -> Written:
        if self.full:
            raise DiskFullError
        self.names.append(name)
        return Written("i", 1, NOW)


class Desk:
    """A room with stories in it, and somebody who may keep names."""

    def __init__(self, form: Any, languages: Languages | None = None, **facts: Any) -> None:
        self.room = Room(form)
        self.names = Names()
        desk = replace(self.room.presenter._desk, **{"names": self.names, **facts})
        interview = replace(self.room.presenter.interview, languages=languages)
        self.presenter = InterviewPresenter(
            desk, interview, self.room.session, Words("en"), lambda _state: None
        )

    def give(self, text: str, *spans: Span) -> None:
        self.presenter.testimony.spanned(PATH, spans)
        self.presenter.answer(PATH, text)

    def put_apart(self, text: str, words: str, kind: str = "person") -> None:
        at = text.index(words)
        self.presenter.typed(PATH, text, 0)
        self.presenter.testimony.put_apart(PATH, (text, kind, at, at + len(words)))

    @property
    def value(self) -> Any:
        return self.room.session.question(PATH).value

    @property
    def block(self) -> Any:
        self.presenter.go_to_question(PATH)
        return next(each for each in self.presenter.state().page.questions if each.path == PATH)


@pytest.fixture(scope="module")
def stories() -> Any:
    return read_form(folder("resources").joinpath("forms", "fear_interview.xml").read_bytes())


def test_marks_are_recorded_with_their_answer_and_shown(stories: Any) -> None:
    it = Desk(stories)
    it.give("Me amenazaron.", Span(3, 13, "verbatim"))
    patches, _lang, _progress = it.room.interviewing.given[-1]
    assert dict(patches[Compartment.CORE].values)[PATH].spans == (Span(3, 13, "verbatim"),)
    assert it.block.spans == (Span(3, 13, "verbatim"),)


def test_marks_alone_are_an_answer_of_their_own_and_can_be_taken_back(stories: Any) -> None:
    it = Desk(stories)
    it.give("Me amenazaron.")
    it.give("Me amenazaron.", Span(0, 2, "summary"))
    assert len(it.room.interviewing.given) == 2
    it.presenter.undo()
    assert it.value.spans == ()


def test_taking_back_an_answer_brings_its_marks(stories: Any) -> None:
    it = Desk(stories)
    it.give("Me amenazaron.", Span(0, 2, "summary"))
    it.presenter.answer(PATH, "")
    it.presenter.undo()
    assert it.value.spans == (Span(0, 2, "summary"),)


def test_through_an_interpreter_nothing_is_verbatim(stories: Any) -> None:
    it = Desk(stories, Languages("mam", "mam", interpreter="I-07", relay=True))
    assert it.block.span_kinds == ("interpreted_twice", "summary", "observation")
    it.give("Me amenazaron.", Span(3, 13, "verbatim"))
    assert it.value.spans == (Span(3, 13, "interpreted_twice"),)


def test_name_is_kept_before_it_leaves_the_story(stories: Any) -> None:
    it = Desk(stories)
    it.presenter.testimony.spanned(PATH, (Span(0, 9, "verbatim"),))
    it.put_apart("Vino Juan hoy.", "Juan")
    assert it.names.names[-1] == NameKeptApart(Token(TokenKind.PERSON, 2), "Juan")
    assert it.value.v == "Vino [[person:2]] hoy."
    assert it.value.spans == (Span(0, 17, "verbatim"),)
    assert it.block.kept_apart == tuple(it.names.names)
    assert not it.room.interviewing.drafts
    assert "Juan" not in repr(it.room.interviewing.given)


def test_same_name_has_the_same_token(stories: Any) -> None:
    it = Desk(stories)
    it.put_apart("Vino ana.", "ana")
    assert (it.value.v, it.names.names) == ("Vino [[person:1]].", [ANA])


def test_story_that_was_typed_on_meanwhile_is_left_alone(stories: Any) -> None:
    it = Desk(stories)
    it.room.lane.held = []
    it.put_apart("Vino Juan", "Juan")
    it.presenter.typed(PATH, "Vino Juan a", 11)
    it.room.lane.release()
    assert it.value.v == ""
    it.put_apart("Vino Juan a", "Juan")
    assert it.value.v == "Vino [[person:2]] a"


def test_name_that_could_not_be_kept_stays_in_the_story(stories: Any) -> None:
    it = Desk(stories)
    it.names.full = True
    it.put_apart("Vino Juan", "Juan")
    assert it.value.v == ""
    assert it.presenter.state().failure == "DiskFullError"


def test_who_may_not_read_names_keeps_none(stories: Any) -> None:
    it = Desk(stories, names=None)
    assert not it.block.may_keep_apart
    it.put_apart("Vino Juan", "Juan")
    assert (it.value.v, it.names.names) == ("", [ANA])
    assert it.block.kept_apart == ()


def test_translation_is_shown_with_its_story_alone(stories: Any) -> None:
    it = Desk(stories)
    assert [each.text for each in it.block.translations] == ["[[person:1]] came."]
    it.presenter.go_to_question("leaving/home_fear")
    assert all(not each.translations for each in it.presenter.state().page.questions)


LEFT = "leaving/left/left_"


def when(it: Desk, part: str) -> Any:
    it.presenter.go_to_question(f"{LEFT}{part}")
    page = it.presenter.state().page
    return next(each.when for each in page.questions if each.path == f"{LEFT}{part}")


def test_three_questions_of_an_approximate_date_know_what_is_open(stories: Any) -> None:
    it = Desk(stories)
    assert when(it, "as_said") == When(DatePart.AS_SAID, f"{LEFT}date", f"{LEFT}precision")
    it.presenter.answer(f"{LEFT}date", "2019-04-01")
    assert when(it, "as_said") == When(DatePart.AS_SAID, "", f"{LEFT}precision")
    assert when(it, "date").part is DatePart.DATE
    it.presenter.go_to_question("about_you/age_band")
    assert all(each.when is None for each in it.presenter.state().page.questions)


def test_row_says_which_person_of_another_list_it_names(stories: Any) -> None:
    it = Desk(stories)
    events = "happened/events"
    it.presenter.answer("happened/hurt", "yes")
    it.presenter.add_row(f"{events}/actor")
    it.presenter.answer(f"{events}/actor[a]/actor_called", "la de la gorra")
    it.presenter.add_row(f"{events}/harm")
    it.presenter.add_row(f"{events}/harm[b]/took_part")
    it.presenter.answer(f"{events}/harm[b]/took_part[c]/by_actor", "la de la gorra")
    session = it.room.session
    row = f"{events}/harm[b]/took_part[c]"
    assert row_summary(session, row, Seen(Words("en"), "en", "es")) == "la de la gorra"


def test_translation_stands_beside_the_story_and_changes_nothing_of_it(stories: Any) -> None:
    it = Desk(stories)
    assert not it.block.may_translate
    it.give("Me amenazaron.")
    assert it.block.may_translate
    given = TranslationGiven("They threatened me.", "en", "T-04")
    before = len(it.room.interviewing.given)
    it.presenter.testimony.take(PATH, given)
    made = it.block.translations[-1]
    assert (made.text, made.lang, made.by) == ("They threatened me.", "en", "T-04")
    assert len(it.room.interviewing.given) == before


def test_translation_that_the_disk_refuses_is_said(stories: Any) -> None:
    it = Desk(stories)
    it.give("Me amenazaron.")
    it.names.full = True
    it.presenter.testimony.take(PATH, TranslationGiven("They threatened me.", "en", "T-04"))
    assert it.presenter.state().failure
