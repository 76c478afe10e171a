"""The card of Settings about backups: where, when the last one was, and what can be done."""

from functools import partial

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.dialogs import Dialogs, Question
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.cards import titled_card
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field, PassphraseEdit
from intake.ui.kit.labels import IconLabel, label, plain_label
from intake.ui.kit.layout import column, empty, holder, row
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.backup import BackupLine, BackupPresenter, BackupState

STEPS = 1000
WHAT_FOR = N_(
    "Encrypted, to a folder or a stick, while you work. A backup has no key file of anybody: "
    "coordinators and the Recovery sheet open it. Whoever coordinates makes it."
)
TRY = N_("Restore on trial…")


class BackupCard(QWidget):
    """Displays a `BackupState`."""

    def __init__(self, context: Context, dialogs: Dialogs) -> None:
        super().__init__()
        self._context, self._dialogs = context, dialogs
        self._presenter: BackupPresenter | None = None
        self._lines: tuple[BackupLine, ...] | None = None
        self._sign = IconLabel(context, "info", "info", size=16)
        self._last = plain_label("", "body", wrap=True)
        self._folder = plain_label("", "muted", wrap=True)
        self._banner = Banner(context)
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Working"))
        self._progress = plain_label("", "caption")
        self._make = button(context, N_("Make a backup now"), "primary", sign="hard-drive")
        self._choose = button(context, N_("Choose the folder…"), sign="folder-open")
        self._thin = button(context, N_("Delete what is no longer needed…"))
        self._stop = button(context, N_("Stop"))
        self._list = QVBoxLayout()
        self._list.setSpacing(context.s(4))
        self._more = plain_label("", "caption")
        s = context.s
        card = titled_card(
            context,
            "hard-drive",
            N_("Backups"),
            label(context, WHAT_FOR, "caption", wrap=True),
            row(self._sign, (self._last, 1), gap=s(10)),
            self._folder,
            wrapping((self._make, self._choose, self._thin, self._stop), gap=s(10)),
            self._bar,
            self._progress,
            self._banner,
            self._list,
            self._more,
        )
        self.setLayout(column(card, gap=0))

    def attach(self, presenter: BackupPresenter) -> None:
        """Connect the card with what it does."""
        self._presenter = presenter
        self._make.clicked.connect(presenter.make)
        self._stop.clicked.connect(presenter.cancel)
        self._choose.clicked.connect(self._choose_folder)
        self._thin.clicked.connect(self._ask_to_thin)
        self._context.localizer.changed.connect(self._speak)
        presenter.open()

    def display(self, state: BackupState) -> None:
        """Show a state."""
        kind = "warn" if state.is_overdue else "ok"
        self._sign.set_icon("triangle-alert" if state.is_overdue else "circle-check", kind)
        self._sign.setVisible(bool(state.last))
        self._last.setText(state.last)
        self._folder.setText(state.folder)
        self._folder.setVisible(bool(state.folder))
        self._banner.display("bad" if state.problem else "ok", state.problem or state.news)
        self._make.setEnabled(state.can_make)
        self._choose.setEnabled(not state.is_working)
        self._thin.setVisible(len(state.lines) > 1)
        self._thin.setEnabled(not state.is_working)
        self._stop.setVisible(state.is_working)
        self._bar.setVisible(state.is_working)
        self._bar.setValue(round(state.share * STEPS))
        self._progress.setVisible(state.is_working and bool(state.progress))
        self._progress.setText(state.progress)
        self._more.setText(state.more)
        self._more.setVisible(bool(state.more))
        if state.lines != self._lines:
            self._lines = state.lines
            empty(self._list)
            for each in state.lines:
                self._list.addWidget(self._line(each))

    def _line(self, line: BackupLine) -> QWidget:
        context, s = self._context, self._context.s
        sign = ("shield-check", "muted") if line.is_whole else ("triangle-alert", "bad")
        texts = column(
            plain_label(line.title, "strong"), plain_label(line.detail, "caption", wrap=True), gap=0
        )
        if not line.is_whole:
            return holder(row(IconLabel(context, *sign, size=16), (texts, 1), gap=s(10)))
        check = button(context, N_("Check"), "link")
        tried = button(context, TRY, "link")
        check.clicked.connect(partial(self._check, line.place))
        tried.clicked.connect(partial(self._ask_for_passphrase, line.place))
        return holder(row(IconLabel(context, *sign, size=16), (texts, 1), check, tried, gap=s(10)))

    def _speak(self, _language: str) -> None:
        if self._presenter is not None:
            self._presenter.speak(self._context.localizer.words)

    def _check(self, place: str) -> None:
        if self._presenter is not None:
            self._presenter.check(place)

    def _choose_folder(self) -> None:
        if self._presenter is not None:
            self._dialogs.choose_folder(
                N_("Choose the folder…"), self._presenter.state().folder, self._presenter.choose
            )

    def _ask_to_thin(self) -> None:
        if self._presenter is not None:
            question = Question(
                N_("Delete what is no longer needed?"),
                N_(
                    "The last of each of seven days, five weeks and twelve months stays, and the "
                    "newest always. What has expired goes."
                ),
                N_("Delete"),
            )
            self._dialogs.ask(question, self._presenter.thin)

    def _ask_for_passphrase(self, place: str) -> None:
        dialog = TrialDialog(self._context, self.window())
        dialog.accepted.connect(lambda: self._try_out(place, dialog.taken))
        dialog.open()

    def _try_out(self, place: str, passphrase: str) -> None:
        if self._presenter is not None and passphrase:
            self._presenter.try_out(place, passphrase)


class TrialDialog(Dialog):
    """Asks for the passphrase with which a backup is restored on trial."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("Restore on trial"),
            N_(
                "The backup is restored beside the store with your own keys, read from the first "
                "page to the last attachment, and removed again. It is said what would be lost."
            ),
            sign="shield-check",
        )
        self.taken = ""
        self._typed = PassphraseEdit(context)
        self.add(Field(context, N_("Your passphrase"), self._typed))
        leave = button(context, N_("Cancel"))
        leave.clicked.connect(self.reject)
        go = button(context, N_("Try it"), "primary")
        go.setDefault(True)
        go.clicked.connect(self._go)
        self.add_button(leave)
        self.add_button(go)
        self._typed.setFocus()

    def _go(self) -> None:
        self.taken = self._typed.take()
        self.accept()
