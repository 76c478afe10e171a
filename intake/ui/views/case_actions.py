"""What can be done with the marked interview, for screens too narrow for the preview."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from intake.i18n import N_
from intake.ui.kit.alias_glimpse import AliasGlimpse
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.wrapping import wrapping
from intake.ui.presenters.cases_state import Preview


class CaseActions(QWidget):
    """Displays the code of a `Preview` and its buttons."""

    continue_asked = Signal(str)
    pdf_asked = Signal(str)
    bundle_asked = Signal(str)
    access_asked = Signal(str)
    day_asked = Signal(str)
    government_asked = Signal(str)
    permissions_asked = Signal(str)
    judgements_asked = Signal(str)
    move_asked = Signal(str)
    conflicts_asked = Signal(str)
    duplicates_asked = Signal(str)
    stories_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._id = ""
        self._has_room = False
        s = context.s
        self._code = plain_label("", "h3")
        self.alias = AliasGlimpse(context)
        self._continue = button(context, N_("Continue"), sign="play")
        pdf = button(context, N_("Papers…"), "quiet", sign="file-text")
        bundle = button(context, N_("Encrypted bundle"), "quiet", sign="package")
        self._continue.clicked.connect(lambda: self.continue_asked.emit(self._id))
        pdf.clicked.connect(lambda: self.pdf_asked.emit(self._id))
        bundle.clicked.connect(lambda: self.bundle_asked.emit(self._id))
        seen = button(context, N_("Who has seen it"), "quiet", sign="eye")
        seen.clicked.connect(lambda: self.access_asked.emit(self._id))
        government = icon_button(context, "building-2", N_("What the government did"))
        government.clicked.connect(lambda: self.government_asked.emit(self._id))
        judged = icon_button(context, "file-check", N_("Judgements"))
        judged.clicked.connect(lambda: self.judgements_asked.emit(self._id))
        allowed = icon_button(context, "shield-check", N_("Permissions"))
        allowed.clicked.connect(lambda: self.permissions_asked.emit(self._id))
        self._move = icon_button(context, "refresh-cw", N_("Move to the newest version…"))
        self._move.clicked.connect(lambda: self.move_asked.emit(self._id))
        self.setLayout(
            wrapping(
                (self._code, self.alias, self._make_differ(context), self._move),
                (
                    judged,
                    government,
                    allowed,
                    *self._more(context),
                    seen,
                    pdf,
                    bundle,
                    self._continue,
                ),
                gap=s(8),
            )
        )

    def _more(self, context: Context) -> tuple[QPushButton, ...]:
        same = icon_button(context, "users", N_("The same person?"))
        told = icon_button(context, "languages", N_("Stories and translations"))
        day = icon_button(context, "calendar", N_("Dates and family"))
        day.clicked.connect(lambda: self.day_asked.emit(self._id))
        same.clicked.connect(lambda: self.duplicates_asked.emit(self._id))
        told.clicked.connect(lambda: self.stories_asked.emit(self._id))
        return same, told, day

    def _make_differ(self, context: Context) -> QPushButton:
        self._differ = icon_button(context, "copy", N_("Settle different answers…"))
        self._differ.clicked.connect(lambda: self.conflicts_asked.emit(self._id))
        return self._differ

    def display(self, preview: Preview | None) -> None:
        """Show an interview, or nothing."""
        self._id = preview.row.id if preview is not None else ""
        self.alias.stand_for(self._id)
        if preview is not None:
            self._code.setText(preview.row.code)
            self._continue.setText(preview.continue_text)
            self._move.setVisible(preview.can_move)
            self._differ.setVisible(preview.row.differs)
        self.make_room(has_room=self._has_room)

    def make_room(self, *, has_room: bool) -> None:
        """Show the line only where it is needed."""
        self._has_room = has_room
        self.setVisible(has_room and bool(self._id))
