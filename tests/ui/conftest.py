"""A window of our own for widget tests: our fonts, our look, no waiting for a blinking caret."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from intake.ui.theme import ThemeName, apply_theme, load_fonts, make_theme

Show = Callable[..., QWidget]


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    """The one application, in our look."""
    qapp.setCursorFlashTime(0)
    load_fonts()
    apply_theme(qapp, make_theme(ThemeName.LIGHT))
    return qapp


@pytest.fixture
def context(application: QApplication) -> Iterator[Context]:
    """An English window's look and language."""
    made = Context(Look(make_theme(ThemeName.LIGHT)), Localizer("en"))
    yield made
    made.localizer.deleteLater()
    made.look.deleteLater()
    settle(application)


@pytest.fixture
def show(application: QApplication) -> Iterator[Show]:
    """Shows widgets, and lets go of them after the test."""
    shown: list[QWidget] = []

    def run(widget: QWidget, size: tuple[int, int] = (1366, 768)) -> QWidget:
        widget.resize(*size)
        widget.show()
        settle(application)
        shown.append(widget)
        return widget

    yield run
    for each in shown:
        each.close()
        each.deleteLater()
    settle(application)


def settle(application: QApplication) -> None:
    """Let every event happen, deletions too."""
    for _turn in range(3):
        application.processEvents()
    QApplication.sendPostedEvents(QObject(), QEvent.Type.DeferredDelete.value)
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application.processEvents()


def type_text(widget: QWidget, text: str) -> None:
    """Type through the input method: pytest-qt's keys abort on letters like ñ."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
