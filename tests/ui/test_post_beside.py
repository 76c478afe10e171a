"""The cards of the page Send and export, and the dialogs over them, wired to what they do."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from intake.domain.errors import NothingReceivedError
from intake.services.contacts import ContactRow
from intake.ui.dialogs import Dialogs
from intake.ui.kit.context import Context
from intake.ui.post_beside import PostBeside
from intake.ui.surface import Surface, Threads
from intake.ui.views.card_dialog import CardDialog
from intake.ui.views.contacts_dialog import CompareDialog
from intake.ui.views.sending_view import SendingView
from intake.ui.views.targets_card import PlaceDialog
from tests.ui.conftest import Show
from tests.ui.fakes import STATION, InlineLane, InlineWorkshop
from tests.ui.presenters.test_post import LOOKED, PRINT, SENT, FakeInbox, FakeOutbox
from tests.ui.presenters.test_sending_at_once import FakeMany, FakeTargets


class Answering(Dialogs):
    """Answers every question at once, and remembers what was told."""

    told: list[object]

    def choose_folder(self, _title: Any, _begin: str, then: Callable[[str], None]) -> Any:
        then("/stick")

    def open_file(self, _title: Any, _kinds: Any, then: Callable[[str], None]) -> Any:
        then("/stick/one")

    def ask(self, question: Any, then: Callable[[], None], left: Any = None) -> Any:
        self.told.append(question)
        then()

    def tell(self, title: Any, sentence: Any, *, sign: str = "info") -> Any:
        self.told.append(title)

    def tell_error(self, error: Any) -> Any:
        self.told.append(error)


class Scene:
    """A page with both cards over services that do nothing but remember."""

    def __init__(self, context: Context, show: Show) -> None:
        self.window, self.changes, self.done = QWidget(), list[int](), list[object]()
        self.dialogs = Answering(context, self.window)
        self.dialogs.told = []
        self.inbox = FakeInbox(*LOOKED)
        self.issue: Callable[..., Any] = lambda *_facts: (SimpleNamespace(path="/stick/a"),)
        application: Any = SimpleNamespace(
            outbox=FakeOutbox(SENT),
            inbox=self.inbox,
            receipts=SimpleNamespace(issue=lambda *facts: self.issue(*facts)),
            contacts=SimpleNamespace(
                rows=lambda: (ContactRow(STATION, PRINT),),
                own=lambda: (b"", PRINT),
                asked=lambda: (3, 7),
                verify=lambda contact, typed: self.done.append(("verify", typed)),
                revoke=lambda contact: self.done.append(("revoke", contact.station)),
            ),
            handing_over=SimpleNamespace(
                contact=lambda _recipient: STATION,
                contacts=lambda: (STATION,),
                own_card=lambda: b"a card\n",
            ),
            sending_many=FakeMany(),
            targets=FakeTargets(),
            notices=SimpleNamespace(rows=tuple),
            received_notices=SimpleNamespace(rows=tuple),
        )
        lane: Any = InlineLane()
        threads = Threads(lane, lane, InlineWorkshop())  # type: ignore[arg-type]
        self.post = PostBeside(Surface(context, self.window, self.dialogs), application, threads)
        self.view = SendingView(context, self.dialogs, *self.post.cards)
        self.post.serve(self.view, lambda: self.changes.append(1))
        show(self.view)

    def press(self, parent: QWidget, text: str) -> None:
        *_going, found = [  # what is replaced goes with the next turn of the event loop
            each
            for each in parent.findChildren(QPushButton)
            if each.text() == text and not each.isHidden()
        ]
        found.click()


@pytest.fixture
def scene(context: Context, show: Show) -> Scene:
    return Scene(context, show)


def test_a_folder_is_chosen_looked_at_and_taken_in(scene: Scene) -> None:
    scene.press(scene.post.inbox, "Look through a folder…")
    scene.press(scene.post.inbox, "Take in what is new")
    assert scene.inbox.accepted == ["/s/b.intake", "/s/c.intake"]
    assert scene.changes == [1]
    scene.press(scene.post.inbox, "Look at one file…")


def test_words_are_compared_in_a_dialog_of_their_own(scene: Scene) -> None:
    scene.view.compare_asked.emit(STATION.recipient)
    (dialog,) = scene.window.findChildren(CompareDialog)
    scene.press(dialog, "The words are the same")
    assert scene.done == [("verify", {3: "", 7: ""})]
    scene.press(dialog, "Believe nothing more from it…")
    assert scene.done[-1] == ("revoke", STATION.station)
    assert scene.changes == [1, 1]


def test_a_receipt_is_given_or_it_is_said_why_not(scene: Scene) -> None:
    scene.view.receipt_asked.emit(STATION.recipient)
    assert len(scene.dialogs.told) == 1

    def refuses(*_facts: object) -> None:
        raise NothingReceivedError(STATION.station)

    scene.issue = refuses
    scene.view.receipt_asked.emit(STATION.recipient)
    assert isinstance(scene.dialogs.told[-1], NothingReceivedError)


def test_the_cards_speak_another_language_until_the_store_is_closed(
    scene: Scene, context: Context
) -> None:
    context.localizer.set_language("es")
    labels = [each.text() for each in scene.post.outbox.findChildren(QPushButton)]
    assert "Entregado" in labels
    scene.post.close()


def test_everything_unsent_is_sealed_and_places_are_contacted_by_buttons_only(
    scene: Scene,
) -> None:
    many, targets = scene.post.many, scene.post.targets
    many._station.setCurrentIndex(1)
    many._station.activated.emit(1)
    assert "3 interviews" in many._told.text()
    scene.press(many, "Seal into a folder…")
    assert "1 bundle lies in /stick" in many._banner.findChildren(QLabel)[-1].text()
    asked: Any = scene.post._application.targets
    assert asked.done == []
    scene.press(targets, "Test")
    scene.press(targets, "Fetch…")
    scene.press(targets, "Send a file…")
    assert asked.done == [
        ("waiting", "stick"),
        ("fetch", "stick", "/stick"),
        ("send", "stick", "/stick/one", STATION.recipient),
    ]
    scene.press(targets, "Remove")
    assert asked.kept == {}
    scene.press(targets, "Add a place…")
    (dialog,) = scene.view.window().findChildren(PlaceDialog)
    dialog._name.setText("cloud")
    dialog._kind.setCurrentIndex(1)
    dialog._edits["url"].setText("https://cloud.example/dav")
    assert dialog._edits["path"].isHidden() or not dialog._fields["path"].isVisible()
    scene.press(dialog, "Keep it")
    assert asked.kept["cloud"].settings == {"url": "https://cloud.example/dav"}


def test_own_card_is_shown_as_a_code_and_another_is_given_as_text(scene: Scene) -> None:
    given: list[str] = []
    attached: Any = SimpleNamespace(take_card_text=given.append)
    scene.view._presenter = attached
    scene.press(scene.view, "Show as QR code…")
    (dialog,) = scene.view.window().findChildren(CardDialog) or scene.window.findChildren(
        CardDialog
    )
    dialog._text.setPlainText("their card")
    scene.press(dialog, "Add this card")
    assert given == ["their card"]
