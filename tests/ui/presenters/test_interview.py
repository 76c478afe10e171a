"""What the interview screen shows and does, without a window and without a store."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from intake.assets import folder
from intake.domain.answers import SkipReason
from intake.domain.case_codes import CaseCode
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.errors import DiskFullError, IntakeError, TextNotKeptError
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview, State
from intake.forms.model import FormDef
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.services.ports import Draft, Written
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import Desk
from intake.ui.presenters.interview_pages import FINISH
from intake.ui.presenters.interview_state import (
    InterviewState,
    Mark,
    QuestionBlock,
    Saving,
    Why,
)

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


@dataclass
class FakeInterviewing:
    """Remembers what it was asked to write; `full` refuses like a full disk."""

    given: list[Any] = field(default_factory=list)
    drafts: dict[str, Any] = field(default_factory=dict)
    acts: list[Any] = field(default_factory=list)
    full: bool = False

    def answer(
        self,
        interview: Any,
        patches: Any,
        *,
        lang: Any = "",
        via: Any = "",
        progress: Any = None,
    ) -> Any:
        if self.full:
            raise DiskFullError
        self.given.append((dict(patches), lang, progress))
        for patch in patches.values():
            self.drafts.pop(patch.asked, None)
        return Written("c", len(self.given), NOW)

    def save_draft(
        self, compartment: Any, interview: Any, path: Any, text: str, *, caret: Any = 0
    ) -> Any:
        self.drafts[path] = (compartment, text, caret)
        return Draft(interview, path, text, caret, NOW)

    def drop_draft(self, compartment: Any, interview: Any, path: Any) -> Any:
        self.drafts.pop(path, None)

    def leave_section(self, interview: Any) -> Any:
        self.acts.append("left")

    def pause(self, interview: Any) -> Any:
        self.acts.append("pause")
        return Written("c", 1, NOW)

    def resume(self, interview: Any) -> Any:
        self.acts.append("resume")
        return Written("c", 1, NOW)

    def finish(
        self, interview: Any, unanswered: Any, progress: Any = None, *, override: Any = ""
    ) -> Any:
        self.acts.append(("finish", unanswered, override))
        return Written("c", 1, NOW)


class Lane:
    """Runs at once, or holds everything back until `release`."""

    def __init__(self) -> None:
        self.held: list[Any] | None = None

    def run(self, job: Any, then: Any, failed: Any) -> None:
        if self.held is not None:
            self.held.append((job, then, failed))
            return
        try:
            result = job()
        except IntakeError as error:
            failed(error)
        else:
            then(result)

    def release(self) -> None:
        held, self.held = self.held, None
        for each in held or ():
            self.run(*each)


@pytest.fixture(scope="module")
def form() -> FormDef:
    source = folder("resources").joinpath("forms", "short_intake.xml").read_bytes()
    return read_form(source)


@pytest.fixture
def room(form: FormDef) -> Any:
    return Room(form)


class Room:
    """A presenter with everything around it."""

    def __init__(self, form: FormDef) -> None:
        interviewing: Any = FakeInterviewing()
        self.interviewing: Any = interviewing
        self.lane = Lane()
        self.shown: list[InterviewState] = []
        uids = iter("abcdefgh")
        desk = Desk(
            interviewing,
            self.lane,
            lambda: next(uids),
            lambda error, _words: type(error).__name__,
            lambda tag: tag.upper(),
            lambda moment, _words: f"{moment:%H:%M}",
        )
        session = FormSession(form, surroundings=Surroundings(lambda: NOW, UTC, lambda n: bytes(n)))
        interview = Interview(
            InterviewId("a" * 32),
            CaseCode("0123456789"),
            FormHash("f" * 64),
            form.form_id,
            form.version,
            consents=(Consent(Purpose.COLLECT, Decision.GRANTED),),
        )
        self.session = session
        self.presenter = InterviewPresenter(
            desk, interview, session, Words("en"), self.shown.append
        )
        self.presenter.speak(Words("en"), "es")

    @property
    def state(self) -> InterviewState:
        return self.presenter.state()

    def block(self, path: Any) -> QuestionBlock:
        """Return a question, going to its page."""
        self.presenter.go_to_question(path)
        return next(each for each in self.state.page.questions if each.path == path)


def test_it_begins_at_the_first_open_question_with_both_languages(room: Any) -> None:
    block = room.state.page.questions[0]
    assert block.path == "lawyer/has_lawyer"
    assert block.words.lead == "Do you already have a lawyer?"
    assert block.words.second == "¿Ya tiene una abogada o un abogado?"
    assert room.state.languages.lead == "en"


def test_choices_carry_their_number_keys_and_both_languages(room: Any) -> None:
    rows = room.block("lawyer/has_lawyer").choices
    assert [row.key for row in rows] == ["1", "2", "3", "4"]
    assert (rows[0].words.lead, rows[0].words.second) == ("Yes", "Sí")


def test_a_conditional_question_appears_and_disappears(room: Any) -> None:
    def is_asked() -> bool:
        room.presenter.go_to_question("lawyer/lawyer_name")
        return any(each.path == "lawyer/lawyer_name" for each in room.state.page.questions)

    assert not is_asked()
    room.presenter.answer("lawyer/has_lawyer", "yes")
    assert is_asked()
    room.presenter.answer("lawyer/has_lawyer", "no")
    assert not is_asked()


def test_saved_is_said_only_when_the_disk_has_said_it(room: Any) -> None:
    room.lane.held = []
    room.presenter.answer("lawyer/has_lawyer", "no")
    assert room.state.saving is Saving.SAVING
    assert room.presenter.has_unsaved
    room.lane.release()
    assert (room.state.saving, room.state.saved_at) == (Saving.SAVED, "10:42")
    assert not room.presenter.has_unsaved


def test_what_a_full_disk_refused_is_kept_and_written_again_in_order(room: Any) -> None:
    room.interviewing.full = True
    room.presenter.answer("lawyer/has_lawyer", "no")
    room.presenter.answer("about_you/age_band", "age_25_39")
    assert (room.state.saving, room.state.failure) == (Saving.FAILED, "DiskFullError")
    room.interviewing.full = False
    room.presenter.try_again()
    asked = [patches[Compartment.CORE].asked for patches, *_ in room.interviewing.given]
    assert asked == ["lawyer/has_lawyer", "about_you/age_band"]
    assert room.state.saving is Saving.SAVED
    assert not room.state.failure


def test_what_is_queued_behind_a_refused_change_is_written_once_and_behind_it(room: Any) -> None:
    room.lane.held = []
    room.presenter.answer("lawyer/has_lawyer", "no")
    room.presenter.answer("lawyer/has_lawyer", "yes")
    first, *behind = room.lane.held
    room.lane.held, room.interviewing.full = None, True
    room.lane.run(*first)
    room.lane.held, room.interviewing.full = behind, False
    room.presenter.try_again()
    room.lane.release()
    said = [patches[Compartment.CORE] for patches, *_ in room.interviewing.given]
    assert len(said) == 2
    assert room.state.saving is Saving.SAVED
    assert not room.presenter.has_unsaved


def test_a_change_that_cannot_be_kept_holds_nothing_back(
    room: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> Any:
        raise TextNotKeptError("size")

    with monkeypatch.context() as patch:
        patch.setattr(room.interviewing, "answer", refuse)
        room.presenter.answer("lawyer/has_lawyer", "no")
    room.presenter.answer("about_you/age_band", "age_25_39")
    asked = [patches[Compartment.CORE].asked for patches, *_ in room.interviewing.given]
    assert asked == ["about_you/age_band"]
    assert room.presenter.has_unsaved
    room.presenter.try_again()
    assert len(room.interviewing.given) == 2
    assert not room.presenter.has_unsaved


def test_half_typed_text_is_written_when_it_rests_and_dropped_with_the_answer(room: Any) -> None:
    room.presenter.typed("about_you/name", "Mar", 3)
    assert room.interviewing.drafts == {}
    room.presenter.save_drafts()
    assert room.interviewing.drafts["about_you/name"] == (Compartment.IDENTITY, "Mar", 3)
    assert room.state.saving is Saving.DRAFT
    room.presenter.answer("about_you/name", "Marisol")
    assert room.interviewing.drafts == {}
    room.presenter.go_to_section("about_you")
    assert room.block("about_you/name").draft is None


def test_a_draft_that_its_answer_overtook_does_not_come_back(room: Any) -> None:
    room.lane.held = []
    room.presenter.typed("about_you/name", "Mar", 3)
    room.presenter.save_drafts()
    room.presenter.answer("about_you/name", "Marisol")
    room.lane.release()
    room.presenter.go_to_section("about_you")
    block = room.block("about_you/name")
    assert (block.value, block.draft) == ("Marisol", None)


def test_an_answer_that_does_not_fit_stays_as_a_draft_and_says_why(room: Any) -> None:
    room.presenter.answer("family/travel_with", "children")
    room.presenter.go_to_section("family")
    assert not room.presenter.answer("family/adults", "many")
    block = room.block("family/adults")
    assert (block.value, block.draft) == ("", "many")
    assert block.problem
    room.presenter.go_to_section(FINISH)
    assert ("family/adults", Why.MISFIT) in [
        (each.path, each.why) for each in room.state.page.finish.blockers
    ]
    assert room.presenter.answer("family/adults", "2")
    assert room.block("family/adults").problem == ""


def test_an_answer_that_the_form_does_not_allow_is_kept_and_blocks(room: Any) -> None:
    room.presenter.answer("family/travel_with", "children")
    assert room.presenter.answer("family/adults", "200")
    block = room.block("family/adults")
    assert (block.value, block.draft) == ("200", None)
    assert block.problem
    assert room.interviewing.given
    room.presenter.go_to_section(FINISH)
    first, second, *_rest = room.state.page.finish.blockers
    assert (first.path, first.why) == ("family/adults", Why.MISFIT)
    assert (second.path, second.why) == ("lawyer/has_lawyer", Why.OPEN)
    room.presenter.finish()
    assert not any(act[0] == "finish" for act in room.interviewing.acts)
    room.presenter.finish("left for the bus")
    (act,) = (each for each in room.interviewing.acts if each[0] == "finish")
    assert "family/adults" in act[1]
    assert act[2] == "left for the bus"
    room.presenter.answer("family/adults", "2")
    room.presenter.undo()
    assert room.block("family/adults").value == "200"


def test_undo_gives_the_former_value_back_as_a_new_entry(room: Any) -> None:
    room.presenter.answer("lawyer/has_lawyer", "yes")
    room.presenter.answer("lawyer/has_lawyer", "no")
    written = len(room.interviewing.given)
    room.presenter.undo()
    assert room.block("lawyer/has_lawyer").value == "yes"
    room.presenter.undo()
    assert room.block("lawyer/has_lawyer").value == ""
    assert len(room.interviewing.given) == written + 2
    assert not room.state.can_undo


def test_a_skip_has_a_reason_and_can_be_taken_back(room: Any) -> None:
    room.presenter.skip("lawyer/has_lawyer", SkipReason.DECLINED)
    assert room.block("lawyer/has_lawyer").skip is SkipReason.DECLINED
    room.presenter.answer("lawyer/has_lawyer", "")
    assert room.block("lawyer/has_lawyer").skip is None


def test_the_same_answer_again_writes_nothing(room: Any) -> None:
    room.presenter.answer("lawyer/has_lawyer", "no")
    written = len(room.interviewing.given)
    room.presenter.answer("lawyer/has_lawyer", "no")
    assert len(room.interviewing.given) == written


def test_next_and_previous_walk_over_every_page_and_end_at_the_last(room: Any) -> None:
    keys = []
    while room.state.can_go_on:
        keys.append(room.state.page.key)
        room.presenter.next()
    assert room.state.page.key == FINISH
    back = []
    while room.state.can_go_back:
        room.presenter.previous()
        back.append(room.state.page.key)
    assert back == keys[::-1]
    assert "left" in room.interviewing.acts


def test_rows_are_added_opened_and_taken_out(room: Any) -> None:
    room.presenter.answer("happened/hurt", "yes")
    room.presenter.go_to_section("happened")
    while room.state.page.repeat is None:
        room.presenter.next()
    repeat = room.state.page.repeat.path
    room.presenter.add_row(repeat)
    assert any(f"{repeat}[a]" in block.path for block in room.state.page.questions)
    while room.state.page.repeat is None:
        room.presenter.previous()
    (card,) = room.state.page.repeat.rows
    room.presenter.go_to_row(repeat, card.uid)
    room.presenter.answer(f"{repeat}[{card.uid}]/city", "tijuana")
    while room.state.page.repeat is None:
        room.presenter.previous()
    assert room.state.page.repeat.rows[0].summary == "Tijuana"
    room.presenter.remove_row(repeat, card.uid)
    assert room.state.page.repeat.rows == ()


def test_a_language_switch_changes_the_words_and_nothing_else(room: Any) -> None:
    room.presenter.go_to_section("about_you")
    room.presenter.typed("about_you/name", "Mar", 2)
    room.presenter.save_drafts()
    english = room.state
    room.presenter.speak(Words("es"), "en")
    spanish = room.state
    assert spanish.page.key == english.page.key
    name_en, name_es = english.page.questions[0], spanish.page.questions[0]
    assert (name_es.words.lead, name_es.words.second) == (name_en.words.second, name_en.words.lead)
    assert (name_es.draft, name_es.caret) == ("Mar", 2)
    room.presenter.speak(Words("en"), "es")
    assert room.state == english


def test_the_last_page_lists_what_is_open_and_skipping_the_rest_closes_it(room: Any) -> None:
    room.presenter.go_to_section(FINISH)
    finish = room.state.page.finish
    assert finish.open_count == len(room.session.unanswered())
    assert finish.blockers[0].question == "Do you already have a lawyer?"
    room.presenter.skip_all_open(SkipReason.NOT_ASKED)
    assert room.state.page.finish.open_count == 0
    room.presenter.finish()
    assert room.interviewing.acts[-1] == ("finish", (), "")
    assert room.state.page.finish.is_finished
    assert room.presenter.interview.state is State.READBACK


def test_a_pause_shows_nothing_and_going_on_brings_it_back(room: Any) -> None:
    room.presenter.pause()
    assert room.state.is_paused
    room.presenter.resume()
    assert not room.state.is_paused
    assert room.interviewing.acts == ["pause", "resume"]


def test_a_recovered_draft_stands_where_it_was_typed(room: Any) -> None:
    draft = Draft(InterviewId("a" * 32), "about_you/name", "Mari", 2, NOW)
    room.presenter.recover((draft,))
    block = room.block("about_you/name")
    assert (block.draft, block.caret, block.is_identity) == ("Mari", 2, True)


def test_sections_tell_how_far_they_are(room: Any) -> None:
    room.presenter.answer("lawyer/has_lawyer", "no")
    first, second, *_ = room.state.sections
    assert (first.mark, first.is_current) == (Mark.DONE, True)
    assert second.mark is Mark.TODO
    assert room.state.answered == 1


def test_a_screen_that_was_left_is_shown_nothing_and_loses_nothing(room: Any) -> None:
    room.lane.held = []
    room.presenter.answer("lawyer/has_lawyer", "no")
    seen = len(room.shown)
    room.presenter.leave()
    room.lane.release()
    assert len(room.shown) == seen
    assert len(room.interviewing.given) == 1


def test_finishing_all_the_same_needs_a_reason(room: Any) -> None:
    room.presenter.finish("  ")
    assert room.interviewing.acts == []
    room.presenter.finish("Had to leave.")
    act, unanswered, override = room.interviewing.acts[-1]
    assert (act, override) == ("finish", "Had to leave.")
    assert unanswered == room.session.unanswered()


def test_columns_follow_the_program_until_somebody_chooses(room: Any) -> None:
    room.presenter.choose_columns("es", "")
    assert room.presenter.languages == ("es", "")
    assert room.block("lawyer/has_lawyer").words.second == ""
    room.presenter.speak(Words("es"), "en")
    assert room.presenter.languages == ("es", "")
    room.presenter.choose_columns("", "es")
    assert room.presenter.languages == ("es-x-llano", "es")


def test_page_ahead_is_the_one_that_next_shows(room: Any) -> None:
    ahead = room.presenter.ahead()
    room.presenter.next()
    assert room.state.page == ahead
