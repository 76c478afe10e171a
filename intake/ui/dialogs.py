"""Questions and news in dialogs, and choosing files; answers come back through functions."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from intake.domain.errors import IntakeError
from intake.i18n import N_
from intake.ui.error_messages import sentence
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.localizer import Text

CANCEL = N_("Cancel")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the word for doing it and the word for leaving it."""

    title: Text
    sentence: Text
    do: Text
    leave: Text = CANCEL
    sign: str = "circle-question-mark"


class Dialogs:
    """Opens dialogs over one window; a test gives views another one of these."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self._context, self._window = context, window
        self._last_folder = ""

    def ask(
        self, question: Question, then: Callable[[], None], left: Callable[[], None] | None = None
    ) -> Dialog:
        """Ask; `then` is called if it is to be done, `left` if not."""
        made = Dialog(
            self._context, self._window, question.title, question.sentence, sign=question.sign
        )
        leave = button(self._context, question.leave)
        do = button(self._context, question.do, "primary")
        leave.clicked.connect(made.reject)
        do.clicked.connect(made.accept)
        made.add_button(leave)
        made.add_button(do)
        made.accepted.connect(then)
        if left is not None:
            made.rejected.connect(left)
        do.setDefault(True)
        made.open()
        return made

    def tell(self, title: Text, sentence: Text, *, sign: str = "info") -> Dialog:
        """Tell something that only needs to be read."""
        made = Dialog(self._context, self._window, title, sentence, sign=sign)
        close = button(self._context, N_("Close"), "primary")
        close.clicked.connect(made.accept)
        made.add_button(close)
        close.setDefault(True)
        made.open()
        return made

    def tell_error(self, error: IntakeError) -> Dialog:
        """Say what went wrong, in the language of the moment."""
        return self.tell(
            N_("That did not work"), lambda words: sentence(error, words), sign="triangle-alert"
        )

    def open_file(
        self, title: Text, kinds: tuple[tuple[Text, str], ...], then: Callable[[str], None]
    ) -> QFileDialog:
        """Have a file chosen that is there."""
        made = self._files(title, kinds)
        made.setFileMode(QFileDialog.FileMode.ExistingFile)
        made.fileSelected.connect(then)
        made.open()
        return made

    def save_file(
        self,
        title: Text,
        kinds: tuple[tuple[Text, str], ...],
        proposed: str,
        then: Callable[[str], None],
    ) -> QFileDialog:
        """Have a name chosen for a new file; Qt asks before one is replaced."""
        made = self._files(title, kinds)
        made.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        made.setDefaultSuffix(Path(proposed).suffix.lstrip("."))
        made.selectFile(proposed)
        made.fileSelected.connect(then)
        made.open()
        return made

    def choose_folder(self, title: Text, begin: str, then: Callable[[str], None]) -> QFileDialog:
        """Have a folder chosen."""
        made = self._files(title, ())
        made.setFileMode(QFileDialog.FileMode.Directory)
        made.setOption(QFileDialog.Option.ShowDirsOnly)
        made.setDirectory(_nearest_folder(begin))
        made.fileSelected.connect(then)
        made.open()
        return made

    def _files(self, title: Text, kinds: tuple[tuple[Text, str], ...]) -> QFileDialog:
        made = QFileDialog(self._window)
        made.setOption(
            QFileDialog.Option.DontUseNativeDialog
        )  # native ones speak the desktop's language
        made.setWindowTitle(self._context.localizer.text(title))
        made.setNameFilters(
            [f"{self._context.localizer.text(name)} ({patterns})" for name, patterns in kinds]
        )
        made.setDirectory(self._last_folder or _documents())
        made.resize(self._context.s(820), self._context.s(500))
        made.directoryEntered.connect(self._went_to)
        made.fileSelected.connect(lambda path: self._went_to(str(Path(path).parent)))
        made.finished.connect(made.deleteLater)
        return made

    def _went_to(self, folder: str) -> None:
        """Begin there the next time, until the program is closed."""
        self._last_folder = folder


def _documents() -> str:
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return _nearest_folder(QStandardPaths.writableLocation(kind) or str(Path.home()))


def _nearest_folder(begin: str) -> str:
    path = Path(begin)
    return next((str(each) for each in (path, *path.parents) if each.is_dir()), str(Path.home()))
