"""Write a picture of every screen in both languages and looks: python -m tools.shots FOLDER."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from intake.ui.qt_strings import QtStrings
from intake.ui.theme import ThemeName, apply_theme, load_fonts, make_theme
from tools.shot_screens import SCREENS

SIZE = (1366, 768)


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures and print their paths."""
    parser = argparse.ArgumentParser(prog="python -m tools.shots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="screens whose name begins so")
    parser.add_argument("--languages", default="en,es")
    parser.add_argument("--themes", default="light,dark")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="x".join(map(str, SIZE)))
    given = parser.parse_args(arguments)
    given.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setCursorFlashTime(0)
    load_fonts()
    for theme in given.themes.split(","):
        for language in given.languages.split(","):
            look = make_theme(ThemeName(theme), scale=given.scale)
            apply_theme(application, look)
            context = Context(Look(look), Localizer(language))
            strings = QtStrings(application, context.localizer)
            for name, build in SCREENS.items():
                if name.startswith(given.only):
                    path = given.folder / f"{name}_{language}_{theme}.png"
                    _take(application, build, context, path, given.size)
            strings.remove()
    return 0


def _take(
    application: QApplication,
    build: Callable[[Context, QWidget], QWidget | None],
    context: Context,
    path: Path,
    size: str,
) -> None:
    window = QWidget()
    window.setObjectName("canvas")
    window.setLayoutDirection(context.localizer.direction)
    window.resize(*map(int, size.split("x")))
    over = build(context, window)
    window.show()
    if over is not None:
        over.show()
    for _turn in range(4):
        application.processEvents()
    picture = window.grab()
    if over is not None:
        _paste(picture, over, window)
    picture.save(str(path))
    print(path)
    for each in (over, window):
        if each is not None:
            each.close()
            each.deleteLater()
    QApplication.sendPostedEvents(_nothing(), QEvent.Type.DeferredDelete.value)
    application.processEvents()


def _nothing() -> QObject:
    return QObject()


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
