"""A window, told when it is painted: the program's lock screen, or three widgets to compare with.

Run as a script with the Python of the place that is measured; it prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time

WATCHED = (
    "reportlab", "openpyxl", "lxml", "pyxform", "babel", "babel.localedata", "sqlcipher3", "pyrage",
    "cryptography", "regex", "zxcvbn", "mnemonic", "intake.forms.session", "intake.storage",
)  # fmt: skip


def main() -> None:
    """Open what was asked for: `bare`, or a store folder and from where the program comes."""
    if sys.argv[1] == "bare":
        _bare()
    else:
        _program(sys.argv[1])


def _bare() -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

    application = QApplication(["bare"])
    window = QWidget()
    layout = QVBoxLayout(window)
    for widget in (QLabel("Passphrase"), QLineEdit(), QPushButton("Unlock")):
        layout.addWidget(widget)
    window.resize(1366, 768)
    watch = _watch(window)
    window.show()
    application.exec()
    del watch


def _program(folder: str) -> None:
    import intake.ui.application as program

    kept = []
    open_window = program.open_window

    def opened(*arguments: object, **named: object) -> object:
        made = open_window(*arguments, **named)  # type: ignore[arg-type]
        kept.append(_watch(made.window))
        return made

    vars(program)["open_window"] = opened
    program.run(["--store", folder, "--lang", "en"])


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
