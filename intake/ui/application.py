"""Starting the window: fonts, look, language, the crash page, and where to begin."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from intake.app import build_doors
from intake.i18n import N_, Words
from intake.i18n.catalogs import interface_languages
from intake.ui.kit.context import Context, Look
from intake.ui.localizer import Localizer
from intake.ui.main_window import MainWindow
from intake.ui.preferences import Preferences, PreferencesFile
from intake.ui.presenters.drill_schedule import ShortDrills
from intake.ui.presenters.export_choices import ShortMemory
from intake.ui.qt_strings import QtStrings
from intake.ui.screens import has_screen
from intake.ui.theme import apply_theme, is_desktop_dark, load_fonts, make_theme
from intake.ui.theme.apply import HAS_OUR_STYLE, STYLE
from intake.ui.window_parts import WindowParts

if TYPE_CHECKING:  # the lock screen is painted before this is loaded
    from intake.services.doors import Doors


NO_SCREEN = N_("There is no screen to open the window on. “intake --help” lists the commands.")


@dataclass(frozen=True, slots=True)
class Opened:
    """A window with what keeps it alive."""

    window: MainWindow
    context: Context
    strings: QtStrings


@dataclass(frozen=True, slots=True)
class Options:
    """What the window is told on the command line; argparse is left out of the start."""

    store: str
    lang: str
    self_test: bool


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; return the exit status."""
    options = _options(arguments)
    if not has_screen():
        if not options.self_test:
            sys.stderr.write(f"{Words(options.lang or 'en').gettext(NO_SCREEN)}\n")
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    doors = build_doors()
    file = None if options.store else PreferencesFile(str(Path(doors.default_folder()).parent))
    preferences = file.read() if file is not None else Preferences()
    if options.lang:
        preferences = replace(preferences, language=options.lang)
    opened = open_window(application, doors, preferences, file)
    folder = options.store or preferences.store or doors.default_folder()
    opened.window.open(str(Path(folder).absolute()))
    opened.window.show()
    gc.freeze()  # what a start makes stays: no later search for waste walks through it
    gc.enable()
    if options.self_test:
        return _self_test(application, opened.window)
    # in a turn of its own: what is closed before the first turn would never end it
    close = opened.window.close
    signal.signal(signal.SIGINT, lambda _number, _frame: QTimer.singleShot(0, close))
    beat = QTimer()
    beat.timeout.connect(_let_python_hear_signals)
    beat.start(500)
    return application.exec()


def make_application() -> QApplication:
    """Return the Qt application with our fonts and no borrowed dialogs."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = QApplication(["intake", "-style", STYLE])
    application.setProperty(HAS_OUR_STYLE, True)
    application.setApplicationName("intake")
    application.setApplicationDisplayName("Intake")
    application.setDesktopFileName("intake")
    load_fonts()
    return application


def open_window(
    application: QApplication,
    doors: "Doors",
    preferences: Preferences,
    file: PreferencesFile | None = None,
) -> Opened:
    """Build the window; where there is no file, nothing is remembered."""
    localizer = Localizer(preferences.language or _desktop_language())
    theme = make_theme(
        preferences.theme,
        scale=preferences.scale / 100,
        is_desktop_dark=is_desktop_dark(application),
    )
    apply_theme(application, theme)
    context = Context(Look(theme, hides_names=preferences.hides_names), localizer)
    page = CrashPage()
    parts = WindowParts(
        application,
        doors,
        context,
        preferences,
        file.write if file is not None else _forget,
        _choose,
        page.show,
        file or ShortMemory(),
        file or ShortDrills(),
    )
    window = MainWindow(parts)
    page.attach(window, context)
    page.install()
    application.aboutToQuit.connect(window.end)
    return Opened(window, context, QtStrings(application, localizer))


class CrashPage:
    """What happens when the program itself made a mistake: it is said calmly."""

    def __init__(self) -> None:
        self._window: MainWindow | None = None
        self._context: Context | None = None
        self._is_shown = False

    def attach(self, window: MainWindow, context: Context) -> None:
        """Take the window on which the page is shown."""
        self._window, self._context = window, context

    def install(self) -> None:
        """Catch what no code has caught, on this thread and on others."""
        sys.excepthook = self._caught
        threading.excepthook = lambda fallen: self.log(fallen.exc_value)

    def show(self, error: BaseException) -> None:
        """Write where it happened to the log, and tell the person what is safe."""
        self.log(error)
        if self._window is None or self._context is None or self._is_shown:
            return
        self._is_shown = True
        from intake.ui.dialogs import Dialogs

        dialog = Dialogs(self._context, self._window).tell(
            N_("The program made a mistake"),
            N_(
                "What the bar at the foot called saved is safe. Close this, go on, and if it comes "
                "again, close the program and start it anew. Your coordinator can send the log: it "
                "holds no answers and no names."
            ),
            sign="circle-alert",
        )
        dialog.finished.connect(self._closed)

    @staticmethod
    def log(error: BaseException | None) -> None:
        """Write kind and place of a mistake to standard error; never its message."""
        if error is None:
            return
        import traceback

        places = traceback.extract_tb(error.__traceback__)
        where = " < ".join(f"{Path(p.filename).name}:{p.lineno}" for p in reversed(places))
        sys.stderr.write(f"intake: mistake {type(error).__name__} at {where}\n")

    def _closed(self, _result: int) -> None:
        self._is_shown = False

    def _caught(
        self,
        _kind: type[BaseException],
        error: BaseException,
        _place: TracebackType | None,
    ) -> None:
        self.show(error)


def _options(arguments: Sequence[str]) -> Options:
    def after(name: str) -> str:
        following = dict(pairwise(arguments))
        joined = [each.partition("=")[2] for each in arguments if each.startswith(f"{name}=")]
        return joined[-1] if joined else following.get(name, "")

    language = after("--lang")
    return Options(
        after("--store"),
        language if language in interface_languages() else "",
        "--self-test" in arguments,
    )


def _choose(many: int, limit: int) -> tuple[int, ...]:
    """Choose some different numbers below a limit."""
    import secrets

    return tuple(secrets.SystemRandom().sample(range(limit), many))


def _desktop_language() -> str:
    for each in QLocale.system().uiLanguages():
        language = each.partition("-")[0]
        if language in interface_languages():
            return language
    return "en"


def _self_test(application: QApplication, window: MainWindow) -> int:
    """Paint once, say so, and leave."""
    for _turn in range(3):
        application.processEvents()
    picture = window.grab()
    window.close()
    application.processEvents()
    sys.stdout.write(f"window painted: {picture.width()}x{picture.height()}\n")
    return 0 if not picture.isNull() else 1


def _forget(_preferences: Preferences) -> None:
    """Remember nothing, as when the store was named on the command line."""


def _let_python_hear_signals() -> None:
    """Give Python a turn, so that Ctrl+C in a terminal is heard."""
