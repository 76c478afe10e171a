"""The card in the middle of the interview: one page of questions, a repeat, or the last page.

The next page is made ready while somebody thinks about this one.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from intake.domain.answers import SkipReason
from intake.i18n import N_
from intake.ui.kit.context import Context
from intake.ui.kit.labels import pill, plain_label, set_pill
from intake.ui.kit.layout import column, frame, row
from intake.ui.presenters.file_asks import FileDecision
from intake.ui.presenters.interview_state import InterviewState, Matrix, Page, Part, QuestionBlock
from intake.ui.views.interview_finish import FinishPanel
from intake.ui.views.interview_repeat import RepeatPanel
from intake.ui.views.matrix_panel import MatrixPanel
from intake.ui.views.page_body import PageBody
from intake.ui.views.page_part import PartPanel
from intake.ui.views.question_panel import QuestionPanel

READY_PARTS = 6
"""How many parts of the next page are made before anybody sees it."""
PAGES_KEPT = 3
QUIET_MS = 6
"""Between two things that are made ready: what somebody does comes first."""

Ahead = Callable[[], Page | None]


class QuestionCard(QWidget):
    """Shows a page at once, and what is below the first questions in the turns after it.

    Panels are kept as long as their questions stay on the page: nothing typed is lost.
    """

    typed = Signal(str, str, int)
    given = Signal(str, str)
    spanned = Signal(str, object)
    story_asked = Signal(str, object)
    file_chosen = Signal(str, str)
    file_decided = Signal(str, FileDecision)
    skipped = Signal(str, SkipReason)
    entered = Signal()
    row_added = Signal(str)
    row_removed = Signal(str, str)
    row_opened = Signal(str, str)
    question_opened = Signal(str)
    rest_skipped = Signal(SkipReason)
    finish_asked = Signal()
    leave_asked = Signal()
    readback_asked = Signal()
    pdf_asked = Signal()
    bundle_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self._context, self._key = context, ""
        self._section, self._place = plain_label("", "strong"), plain_label("", "muted")
        self._sensitive = pill("warn")
        self._body = QVBoxLayout()
        self._body.setSpacing(s(22))
        self._repeat: RepeatPanel | None = None
        self._finish: FinishPanel | None = None
        self._rest = QVBoxLayout()
        head = row(self._section, self._place, None, self._sensitive, gap=s(10))
        inside = column(head, s(6), self._body, self._rest, margins=(s(28), s(22)) * 2)
        self.setLayout(column(frame(inside, card=True), None, margins=(s(36), s(20), s(36), s(20))))
        self._bodies: list[PageBody] = []
        self._area: QScrollArea | None = None
        self._ahead: Ahead | None = None
        self._following: Page | None = None
        self._is_ahead_known = False
        self._shown_in = ("", "")
        self._focused = ""
        self._opened: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make_ready)
        self._attend_to_panels()

    def _attend_to_panels(self) -> None:
        """Let go of pictures with the card, and show anew what somebody acted on."""
        if self._context.pictures is not None:
            self.destroyed.connect(self._context.pictures.forget)
        self.given.connect(lambda path, _text: self._touch(path))
        self.skipped.connect(lambda path, _why: self._touch(path))

    def _repeat_panel(self) -> RepeatPanel:
        """Return the panel of rows, made when the first list of rows is shown."""
        if self._repeat is None:
            made = self._repeat = RepeatPanel(self._context)
            self._rest.addWidget(made)
            made.added.connect(self.row_added)
            made.removed.connect(self.row_removed)
            made.opened.connect(self.row_opened)
        return self._repeat

    def _finish_panel(self) -> FinishPanel:
        """Return the panel of the last page, made when somebody comes to it."""
        if self._finish is None:
            made = self._finish = FinishPanel(self._context)
            self._rest.addWidget(made)
            made.question_opened.connect(self.question_opened)
            made.rest_skipped.connect(self.rest_skipped)
            made.finish_asked.connect(self.finish_asked)
            made.leave_asked.connect(self.leave_asked)
            made.readback_asked.connect(self.readback_asked)
            made.pdf_asked.connect(self.pdf_asked)
            made.bundle_asked.connect(self.bundle_asked)
        return self._finish

    @property
    def key(self) -> str:
        """The page that is shown."""
        return self._key

    @property
    def panels(self) -> tuple[QuestionPanel, ...]:
        """The questions on the page that have been made so far."""
        return tuple(each for each in self._parts() if isinstance(each, QuestionPanel))

    def stand_in(self, area: QScrollArea, ahead: Ahead) -> None:
        """Take the area that scrolls this card, and who knows the page that comes next."""
        self._area, self._ahead = area, ahead
        area.verticalScrollBar().valueChanged.connect(self._look)

    @property
    def override(self) -> str:
        """Why the questions are finished although something is open."""
        return self._finish.override if self._finish is not None else ""

    def give_reason(self, text: str) -> None:
        """Put back why the questions are to be finished although something is open."""
        is_elsewhere = self._finish is None
        panel = self._finish_panel()
        panel.give_reason(text)
        if is_elsewhere:
            panel.hide()

    def commit(self) -> None:
        """Give what stands half typed in any field."""
        for panel in self._parts():
            panel.commit()

    def focus_first(self) -> None:
        """Put the focus on the first answer."""
        if self._bodies:
            self._bodies[0].focus_on("")

    def path_at(self, widget: QWidget) -> str:
        """Return the question that a widget is a part of, or nothing."""
        for part in self._parts():
            if part.widget.isAncestorOf(widget):
                rows = part.rows if isinstance(part, MatrixPanel) else ()
                return next((each.path for each in rows if each.has_focus), part.path)
        return ""

    def take_key(self, key: str) -> bool:
        """Let a number key choose where the focus is, else in the first question with choices."""
        here: QWidget | None = self.focusWidget()
        parts = self._parts()
        first = [each for each in parts if here is not None and each.widget.isAncestorOf(here)]
        return any(panel.take_key(key) for panel in (*first, *parts))

    def display(self, state: InterviewState, languages: tuple[str, str]) -> None:
        """Show the page; the focus moves only when another page or question is asked for."""
        page = state.page
        is_new = page.key != self._key
        self._key = page.key
        current = next((each for each in state.sections if each.is_current), None)
        self._section.setText(current.title if current else "")
        self._show_place(page)
        identity = page.is_identity
        self._sensitive.setVisible(identity)
        set_pill(
            self._sensitive, "warn", self._context.localizer.gettext(N_("Identity: kept apart"))
        )
        self._show_questions(page, languages)
        self._show_rest(page, languages)
        if is_new:
            self.focus_first()
        wanted = f"{page.key} {state.focus}"
        if state.focus and wanted != self._focused and self._bodies:
            self._bodies[0].focus_on(state.focus)
        self._focused = wanted

    def _show_rest(self, page: Page, languages: tuple[str, str]) -> None:
        """Show what a page holds that is no question: a list of rows, or the way to finish."""
        if page.repeat is not None:
            self._repeat_panel().display(page.repeat, languages)
        if page.finish is not None:
            self._finish_panel().display(page.finish)
        if self._repeat is not None:
            self._repeat.setVisible(page.repeat is not None)
        if self._finish is not None:
            self._finish.setVisible(page.finish is not None)

    def _show_place(self, page: Page) -> None:
        if page.finish is not None or page.count < 2:
            self._place.setText("")
            return
        text = self._context.localizer.gettext(
            N_("· Page {n} of {total}"), n=page.position, total=page.count
        )
        self._place.setText(text)

    def _show_questions(self, page: Page, languages: tuple[str, str]) -> None:
        self._shown_in, self._is_ahead_known = languages, False
        body = next((each for each in self._bodies if each.key == page.key), None)
        if body is None:
            body = self._add_body()
        body.display(page, languages)
        if not self._bodies or self._bodies[0] is not body:
            self._bring_forward(body)
        if not self._timer.isActive():
            self._timer.start(QUIET_MS)

    def _bring_forward(self, body: PageBody) -> None:
        before = self._bodies[0] if self._bodies else None
        self._bodies = [body, *(each for each in self._bodies if each is not body)]
        body.show()
        if before is not None:
            before.hide()

    def _add_body(self) -> PageBody:
        body = PageBody(self._context, self._make_part)
        body.hide()
        if self._area is not None:
            body.stand_in(self._area)
        self._body.addWidget(body)
        return body

    def _make_part(self, page: Page, part: Part) -> PartPanel:
        return self._make_matrix() if isinstance(part, Matrix) else self._make(page, part)

    def _make_matrix(self) -> MatrixPanel:
        made = MatrixPanel(self._context)
        made.given.connect(self.given)
        made.skip_asked.connect(self.skipped)
        return made

    def _make(self, page: Page, block: QuestionBlock) -> QuestionPanel:
        alone, first = len(page.questions) == 1, block.path == page.questions[0].path
        panel = QuestionPanel(
            self._context, block, is_alone=alone, shows_tags=first, opened=self._opened
        )
        panel.typed.connect(self.typed)
        panel.given.connect(self.given)
        panel.spanned.connect(self.spanned)
        panel.story_asked.connect(self.story_asked)
        panel.file_chosen.connect(self.file_chosen)
        panel.file_decided.connect(self.file_decided)
        panel.entered.connect(self.entered)
        panel.skip_asked.connect(self.skipped)
        panel.unskip_asked.connect(lambda path: self.given.emit(path, ""))
        return panel

    def _make_ready(self) -> None:
        """Make a little of the next page, or let go of one that was left long ago."""
        if not self._bodies or self._ahead is None or not self.isVisible():
            return
        if len(self._bodies) > PAGES_KEPT:
            last = self._bodies.pop()
            self._body.removeWidget(last)
            last.deleteLater()
        else:
            if not self._is_ahead_known:
                self._is_ahead_known, self._following = True, self._ahead()
            page = self._following
            if page is None or not page.questions:
                return
            body = next((each for each in self._bodies if each.key == page.key), None)
            if body is None:
                body = self._add_body()
                body.display(page, self._shown_in)
                self._bodies.insert(1, body)
            elif not body.make_ready(READY_PARTS):
                return
        self._timer.start(QUIET_MS)

    def _touch(self, path: str) -> None:
        if self._bodies:
            self._bodies[0].touch(path)

    def _look(self, _value: int = 0) -> None:
        if self._bodies:
            self._bodies[0].look()

    def _parts(self) -> tuple[PartPanel, ...]:
        return self._bodies[0].panels if self._bodies else ()
