"""One interview close up, beside the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from intake.i18n import N_
from intake.ui.kit.alias_glimpse import AliasGlimpse
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import pill, plain_label, set_pill
from intake.ui.kit.layout import Item, column, row, rule, scrolling
from intake.ui.presenters.cases_state import Preview

FACTS = 4
STEPS = 1000


class CasePreview(QFrame):
    """Displays a `Preview`: the code, and while a button is held what to call the person."""

    continue_asked = Signal(str)
    pdf_asked = Signal(str)
    bundle_asked = Signal(str)
    access_asked = Signal(str)
    day_asked = Signal(str)
    government_asked = Signal(str)
    permissions_asked = Signal(str)
    stories_asked = Signal(str)
    judgements_asked = Signal(str)
    move_asked = Signal(str)
    conflicts_asked = Signal(str)
    duplicates_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._id = ""
        self._has_room = True
        s = context.s
        self._pill = pill("info")
        self._code = plain_label("", "code")
        self.alias = AliasGlimpse(context)
        self._bar = QProgressBar()
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._counted = plain_label("", "caption")
        self._beside = plain_label("", "caption", wrap=True)
        self._fact_titles = [plain_label("", "caption") for _ in range(FACTS)]
        self._fact_texts = [plain_label("", "body", wrap=True) for _ in range(FACTS)]
        facts = QVBoxLayout()
        facts.setSpacing(s(8))
        for title, text in zip(self._fact_titles, self._fact_texts, strict=True):
            facts.addLayout(column(title, text, gap=s(1)))
        self._continue = button(context, N_("Continue"), "primary", sign="play")
        self._continue.clicked.connect(lambda: self.continue_asked.emit(self._id))
        self._move = button(context, N_("Move to the newest version…"), "link", sign="refresh-cw")
        self._move.clicked.connect(lambda: self.move_asked.emit(self._id))
        self._content = QWidget()
        self._build(context, facts)

    def make_room(self, *, has_room: bool) -> None:
        """Show the preview only where there is room for it."""
        self._has_room = has_room
        self.setVisible(has_room and bool(self._id))

    def display(self, preview: Preview | None) -> None:
        """Show an interview, or nothing."""
        self.setVisible(preview is not None and self._has_room)
        if preview is None:
            self._id = ""
            return
        if self._id != preview.row.id:
            self.say_beside("", "")
        self._id = preview.row.id
        self.alias.stand_for(self._id)
        set_pill(self._pill, preview.row.state_kind, preview.row.state)
        self._code.setText(preview.row.code)
        self._bar.setValue(round(preview.row.share * STEPS))
        self._bar.setAccessibleName(preview.counted)
        self._counted.setText(preview.counted)
        for at in range(FACTS):
            is_there = at < len(preview.facts)
            self._fact_titles[at].setVisible(is_there)
            self._fact_texts[at].setVisible(is_there)
            if is_there:
                self._fact_titles[at].setText(preview.facts[at].title)
                self._fact_texts[at].setText(preview.facts[at].text)
        self._continue.setText(preview.continue_text)
        self._continue.setEnabled(preview.can_continue)
        self._move.setVisible(preview.can_move)
        self._differ.setVisible(preview.row.differs)

    def say_beside(self, interview: str, text: str) -> None:
        """Say what the day knows of the interview that is shown: next date, family, a hint."""
        if interview in ("", self._id):
            self._beside.setText(text)
            self._beside.setVisible(bool(text))

    def _build(self, context: Context, facts: QVBoxLayout) -> None:
        s = context.s
        self._differ = button(context, N_("Settle different answers…"), "link", sign="copy")
        self._differ.clicked.connect(lambda: self.conflicts_asked.emit(self._id))
        top = QWidget()
        top.setLayout(
            column(
                row(self._pill, None),
                self._code,
                self.alias,
                self._bar,
                self._counted,
                s(6),
                rule(),
                s(6),
                facts,
                self._beside,
                row(self._differ, None),
                row(self._move, None),
                None,
                margins=(s(20), s(18), s(20), 0),
                gap=s(8),
            )
        )
        actions = column(
            self._continue,
            *self._wishes(context),
            margins=(s(12), s(10), s(12), s(18)),
            gap=s(8),
        )
        self._content.setLayout(column((scrolling(top), 1), actions, gap=0))
        self.setLayout(column(self._content, gap=0))
        self.setFixedWidth(s(304))

    def _wishes(self, context: Context) -> tuple[Item, ...]:
        """Make the buttons for what can be done with the case that is shown."""
        pdf = button(context, N_("Papers…"), sign="file-text")
        bundle = button(context, N_("Encrypted bundle"), sign="package")
        seen = icon_button(context, "eye", N_("Who has seen it"))
        allowed = icon_button(context, "shield-check", N_("Permissions"))
        day = icon_button(context, "calendar", N_("Dates and family"))
        judged = button(context, N_("Judgements"), "quiet", sign="file-check")
        judged.clicked.connect(lambda: self.judgements_asked.emit(self._id))
        pdf.clicked.connect(lambda: self.pdf_asked.emit(self._id))
        bundle.clicked.connect(lambda: self.bundle_asked.emit(self._id))
        seen.clicked.connect(lambda: self.access_asked.emit(self._id))
        allowed.clicked.connect(lambda: self.permissions_asked.emit(self._id))
        day.clicked.connect(lambda: self.day_asked.emit(self._id))
        government = button(context, N_("What the government did"), "quiet", sign="building-2")
        government.clicked.connect(lambda: self.government_asked.emit(self._id))
        same = icon_button(context, "users", N_("The same person?"))
        same.clicked.connect(lambda: self.duplicates_asked.emit(self._id))
        told = icon_button(context, "languages", N_("Stories and translations"))
        told.clicked.connect(lambda: self.stories_asked.emit(self._id))
        return pdf, bundle, judged, government, row(None, seen, allowed, day, told, same, None)
