"""The frame around what comes after the questions: the way back, the case, how far it has come."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from intake.i18n import N_
from intake.ui.kit.alias_glimpse import AliasGlimpse
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import label, plain_label, restyle
from intake.ui.kit.layout import column, frame, row
from intake.ui.kit.segmented import Segmented
from intake.ui.kit.wrapping import wrapping

STEPS = (N_("Reading back"), N_("Sharing"), N_("Seal"))


class EndingView(QWidget):
    """Shows one stage at a time."""

    left = Signal()
    lock_asked = Signal()
    pdf_asked = Signal()
    bundle_asked = Signal()
    language_picked = Signal(str)

    def __init__(self, context: Context, languages: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._context = context
        self.code, self.form = plain_label("", "h3"), plain_label("", "caption")
        self.alias = AliasGlimpse(context)
        self._steps = [label(context, each, "muted") for each in STEPS]
        self._stack = QStackedWidget()
        self.participant = icon_button(context, "monitor", N_("Participant window (F6)"))
        self.participant.setCheckable(True)
        self.participant.setShortcut("F6")
        self.participant.hide()
        self.strip = column(gap=0)
        """Below the bar: what the person's window shows, while there is one."""
        self.setLayout(column(self._top(languages), self.strip, (self._stack, 1), gap=0))

    def show_stage(self, view: QWidget, step: int) -> None:
        """Show a stage in the place of the one before."""
        before = self._stack.currentWidget()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        for place, each in enumerate(self._steps):
            restyle(each, role="strong" if place == step else "muted")

    def speak(self, language: str) -> None:
        """Show which language the program speaks."""
        self._segments.set_choice(language)

    def _top(self, languages: tuple[tuple[str, str], ...]) -> QWidget:
        context, s = self._context, self._context.s
        back = icon_button(context, "arrow-left", N_("Back to interviews"), is_arrow=True)
        back.clicked.connect(self.left)
        self._segments = Segmented(
            context, languages, N_("Language of the program (F2)"), is_plain=True
        )
        self._segments.picked.connect(self.language_picked)
        pdf = icon_button(context, "file-text", N_("Summary as PDF …"))
        pdf.clicked.connect(self.pdf_asked)
        bundle = icon_button(context, "package", N_("Bundle …"))
        bundle.clicked.connect(self.bundle_asked)
        lock = button(context, N_("Lock"), "quiet", sign="lock")
        lock.clicked.connect(self.lock_asked)
        names = column(self.code, self.form, gap=0)
        steps = row(*self._steps, gap=s(18))
        bar = wrapping(
            (back, names, self.alias, steps),
            (self._segments, self.participant, pdf, bundle, lock),
            margins=(s(16), s(10), s(20), s(10)),
            gap=s(8),
        )
        return frame(bar, bar="top")
