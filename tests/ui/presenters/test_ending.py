"""The end of an interview without a window, at a real store: read back, share, seal, take back."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from intake.app.doors import StoreDoors
from intake.domain.answers import SkipReason
from intake.domain.consent import (
    SHARING,
    Consent,
    ConsentSource,
    Decision,
    Languages,
    Purpose,
)
from intake.domain.errors import ConsentMissingError
from intake.domain.ids import InterviewId
from intake.domain.states import Outcome, State, StoppedBy
from intake.i18n import Words
from intake.services.application import Application
from intake.services.doors import Founding
from intake.storage.keys.kdf import FLOOR
from intake.ui.error_messages import sentence
from intake.ui.presenters.closing_asks import ClosingPresenter, ClosingState
from intake.ui.presenters.ending_tools import EndingTools, facts_of
from intake.ui.presenters.export import Subject
from intake.ui.presenters.keeping import KeepPresenter, KeepState, waits_for_a_word
from intake.ui.presenters.permissions_list import (
    PermissionsPresenter,
    PermissionState,
    PermissionTools,
)
from intake.ui.presenters.readback import ReadbackPresenter, ReadbackState
from intake.ui.presenters.sealing import SealPresenter, SealState
from tests.ui.fakes import InlineLane

PASSPHRASE = "sendero tejado limpio abrigo norte vela"
WHOM, AFRAID, NAME = "fear/of_whom", "fear/afraid_here", "about_you/name"


@pytest.fixture(scope="session")
def founded_for_endings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "store"
    founding = Founding(str(folder), "Alliance", "North", "Coordinator", PASSPHRASE, "en")
    StoreDoors(FLOOR).found(founding, lambda _step: None)
    return folder


@dataclass
class Room:
    """A store, one interview on its way to the seal, and what the screens were told."""

    application: Application
    interview: InterviewId
    tools: EndingTools
    shown: list[Any] = field(default_factory=list)
    presenter: Any = None

    @property
    def last(self) -> Any:
        return self.shown[-1]

    @property
    def state(self) -> State:
        return self.application.reading.interview(self.interview).state

    def begin(self, kind: Any, language: str = "en") -> Any:
        self.shown.clear()
        facts = facts_of(self.application, self.interview)
        words = Words(language)
        self.presenter = kind(self.tools, facts, words, self.shown.append, self.changed)
        self.presenter.refresh()
        return self.presenter

    def changed(self) -> None:
        facts = facts_of(self.application, self.interview)
        if self.presenter is not None:
            self.presenter.take(facts)


@pytest.fixture
def room(founded_for_endings: Path, tmp_path: Path) -> Iterator[Room]:
    folder = Path(shutil.copytree(founded_for_endings, tmp_path / "store"))
    application = StoreDoors(FLOOR).unlock(str(folder), "", PASSPHRASE)
    form = application.shelf.newest("intake_f2").hash
    yes = Consent(Purpose.COLLECT, Decision.GRANTED, lang="es", witness="W-3")
    made = application.interviewing.begin(form, yes, Languages("spa", "spa"))
    session = application.shelf.session(made)
    for path, text in (
        ("lawyer/has_lawyer", "no"),
        (NAME, "Marisol"),
        (AFRAID, "yes"),
        (WHOM, "Of the police"),
    ):
        application.interviewing.answer(made.id, session.answer(path, text).patches)
    for path in session.unanswered():
        application.interviewing.answer(made.id, session.skip(path, SkipReason.NOT_ASKED).patches)
    application.interviewing.finish(made.id, session.unanswered(), override="made up")
    lane = InlineLane()
    tools = EndingTools(
        application, lane, lane, sentence, lambda tag: tag, lambda at, _words: f"{at:%Y}"
    )
    yield Room(application, made.id, tools)
    application.close()


def lines_of(room: Room, presenter: ReadbackPresenter) -> dict[str, Any]:
    """Read every section, and return its lines by their question."""
    presenter.begin_again()
    found: dict[str, Any] = {}
    while not room.last.is_asked:
        found |= {each.path: each for each in room.last.lines}
        presenter.next()
    return found


def to_sharing(room: Room) -> None:
    room.application.closing.accept(room.interview, lang="es", by="")


def to_seal(room: Room) -> None:
    to_sharing(room)
    for each in SHARING:
        room.application.consenting.record(room.interview, Consent(each, Decision.DEFERRED))
    room.application.closing.confirm(room.interview)


# --- reading back


def test_the_person_hears_it_in_the_read_aloud_spanish(room: Room) -> None:
    presenter = room.begin(ReadbackPresenter)
    lines = lines_of(room, presenter)
    assert room.last.language == "es-x-llano"
    assert lines[WHOM].question == "¿De quién o de qué tiene miedo?"
    assert (lines[WHOM].answer, lines[AFRAID].answer) == ("Of the police", "Sí")
    assert room.last.ask.lead == "¿Así está bien o quiere cambiar algo?"
    assert room.last.ask.second.startswith("Is it right")


def test_what_was_not_asked_is_not_read_and_names_stay_out_of_the_persons_window(
    room: Room,
) -> None:
    presenter = room.begin(ReadbackPresenter)
    lines = lines_of(room, presenter)
    assert "needs_today/medicine" not in lines
    assert lines[NAME].is_identity
    presenter.begin_again()
    told: list[str] = []
    while not room.last.is_asked:
        told += room.last.paragraphs
        presenter.next()
    assert any("Of the police" in each for each in told)
    assert not any("Marisol" in each for each in told)


def test_a_corrected_line_shows_both_and_is_accepted_as_corrected(room: Room) -> None:
    presenter = room.begin(ReadbackPresenter)
    presenter.correct(WHOM)
    assert room.last.correcting.ask.lead == "¿Cuál es lo correcto?"
    assert room.last.correcting.block.value == "Of the police"
    presenter.given("Of the state police")
    line = lines_of(room, presenter)[WHOM]
    assert (line.answer, line.former) == ("Of the state police", ("Of the police",))
    assert room.last.is_corrected
    presenter.accept()
    assert room.state is State.CLOSING
    outcome = facts_of(room.application, room.interview).ending.readback
    assert outcome is not None
    assert (outcome.outcome, outcome.lang) == (Outcome.ACCEPTED_CORRECTED, "es-x-llano")


def test_leaving_a_line_changes_nothing(room: Room) -> None:
    presenter = room.begin(ReadbackPresenter)
    presenter.correct(WHOM)
    presenter.given("Of the police")
    assert room.last.correcting is None
    presenter.correct(WHOM)
    presenter.leave_line()
    assert not lines_of(room, presenter)[WHOM].former


def test_without_a_yes_there_is_a_reason(room: Room) -> None:
    presenter = room.begin(ReadbackPresenter)
    lines_of(room, presenter)
    presenter.not_confirmed("no outcome was chosen")
    presenter.ask_reason(Outcome.REFUSED)
    presenter.not_confirmed("  ")
    assert room.state is State.READBACK
    assert room.last.needs_reason is Outcome.REFUSED
    presenter.not_confirmed("the bus is leaving")
    assert room.state.value == "unconfirmed"


def test_another_language_of_the_form_can_be_read(room: Room) -> None:
    presenter = room.begin(ReadbackPresenter, "es")
    presenter.read_in("en")
    assert lines_of(room, presenter)[WHOM].question.startswith("Of whom")
    assert (room.last.ask.lead, room.last.ask.second) == (
        "Is it right like this, or do you want to change something?",
        "¿Así está bien o quiere cambiar algo?",
    )


# --- stopped, or left before the end


@pytest.fixture
def open_room(room: Room) -> Room:
    """The same store with an interview whose questions are still asked."""
    application = room.application
    form = application.shelf.newest("intake_f2").hash
    yes = Consent(Purpose.COLLECT, Decision.GRANTED, lang="es", witness="W-3")
    made = application.interviewing.begin(form, yes, Languages("spa", "spa"))
    session = application.shelf.session(made)
    for path, text in (("lawyer/has_lawyer", "no"), (AFRAID, "yes"), (WHOM, "Of the police")):
        application.interviewing.answer(made.id, session.answer(path, text).patches)
    return Room(application, made.id, room.tools)


def kept(room: Room) -> bool:
    return room.application.reading.interview(room.interview).may_collect


def test_what_was_stopped_is_kept_when_the_person_says_so_again(open_room: Room) -> None:
    room = open_room
    room.application.closing.stop(room.interview, StoppedBy.PERSON)
    assert waits_for_a_word(facts_of(room.application, room.interview).interview)
    presenter = room.begin(KeepPresenter)
    state: KeepState = room.last
    assert state.ask.lead.startswith("Paramos aquí.")
    assert state.ask.second.startswith("We have stopped here.")
    assert (state.is_refused, state.given.witness, kept(room)) == (False, "W-3", False)
    presenter.keep()
    assert kept(room)
    now = facts_of(room.application, room.interview).interview
    assert not waits_for_a_word(now)
    assert (now.consents[-1].text_version, now.consents[-1].lang) == ("keep/1", "es")


def test_a_no_waits_to_be_erased_and_a_later_yes_is_heard(open_room: Room) -> None:
    room = open_room
    room.application.closing.stop(room.interview, StoppedBy.INTERVIEWER)
    presenter = room.begin(KeepPresenter)
    presenter.refuse()
    assert (room.last.is_refused, kept(room)) == (True, False)
    assert waits_for_a_word(facts_of(room.application, room.interview).interview)
    with pytest.raises(ConsentMissingError):
        room.application.closing.not_confirmed(room.interview, Outcome.NOT_DONE, "gone")
    presenter.keep()
    assert (room.last.is_refused, kept(room)) == (False, True)


def test_a_child_for_whom_somebody_consents_is_asked_anew(open_room: Room) -> None:
    room = open_room
    room.application.closing.stop(room.interview, StoppedBy.PERSON)
    presenter = room.begin(KeepPresenter)
    presenter.fill(source=ConsentSource.GUARDIAN)
    assert (room.last.is_childs, room.last.can_say_yes) == (True, False)
    presenter.keep()
    assert not kept(room)
    presenter.fill(assent="yes")
    presenter.keep()
    assert kept(room)


def test_without_any_permission_a_no_is_written_down(open_room: Room) -> None:
    room = open_room
    application = room.application
    form = application.shelf.newest("intake_f2").hash
    made = application.interviewing.begin_restricted(form, "danger", Languages("spa", "spa"))
    here = Room(application, made.id, room.tools)
    application.closing.stop(made.id, StoppedBy.INTERVIEWER)
    presenter = here.begin(KeepPresenter)
    presenter.refuse()
    assert here.last.is_refused
    said = facts_of(application, made.id).interview.consents
    assert [each.decision for each in said] == [Decision.REFUSED]


def test_what_was_left_early_is_read_but_neither_corrected_nor_accepted(open_room: Room) -> None:
    room = open_room
    room.application.closing.leave(room.interview, 2)
    presenter = room.begin(ReadbackPresenter)
    line = lines_of(room, presenter)[WHOM]
    assert (line.answer, line.can_correct) == ("Of the police", False)
    presenter.begin_again()
    presenter.to_question()
    assert (room.last.is_asked, room.last.can_accept) == (True, False)
    assert room.last.ask.second.startswith("The questions ended early.")
    presenter.ask_reason(Outcome.NOT_DONE)
    presenter.not_confirmed("the bus left")
    assert room.state is State.UNCONFIRMED
    seal = room.begin(SealPresenter)
    assert "the bus left" in room.last.confirmed
    seal.seal(PASSPHRASE)
    assert (room.state, room.last.is_confirmed) == (State.SEALED, False)


# --- sharing


def test_a_yes_to_a_lawyer_names_who_receives_it(room: Room) -> None:
    to_sharing(room)
    presenter = room.begin(ClosingPresenter)
    state: ClosingState = room.last
    assert (state.rows[0].is_current, state.can_say_yes) == (True, False)
    presenter.answer(Decision.GRANTED)
    assert not facts_of(room.application, room.interview).interview.consents[1:]
    presenter.fill(recipient="Al Otro Lado")
    assert "Al Otro Lado" in room.last.ask.lead
    assert "abogada" in room.last.ask.lead
    assert "lawyer" in room.last.ask.second
    presenter.answer(Decision.GRANTED)
    consent = facts_of(room.application, room.interview).interview.consents[-1]
    assert (consent.recipient, consent.lang, consent.witness) == ("Al Otro Lado", "es", "W-3")
    assert len(consent.text_sha256) == 64
    assert room.last.rows[1].is_current


def test_it_is_closed_once_everything_was_asked(room: Room) -> None:
    to_sharing(room)
    presenter = room.begin(ClosingPresenter)
    for each in SHARING:
        assert not room.last.is_done
        presenter.ask(each)
        presenter.answer(Decision.DEFERRED)
    assert room.last.is_done
    presenter.confirm()
    assert room.state is State.CONFIRMED


def test_a_child_for_whom_somebody_consents_is_asked_too(room: Room) -> None:
    to_sharing(room)
    presenter = room.begin(ClosingPresenter)
    presenter.ask(Purpose.STATISTICS)
    presenter.fill(source=ConsentSource.GUARDIAN)
    assert not room.last.can_say_yes
    presenter.fill(assent="yes")
    assert room.last.can_say_yes


def test_a_referral_names_the_service_as_well(room: Room) -> None:
    to_sharing(room)
    presenter = room.begin(ClosingPresenter)
    presenter.ask(Purpose.REFERRAL)
    presenter.fill(recipient="Clinic")
    assert not room.last.can_say_yes
    presenter.fill(service=room.last.services[1].key)
    assert room.last.can_say_yes


# --- the seal


def test_a_wrong_passphrase_seals_nothing_and_says_so(room: Room) -> None:
    to_seal(room)
    presenter = room.begin(SealPresenter)
    presenter.seal("not this one")
    assert room.last.failure
    assert room.state is State.CONFIRMED


def test_the_seal_shows_who_signed_what_and_takes_what_comes_later(room: Room) -> None:
    to_seal(room)
    presenter = room.begin(SealPresenter)
    before: SealState = room.last
    assert (before.counted, before.is_confirmed, before.signer) == (
        "4 answers",
        True,
        "Coordinator",
    )
    presenter.seal(PASSPHRASE)
    after: SealState = room.last
    assert after.is_sealed
    assert (after.statement, after.signer) == (before.statement, "Coordinator")
    assert any(line.answer == "Of the police" for each in after.sections for line in each.lines)
    presenter.add("  ", "person")
    presenter.add("There is a hearing.", "staff")
    assert [(each.source, each.text) for each in room.last.added] == [
        ("From staff", "There is a hearing.")
    ]


def test_what_the_person_did_not_confirm_is_sealed_as_that(room: Room) -> None:
    room.application.closing.not_confirmed(room.interview, Outcome.NOT_DONE, "left for the bus")
    room.begin(SealPresenter)
    assert not room.last.is_confirmed
    assert "left for the bus" in room.last.confirmed


# --- permissions


def test_a_permission_is_taken_back_at_once(room: Room) -> None:
    shown: list[PermissionState] = []
    lane = InlineLane()
    tools = PermissionTools(room.application.consenting, lane, lane, sentence)
    subject = Subject(room.interview, "1KZQ4")
    presenter = PermissionsPresenter(tools, subject, Words("en"), shown.append)
    presenter.open()
    assert [each.can_withdraw for each in shown[-1].rows] == [True]
    presenter.withdraw(0)
    assert [each.decision for each in shown[-1].rows] == ["taken back"]
    assert shown[-1].notice.startswith("Taken back: 1")
    presenter.withdraw(None)
    assert shown[-1].problem
    presenter.speak(Words("es"))
    assert shown[-1].rows[0].decision == "retirado"
    assert isinstance(shown[-1], PermissionState)


def test_states_are_values(room: Room) -> None:
    presenter = room.begin(ReadbackPresenter)
    assert isinstance(room.last, ReadbackState)
    assert presenter.state() == presenter.state()
