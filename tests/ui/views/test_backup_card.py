"""In Settings a backup of a real store is made, checked and tried; at the door it is destroyed."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from intake.app.backups import StoreBackupDoors
from intake.services.application import Application
from intake.ui.backup_beside import backup_card
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.kit.banner import Banner
from intake.ui.kit.context import Context
from intake.ui.presenters.destroy import DestroyPresenter
from intake.ui.presenters.new_passphrase import DoorTools
from intake.ui.surface import Surface
from intake.ui.views.backup_card import TrialDialog
from intake.ui.views.destroy_view import DestroyView
from tests.ui.conftest import Show
from tests.ui.fakes import InlineWorkshop
from tests.ui.views.conftest import PASSPHRASE, at_once


def press(widget: QWidget, text: str) -> None:
    button = next(each for each in widget.findChildren(QPushButton) if each.text() == text)
    assert button.isEnabled()
    button.click()


def said(widget: QWidget) -> str:
    return " ".join(
        each.text() for banner in widget.findChildren(Banner) for each in banner.findChildren(QWidget)
        if hasattr(each, "text")
    )  # fmt: skip


def test_backup_is_made_checked_and_tried_from_settings(
    store: Application, context: Context, show: Show, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    window = QWidget()
    card = backup_card(Surface(context, window, Dialogs(context, window)), store, at_once())
    show(card)
    presenter: Any = card._presenter
    presenter.choose(str(stick))
    press(card, "Make a backup now")
    assert "is made and opens" in said(card)
    assert len(list(stick.iterdir())) == 1
    press(card, "Check")
    assert "The backup is whole" in said(card)
    press(card, "Restore on trial…")
    dialog = next(each for each in card.window().findChildren(TrialDialog))
    dialog.findChild(QLineEdit).setText(PASSPHRASE)  # type: ignore[union-attr]
    press(dialog, "Try it")
    assert "can be restored" in said(card)
    assert len(list(stick.iterdir())) == 1
    context.localizer.set_language("es")
    assert "se puede restaurar" in said(card)


def test_store_is_destroyed_at_the_door(store: Application, context: Context, show: Show) -> None:
    folder = store.folder
    store.close()
    view = DestroyView(context)
    doors: Any = SimpleNamespace(backups=StoreBackupDoors())
    tools = DoorTools(doors, InlineWorkshop(), sentence)
    left: list[str] = []
    presenter = DestroyPresenter(
        tools, folder, context.localizer.words, view.display, lambda: left.append("left")
    )
    view.attach(presenter)
    show(view)
    view.take_focus()
    field = view.findChild(QLineEdit)
    assert field is not None
    field.setText("destroy")
    field.textEdited.emit("destroy")
    press(view, "Destroy it now")
    assert not Path(folder).exists()
    press(view, "Close")
    assert left == ["left"]
