"""The card that seals everything that a station was not sent yet."""

from PySide6.QtWidgets import QComboBox, QFrame, QProgressBar

from intake.i18n import N_
from intake.ui.dialogs import Dialogs
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, label, plain_label
from intake.ui.kit.layout import column, row
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.sending_many import ManyPresenter, ManyStage, ManyState

STEPS = 1000


class ManyCard(QFrame):
    """Displays a `ManyState`."""

    def __init__(self, context: Context, dialogs: Dialogs) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._context, self._dialogs = context, dialogs
        self._presenter: ManyPresenter | None = None
        self._shown: tuple[tuple[str, str], ...] = ()
        self._station = QComboBox()
        context.localizer.bind(
            self._station, self._station.setAccessibleName, N_("For which station?")
        )
        self._told = plain_label("", "muted", wrap=True)
        self._warning, self._banner = Banner(context), Banner(context)
        self._bar, self._progress = QProgressBar(), plain_label("", "caption")
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Sealing"))
        self._send = button(context, N_("Seal into a folder…"), sign="folder-open")
        self._pause = button(context, N_("Pause"), sign="pause")
        self._go_on = button(context, N_("Go on"), sign="play")
        self._stop = button(context, N_("Stop"))
        self._build()

    def attach(self, presenter: ManyPresenter) -> None:
        """Connect the card with what it does."""
        self._presenter = presenter
        self._station.activated.connect(lambda at: presenter.choose(self._station.itemData(at)))
        self._send.clicked.connect(
            lambda: self._dialogs.choose_folder(N_("Seal into a folder…"), "", presenter.send)
        )
        self._pause.clicked.connect(presenter.pause)
        self._go_on.clicked.connect(presenter.go_on)
        self._stop.clicked.connect(presenter.cancel)
        presenter.open()

    def display(self, state: ManyState) -> None:
        """Show a state."""
        none = self._context.localizer.gettext(N_("Choose a station"))
        shown = (("", none), *state.stations)
        if shown != self._shown:
            self._shown = shown
            self._station.clear()
            for key, name in shown:
                self._station.addItem(name, key)
        self._station.setCurrentIndex(max(self._station.findData(state.chosen), 0))
        self._station.setEnabled(state.stage is ManyStage.ASKING)
        self._told.setText(state.told)
        self._told.setVisible(bool(state.told))
        self._warning.display("warn", state.warning)
        self._banner.display("bad" if state.problem else "ok", state.problem or state.news)
        is_working = state.stage is ManyStage.WORKING
        for each in (self._bar, self._progress):
            each.setVisible(state.stage is not ManyStage.ASKING)
        self._bar.setValue(round(state.share * STEPS))
        self._progress.setText(state.progress)
        self._send.setVisible(state.stage is ManyStage.ASKING)
        self._send.setEnabled(state.can_send)
        self._pause.setVisible(is_working)
        self._go_on.setVisible(state.stage is ManyStage.PAUSED)
        self._stop.setVisible(state.stage is not ManyStage.ASKING)

    def _build(self) -> None:
        context, s = self._context, self._context.s
        head = row(
            IconLabel(context, "send", "primary"),
            label(context, N_("Everything that was not sent yet"), "h3"),
            None,
            gap=s(10),
        )
        text = label(
            context,
            N_("Many interviews at once, 25 to a bundle. You can pause and go on at any time."),
            "muted",
            wrap=True,
        )
        buttons = wrapping((self._send, self._pause, self._go_on, self._stop))
        inside = (head, text, self._station, self._told, self._warning, self._bar)
        self.setLayout(
            column(
                *inside,
                self._progress,
                self._banner,
                buttons,
                margins=(s(20), s(18), s(20), s(18)),
                gap=s(10),
            )
        )
