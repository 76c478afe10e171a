"""One questionnaire in the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from intake.i18n import N_
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import IconLabel, pill, plain_label
from intake.ui.kit.layout import Item, column, row
from intake.ui.presenters.forms_state import FormLine


class FormCard(QFrame):
    """Displays a `FormLine`."""

    interview_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._hash = ""
        s = context.s
        self._title, self._name = plain_label("", "h3"), plain_label("", "caption")
        self._builtin = pill("lang")
        context.localizer.bind(self._builtin, self._builtin.setText, N_("Built in"))
        facts: list[Item] = []
        self._facts = [plain_label("", "muted") for _ in range(4)]
        for sign, text in zip(
            ("list-checks", "languages", "inbox", "calendar"), self._facts, strict=True
        ):
            facts += [row(IconLabel(context, sign, "faint", size=16), text, gap=s(6)), s(14)]
        self._begin = button(context, N_("Interview with it"), sign="play")
        self._begin.clicked.connect(lambda: self.interview_asked.emit(self._hash))
        words = column(
            row(self._title, self._builtin, None, gap=s(10)),
            self._name,
            s(4),
            row(*facts, None, gap=0),
            gap=s(3),
        )
        self.setLayout(
            row((words, 1), self._begin, margins=(s(20), s(16), s(20), s(16)), gap=s(16))
        )

    def display(self, line: FormLine) -> None:
        """Show a version of a form."""
        self._hash = line.hash
        self._title.setText(line.title)
        self._name.setText(line.name)
        self._builtin.setVisible(line.is_builtin)
        shown = (line.counted, line.languages, line.used, line.added)
        for text, words in zip(self._facts, shown, strict=True):
            text.setText(words)
        self._begin.setAccessibleDescription(line.title)
