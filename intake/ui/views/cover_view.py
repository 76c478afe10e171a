"""What lies over the whole window: the harmless page, and the dark of listening."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from intake.i18n import N_
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.fields import Field, PassphraseEdit
from intake.ui.kit.labels import IconLabel, plain_label
from intake.ui.kit.layout import column, holder, row
from intake.ui.presenters.cover import CoverPresenter, CoverState

DARK = QColor(8, 12, 13, 248)
DIM_WORDS = QColor(150, 165, 162)


class _Over(QWidget):
    """A pane over all of another widget, as large as that is."""

    def __init__(self, below: QWidget) -> None:
        super().__init__(below)
        below.installEventFilter(self)
        self.setGeometry(below.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what lies below."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


class CoverView(_Over):
    """Displays a `CoverState`; nothing below it can be seen, or read by a screen reader."""

    def __init__(self, context: Context, below: QWidget) -> None:
        super().__init__(below)
        s = context.s
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self._presenter: CoverPresenter | None = None
        self._tries = 0
        self._titles = [plain_label("", "h1"), plain_label("", "h2")]
        self._sentences = plain_label("", "muted")
        self._pin = PassphraseEdit(context)
        self._pin.setMaxLength(32)
        self._field = Field(context, N_("Your PIN"), self._pin)
        self._field.setFixedWidth(s(300))
        self._banner = Banner(context)
        self._banner.setFixedWidth(s(420))
        self._lock = button(context, N_("Use the passphrase instead"), "link")
        self._return = button(context, N_("Go back"), "primary")
        asked = column(
            row(None, self._field, None),
            row(None, self._banner, None),
            row(None, self._return, None),
            row(None, self._lock, None),
            gap=s(12),
        )
        self._asked = holder(asked)
        for each in (*self._titles, self._sentences):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(
            column(
                None,
                row(None, IconLabel(context, "clock", "muted", size=44), None),
                s(10),
                *self._titles,
                self._sentences,
                s(20),
                self._asked,
                None,
                gap=s(6),
            )
        )

    def attach(self, presenter: CoverPresenter) -> None:
        """Connect the page with what it does."""
        self._presenter = presenter
        self._pin.returnPressed.connect(self._try)
        self._return.clicked.connect(self._try)
        self._lock.clicked.connect(presenter.lock)

    def display(self, state: CoverState) -> None:
        """Show a state."""
        for at, title in enumerate(self._titles):
            title.setText(state.titles[at] if at < len(state.titles) else "")
        self._sentences.setText(" · ".join(state.sentences))
        self._asked.setVisible(state.asks_pin)
        self._banner.display("bad", state.message)
        if state.asks_pin and (state.tries != self._tries or not self._pin.hasFocus()):
            self._pin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tries = state.tries

    def _try(self) -> None:
        if self._presenter is not None:
            self._presenter.attempt(self._pin.take())


class DarkPane(_Over):
    """The dark of listening: what is below can hardly be seen, and keys still reach it."""

    def __init__(self, context: Context, below: QWidget) -> None:
        super().__init__(below)
        self._context = context
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        context.localizer.bind(self, self.setAccessibleName, N_("Listening"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dark, and what it is for."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), DARK)
        painter.setPen(DIM_WORDS)
        painter.drawText(
            self.rect(),
            Qt.AlignmentFlag.AlignCenter,
            self._context.localizer.gettext(N_("Listening")),
        )
        painter.end()
