"""The key in a follow-up that closes it when nothing changed."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from intake.domain.states import TAKES_ANSWERS
from intake.forms.session import FormSession
from intake.services.follow_up import FORM
from intake.ui.kit.buttons import button
from intake.ui.kit.context import Context
from intake.ui.kit.layout import row
from intake.ui.presenters.day_follow_up import key_text, nothing_changed
from intake.ui.presenters.interview import InterviewPresenter
from intake.ui.views.interview_view import InterviewView

KEY = "F9"


class FollowUpStrip(QWidget):
    """One button below the bar, with a key of its own, as long as it has something to close."""

    def __init__(
        self, context: Context, presenter: InterviewPresenter, session: FormSession
    ) -> None:
        super().__init__()
        self._context, self._presenter, self._session = context, presenter, session
        self._button = button(context, "", sign="check")
        self._button.clicked.connect(self._close_it)
        QShortcut(QKeySequence(KEY), self).activated.connect(self._close_it)
        s = context.s
        self.setLayout(row(None, self._button, margins=(s(20), s(8), s(20), s(8))))

    def look(self) -> None:
        """Say what it closes, or go."""
        text = key_text(self._session, self._context.localizer.words)
        is_open = self._presenter.interview.state in TAKES_ANSWERS
        self.setVisible(bool(text) and is_open)
        if text:
            self._button.setText(f"{text} ({KEY})")

    def _close_it(self) -> None:
        nothing_changed(self._presenter, self._session)


def follow_up_strip(
    context: Context, view: InterviewView, of: tuple[InterviewPresenter, FormSession]
) -> None:
    """Put the key below the bar of an interview, if it is a follow-up."""
    if of[1].form.form_id == FORM:
        strip = FollowUpStrip(context, *of)
        view.top.strip.addWidget(strip)
        view.displayed.connect(lambda _state: strip.look())
        strip.look()
