"""The Send and export screen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.dialogs import Dialogs
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, label, pill, plain_label, set_pill
from intake.ui.kit.layout import Item, column, frame, holder, row, scrolling
from intake.ui.kit.screen import page_head
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.bundle_export import StationRow
from intake.ui.presenters.sending import SendingPresenter, SendingState, Taking
from intake.ui.views.station_question import StationQuestion

STEPS = 1000
CARDS = ((N_("Contact cards"), "*.card *.json *.intake-card"), (N_("All files"), "*"))
BUNDLES = ((N_("Bundles"), "*.intake"), (N_("All files"), "*"))


class SendingView(QWidget):
    """Displays a `SendingState`."""

    list_asked = Signal()
    compare_asked = Signal(str)
    """The words of the station with this recipient are to be compared."""
    receipt_asked = Signal(str)
    cards_asked = Signal()
    """The own card is to be shown, or another one given as text."""

    def __init__(self, context: Context, dialogs: Dialogs, *beside: QWidget) -> None:
        """Show stations; `beside` are the cards of what was sent and what arrives."""
        super().__init__()
        self._beside = beside
        self._context, self._dialogs = context, dialogs
        self._presenter: SendingPresenter | None = None
        self._question: StationQuestion | None = None
        self._banner = Banner(context)
        self._lines: list[_StationLine] = []
        self._stations = QVBoxLayout()
        self._none = label(context, N_("No other station is known yet."), "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Checking the bundle"))
        self._progress = plain_label("", "caption")
        self._choose = button(context, N_("Choose interviews"), "primary", sign="list-checks")
        self._take = button(context, N_("Open a bundle…"), sign="folder-open")
        self._stop = button(context, N_("Stop"))
        self._own = button(context, N_("Save this station’s card…"), sign="contact")
        self._card = button(context, N_("Add a contact card…"), sign="plus")
        self._build()

    def attach(self, presenter: SendingPresenter) -> None:
        """Connect the screen with what it does."""
        self._presenter = presenter
        dialogs = self._dialogs
        self._question = StationQuestion(dialogs, presenter.tell_whose)
        self._choose.clicked.connect(self.list_asked)
        self._take.clicked.connect(
            lambda: dialogs.open_file(N_("Open a bundle…"), BUNDLES, presenter.take_in)
        )
        self._stop.clicked.connect(presenter.cancel)
        self._card.clicked.connect(
            lambda: dialogs.open_file(N_("Add a contact card…"), CARDS, presenter.take_card)
        )
        self._own.clicked.connect(
            lambda: dialogs.save_file(
                N_("Save this station’s card…"),
                CARDS[:1],
                presenter.state().card_name,
                presenter.save_own_card,
            )
        )
        presenter.refresh()

    def card_given(self, text: str) -> None:
        """Take the card of another station that came as text."""
        if self._presenter is not None:
            self._presenter.take_card_text(text)

    def display(self, state: SendingState) -> None:
        """Show a state."""
        self._banner.display("bad" if state.problem else "ok", state.problem or state.news)
        self._show_stations(state.stations)
        self._none.setVisible(not state.stations and not state.is_loading)
        is_working = state.taking is Taking.WORKING
        self._bar.setVisible(is_working)
        self._bar.setValue(round(state.share * STEPS))
        self._progress.setVisible(is_working)
        self._progress.setText(state.progress)
        self._stop.setVisible(is_working)
        self._take.setEnabled(not is_working)
        if self._question is not None:
            self._question.display(state.asks_about)

    def _build(self) -> None:
        context, s = self._context, self._context.s
        send = self._card_of(
            "send",
            N_("Send an interview"),
            N_(
                "Choose an interview in the list. A summary as PDF is for reading, an encrypted "
                "bundle is for another station."
            ),
            row(self._choose, None),
        )
        take = self._card_of(
            "inbox",
            N_("Take in a bundle"),
            N_("It is verified whole before anything is kept; the same one twice changes nothing."),
            self._bar,
            self._progress,
            wrapping((self._take, self._stop)),
        )
        inner = holder(
            column(
                self._banner,
                row((send, 1), (take, 1), gap=s(16)),
                *self._beside,
                self._known(),
                None,
                margins=(s(24), 0, s(24), s(24)),
                gap=s(16),
            )
        )
        head = column(
            page_head(context, label(context, N_("Send and export"), "h1"), None),
            margins=(s(24), s(18), s(24), s(12)),
        )
        self.setLayout(column(head, (scrolling(inner), 1), gap=0))

    def _known(self) -> QFrame:
        self._shown = button(self._context, N_("Show as QR code…"), sign="eye")
        self._shown.clicked.connect(self.cards_asked)
        return self._card_of(
            "users",
            N_("Known stations"),
            N_("A station is known by its contact card. Compare its eight words by voice."),
            self._none,
            self._stations,
            wrapping((self._card, self._own, self._shown)),
        )

    def _card_of(self, sign: str, title: str, text: str, *items: Item) -> QFrame:
        context, s = self._context, self._context.s
        return frame(
            column(
                row(
                    IconLabel(context, sign, "primary", size=20),
                    label(context, title, "h3"),
                    None,
                    gap=s(10),
                ),
                label(context, text, "muted", wrap=True),
                s(2),
                *items,
                None,
                margins=(s(22), s(18), s(22), s(18)),
                gap=s(10),
            ),
            card=True,
        )

    def _show_stations(self, stations: tuple[StationRow, ...]) -> None:
        while len(self._lines) > len(stations):
            old = self._lines.pop()
            self._stations.removeWidget(old)
            old.deleteLater()
        while len(self._lines) < len(stations):
            made = _StationLine(self._context)
            made.compare_asked.connect(self.compare_asked)
            made.receipt_asked.connect(self.receipt_asked)
            self._lines.append(made)
            self._stations.addWidget(made)
        for line, station in zip(self._lines, stations, strict=True):
            line.display(station)


class _StationLine(QWidget):
    """One known station."""

    compare_asked = Signal(str)
    receipt_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._key = ""
        s = context.s
        self._name = plain_label("", "strong")
        self._pill = pill("quiet")
        self._compare = button(context, N_("Compare…"), sign="ear")
        self._receipt = button(context, N_("Give a receipt…"), sign="file-check")
        for each in (self._compare, self._receipt):
            each.setAutoDefault(False)
        self._compare.clicked.connect(lambda: self.compare_asked.emit(self._key))
        self._receipt.clicked.connect(lambda: self.receipt_asked.emit(self._key))
        margins = (0, s(6), 0, s(6))
        acts = (self._compare, self._receipt)
        self.setLayout(wrapping((self._name, self._pill), acts, margins=margins, gap=s(12)))

    def display(self, station: StationRow) -> None:
        """Show a station."""
        words = self._context.localizer.words
        self._key = station.key
        self._name.setText(station.name)
        for each in (self._compare, self._receipt):
            each.setAccessibleDescription(station.name)
        self._receipt.setVisible(station.is_verified)
        if station.is_verified:
            set_pill(self._pill, "ok", words.pgettext("station", "Compared by voice"))
        else:
            set_pill(self._pill, "warn", words.pgettext("station", "Not compared yet"))
