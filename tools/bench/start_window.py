"""A window, told when it is painted: the program's lock screen, or three widgets to compare with.

Run as a script with the Python of the place that is measured; it prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

_LOCK = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#fff">'
    b'<rect width="18" height="11" x="3" y="11" rx="2"/><path d="M7 11V7a5 5 0 0 1 10 0v4"/></svg>'
)
WATCHED = (
    "reportlab", "openpyxl", "lxml", "pyxform", "babel", "babel.localedata", "sqlcipher3", "pyrage",
    "cryptography", "regex", "zxcvbn", "mnemonic", "intake.forms.session", "intake.storage",
)  # fmt: skip


def main() -> None:
    """Open `bare`, `dressed`, or the program's own window on a store folder."""
    if sys.argv[1] in {"bare", "dressed"}:
        _bare(is_dressed=sys.argv[1] == "dressed")
    else:
        _program(sys.argv[1])


def _bare(*, is_dressed: bool) -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

    application = QApplication(["bare"])
    window = QWidget()
    layout = QVBoxLayout(window)
    widgets = (QLabel("Passphrase"), QLineEdit(), QPushButton("Unlock"))
    for widget in widgets:
        layout.addWidget(widget)
    if is_dressed:
        _dress(window, widgets)
    window.resize(1366, 768)
    watch = _watch(window)
    window.show()
    application.exec()
    del watch


def _dress(window: QWidget, widgets: tuple[QLabel, QLineEdit, QPushButton]) -> None:
    """Give the three widgets what no lock screen does without, written straight for Qt."""
    from PySide6.QtCore import QByteArray, Qt
    from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
    from PySide6.QtSvg import QSvgRenderer

    label, line, button = widgets
    colours = QPalette()
    colours.setColor(QPalette.ColorRole.Window, QColor("#f6f6f4"))
    window.setPalette(colours)
    window.setStyleSheet(
        "QLabel { font-size: 24px; font-weight: 600; } QLineEdit { border: 1px solid #888;"
        " border-radius: 9px; min-height: 38px; } QPushButton { background: #005f5f;"
        " color: white; border-radius: 9px; min-height: 38px; }"
    )
    label.setTextFormat(Qt.TextFormat.PlainText)
    line.setEchoMode(line.EchoMode.Password)
    line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    drawn = QPixmap(18, 18)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_LOCK)).render(painter)
    painter.end()
    button.setIcon(QIcon(drawn))


def _program(folder: str) -> None:
    sys.argv[1:] = ["--store", folder, "--lang", "en"]
    sys.meta_path.insert(0, _Watching())
    from intake.__main__ import main as start

    start()


class _Watching:
    """Adds the watch to the program's window, once the program itself has loaded it."""

    kept: ClassVar[list[object]] = []

    def find_spec(self, name: str, _path: object, _target: object = None) -> ModuleSpec | None:
        """Let the usual finders load a module; put the watch into the one that opens windows."""
        if name != "intake.ui.application":
            return None
        sys.meta_path.remove(self)
        for finder in sys.meta_path:
            spec = finder.find_spec(name, sys.modules["intake.ui"].__path__)
            if spec is not None and spec.loader is not None:
                usual = spec.loader.exec_module
                vars(spec.loader)["exec_module"] = partial(self._load, usual)
                return spec
        return None

    def _load(self, usual: Callable[[ModuleType], None], module: ModuleType) -> None:
        usual(module)
        open_window = module.open_window

        def opened(*arguments: object, **named: object) -> object:
            made = open_window(*arguments, **named)
            self.kept.append(_watch(made.window))
            return made

        vars(module)["open_window"] = opened


def _watch(window: object) -> object:
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        """Waits for the first paint of one window; its children are painted in the same turn."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            """Tell once."""
            if event.type() is QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, _tell)
            return False

    watch = Watch()
    window.installEventFilter(watch)  # type: ignore[attr-defined]
    return watch


def _tell() -> None:
    painted = time.monotonic()
    loaded = sorted(name for name in WATCHED if name in sys.modules)
    source = getattr(sys.modules.get("intake"), "__file__", "")
    told = {"painted": painted, "loaded": loaded, "modules": len(sys.modules), "source": source}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)  # threads that read the store go on otherwise


if __name__ == "__main__":
    main()
