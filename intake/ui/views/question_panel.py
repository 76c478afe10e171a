"""One question on the card: its words in both languages, its hint, its editor, its skip."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from intake.domain.answers import SkipReason
from intake.forms.approximate_dates import DatePart
from intake.forms.dates_as_said import guessed
from intake.forms.model import QuestionKind
from intake.i18n import N_
from intake.ui.answer_editors import ANSWER_EDITORS
from intake.ui.answer_editors.narrative import NarrativeEditor
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.disclosure import Disclosure
from intake.ui.kit.labels import BilingualPair, plain_label
from intake.ui.kit.layout import column, row
from intake.ui.presenters.file_asks import FileDecision
from intake.ui.presenters.interview_state import Part, QuestionBlock
from intake.ui.presenters.left_over import SKIP_WORDS
from intake.ui.views.question_lines import ClosedLine, HintLine, SkipLine
from intake.ui.views.question_media import MediaPanel


class QuestionPanel(QWidget):
    """Shows one question, as a part of its page; it is kept as long as the question is on it."""

    typed = Signal(str, str, int)
    given = Signal(str, str)
    spanned = Signal(str, object)
    story_asked = Signal(str, object)
    """A `StoryAct`."""
    file_chosen = Signal(str, str)
    file_decided = Signal(str, FileDecision)
    entered = Signal()
    skip_asked = Signal(str, SkipReason)
    unskip_asked = Signal(str)

    def __init__(
        self,
        context: Context,
        block: QuestionBlock,
        *,
        is_alone: bool,
        shows_tags: bool,
        opened: set[str],
    ) -> None:
        """Build the panel; `opened` are the questions whose guidance somebody wants to see."""
        super().__init__()
        self._opened = opened
        self._context, self._path, self._kind = context, block.path, block.kind
        self._when = block.when
        self._is_beside = block.when is not None and block.when.part is not DatePart.AS_SAID
        role = "label" if self._is_beside else "question" if is_alone else "h3"
        self._words = BilingualPair(context, role, shows_tags=shows_tags)
        self._hint: HintLine | None = None
        self._skipped: SkipLine | None = None
        self._closed: ClosedLine | None = None
        self._notice = plain_label("", "caption", wrap=True)
        self._problem = plain_label("", "bad", wrap=True)
        self.editor = ANSWER_EDITORS[block.kind](context)
        self._pass_on()
        self._no_answer = button(context, N_("No answer …"), "quiet")
        self._no_answer.setMenu(self._reasons())
        self._media: MediaPanel | None = None
        self._guidance: Disclosure | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        if self._is_beside:  # below the words of the person, as a part of the same date
            line = row((self._words, 1), (self.editor, 3), self._no_answer, gap=self._context.s(10))
            self._box = column(line, self._notice, self._problem, gap=self._context.s(4))
            self.setLayout(self._box)
            return
        self._box = column(
            self._words,
            self._notice,
            self._context.s(2),
            self.editor,
            self._problem,
            row(self._no_answer, None),
            gap=self._context.s(8),
        )
        self.setLayout(self._box)

    def _pass_on(self) -> None:
        """Say what the editor says, with the question's path."""
        self.editor.typed.connect(lambda text, caret: self.typed.emit(self._path, text, caret))
        self.editor.given.connect(self._give)
        if isinstance(self.editor, NarrativeEditor):
            self.editor.spanned.connect(lambda spans: self.spanned.emit(self._path, spans))
            self.editor.apart_asked.connect(lambda *told: self.story_asked.emit(self._path, told))
            self.editor.translated.connect(partial(self.story_asked.emit, self._path))
        self.editor.file_chosen.connect(lambda file: self.file_chosen.emit(self._path, file))
        self.editor.file_decided.connect(lambda said: self.file_decided.emit(self._path, said))
        self.editor.entered.connect(self.entered)

    def _reasons(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(partial(self._fill, menu))
        return menu

    def _fill(self, menu: QMenu) -> None:
        """Fill the menu when it opens: most questions are answered, and need none."""
        menu.clear()
        for reason, message in SKIP_WORDS.items():
            action = menu.addAction(self._context.localizer.gettext(message))
            action.triggered.connect(partial(self._skip_as, reason))

    def _skip_as(self, reason: SkipReason, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `triggered`
        self.skip_asked.emit(self._path, reason)
        if self._when is not None and self._when.part is DatePart.AS_SAID:
            for path in filter(None, (self._when.date, self._when.precision)):
                self.skip_asked.emit(path, reason)

    def _give(self, text: str) -> None:
        """Give the answer, and with the words of a date what they come to, where that is open."""
        when = self._when
        self.given.emit(self._path, text)
        if when is not None and when.part is DatePart.AS_SAID and text:
            guess = guessed(text)
            for path, told in ((when.date, guess.day), (when.precision, guess.precision)):
                if path and told:
                    self.given.emit(path, str(told))

    @property
    def path(self) -> str:
        """The question's path."""
        return self._path

    @property
    def widget(self) -> QWidget:
        """What is put on the page."""
        return self

    def fits(self, part: Part) -> bool:
        """Tell whether this panel can show `part`."""
        return (
            isinstance(part, QuestionBlock) and part.path == self._path and part.kind is self._kind
        )

    def show_part(self, part: Part, languages: tuple[str, str]) -> None:
        """Show the question as it stands."""
        if isinstance(part, QuestionBlock):
            self._display(part, languages)
            if self.editor.focusProxy() is not None:
                self.setFocusProxy(self.editor)

    def commit(self) -> None:
        """Give what stands half typed."""
        self.editor.commit()

    def holds(self, path: str) -> bool:
        """Tell whether it shows this question."""
        return self._path == path

    def focus_on(self, path: str) -> bool:
        """Put the focus on the answer, whichever `path` is; False when it takes none."""
        del path
        if self.editor.focusProxy() is None:
            return False
        if self.editor.isHidden():
            self._no_answer.setFocus()
            return True
        self.editor.setFocus()
        return True

    def take_key(self, key: str) -> bool:
        """Let a number key choose."""
        return not self.editor.isHidden() and self.editor.take_key(key)

    def _show_media(self, block: QuestionBlock) -> None:
        if block.media and self._media is None:
            self._media = MediaPanel(self._context)
            self._box.insertWidget(1, self._media)
        if self._media is not None:
            self._media.display(block.media, block.words.lead)

    def _show_guidance(self, block: QuestionBlock) -> None:
        if block.guidance.lead and self._guidance is None:
            more = N_("More about this question")
            self._guidance = Disclosure(self._context, more, is_open=block.path in self._opened)
            self._guidance.toggled.connect(self._remember)
            self._box.insertWidget(self._box.indexOf(self._notice), self._guidance)
            QWidget.setTabOrder(self._guidance, self.editor)
        if self._guidance is not None:
            self._guidance.setVisible(bool(block.guidance.lead))
            self._guidance.display(block.guidance.lead, block.guidance.second)

    def _show_hint(self, block: QuestionBlock) -> None:
        if self._is_beside:
            self._words.setToolTip(block.hint.lead)
            return
        if block.hint.lead and self._hint is None:
            self._hint = HintLine(self._context)
            self._box.insertWidget(self._box.indexOf(self._guidance or self._notice), self._hint)
        if self._hint is not None:
            self._hint.display(block.hint.lead)

    def _show_skip(self, block: QuestionBlock) -> None:
        if block.skip is not None and self._skipped is None:
            self._skipped = SkipLine(self._context)
            self._skipped.answer_asked.connect(lambda: self.unskip_asked.emit(self._path))
            self._box.insertWidget(self._box.indexOf(self._notice) + 1, self._skipped)
            QWidget.setTabOrder(self._skipped, self.editor)
        if self._skipped is not None:
            self._skipped.display(block.skip)

    def _show_closed(self, block: QuestionBlock) -> None:
        """Say calmly why it waits; its editor waits unseen, with what it holds."""
        if block.closed and self._closed is None:
            self._closed = ClosedLine(self._context)
            self._box.insertWidget(self._box.indexOf(self._notice) + 1, self._closed)
        if self._closed is not None:
            self._closed.display(block.closed)
        self.editor.setVisible(not block.closed)

    def _remember(self, is_open: bool) -> None:  # noqa: FBT001 - the shape of Qt's `toggled`
        """Keep it open, or closed, when this question comes again."""
        if is_open:
            self._opened.add(self._path)
        else:
            self._opened.discard(self._path)

    def _display(self, block: QuestionBlock, languages: tuple[str, str]) -> None:
        self._when = block.when
        lead, second = languages
        star = " *" if block.is_required and block.kind is not QuestionKind.NOTE else ""
        other = (second, block.words.second) if second and block.words.second else None
        self._words.display((lead, block.words.lead + star), other)
        self._show_hint(block)
        self._show_media(block)
        self._show_guidance(block)
        self._notice.setText(block.notice)
        self._notice.setVisible(bool(block.notice))
        self._problem.setText(block.problem)
        self._problem.setVisible(bool(block.problem))
        self._show_skip(block)
        self._show_closed(block)
        self._no_answer.setVisible(
            block.skip is None
            and not block.value
            and not block.is_readonly
            and block.kind is not QuestionKind.NOTE
        )
        self.editor.display(block)
        self.editor.name(block.words.lead)
