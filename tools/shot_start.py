"""The screens before the store is open, as they are photographed."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QWidget

from intake.app.desk_privacy import Known, Surroundings
from intake.domain.errors import DamagedSlotError, WrongPassphraseError
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.key_files import KeyFiles
from intake.ui.kit.context import Context
from intake.ui.kit.layout import column
from intake.ui.presenters.first_start import FirstStartPresenter, FirstStartTools
from intake.ui.presenters.joining import JoiningPresenter
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.presenters.recovery_sheet import RecoveryPresenter
from intake.ui.presenters.unlock import UnlockPresenter, UnlockTools
from intake.ui.views.first_start_view import FirstStartView
from intake.ui.views.joining_view import JoiningView
from intake.ui.views.recovery_sheet_view import RecoverySheetView
from intake.ui.views.unlock_view import UnlockView
from tests.ui.fakes import WORDS, FakeDoors, FakePeople, HeldWorkshop, InlineWorkshop

Build = Callable[[Context, QWidget], QWidget | None]
PASSPHRASE = "anchor brush cloud drum ember lemon"


def as_any(fake: object) -> Any:
    """Pass a fake off as what it stands for."""
    return fake


def fill(window: QWidget, view: QWidget) -> None:
    """Fill a window with one screen."""
    window.setLayout(column(view, gap=0))


def first_start(walk: Callable[[FirstStartPresenter], None]) -> Build:
    """Return a builder of the first start, walked to some step."""

    def build(context: Context, window: QWidget) -> None:
        view = FirstStartView(context, Dialogs(context, window))
        tools = FirstStartTools(
            as_any(FakeDoors()),
            InlineWorkshop(),
            sentence,
            lambda many, _limit: tuple(range(6, 6 + many * 9, 9))[:many],
        )
        presenter = FirstStartPresenter(tools, context.localizer.words, view.display, print)
        view.attach(presenter)
        fill(window, view)
        walk(presenter)

    return build


def to_person(presenter: FirstStartPresenter) -> None:
    """Walk to the person."""
    presenter.go_on()
    presenter.edit(organisation="Casa del Sol", site="Tijuana")
    presenter.go_on()


def to_suggestion(presenter: FirstStartPresenter) -> None:
    """Walk to the person, with a suggestion taken."""
    to_person(presenter)
    presenter.edit(person="L. Ortega")
    presenter.suggest()
    presenter.passphrase.take_suggestion()


def to_place(presenter: FirstStartPresenter) -> None:
    """Walk to the folder."""
    to_person(presenter)
    presenter.edit(person="L. Ortega")
    presenter.passphrase.edit(first=PASSPHRASE, again=PASSPHRASE)
    presenter.go_on()


def to_sheet(presenter: FirstStartPresenter) -> None:
    """Walk to the first sheet."""
    to_place(presenter)
    presenter.go_on()


def to_words(presenter: FirstStartPresenter) -> None:
    """Walk to the words that are typed back."""
    to_sheet(presenter)
    presenter.go_on()
    presenter.go_on()
    presenter.type_back(0, "window")
    presenter.go_on()


def unlock(
    doors: FakeDoors,
    act: Callable[[UnlockPresenter], None],
    workshop: Any = None,
    *,
    warns: bool = False,
) -> Build:
    """Return a builder of the lock screen after some act."""

    def build(context: Context, window: QWidget) -> None:
        view = UnlockView(context)
        found = Surroundings(Known.NO, Known.NO, Known.YES, Known.NO) if warns else None
        look = (lambda _folder: found) if found is not None else None
        tools = UnlockTools(as_any(doors), workshop or InlineWorkshop(), sentence, look)
        presenter = UnlockPresenter(
            tools, "/store", context.localizer.words, view.display, lambda _application: None
        )
        view.attach(presenter)
        fill(window, view)
        presenter.open()
        act(presenter)

    return build


def busy(context: Context, window: QWidget) -> None:
    """Show the lock screen at work."""
    workshop = HeldWorkshop()

    def act(presenter: UnlockPresenter) -> None:
        workshop.go_on()
        presenter.try_passphrase("x")

    unlock(FakeDoors(), act, workshop)(context, window)


def refuse(presenter: UnlockPresenter) -> None:
    """Try a wrong passphrase."""
    presenter.try_passphrase("wrong")


def joining(act: Callable[[JoiningPresenter], None]) -> Build:
    """Return a builder of the screen of somebody who is new."""

    def build(context: Context, window: QWidget) -> None:
        view = JoiningView(context)
        tools = DoorTools(as_any(locked(FakePeople())), InlineWorkshop(), sentence)
        words = context.localizer.words
        presenter = JoiningPresenter(tools, "/store", words, view.display, lambda: None)
        view.attach(presenter, KeyFiles(context, window))
        fill(window, view)
        act(presenter)

    return build


def join(presenter: JoiningPresenter) -> None:
    """Fill in everything, with a suggestion taken, and leave it at that."""
    presenter.name("B. Cruz")
    presenter.suggest()
    presenter.passphrase.take_suggestion()
    presenter.go_on()


def joined(presenter: JoiningPresenter) -> None:
    """Make the keys."""
    presenter.name("B. Cruz")
    presenter.passphrase.edit(first=PASSPHRASE, again=PASSPHRASE)
    presenter.go_on()


def recovering(act: Callable[[RecoveryPresenter], None]) -> Build:
    """Return a builder of the screen of the Recovery sheet, walked to some step."""

    def build(context: Context, window: QWidget) -> None:
        view = RecoverySheetView(context)
        tools = DoorTools(as_any(locked(FakePeople())), InlineWorkshop(), sentence)
        words = context.localizer.words
        presenter = RecoveryPresenter(tools, "/store", words, view.display, lambda: None)
        view.attach(presenter, KeyFiles(context, window))
        fill(window, view)
        act(presenter)

    return build


def locked(people: FakePeople) -> SimpleNamespace:
    """Return the doors of a locked store."""
    fake = FakeDoors()
    return SimpleNamespace(
        people=people,
        doors=fake.doors,
        strength=fake.strength,
        suggest_passphrase=fake.suggest_passphrase,
    )


def half_typed(presenter: RecoveryPresenter) -> None:
    """Type some words, one of them wrong."""
    for at, word in enumerate((*WORDS[:7], "lemmon", WORDS[8])):
        presenter.recovery.type(at, word)
        presenter.recovery.leave(at)
    presenter.recovery.type(9, "ma")


def to_recovering_person(presenter: RecoveryPresenter) -> None:
    """Walk to the person."""
    presenter.recovery.type(0, " ".join(WORDS))
    presenter.go_on()


def to_signing(presenter: RecoveryPresenter) -> None:
    """Walk to the other sheet."""
    to_recovering_person(presenter)
    presenter.passphrase.edit(first=PASSPHRASE, again=PASSPHRASE)
    presenter.go_on()
    presenter.organisation.type(0, " ".join(WORDS))


START_SCREENS: dict[str, Build] = {
    "first_start_1_language": first_start(lambda _presenter: None),
    "first_start_2_organisation": first_start(lambda presenter: presenter.go_on()),
    "first_start_3_person": first_start(to_suggestion),
    "first_start_4_place": first_start(to_place),
    "first_start_5_sheet": first_start(to_sheet),
    "first_start_6_words": first_start(to_words),
    "joining": joining(join),
    "joining_words": joining(joined),
    "recovery_1_words": recovering(half_typed),
    "recovery_2_person": recovering(to_recovering_person),
    "recovery_3_signing": recovering(to_signing),
    "unlock": unlock(FakeDoors(), lambda _presenter: None),
    "unlock_busy": busy,
    "unlock_warned": unlock(FakeDoors(), lambda _presenter: None, warns=True),
    "unlock_wrong": unlock(FakeDoors(), refuse),
    "unlock_waiting": unlock(FakeDoors(error=WrongPassphraseError(8)), refuse),
    "unlock_damaged": unlock(FakeDoors(error=DamagedSlotError("a1")), refuse),
}
