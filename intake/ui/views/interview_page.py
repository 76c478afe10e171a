"""The card with its pages: the next one is made ready while somebody thinks about this one."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from intake.ui.kit.context import Context
from intake.ui.presenters.interview_state import InterviewState, Matrix, Page, Part, QuestionBlock
from intake.ui.views.matrix_panel import MatrixPanel
from intake.ui.views.page_body import PageBody
from intake.ui.views.page_part import PartPanel
from intake.ui.views.question_card import QuestionCard
from intake.ui.views.question_panel import QuestionPanel

READY_PARTS = 6
"""How many parts of the next page are made before anybody sees it."""
PAGES_KEPT = 3
QUIET_MS = 6
"""Between two things that are made ready: what somebody does comes first."""

Ahead = Callable[[], Page | None]


class InterviewPage(QuestionCard):
    """Shows a page at once, and what is below the first questions in the turns after it."""

    pdf_asked = Signal()
    bundle_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._finish.pdf_asked.connect(self.pdf_asked)
        self._finish.bundle_asked.connect(self.bundle_asked)
        self._bodies: list[PageBody] = []
        self._area: QScrollArea | None = None
        self._ahead: Ahead | None = None
        self._shown_in = ("", "")
        self._focused = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make_ready)
        self.given.connect(lambda path, _text: self._touch(path))
        self.skipped.connect(lambda path, _why: self._touch(path))

    def stand_in(self, area: QScrollArea, ahead: Ahead) -> None:
        """Take the area that scrolls this card, and who knows the page that comes next."""
        self._area, self._ahead = area, ahead
        area.verticalScrollBar().valueChanged.connect(self._look)

    @property
    def override(self) -> str:
        """Why the questions are finished although something is open."""
        return self._finish.override

    def commit(self) -> None:
        """Give what stands half typed in any field."""
        for panel in self._parts():
            panel.commit()

    def focus_first(self) -> None:
        """Put the focus on the first answer."""
        if self._bodies:
            self._bodies[0].focus_on("")

    def take_key(self, key: str) -> bool:
        """Let a number key choose where the focus is, else in the first question with choices."""
        here: QWidget | None = self.focusWidget()
        parts = self._parts()
        first = [each for each in parts if here is not None and each.widget.isAncestorOf(here)]
        return any(panel.take_key(key) for panel in (*first, *parts))

    def display(self, state: InterviewState, languages: tuple[str, str]) -> None:
        """Show the page; the focus moves only when another page or question is asked for."""
        super().display(state, languages)
        wanted = f"{state.page.key} {state.focus}"
        if state.focus and wanted != self._focused and self._bodies:
            self._bodies[0].focus_on(state.focus)
        self._focused = wanted

    def _show_questions(self, page: Page, languages: tuple[str, str]) -> None:
        self._shown_in = languages
        body = next((each for each in self._bodies if each.key == page.key), None)
        if body is None:
            body = self._add_body()
        body.display(page, languages)
        if not self._bodies or self._bodies[0] is not body:
            self._bring_forward(body)
        self._note()
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
        body.grown.connect(self._note)
        self._body.addWidget(body)
        return body

    def _make_part(self, page: Page, part: Part, place: int) -> PartPanel:
        if isinstance(part, Matrix):
            return self._make_matrix()
        at = next(at for at, each in enumerate(page.questions) if each.path == part.path)
        del place
        return _One(self._make(page, at))

    def _make_matrix(self) -> PartPanel:
        made = MatrixPanel(self._context)
        made.given.connect(self.given)
        made.skip_asked.connect(self.skipped)
        return made

    def _make_ready(self) -> None:
        """Make a little of the next page, or let go of one that was left long ago."""
        if not self._bodies or self._ahead is None or not self.isVisible():
            return
        if len(self._bodies) > PAGES_KEPT:
            last = self._bodies.pop()
            self._body.removeWidget(last)
            last.deleteLater()
        else:
            page = self._ahead()
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

    def _note(self) -> None:
        self._panels = [each.panel for each in self._parts() if isinstance(each, _One)]

    def _parts(self) -> tuple[PartPanel, ...]:
        return self._bodies[0].panels if self._bodies else ()


class _One:
    """The panel of one question, as a part of a page."""

    def __init__(self, panel: QuestionPanel) -> None:
        self.panel = panel

    @property
    def path(self) -> str:
        return self.panel.path

    @property
    def widget(self) -> QWidget:
        return self.panel

    def fits(self, part: Part) -> bool:
        return isinstance(part, QuestionBlock) and self.panel.fits(part)

    def show_part(self, part: Part, languages: tuple[str, str]) -> None:
        if isinstance(part, QuestionBlock):
            self.panel.display(part, languages)
            if self.panel.editor.focusProxy() is not None:
                self.panel.setFocusProxy(self.panel.editor)

    def commit(self) -> None:
        self.panel.editor.commit()

    def holds(self, path: str) -> bool:
        return self.panel.path == path

    def focus_on(self, path: str) -> bool:
        del path
        if self.panel.editor.focusProxy() is None:
            return False
        self.panel.editor.setFocus()
        return True

    def take_key(self, key: str) -> bool:
        return self.panel.editor.take_key(key)
