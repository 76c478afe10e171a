"""The dialog for the papers of a record: one list, and below it what the chosen one asks."""

from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from intake.i18n import N_
from intake.services.paper_wishes import Carry
from intake.ui.dialogs import Dialogs
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.fields import Field
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, frame, row
from intake.ui.kit.options import OptionBox
from intake.ui.kit.segmented import Segmented
from intake.ui.kit.switch_row import SwitchRow
from intake.ui.presenters.export import Stage
from intake.ui.presenters.paper_choices import Paper
from intake.ui.presenters.pdf_export import PaperLanguage, PdfPresenter, PdfState


class PdfDialog(Dialog):
    """Displays a `PdfState`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent, N_("Papers"), sign="file-text")
        self._presenter: PdfPresenter | None = None
        self._code = plain_label("", "code")
        self._choices(context)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Writing"))
        self._boxes(context)
        self._close = button(context, N_("Close"))
        self._write = button(context, N_("Choose where…"), "primary", sign="folder-open")
        self.add(
            self._code,
            self._paper_field,
            self._recipient_field,
            self._carry_field,
            label(context, N_("Language of the paper"), "field"),
            row(self._languages, None),
            self._identity,
            self._lock,
            self._bar,
            self._check_box,
            self._opens_box,
        )
        self.add_button(self._close)
        self.add_button(self._write)

    def _choices(self, context: Context) -> None:
        """Make what is chosen before anything is written."""
        self._paper, self._carry, self._recipient = OptionBox(), OptionBox(), QLineEdit()
        self._paper_field = Field(context, N_("Choose a paper"), self._paper)
        self._carry_field = Field(
            context,
            N_("Ask first: “Who could find this paper?”"),
            self._carry,
            N_("If it is not safe, make none: it can stay with the lawyer."),
        )
        self._recipient_field = Field(
            context,
            N_("For whom, as the permission names them"),
            self._recipient,
        )
        self._languages = Segmented(
            context,
            [
                (PaperLanguage.ENGLISH, N_("English")),
                (PaperLanguage.SPANISH, N_("Spanish")),
                (PaperLanguage.BOTH, N_("Both, side by side")),
            ],
            N_("Language of the paper"),
        )
        self._identity, self._lock = SwitchRow(context), SwitchRow(context)

    def _boxes(self, context: Context) -> None:
        """Make the boxes for words that are said aloud."""
        self._check = plain_label("", "h3", wrap=True)
        self._check_box = self._words_box(
            context,
            self._check,
            N_("The check words of this paper"),
            N_("Whoever asks whether the paper is genuine hears these words from you."),
        )
        self._opens = plain_label("", "h3", wrap=True)
        self._opens_box = self._words_box(
            context,
            self._opens,
            N_("It opens with these words"),
            N_("They are shown once and kept nowhere. Say them; never write them on the paper."),
        )

    def attach(self, presenter: PdfPresenter, dialogs: Dialogs) -> None:
        """Connect the dialog with what it does."""
        self._presenter = presenter
        self._paper.picked.connect(lambda key: presenter.choose_paper(Paper(key)))
        self._carry.picked.connect(lambda key: presenter.choose_carry(Carry(key)))
        self._recipient.textEdited.connect(presenter.name_recipient)
        self._languages.picked.connect(lambda key: presenter.choose_languages(PaperLanguage(key)))
        self._identity.clicked.connect(lambda is_on: presenter.add_identity(is_wanted=is_on))
        self._lock.clicked.connect(lambda is_on: presenter.lock(is_wanted=is_on))
        self._close.clicked.connect(self.accept)
        self._write.clicked.connect(
            lambda: dialogs.save_file(
                N_("Where the paper is written"),
                ((N_("PDF documents"), "*.pdf"),),
                presenter.state().file_name,
                presenter.write,
            )
        )
        presenter.refresh()

    def display(self, state: PdfState) -> None:
        """Show a state."""
        is_done, is_asking = state.stage is Stage.DONE, state.stage is Stage.ASKING
        self._code.setText(state.code)
        self._paper.display(state.papers, state.paper)
        self._paper_field.hint.setText(state.sentence)
        self._paper_field.hint.setVisible(True)
        self._recipient_field.hint.setText(state.recipient_hint)
        self._recipient_field.hint.setVisible(True)
        self._carry.display(state.carries, state.carry)
        if self._recipient.text() != state.recipient:
            self._recipient.setText(state.recipient)
        self._languages.set_choice(state.languages)
        for each in (self._paper, self._recipient, self._carry, self._languages):
            each.setEnabled(is_asking)
        self._recipient_field.setVisible(state.can_have_recipient and not is_done)
        self._carry_field.setVisible(bool(state.carries) and not is_done)
        self._switches(state, is_done=is_done)
        self._bar.setVisible(state.stage is Stage.WORKING)
        self._check.setText(state.check_words)
        self._check_box.setVisible(is_done and bool(state.check_words))
        self._opens.setText(state.passphrase)
        self._opens_box.setVisible(is_done and bool(state.passphrase))
        self.banner.display("bad" if state.problem else "ok", state.problem or state.done)
        self._write.setVisible(not is_done)
        self._write.setEnabled(state.can_write)

    def _switches(self, state: PdfState, *, is_done: bool) -> None:
        words = self._context.localizer.words
        self._identity.setVisible(state.can_add_identity and not is_done)
        self._identity.setChecked(state.with_identity)
        self._identity.set_texts(
            words.gettext("With names, telephone numbers and addresses"),
            words.gettext("Only for the person, or for somebody who may know them."),
        )
        self._lock.setVisible(state.can_lock and not is_done)
        self._lock.setChecked(state.is_locked)
        self._lock.set_texts(
            words.gettext("Locked with six words"),
            words.gettext("For a copy as a file; they are shown once."),
        )

    def _words_box(self, context: Context, shown: QWidget, title: str, reason: str) -> QWidget:
        s = context.s
        lines = column(
            label(context, title, "caption"),
            shown,
            label(context, reason, "caption", wrap=True),
            margins=(s(14), s(10), s(14), s(10)),
            gap=s(4),
        )
        return frame(lines, well=True)
