"""A picture, a recording or a file: chosen or dropped, sealed as it is read, taken out again."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from intake.forms.model import QuestionKind
from intake.i18n import N_
from intake.ui.answer_editors.base import AnswerEditor
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, plain_label
from intake.ui.kit.layout import column, frame, row
from intake.ui.kit.picture import PictureBox
from intake.ui.pictures import PictureName, PictureSource
from intake.ui.presenters.file_asks import FileAsk, FileDecision
from intake.ui.presenters.interview_state import FileBlock, QuestionBlock

_PICTURE: Final = (260, 180)
_PATTERNS: Final[Mapping[QuestionKind, tuple[str, str]]] = {
    QuestionKind.IMAGE: (N_("Pictures"), "*.jpg *.jpeg *.png *.webp *.JPG *.JPEG *.PNG *.WEBP"),
    QuestionKind.AUDIO: (N_("Recordings"), "*.mp3 *.m4a *.ogg *.opus *.wav *.amr *.flac *.3gp"),
    QuestionKind.VIDEO: (N_("Video files"), "*.mp4 *.m4v *.mov *.mkv *.webm *.3gp"),
}
_ALL: Final = (N_("All files"), "*")


class AttachmentEditor(AnswerEditor):
    """Enter chooses a file, Delete takes it out. The file itself is left where it lies."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        s = context.s
        self._kind = QuestionKind.FILE
        self._draft = ""
        self._has_file = self._is_readonly = self._is_busy = False
        self._picture: PictureBox | None = None
        self._title, self._facts = plain_label("", "strong", wrap=True), plain_label("", "caption")
        self._remove = button(context, N_("Take it out"), "quiet", sign="trash-2")
        self._remove.clicked.connect(self.clear)
        stays = N_("It stays in the history of the record, as every answer does.")
        context.localizer.bind(self._remove, self._remove.setToolTip, stays)
        self._sign = IconLabel(context, "paperclip", "primary")
        words = column(None, self._title, self._facts, None, gap=s(2))
        self._line = row(self._sign, (words, 1), self._remove, gap=s(12))
        self._held = frame(row((self._line, 1), margins=(s(14), s(10), s(10), s(10))), well=True)
        self._pick = button(context, N_("Choose a file …"), sign="upload")
        self._pick.clicked.connect(self._choose)
        self._limit = plain_label("", "caption", wrap=True)
        self._problem = plain_label("", "bad", wrap=True)
        pick = row(self._pick, (self._limit, 1), gap=s(14))
        self._ask = _AskFrame(context)
        self._ask.decided.connect(self._decide)
        self.setLayout(column(self._held, pick, self._ask, self._problem, gap=s(8)))
        self.setFocusProxy(self._pick)
        self.setAcceptDrops(True)

    def display(self, block: QuestionBlock) -> None:
        """Show what is attached, and what can be."""
        file = block.file or FileBlock(title=block.value)
        self._kind = block.kind
        self._draft = block.draft if block.draft and block.draft != block.value else ""
        self._is_readonly = block.is_readonly or not file.can_attach
        self._has_file, self._is_busy = bool(file.title), file.is_busy
        self._held.setVisible(self._has_file)
        self._title.setText(file.title)
        self._facts.setText(file.facts)
        self._show_picture(file)
        self._pick.setText(self._words_for_choosing())
        self._pick.setVisible(not self._is_readonly)
        self._pick.setEnabled(not file.is_busy)
        self._remove.setVisible(not self._is_readonly)
        self._remove.setEnabled(not file.is_busy)
        self._limit.setText(file.limit)
        self._limit.setVisible(bool(file.limit) and not block.is_readonly)
        self._show_ask(file.ask)
        self._problem.setText(file.problem)
        self._problem.setVisible(bool(file.problem))

    def commit(self) -> None:
        """Give a file that was sealed before the program ended, and whose answer was not given."""
        if self._draft and not self._is_readonly:
            draft, self._draft = self._draft, ""
            self.given.emit(draft)

    def clear(self) -> None:
        """Take the file out of the answers."""
        if self._has_file and not self._is_readonly and not self._is_busy:
            self._pick.setFocus()
            self._draft = ""
            self.given.emit("")

    def name(self, words: str, description: str = "") -> None:
        """Name the group and its button."""
        super().name(words, description)
        said = " ".join(filter(None, (words, self._title.text(), self._facts.text())))
        self._pick.setAccessibleDescription(f"{said} {description}".strip())
        self._remove.setAccessibleDescription(self._title.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that is held over the question."""
        if self._dropped(event.mimeData().urls()):
            _copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach a file that was let go over the question."""
        dropped = self._dropped(event.mimeData().urls())
        if dropped:
            _copy(event)
            self.file_chosen.emit(dropped)

    def _show_ask(self, ask: FileAsk | None) -> None:
        is_new = ask is not None and self._ask.isHidden()
        self._ask.setVisible(ask is not None and not self._is_readonly)
        if ask is not None:
            self._ask.display(ask)
            if is_new and self._pick.hasFocus():
                self._ask.setFocus()

    def _decide(self, said: FileDecision) -> None:
        self._pick.setFocus()
        self.file_decided.emit(said)

    def _dropped(self, urls: list[QUrl]) -> str:
        if self._is_readonly or self._is_busy or len(urls) != 1 or not urls[0].isLocalFile():
            return ""
        return urls[0].toLocalFile()

    def _words_for_choosing(self) -> str:
        if self._is_busy:
            message = N_("Sealing the file …")
        else:
            message = N_("Choose another file …") if self._has_file else N_("Choose a file …")
        return self._context.localizer.gettext(message)

    def _show_picture(self, file: FileBlock) -> None:
        self._sign.setVisible(not file.picture)
        if file.picture and self._picture is None:
            self._picture = PictureBox(self._context, _PICTURE)
            self._line.insertWidget(0, self._picture)
        if self._picture is not None:
            self._picture.setVisible(bool(file.picture))
            if file.picture:
                self._picture.display(PictureName(PictureSource.RECORD, file.picture), file.title)

    def _choose(self) -> None:
        words = self._context.localizer
        dialog = QFileDialog(self)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)  # they speak another language
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setWindowTitle(words.gettext(N_("Choose a file")))
        kinds = [each for each in (_PATTERNS.get(self._kind), _ALL) if each is not None]
        dialog.setNameFilters([f"{words.gettext(name)} ({fits})" for name, fits in kinds])
        dialog.resize(self._context.s(820), self._context.s(500))
        dialog.fileSelected.connect(self.file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class _AskFrame(QWidget):
    """What a picture says by the way, what the person is asked, and what becomes of it."""

    decided = Signal(FileDecision)

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self._context = context
        self._told = plain_label("", "strong", wrap=True)
        self._asked = plain_label("", "strong", wrap=True)
        self._attach = self._button(N_("Attach it"), FileDecision.ATTACH)
        self._refuse = self._button(N_("The person says no"), FileDecision.REFUSED)
        self._leave = self._button(N_("Leave it out"), FileDecision.LEAVE, "quiet")
        choices = row(self._attach, self._refuse, self._leave, None, gap=s(10))
        inside = column(self._told, self._asked, choices, gap=s(8), margins=(s(14),) * 4)
        self.setLayout(row((frame(inside, well=True), 1)))
        self.setFocusProxy(self._attach)
        self.hide()

    def display(self, ask: FileAsk) -> None:
        """Show what is to be decided."""
        message = N_("The person says yes: attach it") if ask.asked else N_("Attach it")
        self._attach.setText(self._context.localizer.gettext(message))
        for label, words in ((self._told, ask.told), (self._asked, ask.asked)):
            label.setText(words)
            label.setVisible(bool(words))
        self._refuse.setVisible(bool(ask.asked))
        self._attach.setAccessibleDescription(f"{ask.told} {ask.asked}".strip())

    def _button(self, message: str, said: FileDecision, kind: str = "") -> QPushButton:
        made = button(self._context, message, kind)
        made.clicked.connect(lambda: self.decided.emit(said))
        return made


def _copy(event: QDropEvent) -> None:
    """Take a copy: what is moved would be deleted where it lay."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
