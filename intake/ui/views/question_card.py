"""The card in the middle of the interview: one page of questions, a repeat, or the last page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.domain.answers import SkipReason
from intake.i18n import N_
from intake.ui.kit.context import Context
from intake.ui.kit.labels import pill, plain_label, set_pill
from intake.ui.kit.layout import column, frame, row
from intake.ui.presenters.interview_state import InterviewState, Page
from intake.ui.views.interview_finish import FinishPanel
from intake.ui.views.interview_repeat import RepeatPanel
from intake.ui.views.question_panel import QuestionPanel


class QuestionCard(QWidget):
    """Keeps the panels of a page as long as their questions stay on it: nothing typed is lost."""

    typed = Signal(str, str, int)
    given = Signal(str, str)
    skipped = Signal(str, SkipReason)
    entered = Signal()
    row_added = Signal(str)
    row_removed = Signal(str, str)
    row_opened = Signal(str, str)
    question_opened = Signal(str)
    rest_skipped = Signal(SkipReason)
    finish_asked = Signal()
    leave_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self._context = context
        self._section, self._place = plain_label("", "strong"), plain_label("", "muted")
        self._sensitive = pill("warn")
        self._panels: list[QuestionPanel] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(s(22))
        self._repeat = RepeatPanel(context)
        self._repeat.added.connect(self.row_added)
        self._repeat.removed.connect(self.row_removed)
        self._repeat.opened.connect(self.row_opened)
        self._finish = FinishPanel(context)
        self._finish.question_opened.connect(self.question_opened)
        self._finish.rest_skipped.connect(self.rest_skipped)
        self._finish.finish_asked.connect(self.finish_asked)
        self._finish.leave_asked.connect(self.leave_asked)
        head = row(self._section, self._place, None, self._sensitive, gap=s(10))
        inside = column(
            head, s(6), self._body, self._repeat, self._finish, margins=(s(28), s(22)) * 2
        )
        self.setLayout(column(frame(inside, card=True), None, margins=(s(36), s(20), s(36), s(20))))
        self._key = ""

    @property
    def key(self) -> str:
        """The page that is shown."""
        return self._key

    @property
    def panels(self) -> tuple[QuestionPanel, ...]:
        """The questions on the page."""
        return tuple(self._panels)

    def commit(self) -> None:
        """Give what stands half typed in any field."""
        for panel in self._panels:
            panel.editor.commit()

    def focus_first(self) -> None:
        """Put the focus on the first answer."""
        for panel in self._panels:
            if panel.editor.focusProxy() is not None:
                panel.editor.setFocus()
                return

    def take_key(self, key: str) -> bool:
        """Let a number key choose in the first question that has choices."""
        return any(panel.editor.take_key(key) for panel in self._panels)

    def display(self, state: InterviewState, languages: tuple[str, str]) -> None:
        """Show the page; the focus moves only when another page is shown."""
        page = state.page
        is_new = page.key != self._key
        self._key = page.key
        current = next((each for each in state.sections if each.is_current), None)
        self._section.setText(current.title if current else "")
        self._show_place(page)
        identity = any(block.is_identity for block in page.questions)
        self._sensitive.setVisible(identity)
        set_pill(
            self._sensitive, "warn", self._context.localizer.gettext(N_("Identity: kept apart"))
        )
        self._show_questions(page, languages)
        self._repeat.setVisible(page.repeat is not None)
        if page.repeat is not None:
            self._repeat.display(page.repeat, languages)
        self._finish.setVisible(page.finish is not None)
        if page.finish is not None:
            self._finish.display(page.finish)
        if is_new:
            self.focus_first()

    def _show_place(self, page: Page) -> None:
        if page.finish is not None or page.count < 2:
            self._place.setText("")
            return
        text = self._context.localizer.gettext(
            N_("· Page {n} of {total}"), n=page.position, total=page.count
        )
        self._place.setText(text)

    def _show_questions(self, page: Page, languages: tuple[str, str]) -> None:
        kept = {panel.path: panel for panel in self._panels}
        shown: list[QuestionPanel] = []
        for block in page.questions:
            panel = kept.pop(block.path, None)
            if panel is None or not panel.fits(block):
                if panel is not None:
                    self._drop(panel)
                panel = self._make(page, len(shown))
            shown.append(panel)
            panel.display(block, languages)
        for panel in kept.values():
            self._drop(panel)
        for place, panel in enumerate(shown):
            if self._body.indexOf(panel) != place:
                self._body.insertWidget(place, panel)
        self._panels = shown

    def _make(self, page: Page, place: int) -> QuestionPanel:
        alone, first = len(page.questions) == 1, place == 0
        panel = QuestionPanel(
            self._context, page.questions[place], is_alone=alone, shows_tags=first
        )
        panel.typed.connect(self.typed)
        panel.given.connect(self.given)
        panel.entered.connect(self.entered)
        panel.skip_asked.connect(self.skipped)
        panel.unskip_asked.connect(lambda path: self.given.emit(path, ""))
        return panel

    def _drop(self, panel: QuestionPanel) -> None:
        self._body.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
