"""Letters at 150 percent on 1366 by 768: nothing is cut off, outside its place, or on another part.

Each screen is looked at in one of three languages, those that need most room; all of them in each
by `python -m tools.shots --judge --scale 1.5 --themes light --languages es,en-XA,ar-XB`.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from intake.ui.theme import ThemeName, apply_theme, make_theme
from tools.shot_faults import faults
from tools.shot_screens import SCREENS
from tools.shots import SIZE, shown

LANGUAGES = ("es", "en-XA", "ar-XB")
TURNS = tuple((name, LANGUAGES[at % len(LANGUAGES)]) for at, name in enumerate(sorted(SCREENS)))


@pytest.fixture(scope="module")
def large(application: QApplication) -> Iterator[Look]:
    """A look with large letters, and the usual one again afterwards."""
    theme = make_theme(ThemeName.LIGHT, scale=1.5)
    apply_theme(application, theme)
    yield Look(theme)
    apply_theme(application, make_theme(ThemeName.LIGHT))


@pytest.mark.parametrize(("screen", "language"), TURNS)
def test_everything_has_its_place(
    screen: str, language: str, large: Look, application: QApplication
) -> None:
    context = Context(large, Localizer(language))
    with shown(application, SCREENS[screen], context, SIZE) as (window, over):
        assert faults(over or window, SIZE) == ()


def test_what_is_wrong_is_found(application: QApplication, large: Look) -> None:
    assert large.theme.s(10) == 15

    def build(_context: Context, window: QWidget) -> None:
        window.setFixedSize(1400, 300)
        one, other = QPushButton("one", window), QLabel("a word that is cut off", window)
        window.setLayout(QVBoxLayout())
        one.setGeometry(0, 0, 100, 30)
        other.setGeometry(50, 0, 60, 30)
        QLabel("beside", window).setGeometry(1390, 0, 100, 30)

    context = Context(large, Localizer("en"))
    with shown(application, build, context, SIZE) as (window, _over):
        found = [each.partition(":")[0] for each in faults(window, SIZE)]
    assert set(found) == {"larger than the screen", "cut off", "outside", "on one another"}
