"""One questionnaire in the list: its newest version, and the older ones folded beneath it."""

from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, pill, plain_label
from intake.ui.kit.layout import column, holder, row, rule
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.forms_state import FamilyLine, FormLine


class VersionActions(QWidget):
    """What can be done with one version: trying it out, and a menu for the rest."""

    preview_asked = Signal(str)
    original_asked = Signal(str)
    export_asked = Signal(str)
    report_asked = Signal(str)
    compare_asked = Signal(str, str)
    """The older version and the newer one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._line: FormLine | None = None
        self._others: tuple[FormLine, ...] = ()
        self._preview = button(context, N_("Preview"), "quiet", sign="eye")
        self._preview.clicked.connect(lambda: self._tell(self.preview_asked))
        self._more = icon_button(context, "ellipsis", N_("More"))
        self.menu = QMenu(self._more)
        self.menu.aboutToShow.connect(self._fill)
        self._more.setMenu(self.menu)
        self.setLayout(row(self._preview, self._more, gap=context.s(4)))

    def display(self, line: FormLine, others: tuple[FormLine, ...]) -> None:
        """Take a version, and those that it can be compared with, the newest first."""
        self._line, self._others = line, others
        for each in (self._preview, self._more):
            each.setAccessibleDescription(f"{line.title}, {line.version}")

    def _fill(self) -> None:
        """Write the menu in the language of the moment."""
        words, menu = self._context.localizer.words, self.menu
        menu.clear()
        for text, signal in (
            (words.gettext("Save the original file…"), self.original_asked),
            (words.gettext("Export answers…"), self.export_asked),
            (words.gettext("Read the report again"), self.report_asked),
        ):
            menu.addAction(text).triggered.connect(partial(self._tell, signal))
        if self._others:
            menu.addSeparator()
        for other in self._others:
            text = words.gettext("Compare with {version}…", version=other.version.lower())
            menu.addAction(text).triggered.connect(partial(self._compare, other))

    def _tell(self, signal: SignalInstance, _is_on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        if self._line is not None:
            signal.emit(self._line.hash)

    def _compare(self, other: FormLine, _is_on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        if self._line is not None:
            self.compare_asked.emit(self._line.hash, other.hash)


class OlderVersion(QWidget):
    """One line for an older version."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        s = context.s
        self.acts = VersionActions(context)
        self._version = plain_label("", "strong")
        self._facts = plain_label("", "muted", wrap=True)
        self.setLayout(row(self._version, s(8), (self._facts, 1), self.acts, gap=s(8)))

    def display(self, line: FormLine, others: tuple[FormLine, ...]) -> None:
        """Show a version."""
        self._version.setText(line.version)
        self._facts.setText(f"{line.added} · {line.counted} · {line.used}")
        self.acts.display(line, others)


class FormCard(QFrame):
    """Displays a `FamilyLine`."""

    interview_asked = Signal(str)
    unfolded = Signal(str)
    made = Signal(object)
    """The actions of a version that was not shown before."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._context = context
        self._hash = self._form_id = ""
        s = context.s
        self._title = plain_label("", "h3", wrap=True)
        self._name = plain_label("", "caption")
        self._builtin = pill("lang")
        context.localizer.bind(self._builtin, self._builtin.setText, N_("Built in"))
        self._facts = [plain_label("", "muted") for _ in range(4)]
        self._cells: list[QWidget] = []
        self.acts = VersionActions(context)
        self._begin = button(context, N_("Interview with it"), sign="play")
        self._begin.clicked.connect(lambda: self.interview_asked.emit(self._hash))
        self._fold = QPushButton()
        self._fold.setProperty("kind", "link")
        self._fold.setAutoDefault(False)
        self._fold.setCheckable(True)
        self._fold.clicked.connect(lambda: self.unfolded.emit(self._form_id))
        self._rows: list[OlderVersion] = []
        self._older = QVBoxLayout()
        self._older.setSpacing(s(2))
        self._below = holder(column(rule(), self._older, gap=s(6)))
        self._build()

    def display(self, family: FamilyLine) -> None:
        """Show a form."""
        line = family.newest
        self._hash, self._form_id = line.hash, family.form_id
        self._title.setText(line.title)
        self._name.setText(line.name)
        self._builtin.setVisible(line.is_builtin)
        shown = (line.counted, line.languages, line.used, line.added)
        for text, words in zip(self._facts, shown, strict=True):
            text.setText(words)
        self._begin.setAccessibleDescription(line.title)
        self._begin.setVisible(not line.is_received)
        self.acts.display(line, family.older)
        self._fold.setText(family.folded)
        self._fold.setVisible(bool(family.older))
        self._fold.setChecked(family.is_open)
        self._below.setVisible(family.is_open and bool(family.older))
        self._show_older(family)

    def make_room(self, *, has_room: bool) -> None:
        """Leave the languages and the day out where there is no room for them."""
        for at in (1, 3):
            self._cells[at].setVisible(has_room)

    def _build(self) -> None:
        s, context = self._context.s, self._context
        signs = ("list-checks", "languages", "inbox", "calendar")
        for sign, text in zip(signs, self._facts, strict=True):
            cell = row(IconLabel(context, sign, "faint", size=16), text, gap=s(6))
            self._cells.append(holder(cell))
        words = column(
            self._title,
            row(self._name, self._builtin, None, gap=s(10)),
            gap=s(3),
        )
        texts = holder(words)
        texts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top = wrapping((texts,), (self.acts, self._begin), gap=s(10))
        self.setLayout(
            column(
                top,
                wrapping(self._cells, gap=s(14)),
                row(self._fold, None),
                self._below,
                margins=(s(20), s(14), s(20), s(14)),
                gap=s(8),
            )
        )

    def _show_older(self, family: FamilyLine) -> None:
        """Make the lines when they are first looked at."""
        wanted = len(family.older) if family.is_open else len(self._rows)
        while len(self._rows) > min(wanted, len(family.older)):
            old = self._rows.pop()
            self._older.removeWidget(old)
            old.deleteLater()
        while len(self._rows) < wanted:
            new = OlderVersion(self._context)
            self._rows.append(new)
            self._older.addWidget(new)
            self.made.emit(new.acts)
        every = (family.newest, *family.older)
        for made, line in zip(self._rows, family.older, strict=False):
            made.display(line, tuple(each for each in every if each.hash != line.hash))
