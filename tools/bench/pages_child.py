"""First screens of long forms beside ten bare questions, and clicks in a long form, painted."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from intake.domain.case_codes import case_code
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview
from intake.forms.session import FormSession
from intake.forms.xform import read_form
from intake.i18n.formats import time_text
from intake.i18n.languages import native_name
from intake.ui.application import make_application
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_desk import Desk
from intake.ui.presenters.interview_pages import FINISH
from intake.ui.presenters.interview_state import QuestionBlock
from intake.ui.theme import ThemeName, apply_theme, make_theme
from intake.ui.views.interview_view import InterviewView
from tests.ui.fakes import InlineLane
from tools.bench.engine_child import new_session
from tools.bench.form_sources import plain_xform
from tools.shot_interview import Notebook, languages
from tools.shot_start import as_any

SIZE = 1366, 768
_BARE = 10
_WARM = 2
_PAUSE_MS = 60
_TEXTS = {"integer": "30", "date": "1990-02-03", "decimal": "3"}


def child(rounds: str, clicks: str, who: str = "") -> int:
    """Open first screens in turns, then click through the long form; print the milliseconds."""
    application = make_application()
    theme = make_theme(ThemeName.LIGHT)
    apply_theme(application, theme)
    context = Context(Look(theme), Localizer("en"))
    told: dict[str, object] = {
        "one on a page": _first_screens(context, 1_000, int(rounds), on_one_page=False),
        "all on one page": _first_screens(context, 1_000, int(rounds), on_one_page=True),
        "200 on one page": _first_screens(context, 200, int(rounds), on_one_page=True),
    }
    if who:
        told["clicks"] = _clicks(context, Path(who).read_bytes(), int(clicks))
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def _first_screens(
    context: Context, questions: int, rounds: int, *, on_one_page: bool
) -> dict[str, list[float]]:
    """Build and paint in turns; what both cost is the processor time of the thread."""
    form = read_form(plain_xform(questions, on_one_page=on_one_page))
    found: dict[str, list[float]] = {"ours": [], "bare": []}

    for number in range(_WARM + rounds):
        session = new_session(form)  # the program opens it on another thread
        ours = partial(interview_screen, context, session)
        pair: tuple[tuple[str, Callable[[], QWidget]], ...] = (("ours", ours), ("bare", _bare))
        for name, build in pair if number % 2 == 0 else reversed(pair):
            took = _built(build)
            if number >= _WARM:
                found[name].append(took * 1e3)
    return found


def _built(build: Callable[[], QWidget]) -> float:
    begun = time.thread_time()
    made = build()
    made.resize(*SIZE)
    made.show()
    QApplication.processEvents()
    made.grab()
    took = time.thread_time() - begun
    made.close()
    made.deleteLater()
    _rest(_PAUSE_MS)
    return took


def interview_screen(context: Context, session: FormSession) -> QWidget:
    """Return the interview screen at the first page of a session."""
    return _opened(context, session)[0]


def _opened(context: Context, session: FormSession) -> tuple[InterviewView, InterviewPresenter]:
    view = InterviewView(context, languages())
    desk = Desk(
        as_any(Notebook()),
        InlineLane(),
        lambda: "r1",
        sentence,
        native_name,
        lambda moment, words: time_text(moment, words.language),
    )
    code = case_code(bytes(range(6)))
    interview = Interview(InterviewId("0" * 32), code, FormHash("0" * 64), "form", "1")
    words = context.localizer.words
    presenter = InterviewPresenter(desk, interview, session, words, view.display)
    view.attend(presenter)
    presenter.speak(words, "es")
    return view, presenter


def _bare() -> QWidget:
    """Ten questions of Qt alone: words that wrap, and four buttons, a line or a list."""
    area, inner = QScrollArea(), QWidget()
    box = QVBoxLayout(inner)
    for number in range(_BARE):
        words = QLabel(f"Question {number}: how did you cross the border, and with whom?")
        words.setWordWrap(True)
        box.addWidget(words)
        if number % 3 == 0:
            for choice in range(4):
                box.addWidget(QRadioButton(f"choice {choice}"))
        elif number % 3 == 1:
            box.addWidget(QLineEdit())
        else:
            choices = QComboBox()
            choices.addItems(["yes", "no", "not known"])
            box.addWidget(choices)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    return area


def _clicks(context: Context, xform: bytes, most: int) -> dict[str, list[float]]:
    """Choose and go on, page by page; a click ends with a repaint of the whole screen."""
    view, presenter = _opened(context, new_session(read_form(xform)))
    view.resize(*SIZE)
    view.show()
    _rest(500)
    found: dict[str, list[float]] = {"wall": [], "cpu": []}

    def click(act: Callable[[], object]) -> None:
        begun, used = time.perf_counter(), time.thread_time()
        act()
        QApplication.processEvents()
        view.repaint()
        found["cpu"].append((time.thread_time() - used) * 1e3)
        found["wall"].append((time.perf_counter() - begun) * 1e3)
        _rest(_PAUSE_MS)

    while len(found["cpu"]) < most and presenter.state().page.key != FINISH:
        for block in presenter.state().page.questions:
            click(lambda block=block: presenter.answer(block.path, _text(block)))  # type: ignore[misc]
        click(presenter.next)
    view.close()
    return found


def _text(block: QuestionBlock) -> str:
    if block.choices:
        return block.choices[0].code
    return _TEXTS.get(block.kind.value, "Ana")


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
