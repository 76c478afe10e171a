"""The dialog for an encrypted bundle: for whom, where, and how far."""

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QProgressBar, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.dialogs import Dialogs
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, row
from intake.ui.kit.rows import ChoiceRow
from intake.ui.presenters.bundle_export import BundlePresenter, BundleState, StationRow
from intake.ui.presenters.export import Stage
from intake.ui.views.bundle_sharing_part import BundleSharingPart
from intake.ui.views.station_question import StationQuestion

STEPS = 1000
CARDS = ((N_("Contact cards"), "*.card *.json *.intake-card"), (N_("All files"), "*"))


class BundleDialog(Dialog):
    """Displays a `BundleState`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("Encrypted bundle"),
            N_("One station can open it, and nobody else: not even you."),
            sign="package",
        )
        self._presenter: BundlePresenter | None = None
        self._question: StationQuestion | None = None
        self._code = plain_label("", "code")
        self._group = QButtonGroup(self)
        self._rows: dict[str, ChoiceRow] = {}
        self._stations = QVBoxLayout()
        self._stations.setSpacing(context.s(8))
        self._none = label(
            context,
            N_("No station is known yet. Ask the one that is to receive it for its contact card."),
            "muted",
            wrap=True,
        )
        self._warning = Banner(context)
        self._sharing = BundleSharingPart(context)
        self._card = button(context, N_("From a contact card…"), "link", sign="contact")
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Sealing"))
        self._progress = plain_label("", "caption")
        self._close = button(context, N_("Close"))
        self._stop = button(context, N_("Stop"))
        self._send = button(context, N_("Choose where…"), "primary", sign="folder-open")
        self._build(context)

    def attach(self, presenter: BundlePresenter, dialogs: Dialogs) -> None:
        """Connect the dialog with what it does."""
        self._presenter = presenter
        self._question = StationQuestion(dialogs, presenter.tell_whose)
        self._close.clicked.connect(self.accept)
        self._stop.clicked.connect(presenter.cancel)
        self.rejected.connect(presenter.cancel)
        self._card.clicked.connect(
            lambda: dialogs.open_file(N_("From a contact card…"), CARDS, presenter.take_card)
        )
        self._send.clicked.connect(
            lambda: dialogs.save_file(
                N_("Where the bundle is written"),
                ((N_("Bundles"), "*.intake"),),
                presenter.state().file_name,
                presenter.send,
            )
        )
        self._sharing.profile_chosen.connect(presenter.choose_profile)
        self._sharing.names_wanted.connect(lambda is_on: presenter.add_names(is_wanted=is_on))
        presenter.refresh()

    def display(self, state: BundleState) -> None:
        """Show a state."""
        self._code.setText(state.code)
        self._show_stations(state.stations)
        self._asking.setVisible(state.stage is Stage.ASKING)
        self._none.setVisible(not state.stations)
        self._warning.display("warn", state.warning)
        self._sharing.display(state.sharing)
        is_working = state.stage is Stage.WORKING
        self._bar.setVisible(is_working)
        self._bar.setValue(round(state.share * STEPS))
        self._progress.setVisible(is_working)
        self._progress.setText(state.progress)
        self.banner.display("bad" if state.problem else "ok", state.problem or state.done)
        self._close.setVisible(not is_working)
        self._stop.setVisible(is_working)
        self._send.setVisible(state.stage is Stage.ASKING)
        self._send.setEnabled(state.can_send)
        if self._question is not None:
            self._question.display(state.asks_about)

    def _build(self, context: Context) -> None:
        for each in (self._close, self._stop, self._send):
            self.add_button(each)
        self._asking = holder(
            column(
                label(context, N_("For which station?"), "field"),
                self._stations,
                self._none,
                row(self._card, None),
                self._warning,
                self._sharing,
                gap=context.s(8),
            )
        )
        self.add(self._code, context.s(2), self._asking, self._bar, self._progress)

    def _show_stations(self, stations: tuple[StationRow, ...]) -> None:
        keys = [each.key for each in stations]
        if list(self._rows) != keys:
            for old in self._rows.values():
                self._group.removeButton(old)
                self._stations.removeWidget(old)
                old.deleteLater()
            self._rows = {each.key: self._row(each.key) for each in stations}
        for each in stations:
            made = self._rows[each.key]
            made.set_texts(each.name, each.fingerprint)
            made.setChecked(each.is_chosen)

    def _row(self, key: str) -> ChoiceRow:
        made = ChoiceRow(self._context)
        made.clicked.connect(partial(self._choose, key))
        self._group.addButton(made)
        self._stations.addWidget(made)
        return made

    def _choose(self, key: str) -> None:
        if self._presenter is not None:
            self._presenter.choose(key)
