"""The card of what does not count, by keyboard: the dialog asks why, and the passphrase."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake.domain.vouching import ApartReason
from intake.i18n import Words
from intake.ui.kit.context import Context
from intake.ui.kit.fields import PassphraseEdit
from intake.ui.presenters.apart import ApartPresenter
from intake.ui.views.apart_card import AdoptDialog, ApartCard
from tests.ui.conftest import Show
from tests.ui.presenters.test_apart import Screen, row


@pytest.fixture
def card(context: Context, show: Show) -> tuple[ApartCard, Screen]:
    screen = Screen(row("4b/3", ApartReason.ROLE), row("4b/5", ApartReason.RULE))
    made = ApartCard(context)
    show(made)
    screen.presenter = ApartPresenter(screen.presenter._tools, Words("en"), made.display)
    made.attach(screen.presenter)
    return made, screen


def visible(parent: QWidget, kind: type[Any]) -> list[Any]:
    return [each for each in parent.findChildren(kind) if each.isVisible()]


def test_entry_is_adopted_in_the_dialog(card: tuple[ApartCard, Screen], qtbot: QtBot) -> None:
    made, screen = card
    (adopt,) = visible(made, QPushButton)
    adopt.setFocus()
    qtbot.keyClick(adopt, Qt.Key.Key_Space)
    (dialog,) = visible(made, AdoptDialog)
    reason = next(each for each in visible(dialog, QLineEdit) if type(each) is QLineEdit)
    (passphrase,) = visible(dialog, PassphraseEdit)
    qtbot.keyClicks(reason, "she told me")
    qtbot.keyClicks(passphrase, "not these")
    qtbot.keyClick(passphrase, Qt.Key.Key_Return)
    assert dialog.banner.isVisible()
    qtbot.keyClicks(passphrase, "words")
    qtbot.keyClick(passphrase, Qt.Key.Key_Return)
    assert screen.kept.adopted == [("4b/3", "she told me")]
    assert visible(made, AdoptDialog) == []
    assert visible(made, QPushButton) == []


def test_leaving_the_dialog_leaves_it_apart(card: tuple[ApartCard, Screen], qtbot: QtBot) -> None:
    made, screen = card
    visible(made, QPushButton)[0].click()
    (dialog,) = visible(made, AdoptDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert screen.kept.adopted == []
    visible(made, QPushButton)[0].click()
    assert len(visible(made, AdoptDialog)) == 1
    visible(made, AdoptDialog)[0].reject()
