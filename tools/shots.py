"""Write a picture of every screen in both languages and looks: python -m tools.shots FOLDER.

With --judge the screens are looked at instead: nothing cut off, outside, or on one another.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from intake.ui.qt_strings import QtStrings
from intake.ui.theme import ThemeName, apply_theme, load_fonts, make_theme
from tools.shot_faults import faults
from tools.shot_screens import SCREENS

SIZE = (1366, 768)
SETTLED = 12
"""Turns of the event loop after which nested rows and scrolled parts have found their heights."""


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures and print their paths."""
    parser = argparse.ArgumentParser(prog="python -m tools.shots", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path())
    parser.add_argument("--judge", action="store_true", help="print faults, write no pictures")
    parser.add_argument("--only", default="", help="screens whose name begins so")
    parser.add_argument("--languages", default="en,es")
    parser.add_argument("--themes", default="light,dark")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", type=_size, default=SIZE)
    given = parser.parse_args(arguments)
    if not given.judge:
        given.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setCursorFlashTime(0)
    load_fonts()
    found = sum(
        _walk(application, theme, language, given)
        for theme in given.themes.split(",")
        for language in given.languages.split(",")
    )
    return 1 if found else 0


def _walk(application: QApplication, theme: str, language: str, given: argparse.Namespace) -> int:
    """Go through the screens in one look and language, and return how many faults were found."""
    look = make_theme(ThemeName(theme), scale=given.scale)
    apply_theme(application, look)
    context = Context(Look(look), Localizer(language))
    strings = QtStrings(application, context.localizer)
    found = 0
    for name in (each for each in SCREENS if each.startswith(given.only)):
        with shown(application, SCREENS[name], context, given.size) as (window, over):
            if given.judge:
                found += _judge(f"{name} {language}", over or window, given.size)
            else:
                _take(window, over, given.folder / f"{name}_{language}_{theme}.png")
    strings.remove()
    return found


@contextmanager
def shown(
    application: QApplication,
    build: Callable[[Context, QWidget], QWidget | None],
    context: Context,
    size: tuple[int, int],
) -> Iterator[tuple[QWidget, QWidget | None]]:
    """Have a screen on the screen, with what stands over it."""
    window = QWidget()
    window.setObjectName("canvas")
    window.setLayoutDirection(context.localizer.direction)
    window.resize(*size)
    over = build(context, window)
    window.show()
    if over is not None:
        over.show()
    for _turn in range(SETTLED):
        application.processEvents()
    try:
        yield window, over
    finally:
        for each in (over, window):
            if each is not None:
                each.close()
                each.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        application.processEvents()


def _size(text: str) -> tuple[int, int]:
    width, height = map(int, text.split("x"))
    return width, height


def _judge(name: str, seen: QWidget, size: tuple[int, int]) -> int:
    """Print what is wrong with a screen, and return how much."""
    found = faults(seen, size)
    for each in found:
        print(f"{name}: {each}")
    return len(found)


def _take(window: QWidget, over: QWidget | None, path: Path) -> None:
    picture = window.grab()
    if over is not None:
        _paste(picture, over, window)
    picture.save(str(path))
    print(path)


def _paste(picture: object, over: QWidget, window: QWidget) -> None:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QColor, QPainter, QPixmap

    assert isinstance(picture, QPixmap)
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(0, 0, 0, 70))
    at = QPoint((window.width() - over.width()) // 2, (window.height() - over.height()) // 2)
    painter.drawPixmap(at, over.grab())
    painter.end()


if __name__ == "__main__":
    sys.exit(main())
