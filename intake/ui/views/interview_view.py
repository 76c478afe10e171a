"""The interview screen: sections at the side, one card, and what the disk said at the foot."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPlainTextEdit, QProgressBar, QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import ButtonIcon, button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, frame, row, scrolling
from intake.ui.kit.nav import NavItem, SectionMark
from intake.ui.kit.status_bar import StatusBar
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.presenters.interview_pages import FINISH
from intake.ui.presenters.interview_state import InterviewState, Mark, Page, Saving, SectionRow
from intake.ui.views.interview_status import status_facts
from intake.ui.views.interview_top import InterviewTop
from intake.ui.views.question_card import QuestionCard

QUIET_MS = 400
"""How long the typing must rest before half-typed text is written."""


class InterviewView(QWidget):
    """Shows an `InterviewState`; everything a person does goes to the presenter."""

    left = Signal()
    lock_asked = Signal()
    language_picked = Signal(str)
    pdf_asked = Signal()
    bundle_asked = Signal()
    displayed = Signal(object)
    """The InterviewState that is on the screen now."""

    def __init__(self, context: Context, languages: tuple[tuple[str, str], ...]) -> None:
        """Build the screen; `languages` are (tag, native name) of what the program speaks."""
        super().__init__()
        self._context = context
        self._presenter: InterviewPresenter | None = None
        self._state: InterviewState | None = None
        self._shown: tuple[Page, tuple[str, str], str] | None = None
        self._warned: frozenset[str] = frozenset()
        self.resume: Callable[[], None] | None = None
        """How it goes on after a pause, where the person may have to be asked again."""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(lambda: self._tell(InterviewPresenter.save_drafts))
        self.card = QuestionCard(context)
        self._card_area = scrolling(self.card)
        self.card.stand_in(self._card_area, self._page_ahead)
        self._banner = Banner(context)
        self._banner.acted.connect(lambda: self._tell(InterviewPresenter.try_again))
        self._nav_items: list[NavItem] = []
        self._status = StatusBar(context)
        side, top, foot = self._side(), self._top(languages), self._foot()
        middle = column(self._banner, (self._card_area, 1), foot, gap=0)
        self.setLayout(column(top, (row(side, (middle, 1), gap=0), 1), self._status.widget, gap=0))
        self._connect_card()
        self._shortcuts()

    def attend(self, presenter: InterviewPresenter) -> None:
        """Take the presenter whose states are shown."""
        self._presenter = presenter

    def take_focus(self) -> None:
        """Put the keyboard on the first answer."""
        self.card.focus_first()

    def commit(self) -> None:
        """Give what is half typed: before going on, pausing, locking or leaving."""
        self._quiet.stop()
        self.card.commit()
        self._tell(InterviewPresenter.save_drafts)

    def display(self, state: InterviewState) -> None:
        """Show a state. Only what changed is touched, so caret, selection and scroll stay."""
        is_new_page = self._state is None or state.page.key != self._state.page.key
        self._state = state
        self._code.setText(state.heads[0])
        self._form.setText(state.heads[1])
        self._segments.set_choice(self._context.localizer.language)
        self._columns.display(state.languages)
        self._show_sections(state.sections)
        self._progress.setMaximum(max(state.total, 1))
        self._progress.setValue(state.answered)
        words = self._context.localizer.words
        self._progress_text.setText(
            words.gettext("{done} of {total} answered", done=state.answered, total=state.total)
        )
        presenter = self._presenter
        languages = presenter.languages if presenter else ("en", "")
        if is_new_page:
            self._card_area.verticalScrollBar().setValue(0)
        if self._shown != (state.page, languages, state.focus):
            self._shown = state.page, languages, state.focus
            self.card.display(state, languages)
        self._show_foot(state)
        retry = words.gettext("Try again") if state.failure else ""
        self._banner.display("bad", state.failure, retry)
        self._status.display(*status_facts(state, words))
        self.displayed.emit(state)

    def _top(self, languages: tuple[tuple[str, str], ...]) -> QWidget:
        top = self.top = InterviewTop(self._context, languages)
        self._code, self._form, self._pause = top.code, top.form, top.pause
        self._segments, self._columns = top.segments, top.columns
        self.lock, self.listen = top.lock, top.listen
        top.back.clicked.connect(self._leave)
        top.segments.picked.connect(self.language_picked)
        top.columns.chosen.connect(
            lambda lead, second: self._tell(InterviewPresenter.choose_columns, lead, second)
        )
        top.pause.clicked.connect(self._pause_or_resume)
        top.lock.clicked.connect(self._lock)
        return top.widget

    def _side(self) -> QWidget:
        context, s = self._context, self._context.s
        self._nav = column(gap=s(2))
        self._nav_group = QButtonGroup(self)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        context.localizer.bind(
            self._progress, self._progress.setAccessibleName, N_("Questions answered")
        )
        self._progress_text = plain_label("", "caption")
        inner = QWidget()
        inner.setLayout(column(self._nav, None))
        bar = self.side = column(
            label(context, N_("Sections"), "label"),
            (scrolling(inner), 1),
            self._progress_text,
            self._progress,
            margins=(s(14), s(18), s(14), s(18)),
            gap=s(10),
        )
        made = frame(bar, bar="side")
        made.setFixedWidth(s(290))
        return made

    def _foot(self) -> QWidget:
        context, s = self._context, self._context.s
        self._back = button(context, N_("Previous"), sign=ButtonIcon("arrow-left", is_arrow=True))
        self._back.clicked.connect(self._previous)
        self._undo = button(context, N_("Undo"), "quiet")
        self._undo.clicked.connect(lambda: self._tell(InterviewPresenter.undo))
        self._next = button(
            context,
            N_("Next"),
            "primary",
            sign=ButtonIcon("arrow-right", is_after=True, is_arrow=True),
        )
        self._next.setMinimumWidth(s(130))
        self._next.clicked.connect(self._go_on)
        bar = row(
            self._back, self._undo, None, self._next,
            margins=(s(24), s(12), s(24), s(12)), gap=s(4),
        )  # fmt: skip
        return frame(bar, bar="bottom")

    def _connect_card(self) -> None:
        card = self.card
        card.typed.connect(self._typed)
        card.given.connect(lambda path, text: self._tell(InterviewPresenter.answer, path, text))
        card.spanned.connect(
            lambda path, spans: self._tell(lambda it: it.testimony.spanned(path, spans))
        )
        card.story_asked.connect(
            lambda path, act: self._tell(lambda it: it.testimony.take(path, act))
        )
        card.file_chosen.connect(
            lambda path, file: self._tell(lambda it: it.files.attach(path, file))
        )
        card.file_decided.connect(
            lambda path, said: self._tell(lambda it: it.files.decide(path, said))
        )
        card.skipped.connect(lambda path, why: self._tell(InterviewPresenter.skip, path, why))
        card.entered.connect(self._go_on)
        card.row_added.connect(lambda path: self._tell(InterviewPresenter.add_row, path))
        card.row_removed.connect(
            lambda path, uid: self._tell(InterviewPresenter.remove_row, path, uid)
        )
        card.row_opened.connect(
            lambda path, uid: self._tell(InterviewPresenter.go_to_row, path, uid)
        )
        card.question_opened.connect(
            lambda path: self._tell(InterviewPresenter.go_to_question, path)
        )
        card.rest_skipped.connect(
            lambda reason: self._tell(InterviewPresenter.skip_all_open, reason)
        )
        card.finish_asked.connect(lambda: self._tell(InterviewPresenter.finish, card.override))
        card.leave_asked.connect(self._leave)
        card.pdf_asked.connect(self.pdf_asked)
        card.bundle_asked.connect(self.bundle_asked)

    def _shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+Return", self._go_on),
            ("Alt+Right", self._go_on),
            ("Alt+Left", self._previous),
            ("Ctrl+Shift+Z", lambda: self._tell(InterviewPresenter.undo)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let number keys choose, unless somebody is writing."""
        writing = isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit)
        if not writing and event.text() and self.card.take_key(event.text()):
            return
        super().keyPressEvent(event)

    def _show_sections(self, sections: tuple[SectionRow, ...]) -> None:
        while len(self._nav_items) < len(sections) + 1:
            item = NavItem(self._context)
            item.clicked.connect(partial(self._nav_clicked, len(self._nav_items)))
            self._nav_items.append(item)
            self._nav_group.addButton(item)
            self._nav.addWidget(item)
        marks = {Mark.DONE: SectionMark.DONE, Mark.TODO: SectionMark.TODO}
        for item, section in zip(self._nav_items, sections, strict=False):
            share = section.answered / section.total if section.total else 0.0
            mark = marks.get(section.mark, SectionMark.PART)
            item.display(section.title, f"{section.answered}/{section.total}", mark, share)
            item.setVisible(True)
            item.setChecked(section.is_current)
        for item in self._nav_items[len(sections) + 1 :]:
            item.setVisible(False)
        last = self._nav_items[len(sections)]
        finish = self._context.localizer.gettext(N_("Finish"))
        last.display(finish, "", SectionMark.TODO, 0.0)
        last.setVisible(True)
        last.setChecked(not any(each.is_current for each in sections))

    def _show_foot(self, state: InterviewState) -> None:
        self._back.setEnabled(state.can_go_back)
        self._next.setVisible(state.can_go_on and not state.is_over)
        self._undo.setEnabled(state.can_undo)
        message = N_("Go on") if state.is_paused else N_("Pause")
        self._pause.setText(self._context.localizer.gettext(message))
        self._pause.setEnabled(not state.is_over)
        is_asking = not (state.is_paused or state.is_over)
        self._card_area.setEnabled(is_asking)
        self.card.setVisible(is_asking)

    def _page_ahead(self) -> Page | None:
        return self._presenter.ahead() if self._presenter is not None else None

    def _tell(self, act: Callable[..., object], *facts: object) -> None:
        if self._presenter is not None:
            act(self._presenter, *facts)

    def _typed(self, path: str, text: str, caret: int) -> None:
        self._tell(InterviewPresenter.typed, path, text, caret)
        self._quiet.start()

    def _go_on(self) -> None:
        """Go to the next page; what does not fit is said once, and holds nobody up twice."""
        self.card.commit()
        misfits = self._state.page.misfits if self._state is not None else frozenset()
        if misfits <= self._warned:
            self._tell(InterviewPresenter.next)
        self._warned = misfits

    def _previous(self) -> None:
        self.card.commit()
        self._tell(InterviewPresenter.previous)

    def _nav_clicked(self, place: int) -> None:
        self.card.commit()
        sections = self._state.sections if self._state else ()
        section = sections[place].path if place < len(sections) else FINISH
        self._tell(InterviewPresenter.go_to_section, section)

    def _pause_or_resume(self) -> None:
        self.commit()
        is_paused = self._state is not None and self._state.is_paused
        if is_paused and self.resume is not None:
            self.resume()
        else:
            self._tell(InterviewPresenter.resume if is_paused else InterviewPresenter.pause)

    def _lock(self) -> None:
        self.commit()
        self.lock_asked.emit()

    def _leave(self) -> None:
        """Go back, unless the disk has refused something: then the banner says so."""
        self.commit()
        if self._state is None or self._state.saving is not Saving.FAILED:
            self.left.emit()
