"""Guidance and training on the screen, and why an interview begins without training."""

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from intake.domain.errors import IntakeError, TrainingMissingError
from intake.domain.policy_events import PolicyDirection
from intake.domain.training import TrainingMode
from intake.services.application import Application
from intake.ui.asking import Why
from intake.ui.guidance_pages import GuidancePages
from intake.ui.kit.context import Context
from intake.ui.training_gate import pass_gate
from intake.ui.views.instruction_dialog import InstructionDialog
from intake.ui.views.practice_dialog import PracticeDialog
from intake.ui.views.training_dialog import TrainingDialog
from intake.ui.views.untrained_dialog import UntrainedDialog
from tests.ui.conftest import Show
from tests.ui.views.conftest import at_once


class Room:
    """A page at a real store, and what it opens."""

    def __init__(self, store: Application, context: Context, show: Show) -> None:
        self.window = QWidget()
        self.told: list[IntakeError] = []
        self.previewed: list[str] = []
        dialogs = SimpleNamespace(tell_error=self.told.append)
        surface: Any = SimpleNamespace(context=context, window=self.window, dialogs=dialogs)
        self.surface = surface
        self.store, self.threads = store, at_once()
        self.pages = GuidancePages(surface, store, self.threads, self.previewed.append)
        show(self.window)
        show(self.pages.view)

    def dialog(self, kind: type[Any]) -> Any:
        (found,) = (each for each in self.window.findChildren(kind) if each.isVisible())
        return found

    def gate(self, went: list[Why]) -> None:
        of = self.store, self.threads
        pass_gate(self.surface, of, lambda why, _forms: went.append(why), self.told.append, "")


@pytest.fixture
def room(store: Application, context: Context, show: Show) -> Room:
    return Room(store, context, show)


def test_card_is_folded_until_somebody_opens_it(room: Room) -> None:
    (first, *_) = room.pages.view.cards.folds
    assert not first.inner.isVisible()
    first.line.click()
    assert first.inner.isVisible()
    room.surface.context.localizer.set_language("es")
    assert first.line.text() == "Cómo entrevistamos"
    assert first.inner.isVisible()


def test_practice_shows_the_case_and_opens_the_real_screen(room: Room) -> None:
    room.pages.view.practice.click()
    dialog = room.dialog(PracticeDialog)
    assert "Rosaura" in dialog.cards.folds[0].line.text()
    dialog.begin.click()
    assert room.previewed == [room.store.shelf.newest("intake_f2").hash]
    room.pages.view.done.click()
    assert room.store.training.register()[0].training.card.guidance == "practice"


def test_instruction_is_noted_as_it_was_given(room: Room) -> None:
    room.pages.view.enter.click()
    dialog = room.dialog(InstructionDialog)
    dialog.note.click()
    assert not dialog.banner.isHidden()
    dialog.day.setText("2019-04-02")
    dialog.text.setPlainText("No positive leaves.")
    dialog.source.setText("supervisor")
    dialog.direction.setCurrentIndex(dialog.direction.findData("positive"))
    dialog.note.click()
    (entered,) = room.store.instructions.entered()
    assert entered.known.said.direction is PolicyDirection.POSITIVE


def test_training_is_noted_and_confirmed_on_the_page(room: Room) -> None:
    room.pages.view.train.click()
    dialog = room.dialog(TrainingDialog)
    dialog.note.click()
    assert not dialog.banner.isHidden()
    dialog.what.setCurrentIndex(dialog.what.findData("interviewing"))
    dialog.day.setText("2026-03-02")
    dialog.until.setText("2099-03-02")
    dialog.note.click()
    (noted,) = room.store.training.to_confirm()
    assert noted.card.guidance == "interviewing"
    room.pages.presenter.confirm()
    assert room.store.training.to_confirm() == ()


def test_nobody_is_asked_where_training_is_not_asked_for(room: Room) -> None:
    went: list[Why] = []
    room.gate(went)
    assert went == [Why()]


def test_interview_begins_without_training_only_with_a_reason(room: Room) -> None:
    room.store.training.set_policy(TrainingMode.WARN, ["interviewing"])
    went: list[Why] = []
    room.gate(went)
    dialog = room.dialog(UntrainedDialog)
    assert not dialog.go.isEnabled()
    dialog.reason.setText("  ")
    assert not dialog.go.isEnabled()
    dialog.reason.setText("nobody else is here")
    dialog.go.click()
    assert went == [Why(untrained="nobody else is here")]


def test_block_is_said_and_nothing_begins(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.store.training.set_policy(TrainingMode.BLOCK, ["interviewing"])
    monkeypatch.setattr(type(room.store.training), "may_begin", lambda _desk: False)
    went: list[Why] = []
    room.gate(went)
    (told,) = room.told
    assert isinstance(told, TrainingMissingError)
    assert went == []
