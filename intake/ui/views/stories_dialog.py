"""The dialog of an interview's stories: as they were told, each with its translations."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake.domain.tokens import worded
from intake.i18n import N_
from intake.i18n.token_words import token_names
from intake.ui.answer_editors.story_translations import StoryTranslations
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, frame, holder, refill, scrolling
from intake.ui.presenters.interview_state import QuestionBlock
from intake.ui.presenters.stories import StoriesPresenter, StoriesState
from intake.ui.presenters.story_acts import TranslationGiven

WIDTH, HEIGHT = 820, 420


class StoriesDialog(Dialog):
    """Displays a `StoriesState`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("Stories and translations"),
            N_(
                "A story stays as it was told; a translation stands beside it, with its translator."
            ),
            sign="languages",
        )
        self.setMinimumWidth(context.s(WIDTH))
        self._presenter: StoriesPresenter | None = None
        self._stories: tuple[QuestionBlock, ...] = ()
        self._code = plain_label("", "code")
        self._nothing = label(context, N_("No story was written down."), "muted")
        self._nothing.hide()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(context.s(8))
        area = scrolling(holder(column(self._nothing, self._cards, None, gap=0)))
        area.setMinimumHeight(self.part_of_window(HEIGHT, HEIGHT))
        self.add(self._code, area)
        close = button(context, N_("Close"))
        close.clicked.connect(self.accept)
        self.add_button(close)
        self._close = close

    def attach(self, presenter: StoriesPresenter) -> None:
        """Connect the dialog with what it shows."""
        self._presenter = presenter
        self.follow(presenter.speak)
        presenter.open()
        self._close.setFocus()

    def display(self, state: StoriesState) -> None:
        """Show a state."""
        self.banner.display("bad", state.problem)
        self._code.setText(state.code)
        self._nothing.setVisible(state.is_known and not state.stories)
        if state.stories != self._stories:
            self._stories = state.stories
            refill(self._cards, [self._card(each) for each in state.stories])

    def _card(self, block: QuestionBlock) -> QWidget:
        context, s = self._context, self._context.s
        below = StoryTranslations(context, self._read)
        below.display(block)
        below.given.connect(partial(self._given, block.path))
        inner = column(
            plain_label(block.words.lead, "caption", wrap=True),
            plain_label(self._read(block.value), "body", wrap=True),
            below,
            margins=(s(16), s(10), s(16), s(10)),
            gap=s(4),
        )
        return frame(inner, card=True)

    def _read(self, text: str) -> str:
        """Return a text as it is read here: what stands for a name, never the name."""
        return worded(text, (), token_names(self._context.localizer.words))[0]

    def _given(self, path: str, given: TranslationGiven) -> None:
        if self._presenter is not None:
            self._presenter.translate(path, given)
