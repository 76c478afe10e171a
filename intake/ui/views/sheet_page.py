"""A sheet of 24 words on the screen, once, and its way to the printer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from intake.i18n import N_
from intake.ui.dialogs import Question
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, row
from intake.ui.presenters.first_start_state import FirstStartState, SheetShown
from intake.ui.views.first_start_pages import Page
from intake.ui.views.sheet_printing import print_sheet

WORDS, COLUMNS = 24, 4
LEAVING_SHEETS = Question(
    N_("Close without the papers?"),
    N_("The words of the two sheets are shown only now. Without them, a lost passphrase is final."),
    N_("Close anyway"),
    N_("Stay"),
    sign="triangle-alert",
)
"""Asked when the window is closed while words are on the screen that no paper has yet."""


class SheetPage(Page):
    """The words in four columns, numbered down each column as they will be on paper."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheet: SheetShown | None = None
        s = context.s
        self._power = plain_label("", "body", wrap=True)
        self._key = plain_label("", "caption")
        self._warning = Banner(context)
        self._numbers = [plain_label("", "caption") for _ in range(WORDS)]
        self._words = [plain_label("", "h3") for _ in range(WORDS)]
        card = QFrame()
        card.setProperty("card", True)
        grid = QGridLayout(card)
        grid.setContentsMargins(s(22), s(18), s(22), s(18))
        grid.setHorizontalSpacing(s(10))
        grid.setVerticalSpacing(s(10))
        rows = WORDS // COLUMNS
        for at in range(WORDS):
            down, across = at % rows, at // rows
            self._numbers[at].setAlignment(
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            )
            self._numbers[at].setMinimumWidth(s(20))
            grid.addWidget(self._numbers[at], down, across * 2)
            grid.addWidget(self._words[at], down, across * 2 + 1)
            grid.setColumnStretch(across * 2 + 1, 1)
        self._print = button(context, N_("Print this sheet"), sign="printer")
        self._print.clicked.connect(self._to_paper)
        self.setLayout(
            column(
                self._power, card, row(self._key, None, self._print), self._warning, None, gap=s(12)
            )
        )

    def display(self, state: FirstStartState) -> None:
        """Show the words."""
        self.show_sheet(state.sheet)

    def show_sheet(self, sheet: SheetShown | None) -> None:
        """Show a sheet, or let go of the one before."""
        self._sheet = sheet
        if sheet is None:
            return
        self._power.setText(sheet.explanation)
        localizer = self._context.localizer
        self._key.setText(localizer.gettext("Sheet {key}", key=sheet.key_id))
        for at, word in enumerate(sheet.words):
            self._numbers[at].setText(str(at + 1))
            self._words[at].setText(word)
        self._warning.display(
            "warn",
            localizer.gettext(
                "These words are never shown again. Do not photograph them, and do not type them "
                "anywhere."
            ),
        )

    def first_field(self) -> QWidget:
        """Begin with printing."""
        return self._print

    def _to_paper(self) -> None:
        if self._sheet is not None:
            print_sheet(self._context, self.window(), self._sheet)
