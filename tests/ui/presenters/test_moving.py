"""Moving an interview to the newest version: what would be lost is said first, and asked."""

from dataclasses import replace
from typing import Any

from intake.domain.case_codes import CaseCode
from intake.domain.errors import IntakeError, UnknownFormError
from intake.domain.events import InterviewOpened
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import opened
from intake.forms.versions import Loss, LossReason
from intake.forms.xform import read_form
from intake.i18n import Words
from intake.services.moving import Move
from intake.ui.error_messages import sentence
from intake.ui.presenters import moving
from intake.ui.presenters.export import Subject
from intake.ui.presenters.moving import MovePresenter, MoveStage, MoveState, MoveTools
from tests.ui.fakes import HeldLane, InlineLane
from tools.shot_start import as_any

OLD, NEW = FormHash("01" * 32), FormHash("02" * 32)
SUBJECT = Subject(InterviewId("0" * 32), "1KZQ4-0W7PV")
FORM = read_form(
    b"""<h:html xmlns="http://www.w3.org/2002/xforms"
 xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>T</h:title><model>
<instance><data id="f" version="1"><age/><bare/></data></instance></model></h:head>
<h:body><input ref="/data/age"><label>How  old?</label></input><input ref="/data/bare"/></h:body>
</h:html>"""
)
LOSSES = (
    Loss("age", LossReason.REMOVED),
    Loss("bare", LossReason.NOT_OFFERED, is_kept=True),
    Loss("gone", LossReason.MOVED, is_asked=False),
)


def move(*losses: Loss, to: FormHash = NEW) -> Move:
    first = InterviewOpened(OLD, "f", "1", CaseCode("1KZQ40W7PV"))
    return Move(opened(SUBJECT.id, first), to, "2", losses)


class Service:
    def __init__(self, planned: Move) -> None:
        self.planned = planned
        self.moved: list[tuple[str, bool]] = []
        self.error: IntakeError | None = None

    def preview(self, _interview: InterviewId, _to: FormHash) -> Move:
        if self.error is not None:
            raise self.error
        return self.planned

    def move(self, _interview: Any, _to: Any, reason: str, *, accept_loss: bool) -> Move:
        if self.error is not None:
            raise self.error
        self.moved.append((reason, accept_loss))
        return self.planned

    def definition(self, _form: FormHash) -> Any:
        return FORM


class Dialog:
    def __init__(self, planned: Move, *, lane: InlineLane | None = None) -> None:
        self.states: list[MoveState] = []
        self.told: list[str] = []
        self.service = Service(planned)
        at_once, service = lane or InlineLane(), as_any(self.service)
        tools = MoveTools(
            service,
            service,
            at_once,
            at_once,
            sentence,
            lambda: self.told.append("moved"),
        )
        self.presenter = MovePresenter(tools, SUBJECT, NEW, Words("en"), self.states.append)

    def opened(self) -> "Dialog":
        self.presenter.open()
        return self

    @property
    def now(self) -> MoveState:
        return self.states[-1]


def test_what_would_be_lost_is_said_by_its_question_and_its_reason() -> None:
    dialog = Dialog(move(*LOSSES)).opened()
    state = dialog.now
    assert (state.stage, state.can_move) == (MoveStage.ASKING, True)
    assert state.versions == "From version 1 to version 2"
    assert state.counted.startswith("1 answer would be left out.")
    assert state.do_text == "Move it without these answers"
    assert [(each.question, each.is_lost) for each in state.lines] == [
        ("How old?", True), ("bare", False), ("gone", False),
    ]  # fmt: skip
    assert state.lines[0].fate == "left out: the question is gone"
    assert state.lines[1].fate.startswith("kept without a label: ")
    dialog.presenter.speak(Words("es"))
    assert dialog.now.counted.startswith("1 respuesta quedaría fuera.")


def test_it_moves_when_it_is_agreed_and_says_so() -> None:
    dialog = Dialog(move(*LOSSES)).opened()
    dialog.presenter.move("  a question was wrong ")
    assert dialog.service.moved == [("a question was wrong", True)]
    assert dialog.told == ["moved"]
    state = dialog.now
    assert (state.stage, state.counted, state.can_move) == (MoveStage.DONE, "", False)
    assert state.done == "The interview goes on with version 2."
    dialog.presenter.move("")
    assert len(dialog.service.moved) == 1


def test_nothing_to_lose_and_nothing_to_do_are_said() -> None:
    state = Dialog(move()).opened().now
    assert (state.counted, state.do_text) == ("No answer would be lost.", "Move it")
    state = Dialog(move(to=OLD)).opened().now
    assert not state.can_move
    assert state.counted == "It stands with the newest version already."


def test_waiting_is_shown_and_a_refusal_is_said() -> None:
    lane = HeldLane()
    dialog = Dialog(move(), lane=lane).opened()
    assert (dialog.now.stage, dialog.now.versions) == (MoveStage.READING, "")
    dialog.service.error = UnknownFormError("f")
    lane.go_on()
    assert (dialog.now.stage, dialog.now.can_move) == (MoveStage.ASKING, False)
    assert dialog.now.problem
    dialog = Dialog(move(), lane=lane).opened()
    lane.go_on()
    dialog.presenter.move("")
    assert dialog.now.stage is MoveStage.MOVING
    dialog.service.error = UnknownFormError("f")
    lane.go_on()
    assert (dialog.now.stage, bool(dialog.now.problem)) == (MoveStage.ASKING, True)
    assert dialog.told == []


def test_a_long_list_says_how_many_more(monkeypatch: Any) -> None:
    monkeypatch.setattr(moving, "MOST", 1)
    state = Dialog(replace(move(*LOSSES))).opened().now
    assert (len(state.lines), state.more) == (1, "and 2 more")
