"""The person's window: one question and its choices, large, in their language, or nothing."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from intake.i18n import N_
from intake.i18n.languages import is_right_to_left
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, plain_label, restyle
from intake.ui.kit.layout import column, frame, holder, row, scrolling
from intake.ui.kit.painting import starting_side
from intake.ui.kit.picture import PictureBox
from intake.ui.pictures import PictureName, PictureSource
from intake.ui.presenters.participant_state import ParticipantChoice, ParticipantPage, Shows
from intake.ui.views.participant_style import participant_style

USUAL = (900, 700)
SMALLEST = (420, 320)
WIDEST = 1100
MOST_OF_IT = 1000
"""The share of the width that a card takes before its sides do, up to its widest."""
IN_TWO_COLUMNS = 6
"""So many choices and more stand in two columns."""
NO_CHOICE = ParticipantChoice("")
_PICTURE, _SMALL_PICTURE = (640, 320), (120, 90)


class ParticipantWindow(QWidget):
    """Displays a `ParticipantPage`. It takes no keyboard, no answer, and no part of the staff's.

    Its context has a localizer of its own, so its language is not that of the staff window.
    """

    closed = Signal()
    play_asked = Signal(str)
    """The name of a recording of the form."""

    def __init__(self, context: Context) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._context, self._page, self._zoom = context, ParticipantPage(), 100
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMinimumSize(context.s(SMALLEST[0]), context.s(SMALLEST[1]))
        self.resize(context.s(USUAL[0]), context.s(USUAL[1]))
        self._words = plain_label("", "participant", wrap=True)
        self._play = button(context, N_("Listen"), sign="play")
        self._play.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._play.clicked.connect(lambda: self.play_asked.emit(self._page.sound))
        self._pictures: list[PictureBox] = []
        self._rows: list[_ChoiceLine] = []
        self._paragraphs: list[QLabel] = []
        self._question, self._calm = self._question_card(), self._calm_card()
        cards = column(self._question, self._calm, gap=0)
        middle = row(None, (cards, MOST_OF_IT), None, gap=0)
        self._inside = column(None, middle, None, margins=(context.s(40),) * 4)
        self._area = scrolling(holder(self._inside))
        self.setLayout(column(self._area, gap=0))
        context.localizer.bind(self, self.setWindowTitle, N_("Questions"))
        context.look.changed.connect(self._style)
        self._style()
        self.display(self._page)

    @property
    def page(self) -> ParticipantPage:
        """What it shows."""
        return self._page

    def display(self, page: ParticipantPage) -> None:
        """Show a page in one go: no half of it is ever painted."""
        self.setUpdatesEnabled(False)
        is_new = page.words != self._page.words
        self._page = page
        tag = page.language or self._context.localizer.language
        self.setLocale(QLocale(tag.replace("-", "_")))
        is_mirrored = is_right_to_left(tag)
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
        )
        self._words.setText(page.words)
        self._words.setAlignment(starting_side(is_mirrored=is_mirrored))
        self.setAccessibleName(page.words)
        self._show_pictures(page)
        self._show_paragraphs(page.paragraphs)
        self._show_choices(page.choices)
        self._play.setVisible(bool(page.sound))
        self._question.setVisible(page.shows in {Shows.QUESTION, Shows.TEXT})
        self._calm.setVisible(page.shows is Shows.CALM)
        if is_new:
            self._area.verticalScrollBar().setValue(0)
        self._lay_out_now()
        self.setUpdatesEnabled(True)

    def go_blank(self) -> None:
        """Empty the window now, before anything else is done."""
        self.display(ParticipantPage(language=self._page.language))
        self.repaint()

    def set_zoom(self, percent: int) -> None:
        """Take another size of the letters."""
        if percent != self._zoom:
            self._zoom = percent
            self._style()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that somebody closed it: the interview goes on without it."""
        self.closed.emit()
        event.accept()

    def _lay_out_now(self) -> None:
        """Find every place before anything is painted: nothing jumps."""
        self._inside.activate()

    def _question_card(self) -> QFrame:
        s = self._context.s
        self._picture_box = row(gap=s(12))
        self._text_box = column(gap=s(14))
        self._grid = QGridLayout()
        self._grid.setSpacing(s(12))
        made = frame(
            column(
                self._words,
                row(self._play, None),
                self._picture_box,
                self._text_box,
                s(8),
                self._grid,
                margins=(s(40), s(36), s(40), s(40)),
                gap=s(12),
            ),
            card=True,
        )
        made.setMaximumWidth(s(WIDEST))
        return made

    def _calm_card(self) -> QFrame:
        context, s = self._context, self._context.s
        words = plain_label("", "participant_calm", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        context.localizer.bind(words, words.setText, N_("You can pause, skip or stop at any time."))
        sign = row(None, IconLabel(context, "hand-heart", "primary", size=56), None)
        made = frame(column(sign, s(16), words, margins=(s(40),) * 4), calm=True)
        made.setMaximumWidth(s(WIDEST))
        return made

    def _show_pictures(self, page: ParticipantPage) -> None:
        while len(self._pictures) < len(page.pictures):
            self._pictures.append(PictureBox(self._context, _PICTURE))
            self._picture_box.addWidget(self._pictures[-1])
        for at, box in enumerate(self._pictures):
            box.setVisible(at < len(page.pictures))
            if at < len(page.pictures):
                box.display(PictureName(PictureSource.FORM, page.pictures[at]), page.words)

    def _show_paragraphs(self, texts: tuple[str, ...]) -> None:
        while len(self._paragraphs) < len(texts):
            self._paragraphs.append(plain_label("", "participant_text", wrap=True))
            self._text_box.addWidget(self._paragraphs[-1])
        for at, shown in enumerate(self._paragraphs):
            shown.setText(texts[at] if at < len(texts) else "")
            shown.setAlignment(self._words.alignment())
            shown.setVisible(at < len(texts))

    def _show_choices(self, choices: tuple[ParticipantChoice, ...]) -> None:
        while len(self._rows) < len(choices):
            self._rows.append(_ChoiceLine(self._context))
            self._rows[-1].play_asked.connect(self.play_asked)
            self._rows[-1].set_zoom(self._zoom)
        columns = 2 if len(choices) >= IN_TWO_COLUMNS else 1
        for at, shown in enumerate(self._rows):
            is_there = at < len(choices)
            if is_there:
                self._grid.addWidget(shown, at // columns, at % columns)
            shown.display(choices[at] if is_there else NO_CHOICE, self._words.alignment())
            shown.setVisible(is_there)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def _style(self) -> None:
        self.setStyleSheet(participant_style(self._context.theme, self._zoom / 100))
        for each in self._rows:
            each.set_zoom(self._zoom)


class _ChoiceLine(QFrame):
    """One choice: its sign, its words, and its recording where there is one."""

    play_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self._sound = ""
        self.setProperty("choice", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._sign = IconLabel(context, "circle", "text", size=30)
        self._picture = PictureBox(context, _SMALL_PICTURE)
        self._words = plain_label("", "participant_choice", wrap=True)
        self._play: QPushButton = icon_button(context, "volume-2", N_("Listen"))
        self._play.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._play.clicked.connect(lambda: self.play_asked.emit(self._sound))
        self.setLayout(
            row(
                self._sign, self._picture, (self._words, 1), self._play,
                margins=(s(20), s(14), s(20), s(14)), gap=s(16),
            )
        )  # fmt: skip

    def display(self, choice: ParticipantChoice, side: Qt.AlignmentFlag) -> None:
        """Show a choice, its words on the side where the language begins."""
        self._words.setAlignment(side)
        self._sound = choice.sound
        self._words.setText(choice.words)
        self.setAccessibleName(choice.words)
        self._sign.setVisible(bool(choice.sign))
        if choice.sign:
            self._sign.set_icon(choice.sign, "text")
        self._picture.setVisible(bool(choice.picture))
        if choice.picture:
            self._picture.display(PictureName(PictureSource.FORM, choice.picture), choice.words)
        self._play.setVisible(bool(choice.sound))
        restyle(self, choice="chosen" if choice.is_chosen else "plain")

    def set_zoom(self, percent: int) -> None:
        """Let the sign grow with the words."""
        self._sign.set_side(round(30 * percent / 100))
