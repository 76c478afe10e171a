"""Beside an interview on the screen: the window opens, follows, plays, and goes with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from intake.domain.errors import UnplayableSoundError
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview
from intake.forms.session import FormSession
from intake.forms.surroundings import Surroundings
from intake.forms.xform import read_form
from intake.i18n.languages import native_name
from intake.i18n.pseudo import PSEUDO
from intake.ui import participant_place
from intake.ui.kit.context import Context
from intake.ui.participant_beside import ParticipantBeside
from intake.ui.participant_place import Sounds, put_on_second_screen, spoken_by_program
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import Desk
from intake.ui.presenters.participant_state import ParticipantWishes, ShortWishes, Shows
from intake.ui.views.interview_view import InterviewView
from intake.ui.views.participant_window import ParticipantWindow
from tests.ui.fakes import NOW, HeldLane, InlineLane
from tools.shot_interview import Notebook

FORM = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model><itext>
<translation lang="Español (es)" default="true()"><text id="q"><value>¿Ha oído?</value>
<value form="audio">jr://audio/q.wav</value></text>
<text id="n"><value>Nunca</value><value form="audio">jr://audio/n.wav</value></text>
<text id="r"><value>¿Algo más?</value></text></translation></itext>
<instance><data id="t"><g><q/><r/></g><s/></data></instance>
<bind nodeset="/data/g/q" type="string"/><bind nodeset="/data/g/r" type="string"/>
<bind nodeset="/data/s" type="string"/></model></h:head>
<h:body><group ref="/data/g" appearance="field-list"><select1 ref="/data/g/q">
<label ref="jr:itext('q')"/><item><label ref="jr:itext('n')"/><value>n</value></item></select1>
<input ref="/data/g/r"><label ref="jr:itext('r')"/></input></group>
<input ref="/data/s"><label>¿Solo?</label></input></h:body></h:html>"""


@dataclass
class FakePlaying:
    """Notes what it is asked to play."""

    heard: list[tuple[str, bytes]] = field(default_factory=list)
    stops: int = 0
    refuses: bool = False

    def can_play(self, name: str) -> bool:
        return name.endswith(".wav")

    def play(self, name: str, content: bytes) -> None:
        if self.refuses:
            raise UnplayableSoundError(name)
        self.heard.append((name, content))

    def stop(self) -> None:
        self.stops += 1


class Screen:
    """An interview with its window for the person; every lane does everything at once."""

    def __init__(self, context: Context, wishes: ParticipantWishes) -> None:
        media = {"q.wav": b"", "n.wav": b""}
        surroundings = Surroundings(lambda: NOW, NOW.tzinfo, bytes)  # type: ignore[arg-type]
        self.session = FormSession(read_form(FORM.encode(), media=media), surroundings=surroundings)
        book: Any = Notebook()
        say: Any = lambda *_facts: ""  # noqa: E731
        desk = Desk(book, InlineLane(), lambda: "r1", say, native_name, say)
        record = Interview(InterviewId("0" * 32), "0123456789", FormHash("5e" * 32), "t", "1")  # type: ignore[arg-type]
        self.view = InterviewView(context, (("en", "English"), ("es", "Español")))
        self.presenter = InterviewPresenter(
            desk, record, self.session, context.localizer.words, self.view.display
        )
        self.view.attend(self.presenter)
        self.presenter.speak(context.localizer.words, "es")
        self.view.resize(1366, 768)
        self.view.show()
        self.memory, self.playing = ShortWishes(wishes), FakePlaying()
        self.lane: Any = InlineLane()
        self.told: list[Any] = []
        sounds = Sounds(self.lane, lambda name: name.encode(), self.playing, self.told.append)
        self.beside = ParticipantBeside(
            context, self.view, (self.presenter, self.session), self.memory, sounds
        )
        settle()

    @property
    def window(self) -> ParticipantWindow:
        found = self.beside.place.window
        assert found is not None
        return found


def settle() -> None:
    for _turn in range(6):
        QApplication.processEvents()


@pytest.fixture
def on_screen(context: Context) -> Iterator[Callable[..., Screen]]:
    made: list[Screen] = []

    def put(**wishes: Any) -> Screen:
        made.append(Screen(context, ParticipantWishes(**wishes)))
        return made[-1]

    yield put
    for each in made:
        each.beside.end()
        each.presenter.leave()
        each.view.close()
        each.view.deleteLater()


def test_its_button_opens_and_closes_it_and_both_are_remembered(
    on_screen: Callable[..., Screen],
) -> None:
    screen = on_screen()
    assert screen.beside.place.window is None
    screen.view.top.participant.click()
    assert screen.window.isVisible()
    assert screen.beside.place.strip.isVisible()
    assert screen.memory.recall().is_open
    screen.view.top.participant.click()
    assert screen.beside.place.window is None
    assert not screen.beside.place.strip.isVisible()
    assert not screen.memory.recall().is_open


def test_where_it_was_open_it_opens_with_the_interview_at_the_size_that_was_chosen(
    on_screen: Callable[..., Screen],
) -> None:
    screen = on_screen(is_open=True, zoom=150)
    shown = screen.window
    assert (shown.page.words, shown._zoom) == ("¿Ha oído?", 150)
    screen.beside.place.open()
    assert screen.beside.place.window is shown


def test_a_recording_is_played_from_the_window_and_from_the_strip(
    on_screen: Callable[..., Screen],
) -> None:
    screen = on_screen(is_open=True)
    screen.window.play_asked.emit("n.wav")
    screen.beside.place.strip.play_asked.emit()
    assert screen.playing.heard == [("n.wav", b"n.wav"), ("q.wav", b"q.wav")]


def test_another_question_and_an_emptied_window_are_silent_at_once(
    on_screen: Callable[..., Screen],
) -> None:
    screen = on_screen(is_open=True)
    before = screen.playing.stops
    screen.beside.stage.blank()
    assert screen.playing.stops == before + 1
    screen.beside.place.strip.play_asked.emit()
    assert screen.playing.heard == []


def test_a_recording_that_comes_after_its_question_has_gone_is_not_played(
    on_screen: Callable[..., Screen],
) -> None:
    screen = on_screen(is_open=True)
    lane = HeldLane()
    screen.beside.place._sounds = replace(screen.beside.place._sounds, lane=lane)
    screen.beside.place.strip.play_asked.emit()
    screen.presenter.go_to_question("s")
    lane.go_on()
    assert screen.playing.heard == []


def test_staff_are_told_of_a_recording_that_is_none(on_screen: Callable[..., Screen]) -> None:
    screen = on_screen(is_open=True)
    screen.playing.refuses = True
    screen.beside.place.strip.play_asked.emit()
    assert [type(each) for each in screen.told] == [UnplayableSoundError]


def test_no_answer_half_typed_text_or_page_reaches_the_window(
    on_screen: Callable[..., Screen],
) -> None:
    screen = on_screen(is_open=True)
    screen.presenter.answer("g/r", "Marisol")
    screen.presenter.typed("s", "Ibáñez", 3)
    screen.presenter.go_to_question("s")
    assert screen.window.page.words == "¿Solo?"
    said = {each.text() for each in screen.window.findChildren(QLabel)}
    assert not any("Marisol" in each or "Ibáñez" in each for each in said)


def test_it_ends_with_the_interview_and_keeps_its_wish(on_screen: Callable[..., Screen]) -> None:
    screen = on_screen(is_open=True)
    gone = screen.window
    screen.beside.place.close()
    assert not gone.isVisible()
    assert gone.page.shows is Shows.NOTHING
    assert screen.memory.recall().is_open


def test_while_it_is_open_no_key_goes_to_it(on_screen: Callable[..., Screen]) -> None:
    screen = on_screen(is_open=True)
    focused = QApplication.focusWidget()
    assert focused is None or not screen.window.isAncestorOf(focused)


class OtherScreen:
    """A second screen, as far as a window asks."""

    def availableGeometry(self) -> QRect:  # noqa: N802 - Qt's name
        return QRect(1400, 0, 1280, 800)


def test_on_a_second_screen_it_is_as_large_as_that(
    monkeypatch: pytest.MonkeyPatch, context: Context, show: Callable[..., QWidget]
) -> None:
    staff = show(QWidget())
    told: list[Any] = []

    class Window:
        def setScreen(self, screen: Any) -> None:  # noqa: N802 - Qt's name
            told.append(screen)

        def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
            told.append(place)

        def showMaximized(self) -> None:  # noqa: N802 - Qt's name
            told.append("as large as the screen")

    other, window = OtherScreen(), Window()
    monkeypatch.setattr(
        participant_place,
        "QGuiApplication",
        type("Screens", (), {"screens": staticmethod(lambda: [staff.screen(), other])}),
    )
    put_on_second_screen(window, staff)  # type: ignore[arg-type]
    assert told == [other, QRect(1400, 0, 1280, 800), "as large as the screen"]


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [("es-x-llano", "es"), ("en-US", "en"), ("mam", "es"), ("ar", "es"), (PSEUDO, PSEUDO)],
)
def test_what_the_window_says_by_itself_is_in_spanish_where_nobody_wrote_it_otherwise(
    tag: str, spoken: str
) -> None:
    assert spoken_by_program(tag) == spoken
