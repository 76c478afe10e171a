"""The dialog in which answers are exported: which, how, how far, and what came of it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from intake.i18n import N_, Words
from intake.ui.dialogs import Dialogs
from intake.ui.kit.banner import Banner
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, holder, row
from intake.ui.kit.options import OptionBox
from intake.ui.kit.switch_row import SwitchRow
from intake.ui.presenters.answers_export import AnswersPresenter
from intake.ui.presenters.answers_state import AnswersState
from intake.ui.presenters.export import Stage

STEPS = 1000
WIDTH = 720


class AnswersDialog(Dialog):
    """Displays an `AnswersState`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            context,
            parent,
            N_("Export answers"),
            N_("A file for other programs. It is not encrypted: whoever has it can read it."),
            sign="file-output",
        )
        self.setMinimumWidth(context.s(WIDTH))
        self._scope, self._form = OptionBox(), OptionBox()
        self._layout_box, self._language = OptionBox(), OptionBox()
        self._hint = plain_label("", "caption", wrap=True)
        self._labels = Field(context, N_("Words of questions and choices"), self._language)
        self._names, self._mark = SwitchRow(context), SwitchRow(context)
        self._names_say = plain_label("", "caption", wrap=True)
        self._names_warn, self._missing = Banner(context), Banner(context)
        self._asking = QWidget()
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Writing"))
        self._progress = plain_label("", "caption")
        self._path, self._notes = QLineEdit(), plain_label("", "muted", wrap=True)
        self._where = QWidget()
        self._shape: tuple[object, ...] = ()
        self._close = button(context, N_("Close"))
        self._stop = button(context, N_("Stop"))
        self._write = button(context, N_("Choose where…"), "primary", sign="folder-open")
        self._build(context)

    def attach(self, presenter: AnswersPresenter, dialogs: Dialogs) -> None:
        """Connect the dialog with what it does."""
        self._scope.picked.connect(presenter.choose_scope)
        self._form.picked.connect(presenter.choose_form)
        self._layout_box.picked.connect(presenter.choose_layout)
        self._language.picked.connect(presenter.choose_language)
        self._names.clicked.connect(lambda is_on: presenter.add_names(is_wanted=is_on))
        self._mark.clicked.connect(lambda is_on: presenter.add_mark(is_wanted=is_on))
        self._close.clicked.connect(self.accept)
        self._stop.clicked.connect(presenter.cancel)
        self.finished.connect(lambda _result: presenter.cancel())
        self._write.clicked.connect(lambda: _choose_place(presenter, dialogs))
        presenter.refresh()
        self._form.setFocus()

    def display(self, state: AnswersState) -> None:
        """Show a state."""
        words = self._context.localizer.words
        self._asking.setVisible(state.stage is Stage.ASKING)
        self._scope.display(state.scopes, state.scope)
        self._form.display(state.forms, state.form)
        self._form.setEnabled(state.can_choose_form)
        self._layout_box.display(state.layouts, state.layout)
        self._hint.setText(state.layout_hint)
        self._language.display(state.languages, state.language)
        self._labels.setVisible(state.has_labels)
        self._show_switches(state, words)
        self._missing.display("warn", state.missing)
        self._show_result(state)
        self._write.setVisible(state.stage is Stage.ASKING)
        self._write.setEnabled(state.can_write)

    def _show_result(self, state: AnswersState) -> None:
        is_working = state.stage is Stage.WORKING
        self._bar.setVisible(is_working)
        self._bar.setValue(round(state.share * STEPS))
        self._progress.setVisible(is_working)
        self._progress.setText(state.progress)
        self._where.setVisible(bool(state.path))
        self._path.setText(state.path)
        self._notes.setText("\n".join(state.notes))
        self._notes.setVisible(bool(state.notes))
        self.banner.display("bad" if state.problem else "ok", state.problem or state.done)
        shape = (
            state.stage, state.has_bom, state.has_labels, state.names, state.missing,
            state.problem, state.layout_hint, state.notes,
        )  # fmt: skip
        if shape != self._shape:
            self._shape = shape
            self.fit()
        self._close.setVisible(not is_working)
        self._stop.setVisible(is_working)

    def _build(self, context: Context) -> None:
        for each in (self._close, self._stop, self._write):
            self.add_button(each)
        s = context.s
        self._path.setReadOnly(True)
        context.localizer.bind(self._path, self._path.setAccessibleName, N_("Where the file is"))
        copy = button(context, N_("Copy"), sign="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._path.text()))
        place = row((self._path, 1), copy, gap=s(8))
        self._where = holder(column(label(context, N_("Where the file is"), "field"), place))
        upper = row(
            (Field(context, N_("Which interviews"), self._scope), 1),
            (Field(context, N_("Questionnaire"), self._form), 1),
            gap=s(14),
        )
        kind = Field(context, N_("Kind of file"), self._layout_box)
        lower = row((kind, 1), (self._labels, 1), gap=s(14))
        self._asking = holder(
            column(
                upper,
                lower,
                self._hint,
                self._missing,
                self._mark,
                self._names,
                self._names_say,
                self._names_warn,
                gap=s(6),
            )
        )
        self.add(self._asking, self._bar, self._progress, self._where, self._notes)

    def _show_switches(self, state: AnswersState, words: Words) -> None:
        self._mark.setVisible(state.has_bom)
        self._mark.setChecked(state.bom)
        self._mark.set_texts(
            words.gettext("Made for Excel"),
            words.gettext("A mark at the beginning, so that Excel shows accents as they are."),
        )
        self._names.setVisible(state.names.can_leave)
        self._names.setChecked(state.names.are_wanted)
        self._names.set_texts(words.gettext("With names, telephone numbers and addresses"))
        self._names_say.setVisible(not state.names.are_wanted)
        self._names_say.setText(
            words.gettext(
                "Answers that are kept with the names stay here. The others are written as they "
                "were said: a story can still tell who somebody is."
            )
        )
        warning = words.gettext(
            "The file will say who these people are and what they told, in plain text. Write it "
            "only where nobody else can read it, and delete it when it has served."
        )
        self._names_warn.display("warn", warning if state.names.are_wanted else "")


def _choose_place(presenter: AnswersPresenter, dialogs: Dialogs) -> None:
    state = presenter.state()
    if state.can_write:
        dialogs.save_file(
            N_("Where the answers are written"),
            ((lambda _words: state.file_kind[0], state.file_kind[1]),),
            state.file_name,
            presenter.write,
        )
