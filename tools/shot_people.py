"""Pictures of the People screen and of its dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.people import PeoplePresenter, PeopleTools
from intake.ui.presenters.people_act import ActPresenter, ActTools
from intake.ui.presenters.people_act_state import Kind, Subject
from intake.ui.views.people_act_dialog import PeopleActDialog
from intake.ui.views.people_view import PeopleView
from tests.ui.fakes import InlineLane
from tests.ui.presenters.people_fakes import BETO, CARO, FakePeople
from tools.shot_start import Build, as_any


def people_page(context: Context, me: str = "Lucía Ortega") -> PeopleView:
    """Return the screen with a made-up team."""
    view = PeopleView(context)
    tools = PeopleTools(as_any(FakePeople()), InlineLane(), sentence, me)
    view.attach(PeoplePresenter(tools, context.localizer.words, view.display))
    return view


def act(kind: Kind) -> Build:
    """Return what shows the dialog of one act."""

    def build(context: Context, window: QWidget) -> QWidget:
        lane, people = InlineLane(), FakePeople(needs_sheet=kind is Kind.ADMIT)
        dialog = PeopleActDialog(context, window)
        subject = Subject(kind, waiting=CARO) if kind is Kind.ADMIT else Subject(kind, BETO)
        tools = ActTools(as_any(people), lane, lane, sentence, lambda: None, "Lucía Ortega")
        presenter = ActPresenter(tools, subject, context.localizer.words, dialog.display)
        dialog.attach(presenter)
        if kind is Kind.LEAVE:
            presenter.set_reason("compromised")
        return dialog

    return build
