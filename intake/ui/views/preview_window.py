"""A window of its own in which a form is tried out; it says so all the time, in every language."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.i18n.catalogs import interface_languages
from intake.i18n.languages import native_name
from intake.ui.kit.context import Context
from intake.ui.kit.keys_over import keys_over
from intake.ui.kit.labels import IconLabel, plain_label
from intake.ui.kit.layout import column, frame, row
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_state import InterviewState
from intake.ui.presenters.preview import as_preview, preview_sentences, preview_word
from intake.ui.views.interview_view import InterviewView

MakePresenter = Callable[[Callable[[InterviewState], None]], InterviewPresenter]
"""Returns the presenter for what shows its states."""


class PreviewWindow(QWidget):
    """Shows the interview screen under a strip; papers and bundles are never offered."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setLayoutDirection(context.localizer.direction)
        self._context = context
        self._presenter: InterviewPresenter | None = None
        s = context.s
        self._word = plain_label("", "h3")
        self._sentence = plain_label("", "body", wrap=True)
        self._other = plain_label("", "caption", wrap=True)
        strip = row(
            IconLabel(context, "eye", "warn"),
            self._word,
            s(12),
            (column(self._sentence, self._other, gap=0), 1),
            margins=(s(20), s(8), s(20), s(8)),
            gap=s(10),
        )
        languages = tuple((each, native_name(each)) for each in interface_languages())
        self.interview = InterviewView(context, languages)
        for each in (self.interview.lock, self.interview.listen):
            each.hide()
        self.interview.left.connect(self.close)
        self.interview.language_picked.connect(context.localizer.set_language)
        self.setLayout(column(frame(strip, banner="warn"), (self.interview, 1), gap=0))
        context.localizer.bind(self, self.setWindowTitle, N_("Intake: preview"))
        context.localizer.changed.connect(self._speak)
        keys_over(self, parent.window() if parent is not None else None, context.localizer)
        self._say()

    def attend(self, make: MakePresenter) -> None:
        """Take the presenter that `make` returns for what shows its states, and begin."""
        self._presenter = make(lambda state: self.interview.display(as_preview(state)))
        self.interview.attend(self._presenter)
        self._speak(self._context.localizer.language)
        self.interview.take_focus()

    def _speak(self, language: str) -> None:
        self._say()
        second = next((each for each in interface_languages() if each != language), "")
        if self._presenter is not None:
            self._presenter.speak(self._context.localizer.words, second)

    def _say(self) -> None:
        first, *others = preview_sentences(self._context.localizer.words)
        self._word.setText(preview_word())
        self._sentence.setText(first)
        self._other.setText(" ".join(others))
