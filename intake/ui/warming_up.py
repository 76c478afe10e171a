"""Load what comes after the lock screen while somebody types the passphrase, in short steps."""

import gc
import importlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 15
DATES = "dates"
MODULES = (  # from the ground up, so that no step is long
    "babel.dates",
    "regex",
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
    """Imports one module after the other, with a turn of the event loop between two."""

    def __init__(
        self, parent: QObject, language: Callable[[], str], prepare: Callable[[], object]
    ) -> None:
        """Get ready; in the end come the tables of `language`, and `prepare` builds a page."""
        super().__init__(parent)
        self._language, self._prepare = language, prepare
        self._left = [DATES, *reversed(MODULES)]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin; again changes nothing."""
        if self._left:
            self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether everything is loaded."""
        return not self._left

    def _step(self) -> None:
        name = self._left.pop()
        if name == DATES:
            from intake.i18n.formats import ago_text, moment_text

            moment_text(datetime(2026, 1, 1, tzinfo=UTC), self._language())
            ago_text(timedelta(days=1), self._language())
            self._prepare()
            gc.freeze()  # modules stay: a search for waste would hold the window for 50 ms
        else:
            importlib.import_module(name)
        self.start()
