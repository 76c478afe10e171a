"""The bar above an interview: the way back, what it is, its languages, and what stops it."""

from PySide6.QtWidgets import QFrame

from intake.i18n import N_
from intake.ui.kit.alias_glimpse import AliasGlimpse
from intake.ui.kit.buttons import button, icon_button
from intake.ui.kit.context import Context
from intake.ui.kit.labels import plain_label
from intake.ui.kit.layout import column, frame
from intake.ui.kit.names_button import NamesButton
from intake.ui.kit.segmented import Segmented
from intake.ui.kit.wrapping import wrapping
from intake.ui.views.course_bar import CourseMenu
from intake.ui.views.interview_columns import ColumnsButton

PARTICIPANT_KEY = "F6"


class InterviewTop:
    """Makes the bar and keeps what is on it; the interview screen connects it."""

    def __init__(self, context: Context, languages: tuple[tuple[str, str], ...]) -> None:
        """Build the bar; `languages` are (tag, native name) of what the program speaks."""
        self.back = icon_button(context, "arrow-left", N_("Back to interviews"), is_arrow=True)
        self.code, self.form = plain_label("", "h3"), plain_label("", "caption")
        self.alias = AliasGlimpse(context)
        self.segments = Segmented(
            context, languages, N_("Language of the program (F2)"), is_plain=True
        )
        self.columns, self.names = ColumnsButton(context), NamesButton(context)
        self.participant = icon_button(context, "monitor", N_("Participant window (F6)"))
        self.participant.setCheckable(True)
        self.participant.setShortcut(PARTICIPANT_KEY)
        self.participant.hide()
        self.pause = button(context, N_("Pause"), "quiet", sign="pause")
        self.course = CourseMenu(context)
        self.course.hide()
        self.lock = button(context, N_("Lock"), "quiet", sign="lock")
        self.listen = button(context, N_("Listening"), "quiet", sign="ear", is_checkable=True)
        self.strip = column(gap=0)
        """Below the bar: what the person's window shows, while there is one."""
        self.widget = self._laid_out(context)

    def _laid_out(self, context: Context) -> QFrame:
        s = context.s
        names = column(self.code, self.form, gap=0)
        ends = (
            self.segments, self.columns, self.names, self.participant, self.listen, self.pause,
            self.course, self.lock,
        )  # fmt: skip
        margins = (s(16), s(10), s(20), s(10))
        bar = wrapping((self.back, names, self.alias), ends, margins=margins, gap=s(8))
        return frame(column(frame(bar, bar="top"), self.strip, gap=0))
