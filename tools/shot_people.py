"""Pictures of the People screen and of its dialogs."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtWidgets import QWidget

from intake.domain.case_codes import case_code
from intake.domain.compartments import Compartment
from intake.domain.ids import InterviewId
from intake.domain.vouching import ApartReason
from intake.services.kept_apart import KeptRow
from intake.services.sheets import Sheet
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.apart import ApartPresenter, ApartTools
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.presenters.people import PeoplePresenter, PeopleTools
from intake.ui.presenters.people_act import ActPresenter, ActTools
from intake.ui.presenters.people_act_state import Kind, MadeSheet, Subject
from intake.ui.presenters.people_return import ReturnPresenter
from intake.ui.presenters.people_travel import TravelPresenter, TravelTools
from intake.ui.views.apart_card import AdoptDialog, ApartCard
from intake.ui.views.people_act_dialog import PeopleActDialog
from intake.ui.views.people_return_view import PeopleReturnView
from intake.ui.views.people_travel_dialog import PeopleTravelDialog
from intake.ui.views.people_view import PeopleView
from tests.ui.fakes import NOW, WORDS, FakeDoors, InlineLane, InlineWorkshop
from tests.ui.presenters.people_fakes import BETO, CARO, FakePeople
from tools.shot_start import Build, as_any, fill

_ROLE = ApartReason.ROLE


def people_page(context: Context, me: str = "Lucía Ortega") -> PeopleView:
    """Return the screen with a made-up team."""
    kept = ApartCard(context)
    view = PeopleView(context, kept)
    kept.attach(ApartPresenter(_kept(), context.localizer.words, kept.display))
    tools = PeopleTools(as_any(FakePeople()), InlineLane(), sentence, me)
    view.attach(PeoplePresenter(tools, context.localizer.words, view.display))
    return view


def _kept() -> ApartTools:
    interview = InterviewId("0" * 32)
    rows = (
        KeptRow("4b/3", Compartment.CORE, interview, "answer.given", "Beto Paz", NOW, _ROLE),
        KeptRow("4b/5", Compartment.CORE, interview, "consent.recorded", "", NOW, ApartReason.KEYS),
    )
    record = SimpleNamespace(case_code=case_code(b"\x07" * 6))
    store = as_any(SimpleNamespace(rows=lambda: rows, interview=lambda _interview: record))
    lane = InlineLane()
    return ApartTools(
        store, store, lane, lane, sentence, lambda at, _words: f"{at:%Y-%m-%d %H:%M}",
        may_adopt=True,
    )  # fmt: skip


def adopt(context: Context, window: QWidget) -> QWidget:
    """Show the dialog in which somebody vouches for an entry."""
    presenter = ApartPresenter(_kept(), context.localizer.words, lambda _state: None)
    presenter.open()
    presenter.ask("4b/3")
    dialog = AdoptDialog(context, window, presenter)
    dialog.display(presenter.state())
    return dialog


def act(kind: Kind) -> Build:
    """Return what shows the dialog of one act."""

    def build(context: Context, window: QWidget) -> QWidget:
        lane, people = InlineLane(), FakePeople(needs_sheet=kind in {Kind.ADMIT, Kind.ROOT})
        dialog = PeopleActDialog(context, window)
        subject = _SUBJECTS.get(kind) or Subject(kind, BETO)
        tools = ActTools(as_any(people), lane, lane, sentence, lambda: None, "Lucía Ortega")
        presenter = ActPresenter(tools, subject, context.localizer.words, dialog.display)
        dialog.attach(presenter)
        if kind is Kind.LEAVE:
            presenter.set_reason("compromised")
        if kind is Kind.ROOT:
            presenter.compare(is_compared=True)
        return dialog

    return build


def travel(context: Context, window: QWidget) -> QWidget:
    """Show the dialog “Before crossing” with somebody chosen."""
    lane = InlineLane()
    dialog = PeopleTravelDialog(context, window, Dialogs(context, window))
    tools = TravelTools(as_any(FakePeople()), lane, lane, sentence, "Lucía Ortega")
    presenter = TravelPresenter(tools, context.localizer.words, dialog.display)
    dialog.attach(presenter)
    presenter.choose(BETO.person)
    return dialog


def come_back(context: Context, window: QWidget) -> None:
    """Show the screen of somebody who brings the keys back."""
    view = PeopleReturnView(context)
    tools = DoorTools(as_any(FakeDoors()), InlineWorkshop(), sentence)
    words = context.localizer.words
    presenter = ReturnPresenter(tools, "store", words, view.display, lambda: None)
    view.attach(presenter)
    fill(window, view)
    presenter.give_file("/media/stick/file.age")


def _made(kind: str) -> MadeSheet:
    return MadeSheet(Sheet(kind, "7HSD-KK2P", tuple(WORDS)), "public")


_SUBJECTS = {
    Kind.ADMIT: Subject(Kind.ADMIT, waiting=CARO),
    Kind.RECOVERY: Subject(Kind.RECOVERY, made=_made("recovery")),
    Kind.ROOT: Subject(Kind.ROOT, made=_made("organisation")),
    Kind.ANEW: Subject(Kind.ANEW),
}
