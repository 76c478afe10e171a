"""Outbox, inbox and comparing words: what the screens say, without a screen."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from intake.domain.errors import BundleFault, CancelledError, UnreadableFileError, WrongWordsError
from intake.domain.ids import BundleId, ChainId, InterviewId, OrganisationId, StoreId
from intake.domain.receipts import Alarm, Head, InboxReceipt, Outcome, Reason, Receipt
from intake.i18n import Words
from intake.services.contacts import ContactRow, Fingerprint
from intake.services.inbox import Looked, Verdict
from intake.services.outbox import OutboxRow, stage_of
from intake.services.post import SentBundle
from intake.services.receipts import TakenReceipt
from intake.ui.error_messages import sentence
from intake.ui.presenters.contacts import ComparePresenter, CompareState, CompareTools, give_receipt
from intake.ui.presenters.inbox import InboxPresenter, InboxState, InboxTools, Stage
from intake.ui.presenters.outbox import MOST, OutboxPresenter, OutboxState, OutboxTools
from tests.ui.fakes import NOW, STATION, InlineLane, InlineWorkshop

SENT = SentBundle(BundleId("01931f0a-0000-7000-8000-000000000001"), "age1", 4, "00" * 32, NOW)
RECEIPT = Receipt(
    id=BundleId("01931f0a-0000-7000-8000-000000000002"),
    issued=NOW,
    org=OrganisationId("0a" * 16),
    store=StoreId("0b" * 16),
    key="00" * 8,
    recipient="age1",
    to_org=OrganisationId("0c" * 16),
    to_store=StoreId("0d" * 16),
    number=2,
    prev="",
    inboxes=(InboxReceipt("age1", (), ((2, 2), (5, 7))),),
    heads=(),
    own_head=Head(ChainId("cc" * 16), 1, "00" * 32),
    roster_version=1,
)
PRINT = Fingerprint(tuple("abcdefgh"), tuple("ABCDEFGH"), "1" * 27)
WORDS = Words("en")
ONE = (InterviewId("0" * 32),)


class FakeOutbox:
    def __init__(self, *sent: SentBundle) -> None:
        self.sent = list(sent)

    def rows(self) -> tuple[OutboxRow, ...]:
        return tuple(OutboxRow(each, "Norte", stage_of(each)) for each in self.sent)

    def carried(self, key: str) -> None:
        self.sent = [
            replace(each, carried=NOW) if each.bundle == key else each for each in self.sent
        ]


def outbox(fake: FakeOutbox, take: Any = None) -> tuple[OutboxPresenter, list[OutboxState]]:
    shown: list[OutboxState] = []
    lane = InlineLane()
    tools = OutboxTools(
        fake,  # type: ignore[arg-type]
        SimpleNamespace(take_in=take),  # type: ignore[arg-type]
        lane,
        lane,
        sentence,
        lambda at, _words: f"{at:%H:%M}",
    )
    presenter = OutboxPresenter(tools, WORDS, shown.append)
    presenter.open()
    return presenter, shown


def test_each_bundle_says_how_far_it_has_come_and_what_to_do() -> None:
    refused = replace(SENT, received=NOW, outcome=Outcome.REFUSED, reason=Reason.DAMAGED)
    accepted = replace(SENT, received=NOW, outcome=Outcome.ACCEPTED)
    _, shown = outbox(FakeOutbox(SENT, replace(SENT, carried=NOW), accepted, refused))
    lines = shown[-1].lines
    assert [each.stage for each in lines] == ["made", "carried", "accepted", "refused"]
    assert [each.can_carry for each in lines] == [True, False, False, False]
    assert [bool(each.why) for each in lines] == [False, False, False, True]
    assert [each.dates for each in lines] == [
        "made 16:42",
        "made 16:42 · carried 16:42",
        "made 16:42 · received 16:42",
        "made 16:42 · received 16:42",
    ]


def test_handing_over_is_noted() -> None:
    presenter, shown = outbox(FakeOutbox(SENT))
    presenter.carried(SENT.bundle)
    assert [each.stage for each in shown[-1].lines] == ["carried"]


def test_a_long_outbox_says_what_it_leaves_out() -> None:
    _, shown = outbox(FakeOutbox(*[SENT] * (MOST + 3)))
    assert len(shown[-1].lines) == MOST
    assert "3" in shown[-1].more


def test_a_receipt_says_what_is_missing_and_what_is_alarming() -> None:
    taken = TakenReceipt(RECEIPT, STATION, (Alarm.SET_BACK,), was_here=False, missing_receipts=())
    presenter, shown = outbox(FakeOutbox(), lambda _path: taken)
    presenter.take_receipt("file")
    assert "2, 5–7" in shown[-1].news
    assert "backup" in shown[-1].news
    assert "put back in time" in shown[-1].alarms[0]
    presenter.speak(Words("es"))
    assert "momento anterior" in shown[-1].alarms[0]


def test_a_receipt_that_was_here_and_one_that_cannot_be_read_are_told_apart() -> None:
    taken = TakenReceipt(RECEIPT, STATION, (), was_here=True, missing_receipts=())
    presenter, shown = outbox(FakeOutbox(), lambda _path: taken)
    presenter.take_receipt("file")
    assert "taken in before" in shown[-1].news

    def fails(_path: str) -> None:
        raise UnreadableFileError("file")

    presenter, shown = outbox(FakeOutbox(), fails)
    presenter.take_receipt("file")
    assert (shown[-1].news, bool(shown[-1].problem)) == ("", True)


class FakeInbox:
    def __init__(self, *looked: Looked) -> None:
        self.looked, self.accepted = looked, list[str]()

    def look(self, _path: str, advance: Any) -> tuple[Looked, ...]:
        advance(0, len(self.looked))
        return self.looked

    def accept(self, looked: list[Looked], advance: Any) -> tuple[Looked, ...]:
        advance(1, 1)
        self.accepted = [each.file for each in looked]
        return tuple(replace(each, missing=((3, 3),)) for each in looked)


def inbox(
    fake: FakeInbox, workshop: Any = None
) -> tuple[InboxPresenter, list[InboxState], list[int]]:
    shown, changes = list[InboxState](), list[int]()
    tools = InboxTools(
        fake,  # type: ignore[arg-type]
        workshop or InlineWorkshop(),
        sentence,
        lambda: changes.append(1),
    )
    return InboxPresenter(tools, WORDS, shown.append), shown, changes


LOOKED = (
    Looked("/s/a.intake", Verdict.REPEAT, "Norte", 1, ONE, 1),
    Looked("/s/b.intake", Verdict.NEW, "Norte", 2, ONE * 2, 1, 9),
    Looked("/s/c.intake", Verdict.REFUSED, number=4, fault=BundleFault.DAMAGED),
    Looked("/s/d.intake", Verdict.UNKNOWN_SENDER, fault=BundleFault.UNKNOWN_SIGNER),
)


def test_a_folder_is_looked_at_before_anything_is_taken_in() -> None:
    fake = FakeInbox(*LOOKED)
    presenter, shown, changes = inbox(fake)
    presenter.look("/s")
    state = shown[-1]
    assert (state.stage, state.can_accept, fake.accepted) == (Stage.LOOKED, True, [])
    assert [each.kind for each in state.lines] == ["bad", "warn", "info", "quiet"]
    assert state.summary == "new: 1 · here already: 1 · sender not known: 1 · refused, set aside: 1"
    assert state.lines[2].detail == "2 interviews, 1 of them is here already and grows"
    presenter.accept()
    state = shown[-1]
    assert (state.stage, state.can_accept) == (Stage.TAKEN, False)
    assert fake.accepted == ["/s/b.intake", "/s/c.intake"]
    assert state.missing == ("Missing from Norte: 3",)
    assert changes == [1]


def test_an_empty_folder_says_so_and_offers_nothing() -> None:
    presenter, shown, _ = inbox(FakeInbox())
    presenter.look("/s")
    assert shown[-1].summary == "There is no bundle and no receipt."
    assert not shown[-1].can_accept
    presenter.accept()
    assert shown[-1].stage is Stage.LOOKED


class StoppingWorkshop:
    """Does nothing until it is stopped."""

    started = 0

    def start(self, _job: Any, _then: Any, failed: Any, _progressed: Any = None) -> Any:
        self.started += 1
        return SimpleNamespace(cancel=lambda: failed(CancelledError()))


def test_the_work_can_be_paused_and_stopped() -> None:
    workshop = StoppingWorkshop()
    presenter, shown, _ = inbox(FakeInbox(*LOOKED), workshop)
    presenter.look("/s")
    presenter.look("/other")  # one piece of work at a time
    assert workshop.started == 1
    presenter.pause()
    assert (shown[-1].stage, shown[-1].is_paused) == (Stage.LOOKING, True)
    presenter.pause()
    assert not shown[-1].is_paused
    presenter.pause()
    presenter.cancel()
    assert (shown[-1].stage, shown[-1].problem) == (Stage.NOTHING, "")


def compare(**fake: Any) -> tuple[ComparePresenter, list[CompareState], list[int]]:
    shown, changes = list[CompareState](), list[int]()
    contacts = SimpleNamespace(
        rows=lambda: (ContactRow(STATION, PRINT),),
        own=lambda: (b"", PRINT),
        asked=lambda: (3, 7),
        **fake,
    )
    tools = CompareTools(
        contacts,  # type: ignore[arg-type]
        SimpleNamespace(issue=lambda *_facts: ("made",)),  # type: ignore[arg-type]
        InlineLane(),
        sentence,
        lambda: changes.append(1),
    )
    presenter = ComparePresenter(tools, STATION.recipient, WORDS, shown.append)
    presenter.open()
    return presenter, shown, changes


def test_the_words_that_are_typed_are_not_shown_beside() -> None:
    heard: list[dict[int, str]] = []
    presenter, shown, changes = compare(verify=lambda _contact, typed: heard.append(typed))
    state = shown[-1]
    assert state.own_words == tuple("abcdefgh")
    assert state.their_words == ("a", "b", "", "d", "e", "f", "", "h")
    presenter.speak(Words("es"))
    assert shown[-1].their_words[0] == "A"
    presenter.verify(("c", "g"))
    assert heard == [{3: "c", 7: "g"}]
    assert (shown[-1].is_verified, changes) == (True, [1])


def test_a_wrong_word_is_said_and_verifies_nothing() -> None:
    def refuses(_contact: object, _typed: object) -> None:
        raise WrongWordsError("Norte", (3,))

    presenter, shown, changes = compare(verify=refuses)
    presenter.verify(("x", "g"))
    assert (shown[-1].is_verified, changes) == (False, [])
    assert "not the words" in shown[-1].problem


def test_a_station_can_be_revoked_and_given_a_receipt() -> None:
    revoked: list[object] = []
    presenter, _, changes = compare(revoke=revoked.append)
    presenter.revoke()
    assert (revoked, changes) == ([STATION], [1])
    told: list[object] = []
    give_receipt(presenter._tools, STATION, "/s", told.append, lambda _error: None)
    assert told == [("made",)]


def test_a_station_that_is_gone_is_said() -> None:
    presenter, shown, _ = compare()
    presenter._recipient = "age1other"
    presenter.open()
    assert shown[-1].problem
