"""The screen of the first start: a list of steps, one page for each, and two buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.dialogs import Dialogs
from intake.ui.key_files import KeyFiles
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import ButtonIcon, button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, plain_label, restyle
from intake.ui.kit.layout import column, frame, row, scrolling
from intake.ui.kit.screen import top_bar
from intake.ui.presenters.first_start import FirstStartPresenter
from intake.ui.presenters.first_start_state import FirstStartState, Milestone, Step
from intake.ui.views.first_start_pages import (
    CreatingPage,
    LanguagePage,
    OrganisationPage,
    Page,
    PersonPage,
    PlacePage,
    ReadyPage,
    WordsBackPage,
)
from intake.ui.views.sheet_page import SheetPage


class FirstStartView(QWidget):
    """Displays a `FirstStartState`."""

    def __init__(self, context: Context, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self._context, self._dialogs = context, dialogs
        self._presenter: FirstStartPresenter | None = None
        self._step: Step | None = None
        self._pages: dict[Step, Page] = {}
        s = context.s
        self._steps = _StepList(context)
        self._title, self._text = (
            plain_label("", "h1", wrap=True),
            plain_label("", "muted", wrap=True),
        )
        self._banner = Banner(context)
        self._stack = QStackedWidget()
        self._back = button(context, N_("Back"), sign=ButtonIcon("arrow-left", is_arrow=True))
        self._forward = button(context, N_("Next"), "primary")
        self._forward.setDefault(True)
        inner = column(
            self._title,
            self._text,
            self._banner,
            s(4),
            (self._stack, 1),
            margins=(s(32), s(28), s(32), s(28)),
            gap=s(10),
        )
        page = frame(inner, card=True)
        page.setMaximumWidth(s(820))
        foot = frame(
            row(self._back, None, self._forward, margins=(s(32), s(14), s(32), s(14))), bar="bottom"
        )
        center = QWidget()
        card = column(page, None, margins=(s(32), s(28), s(32), s(28)), gap=0)
        center.setLayout(row(None, (card, 8), None, gap=0))
        right = column((scrolling(center), 1), foot, gap=0)
        self.setLayout(column(top_bar(context), (row(self._steps, (right, 1), gap=0), 1), gap=0))

    def attach(self, presenter: FirstStartPresenter) -> None:
        """Connect the screen with what it does."""
        self._presenter = presenter
        context, dialogs = self._context, self._dialogs
        self._pages = {
            Step.LANGUAGE: LanguagePage(context),
            Step.ORGANISATION: OrganisationPage(context, presenter),
            Step.PERSON: PersonPage(context, presenter, KeyFiles(context, self)),
            Step.PLACE: PlacePage(context, presenter, dialogs),
            Step.CREATING: CreatingPage(context),
            Step.RECOVERY_SHEET: SheetPage(context),
            Step.ORGANISATION_SHEET: SheetPage(context),
            Step.WORDS_BACK: WordsBackPage(context, presenter),
            Step.READY: ReadyPage(context),
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._back.clicked.connect(presenter.go_back)
        self._forward.clicked.connect(presenter.go_on)
        presenter.refresh()

    def display(self, state: FirstStartState) -> None:
        """Show a state; fields that hold what they should are left alone."""
        self._steps.display(state.milestones)
        self._title.setText(state.title)
        self._text.setText(state.text)
        self._text.setVisible(bool(state.text))
        self._banner.display("warn", state.problem)
        page = self._pages[state.step]
        page.display(state)
        self._turn_to(page)
        self._back.setVisible(state.can_go_back)
        self._forward.setText(state.forward)
        self._forward.setVisible(bool(state.forward))
        self._forward.setEnabled(state.can_go_on)
        if state.step is not self._step:
            self._step = state.step
            page.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin on the first field of the page."""
        super().showEvent(event)
        if self._step is not None:
            self._pages[self._step].first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, page: Page) -> None:
        """Show a page; the card is as high as that page, not as the highest of all."""
        for each in self._pages.values():
            policy = QSizePolicy.Policy.Preferred if each is page else QSizePolicy.Policy.Ignored
            each.setSizePolicy(policy, policy)
        self._stack.setCurrentWidget(page)
        self._stack.adjustSize()


class _StepList(QWidget):
    """The steps as a list with a mark each."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        s = context.s
        self._marks: list[IconLabel] = []
        self._titles = [plain_label() for _ in range(6)]
        self._lines = QVBoxLayout()
        self._lines.setSpacing(s(18))
        for title in self._titles:
            mark = IconLabel(context, "circle", "muted", size=20)
            self._marks.append(mark)
            self._lines.addLayout(row(mark, (title, 1), gap=s(12)))
        side = frame(column(self._lines, None, margins=(s(28), s(36), s(20), s(20))), bar="side")
        self.setLayout(column(side, gap=0))
        self.setFixedWidth(s(248))

    def display(self, milestones: tuple[Milestone, ...]) -> None:
        """Show the steps."""
        for mark, title, each in zip(self._marks, self._titles, milestones, strict=True):
            title.setText(each.title)
            restyle(
                title, role="strong" if each.is_current else "body" if each.is_done else "muted"
            )
            if each.is_done:
                mark.set_icon("circle-check", "ok")
            elif each.is_current:
                mark.set_icon("circle-dot", "primary")
            else:
                mark.set_icon("circle", "faint")
