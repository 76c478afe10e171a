"""Load what comes after the lock screen while somebody types the passphrase, in short steps."""

import gc
import importlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from intake.i18n.catalogs import interface_languages

PAUSE_MS = 15
_DONE = object()
MODULES = (  # from the ground up, so that no step is long
    "babel.dates",
    "regex",
    "intake.domain.errors",
    "intake.ui.presenters.markup",
    "intake.ui.locking",
    "intake.services.ports",
    "intake.forms.model",
    "intake.forms.xpath.tokens",
    "intake.forms.xpath.parser",
    "intake.forms.xpath.functions",
    "intake.forms.xpath.compiler",
    "intake.forms.references",
    "intake.forms.program",
    "intake.forms.session",
    "intake.services.form_shelf",
    "intake.services.application",
    "intake.app.unlocked",
    "intake.storage.store_folder",
    "intake.ui.views.cases_view",
    "intake.ui.views.forms_view",
    "intake.ui.views.pdf_dialog",
    "intake.ui.views.bundle_dialog",
    "intake.ui.views.sending_view",
    "intake.ui.session",
    "intake.ui.presenters.consent",
    "intake.ui.presenters.interview",
    "intake.ui.views.question_card",
    "intake.ui.views.interview_view",
    "intake.ui.conducting",
)


class WarmingUp(QObject):
    """Imports module by module, then builds, with a turn of the event loop between two steps."""

    def __init__(self, parent: QObject, language: Callable[[], str]) -> None:
        """Get ready; after the modules come the tables of `language`."""
        super().__init__(parent)
        self._language = language
        self._loading = self._load()
        self._steps: Iterator[None] = iter(())
        self._is_done = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._step)

    def start(self, build: Callable[[], Iterator[None]]) -> None:
        """Load what is not loaded yet, then take the steps of `build`, which makes a screen."""
        self._steps, self._is_done = chain(self._loading, build()), False
        self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether everything is loaded and built."""
        return self._is_done

    def _step(self) -> None:
        self._is_done = next(self._steps, _DONE) is _DONE
        if not self._is_done:
            self._timer.start()

    def _load(self) -> Iterator[None]:
        for name in MODULES:
            importlib.import_module(name)
            yield
        yield from _meet_qt()
        yield from _read_tables(self._language())
        gc.freeze()  # modules stay: a search for waste would hold the window for 50 ms


def _meet_qt() -> Iterator[None]:
    """Let Qt hand out objects of kinds that PySide6 has no name for.

    To find out what such an object is, it makes every class of a whole module, once: 10 to 20 ms.
    """
    QAbstractScrollArea().viewport()
    yield
    application = QCoreApplication.instance()
    if isinstance(application, QApplication):
        application.children()
        yield
        application.style()
        yield


def _read_tables(language: str) -> Iterator[None]:
    """Read what dates, numbers and the names of languages are written with."""
    from intake.i18n.formats import ago_text, moment_text
    from intake.i18n.languages import native_name

    moment_text(datetime(2026, 1, 1, tzinfo=UTC), language)
    yield
    ago_text(timedelta(days=1), language)
    yield
    for each in interface_languages():
        native_name(each)
        yield
