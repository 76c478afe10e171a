"""The dialog for a paper as PDF."""

from PySide6.QtWidgets import QProgressBar, QWidget

from intake.i18n import N_
from intake.ui.dialogs import Dialogs
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.dialog import Dialog
from intake.ui.kit.labels import label, plain_label
from intake.ui.kit.layout import column, frame, row
from intake.ui.kit.segmented import Segmented
from intake.ui.kit.switch_row import SwitchRow
from intake.ui.presenters.export import Stage
from intake.ui.presenters.pdf_export import Paper, PaperLanguage, PdfPresenter, PdfState

TITLES = {
    Paper.SUMMARY: (
        N_("Summary as PDF"),
        N_("A readable summary of the answers. It is written only where you choose."),
    ),
    Paper.ACCESS: (
        N_("Page for the person"),
        N_("Who opened, printed or took it out. Neither code nor organization is on it."),
    ),
}
WHERE = {
    Paper.SUMMARY: N_("Where the summary is written"),
    Paper.ACCESS: N_("Where the page is written"),
}


class PdfDialog(Dialog):
    """Displays a `PdfState`."""

    def __init__(self, context: Context, parent: QWidget, paper: Paper = Paper.SUMMARY) -> None:
        title, sentence = TITLES[paper]
        super().__init__(context, parent, title, sentence, sign="file-text")
        self._paper = paper
        self._presenter: PdfPresenter | None = None
        self._code = plain_label("", "code")
        self._languages = Segmented(
            context,
            [
                (PaperLanguage.ENGLISH, N_("English")),
                (PaperLanguage.SPANISH, N_("Spanish")),
                (PaperLanguage.BOTH, N_("Both, side by side")),
            ],
            N_("Language of the paper"),
        )
        self._identity = SwitchRow(context)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        context.localizer.bind(self._bar, self._bar.setAccessibleName, N_("Writing"))
        self._check = plain_label("", "h3", wrap=True)
        self._check_box = self._words_box(context)
        self._close = button(context, N_("Close"))
        self._write = button(context, N_("Choose where…"), "primary", sign="folder-open")
        self.add(
            self._code,
            context.s(2),
            label(context, N_("Language of the paper"), "field"),
            row(self._languages, None),
            self._identity,
            self._bar,
            self._check_box,
        )
        self.add_button(self._close)
        self.add_button(self._write)

    def attach(self, presenter: PdfPresenter, dialogs: Dialogs) -> None:
        """Connect the dialog with what it does."""
        self._presenter = presenter
        self._languages.picked.connect(lambda key: presenter.choose_languages(PaperLanguage(key)))
        self._identity.clicked.connect(lambda is_on: presenter.add_identity(is_wanted=is_on))
        self._close.clicked.connect(self.accept)
        self._write.clicked.connect(
            lambda: dialogs.save_file(
                WHERE[self._paper],
                ((N_("PDF documents"), "*.pdf"),),
                presenter.state().file_name,
                presenter.write,
            )
        )
        presenter.refresh()

    def display(self, state: PdfState) -> None:
        """Show a state."""
        words = self._context.localizer.words
        is_done = state.stage is Stage.DONE
        self._code.setText(state.code)
        self._languages.set_choice(state.languages)
        self._languages.setEnabled(state.stage is Stage.ASKING)
        self._identity.setVisible(state.can_add_identity and not is_done)
        self._identity.setChecked(state.with_identity)
        self._identity.set_texts(
            words.gettext("With names, telephone numbers and addresses"),
            words.gettext("Only for the person, or for somebody who may know them."),
        )
        self._bar.setVisible(state.stage is Stage.WORKING)
        self._check.setText(state.check_words)
        self._check_box.setVisible(is_done and bool(state.check_words))
        self.banner.display("bad" if state.problem else "ok", state.problem or state.done)
        self._write.setVisible(not is_done)
        self._write.setEnabled(state.stage is Stage.ASKING)

    def _words_box(self, context: Context) -> QWidget:
        s = context.s
        lines = column(
            label(context, N_("The check words of this paper"), "caption"),
            self._check,
            label(
                context,
                N_("Whoever asks whether the paper is genuine hears these words from you."),
                "caption",
                wrap=True,
            ),
            margins=(s(14), s(10), s(14), s(10)),
            gap=s(4),
        )
        return frame(lines, well=True)
