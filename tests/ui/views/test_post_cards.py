"""What was sent, what arrives and comparing words, in a window and by keyboard."""

from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake.i18n import Words
from intake.services.contacts import ContactRow
from intake.ui.dialogs import Dialogs
from intake.ui.error_messages import sentence
from intake.ui.kit.context import Context
from intake.ui.presenters.contacts import ComparePresenter, CompareTools
from intake.ui.presenters.inbox import InboxPresenter, InboxTools
from intake.ui.presenters.outbox import OutboxPresenter, OutboxTools
from intake.ui.views.contacts_dialog import CompareDialog
from intake.ui.views.inbox_card import InboxCard
from intake.ui.views.outbox_card import OutboxCard
from tests.ui.conftest import Show
from tests.ui.fakes import STATION, HeldWorkshop, InlineLane
from tests.ui.presenters.test_post import LOOKED, PRINT, SENT, FakeInbox, FakeOutbox


def visible(parent: QWidget, kind: type[Any]) -> list[Any]:
    return [each for each in parent.findChildren(kind) if each.isVisible()]


def press(parent: QWidget, text: str, qtbot: QtBot) -> None:
    (found,) = [each for each in visible(parent, QPushButton) if each.text() == text]
    found.setFocus()
    qtbot.keyClick(found, Qt.Key.Key_Space)


def texts(parent: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(each.text() for each in visible(parent, QLabel))


def test_a_bundle_is_handed_over_with_one_key(context: Context, show: Show, qtbot: QtBot) -> None:
    window = QWidget()
    card, lane, fake = OutboxCard(context, Dialogs(context, window)), InlineLane(), FakeOutbox(SENT)
    tools = OutboxTools(
        fake,  # type: ignore[arg-type]
        SimpleNamespace(),  # type: ignore[arg-type]
        lane,
        lane,
        sentence,
        lambda at, _words: f"{at:%H:%M}",
    )
    card.attach(OutboxPresenter(tools, Words("en"), card.display))
    show(card)
    assert "made" in texts(card)
    press(card, "Handed over", qtbot)
    assert fake.sent[0].carried is not None
    assert "carried" in texts(card)
    assert [each.text() for each in visible(card, QPushButton)] == ["Take in a receipt…"]


def test_a_folder_is_looked_at_paused_and_taken_in(
    context: Context, show: Show, qtbot: QtBot
) -> None:
    window, workshop, fake = QWidget(), HeldWorkshop(), FakeInbox(*LOOKED)
    card = InboxCard(context, Dialogs(context, window))
    tools = InboxTools(fake, workshop, sentence, lambda: None)  # type: ignore[arg-type]
    presenter = InboxPresenter(tools, Words("en"), card.display)
    card.attach(presenter)
    show(card)
    assert visible(card, QProgressBar) == []
    presenter.look("/s")
    assert len(visible(card, QProgressBar)) == 1
    press(card, "Pause", qtbot)
    press(card, "Go on", qtbot)
    workshop.go_on()
    assert "new: 1 · here already: 1" in texts(card)
    press(card, "Take in what is new", qtbot)
    workshop.go_on()
    assert fake.accepted == ["/s/b.intake", "/s/c.intake"]
    assert "Missing from Norte: 3" in texts(card)


def test_two_words_are_typed_and_the_station_is_verified(
    context: Context, show: Show, qtbot: QtBot
) -> None:
    heard: list[dict[int, str]] = []
    contacts = SimpleNamespace(
        rows=lambda: (ContactRow(STATION, PRINT),),
        own=lambda: (b"", PRINT),
        asked=lambda: (3, 7),
        verify=lambda _contact, typed: heard.append(typed),
    )
    tools = CompareTools(
        contacts,  # type: ignore[arg-type]
        SimpleNamespace(),  # type: ignore[arg-type]
        InlineLane(),
        sentence,
        lambda: None,
    )
    parent = QWidget()
    show(parent)
    dialog = CompareDialog(context, parent)
    dialog.attach(ComparePresenter(tools, STATION.recipient, Words("en"), dialog.display))
    show(dialog)
    assert "3  …" in texts(dialog)
    assert "2  b" in texts(dialog)
    for edit, word in zip(visible(dialog, QLineEdit), ("c", "g"), strict=True):
        qtbot.keyClicks(edit, word)
    press(dialog, "The words are the same", qtbot)
    assert heard == [{3: "c", 7: "g"}]
    assert visible(dialog, QLineEdit) == []
