"""The card of places that carry sealed files, and the dialog in which one is added."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from intake.domain.targets import SETTINGS, TargetKind
from intake.i18n import N_
from intake.i18n import target_words as said
from intake.ui.dialogs import Dialogs
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import IconLabel, label, plain_label
from intake.ui.kit.layout import column, holder, refill, row
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.targets import TargetLine, TargetsPresenter, TargetsState

STEPS, WIDTH = 1000, 560
FILES = ((N_("Sealed files"), "*.intake *.receipt"), (N_("All files"), "*"))


class TargetsCard(QFrame):
    """Displays a `TargetsState`; nothing is contacted but by a button."""

    def __init__(self, context: Context, dialogs: Dialogs) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._context, self._dialogs = context, dialogs
        self._presenter: TargetsPresenter | None = None
        self._shown: object = None
        self._lines = QVBoxLayout()
        self._none = label(context, N_("No place is known yet."), "muted")
        self._station = QComboBox()
        self._to = Field(context, N_("Files are sent to"), self._station)
        self._contacting = plain_label("", "strong")
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Working"))
        self._stop = button(context, N_("Stop"))
        self._add = button(context, N_("Add a place…"), sign="plus")
        self._banner = Banner(context)
        self._build()

    def attach(self, presenter: TargetsPresenter) -> None:
        """Connect the card with what it does."""
        self._presenter = presenter
        self._stop.clicked.connect(presenter.cancel)
        self._add.clicked.connect(self._ask_place)
        presenter.open()

    def display(self, state: TargetsState) -> None:
        """Show a state."""
        self._banner.display("bad" if state.problem else "ok", state.problem or state.news)
        self._none.setVisible(state.is_known and not state.lines)
        is_busy = bool(state.contacting)
        self._to.setVisible(bool(state.lines and state.stations))
        for each in (self._contacting, self._bar, self._stop):
            each.setVisible(is_busy)
        text = self._context.localizer.words.gettext(
            "“{name}” is being contacted now", name=state.contacting
        )
        self._contacting.setText(text)
        self._bar.setValue(round(state.share * STEPS))
        shown = (state.lines, state.stations, is_busy, self._context.localizer.language)
        if shown != self._shown:
            self._shown = shown
            chosen = self._station.currentData()
            self._station.clear()
            for key, name in state.stations:
                self._station.addItem(name, key)
            self._station.setCurrentIndex(max(self._station.findData(chosen), 0))
            refill(self._lines, [self._line(each, is_busy=is_busy) for each in state.lines])

    def _build(self) -> None:
        context, s = self._context, self._context.s
        head = row(
            IconLabel(context, "globe", "primary"),
            label(context, N_("Places that carry sealed files"), "h3"),
            None,
            gap=s(10),
        )
        text = label(
            context,
            N_("A stick, a folder, or a server. Nothing is contacted unless you press a button."),
            "muted",
            wrap=True,
        )
        busy = (self._contacting, self._bar, row(self._stop, None))
        self.setLayout(
            column(
                head, text, self._none, self._lines, self._to, *busy, self._banner,
                row(self._add, None), margins=(s(20), s(18), s(20), s(18)), gap=s(10),
            )
        )  # fmt: skip

    def _line(self, line: TargetLine, *, is_busy: bool) -> QWidget:
        context, s = self._context, self._context.s
        acts: tuple[tuple[str, Callable[..., None]], ...] = (
            (N_("Test"), self._check),
            (N_("Send a file…"), self._send),
            (N_("Fetch…"), self._fetch),
            (N_("Remove"), self._forget),
        )
        buttons = []
        for text, act in acts:
            made = button(context, text)
            made.setAutoDefault(False)
            made.setEnabled(not is_busy)
            made.setAccessibleDescription(line.name)
            made.clicked.connect(partial(act, line))
            buttons.append(made)
        last = plain_label(line.last, "caption", wrap=True)
        texts = column(
            plain_label(line.name, "strong"),
            plain_label(line.what, "caption", wrap=True),
            last,
            gap=s(2),
        )
        return holder(column(texts, wrapping(tuple(buttons)), margins=(0, s(6), 0, s(6)), gap=s(6)))

    def _check(self, line: TargetLine, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.check(line.name)

    def _send(self, line: TargetLine, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        presenter, to = self._presenter, self._station.currentData()
        if presenter is not None and to:
            self._dialogs.open_file(
                N_("Send a file…"), FILES, lambda file: presenter.send(line.name, to, file)
            )

    def _fetch(self, line: TargetLine, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        presenter = self._presenter
        if presenter is not None:
            self._dialogs.choose_folder(
                N_("Fetch…"), line.folder, lambda folder: presenter.fetch(line.name, folder)
            )

    def _forget(self, line: TargetLine, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's `clicked`
        if self._presenter is not None:
            self._presenter.forget(line.name)

    def _ask_place(self) -> None:
        presenter = self._presenter
        if presenter is not None:
            dialog = PlaceDialog(self._context, self.window())
            dialog.accepted.connect(lambda: presenter.keep(*dialog.given()))
            dialog.open()


class PlaceDialog(Dialog):
    """Asks for a place: its name, its kind, and what opens it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("Add a place"),
            N_("What opens it is kept in the encrypted store. Nothing is contacted yet."),
            sign="globe",
        )
        self.setMinimumWidth(context.s(WIDTH))
        self._name, self._kind = QLineEdit(), QComboBox()
        for kind in TargetKind:
            self._kind.addItem(context.localizer.gettext(said.KINDS[kind]), kind)
        self._edits: dict[str, QLineEdit] = {}
        self._fields: dict[str, Field] = {}
        for name, text in said.SETTINGS.items():
            self._edits[name] = edit = QLineEdit()
            self._fields[name] = Field(context, text, edit)
        for kind in TargetKind:
            for each in SETTINGS[kind]:
                if each.is_secret:
                    self._edits[each.name].setEchoMode(QLineEdit.EchoMode.Password)
        self.add(
            Field(context, N_("Name of the place"), self._name),
            Field(context, N_("What it is"), self._kind),
            *self._fields.values(),
        )
        leave, keep = button(context, N_("Cancel")), button(context, N_("Keep it"), "primary")
        leave.clicked.connect(self.reject)
        keep.clicked.connect(self.accept)
        self.add_button(leave)
        self.add_button(keep)
        self._kind.currentIndexChanged.connect(lambda _at: self._show_settings())
        self._show_settings()

    def given(self) -> tuple[str, TargetKind, dict[str, str]]:
        """Return what was typed."""
        kind = TargetKind(self._kind.currentData())
        names = [each.name for each in SETTINGS[kind]]
        return self._name.text(), kind, {name: self._edits[name].text() for name in names}

    def _show_settings(self) -> None:
        names = {each.name for each in SETTINGS[TargetKind(self._kind.currentData())]}
        for name, each in self._fields.items():
            each.setVisible(name in names)
        self.fit()
