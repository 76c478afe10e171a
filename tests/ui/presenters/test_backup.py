"""The card about backups, and destroying a store at the lock screen."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from intake.domain.errors import (
    BackupFault,
    BackupRefusedError,
    CancelledError,
    IntakeError,
    StoreNotFoundError,
)
from intake.i18n import Words
from intake.services.backup_doors import Destroyed
from intake.services.backups import Backup, BackupFound, BackupProof, LastBackup
from intake.ui.error_messages import sentence
from intake.ui.presenters.backup import MOST, BackupPresenter, BackupState, BackupTools
from intake.ui.presenters.destroy import DestroyPresenter, DestroyState
from intake.ui.presenters.new_passphrase import DoorTools
from tests.ui.fakes import NOW, HeldWorkshop, InlineLane, InlineWorkshop

EN, ES = Words("en"), Words("es")


def made(name: str = "a") -> Backup:
    return Backup(name, f"/stick/{name}", NOW, NOW + timedelta(days=30), NOW, 10**6, (), "0")


class FakeBackups:
    """Backups of a store that are made at once."""

    def __init__(self, folder: str = "", *found: Backup) -> None:
        self.folder = folder
        self.found = [BackupFound(each.place, each) for each in found]
        self.asked: list[tuple[Any, ...]] = []
        self.error: IntakeError | None = None

    def last(self) -> LastBackup:
        return LastBackup(NOW if self.found else None, is_overdue=not self.found)

    def listed(self, folder: str) -> tuple[BackupFound, ...]:
        return tuple(self.found) if folder else ()

    def make(self, folder: str, advance: Any) -> Backup:
        advance(1, 2)
        if self.error is not None:
            raise self.error
        self.folder = folder
        self.found.insert(0, BackupFound("/stick/new", made("new")))
        return made("new")

    def verify(self, place: str, _advance: Any) -> BackupProof:
        self.asked.append((place,))
        return BackupProof(made(), 3, NOW)

    def drill(self, *asked: Any) -> BackupProof:
        self.asked.append(asked[:3])
        return BackupProof(made(), 3, NOW)

    def thin(self, _folder: str) -> tuple[Backup, ...]:
        return (self.found.pop().backup or made(),)


def opened(
    backups: FakeBackups, workshop: InlineWorkshop | None = None
) -> tuple[BackupPresenter, list[BackupState]]:
    shown: list[BackupState] = []
    port: Any = backups
    tools = BackupTools(
        port,
        InlineLane(),
        workshop or InlineWorkshop(),
        sentence,
        "/scratch",
    )
    presenter = BackupPresenter(tools, EN, shown.append)
    presenter.open()
    return presenter, shown


def test_store_without_a_backup_asks_for_a_folder() -> None:
    presenter, shown = opened(FakeBackups())
    assert shown[-1].last == "There is no backup of this store yet."
    assert shown[-1].is_overdue
    assert not shown[-1].can_make
    presenter.make()
    presenter.choose("/stick")
    assert shown[-1].can_make


def test_backup_is_made_listed_and_told_in_both_languages() -> None:
    presenter, shown = opened(FakeBackups("/stick"))
    presenter.make()
    assert shown[-1].news.startswith("The backup of")
    assert [each.place for each in shown[-1].lines] == ["/stick/new"]
    assert not shown[-1].is_working
    assert any(each.share == 0.5 for each in shown)
    presenter.speak(ES)
    assert shown[-1].news.startswith("El respaldo de")


def test_work_that_is_stopped_says_that_nothing_is_left() -> None:
    workshop = HeldWorkshop()
    presenter, shown = opened(backups := FakeBackups("/stick"), workshop)
    workshop.go_on()
    presenter.make()
    assert shown[-1].is_working
    assert not shown[-1].can_make
    presenter.thin()  # one thing at a time
    presenter.cancel()
    backups.error = CancelledError()
    workshop.go_on()
    assert shown[-1].news == "Stopped. Nothing was left of it."
    assert not shown[-1].is_working


def test_refused_backup_is_told() -> None:
    backups = FakeBackups("/stick")
    backups.error = BackupRefusedError(BackupFault.CHANGED, "core.db")
    presenter, shown = opened(backups)
    presenter.make()
    assert "core.db" in shown[-1].problem


def test_backups_are_checked_tried_and_thinned() -> None:
    found = [made(str(each)) for each in range(MOST + 2)]
    backups = FakeBackups("/stick", *found)
    backups.found.insert(0, BackupFound("/stick/x", refused=BackupRefusedError(BackupFault.CUT)))
    presenter, shown = opened(backups)
    assert len(shown[-1].lines) == MOST
    assert not shown[-1].lines[0].is_whole
    assert shown[-1].more == "and 3 older ones"
    presenter.check("/stick/1")
    assert "attachments that were read: 3" in shown[-1].news
    presenter.try_out("/stick/1", "six words")
    assert "can be restored" in shown[-1].news
    assert backups.asked == [("/stick/1",), ("/stick/1", "six words", "/scratch")]
    presenter.thin()
    assert "deleted: 1" in shown[-1].news
    assert shown[-1].more == "and 2 older ones"


class FakeEnd:
    """A store that can be destroyed."""

    def __init__(self) -> None:
        self.is_there = True

    def survey(self, folder: str) -> Destroyed:
        if not self.is_there:
            raise StoreNotFoundError(folder)
        return Destroyed(folder, 2, 5, 0, 20, 100)

    def destroy(self, folder: str) -> Destroyed:
        found = self.survey(folder)
        self.is_there = False
        return found


def ending(end: FakeEnd) -> tuple[DestroyPresenter, list[DestroyState], list[str]]:
    shown: list[DestroyState] = []
    left: list[str] = []
    doors: Any = SimpleNamespace(backups=end)
    tools = DoorTools(doors, InlineWorkshop(), sentence)
    presenter = DestroyPresenter(tools, "/store", EN, shown.append, lambda: left.append("left"))
    presenter.open()
    return presenter, shown, left


@pytest.mark.parametrize("typed", ["", "destro", "destruir", "yes"])
def test_store_is_not_destroyed_without_the_word(typed: str) -> None:
    presenter, shown, left = ending(end := FakeEnd())
    presenter.type(typed)
    assert not shown[-1].can_go_on
    presenter.go_on()
    assert end.is_there
    presenter.go_back()
    assert left == ["left"]


def test_store_is_destroyed_by_the_word_of_the_language() -> None:
    presenter, shown, left = ending(end := FakeEnd())
    assert "the key files of 2 people" in shown[-1].takes
    assert "24 words" in shown[-1].warning
    presenter.type("destroy")
    presenter.speak(ES)
    assert not shown[-1].can_go_on
    presenter.type(" Destruir ")
    presenter.go_on()
    assert not end.is_there
    assert shown[-1].is_done
    presenter.go_on()
    assert left == ["left"]


def test_what_keeps_it_from_being_destroyed_is_told_and_it_can_be_left() -> None:
    end = FakeEnd()
    end.is_there = False
    presenter, shown, left = ending(end)
    assert "/store" in shown[-1].problem
    presenter.type("destroy")
    presenter.go_on()
    assert shown[-1].problem
    assert presenter.give_up()
    assert left == ["left"]
