"""A receipt comes back: what was taken in, what is missing, and what contradicts what is known."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from intake.app.doors import StoreDoors
from intake.domain.compartments import Compartment
from intake.domain.errors import (
    BundleFault,
    BundleRefusedError,
    CancelledError,
    NothingReceivedError,
    UnknownBundleError,
    UnverifiedContactError,
)
from intake.domain.ids import StoreId
from intake.domain.interview import Interview
from intake.domain.receipts import Alarm, FromStore, Reason
from intake.ledger import header
from intake.services.application import Application
from intake.services.inbox import Limits, Verdict
from intake.services.outbox import Stage
from intake.services.ports import Contact
from intake.storage.keys.kdf import FLOOR
from tests.services.conftest import PASSPHRASE, SPANISH, YES


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


@dataclass
class Pair:
    """A station and its hub, which have compared their words."""

    north: Application
    south: Application
    folder: Path

    @property
    def hub(self) -> Contact:
        return self.north.handing_over.contacts()[0]

    @property
    def station(self) -> Contact:
        return self.south.handing_over.contacts()[0]

    def record(self) -> Interview:
        form = self.north.shelf.newest("intake_f2").hash
        interview = self.north.interviewing.begin(form, YES, SPANISH)
        self.north.interviewing.pause(interview.id)
        return interview

    def send(self, name: str) -> str:
        path = str(self.folder / f"{name}.intake")
        self.north.handing_over.export([self.record().id], self.hub, path, silent)
        return path

    def receipt(self) -> str:
        (issued,) = self.south.receipts.issue(self.station, str(self.folder))
        return issued.path


def meet(one: Application, other: Application) -> None:
    """Exchange cards, and compare the words of both."""
    for here, there in ((one, other), (other, one)):
        contact = here.contacts.add(there.contacts.own()[0], is_partner=False)
        words = here.contacts.rows()[0].fingerprint.english
        here.contacts.verify(contact, {1: words[0], 5: words[4]})


@pytest.fixture
def pair(north: Application, south: Application, tmp_path: Path) -> Pair:
    meet(north, south)
    return Pair(north, south, tmp_path)


def stages(application: Application) -> list[Stage]:
    return [each.stage for each in reversed(application.outbox.rows())]


def test_a_bundle_goes_out_and_its_receipt_comes_back(pair: Pair) -> None:
    first, second = pair.send("a"), pair.send("b")
    assert stages(pair.north) == [Stage.MADE, Stage.MADE]
    pair.north.outbox.carried(pair.north.outbox.rows()[-1].sent.bundle)
    assert stages(pair.north) == [Stage.CARRIED, Stage.MADE]
    for path in (first, second):
        pair.south.handing_over.receive(path, silent)
    taken = pair.north.receipts.take_in(pair.receipt())
    assert (taken.alarms, taken.was_here, taken.missing_receipts) == ((), False, ())
    assert stages(pair.north) == [Stage.ACCEPTED, Stage.ACCEPTED]
    assert [each.own_head for each in pair.north.receipts.rows()] == [taken.receipt.own_head]
    row = pair.north.outbox.rows()[0]
    assert row.station == pair.hub.station
    assert row.sent.received is not None
    assert row.sent.settled is not None


def test_the_same_receipt_twice_changes_nothing(pair: Pair) -> None:
    pair.south.handing_over.receive(pair.send("a"), silent)
    path = pair.receipt()
    pair.north.receipts.take_in(path)
    before = pair.north.outbox.rows()
    assert pair.north.receipts.take_in(path).was_here
    assert pair.north.outbox.rows() == before


def test_a_receipt_names_what_is_missing_and_what_was_late(pair: Pair) -> None:
    paths = [pair.send(name) for name in "abcd"]
    pair.south.handing_over.receive(paths[3], silent)
    received = pair.south.handing_over.receive(paths[1], silent)
    assert received.is_late
    assert received.missing == ((1, 1), (3, 3))
    receipt, _sender = pair.north.receipts.look(pair.receipt())
    (inbox,) = receipt.inboxes
    assert inbox.missing == ((1, 1), (3, 3))
    assert [(each.number, each.is_late) for each in inbox.bundles] == [(2, True), (4, False)]


def test_both_stores_prove_themselves_and_rebuild_after_receipts(pair: Pair) -> None:
    pair.south.handing_over.receive(pair.send("a"), silent)
    pair.north.receipts.take_in(pair.receipt())
    assert pair.north.verify(silent).is_sound
    assert pair.south.verify(silent).is_sound


def test_a_receipt_gives_later_entries_their_lower_bound(pair: Pair) -> None:
    pair.south.handing_over.receive(pair.send("a"), silent)
    path = pair.receipt()
    pair.north.receipts.take_in(path)
    interview = pair.record()
    (entry, *_) = pair.north.reading.record_entries(interview.id)
    with pair.north.handing_over._open_records(Compartment.CORE) as records:
        organisation = pair.south.reading.organisation()
        (known,) = records.post.receipts_from(FromStore(organisation.org, organisation.store))
    assert header.decode(entry.header or b"").after == known.sha256


def test_no_receipt_goes_to_a_station_whose_words_were_not_compared(
    north: Application, south: Application, tmp_path: Path
) -> None:
    contact = south.contacts.add(north.contacts.own()[0])
    with pytest.raises(UnverifiedContactError):
        south.receipts.issue(contact, str(tmp_path))


def test_no_receipt_is_given_for_nothing(pair: Pair) -> None:
    with pytest.raises(NothingReceivedError):
        pair.receipt()


def test_a_receipt_of_a_station_that_is_not_verified_is_not_believed(pair: Pair) -> None:
    pair.south.handing_over.receive(pair.send("a"), silent)
    path = pair.receipt()
    with pair.north.handing_over._open_records(Compartment.CORE) as records:
        records.post.revoke(pair.hub, pair.north.contacts._now())
    with pytest.raises(BundleRefusedError) as refused:
        pair.north.receipts.take_in(path)
    assert refused.value.fault is BundleFault.UNKNOWN_SIGNER


def test_a_receipt_for_another_store_is_misaddressed(pair: Pair) -> None:
    pair.south.handing_over.receive(pair.send("a"), silent)
    path = pair.receipt()
    with pytest.raises(BundleRefusedError) as refused:
        pair.south.receipts.take_in(path)
    assert refused.value.fault is BundleFault.WRONG_RECIPIENT


def test_a_receipt_that_opens_here_and_speaks_of_another_store_is_misaddressed(
    pair: Pair,
) -> None:
    other = FromStore(pair.north.session.org, StoreId("0f" * 16))
    issued = pair.south.receipts._issue(pair.station, other, pair.folder, None)
    with pytest.raises(BundleRefusedError) as refused:
        pair.north.receipts.take_in(issued.path)
    assert refused.value.fault is BundleFault.MISADDRESSED


@pytest.fixture
def copies() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def opened(folder: Path, stack: ExitStack) -> Application:
    application = StoreDoors(FLOOR).unlock(str(folder), "", PASSPHRASE)
    stack.callback(application.close)
    return application


def test_a_station_that_was_put_back_in_time_is_told_so(
    founded: Path, pair: Pair, copies: ExitStack
) -> None:
    # the copy is from before the bundle: nothing of it is known there
    pair.north.close()
    old = Path(shutil.copytree(pair.folder / "north", pair.folder / "old"))
    pair = replace(pair, north=opened(pair.folder / "north", copies))
    pair.south.handing_over.receive(pair.send("a"), silent)
    path = pair.receipt()
    before = opened(old, copies)
    taken = before.receipts.take_in(path)
    assert set(taken.alarms) == {Alarm.SET_BACK, Alarm.OTHER_BUNDLE}


def test_a_hub_that_was_put_back_in_time_is_found_out(pair: Pair, copies: ExitStack) -> None:
    pair.south.handing_over.receive(pair.send("a"), silent)
    pair.south.close()
    old = Path(shutil.copytree(pair.folder / "south", pair.folder / "old"))
    south = opened(pair.folder / "south", copies)
    pair = replace(pair, south=south)
    pair.north.receipts.take_in(pair.receipt())
    pair.north.receipts.take_in(pair.receipt())
    again = replace(pair, south=opened(old, copies))
    taken = pair.north.receipts.take_in(again.receipt())
    assert taken.alarms == (Alarm.HUB_TWO_STORIES,)


def test_a_folder_is_looked_at_and_then_taken_in(pair: Pair, tmp_path: Path) -> None:
    inbox = tmp_path / "stick"
    inbox.mkdir()
    for name in "ab":
        shutil.move(pair.send(name), inbox / f"{name}.intake")
    (inbox / "notes.txt").write_text("not ours")
    looked = pair.south.inbox.look(str(inbox), silent)
    assert [(each.verdict, each.number) for each in looked] == [(Verdict.NEW, 1), (Verdict.NEW, 2)]
    taken = pair.south.inbox.accept(looked, silent)
    assert [(each.verdict, each.known) for each in taken] == [(Verdict.NEW, 0)] * 2
    assert [each.known for each in pair.south.inbox.look(str(inbox), silent)] == [1, 1]
    again = pair.south.inbox.take_in(str(inbox), silent)
    assert [(each.verdict, each.entries) for each in again] == [(Verdict.REPEAT, 0)] * 2


def test_a_damaged_bundle_is_set_aside_untouched_and_its_sender_learns_it(
    pair: Pair, tmp_path: Path
) -> None:
    path = Path(pair.send("a"))
    data = bytearray(path.read_bytes())
    data[-40] ^= 1
    path.write_bytes(data)
    for _ in range(2):
        (taken,) = pair.south.inbox.take_in(str(path), silent)
        assert taken.verdict is Verdict.REFUSED
    (kept,) = pair.south.inbox.quarantined()
    folder = tmp_path / "south" / "quarantine"
    assert (folder / kept.aside.name).read_bytes() == bytes(data)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len(list(folder.iterdir())) == 1
    assert kept.number == 1
    pair.north.receipts.take_in(pair.receipt())
    (row,) = pair.north.outbox.rows()
    assert (row.stage, row.sent.reason) == (Stage.REFUSED, Reason.DAMAGED)


def test_a_receipt_of_very_many_bundles_speaks_of_the_newest(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("intake.services.receipts.MOST_BUNDLES", 1)
    for name in "ab":
        pair.south.handing_over.receive(pair.send(name), silent)
    receipt, _sender = pair.north.receipts.look(pair.receipt())
    (inbox,) = receipt.inboxes
    assert ([each.number for each in inbox.bundles], inbox.since, inbox.missing) == ([2], 2, ())


def test_a_stopped_seal_leaves_no_gap_and_a_power_cut_uses_no_number_twice(pair: Pair) -> None:
    def stop(_done: int, _all: int) -> None:
        raise CancelledError

    interview = pair.record()
    with pytest.raises(CancelledError):
        pair.north.handing_over.export([interview.id], pair.hub, str(pair.folder / "stopped"), stop)
    first = pair.south.handing_over.inspect(pair.send("a"), silent)
    with pair.north.handing_over._open_records(Compartment.CORE) as records:
        assert records.post.reserve_number(pair.hub.recipient) == 2  # and the power goes
    second = pair.south.handing_over.inspect(pair.send("b"), silent)
    assert (first.seq, second.seq) == (1, 3)


def test_a_stop_is_heard_within_a_file_and_nothing_of_it_is_kept(pair: Pair) -> None:
    path, heard = pair.send("a"), list[tuple[int, int]]()

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if len(heard) > 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        pair.south.inbox.take_in(path, stop)
    assert heard == [(0, 1), (0, 1)]
    assert pair.south.inbox.take_in(path, silent)[0].verdict is Verdict.NEW


def test_what_is_only_looked_at_is_not_set_aside(pair: Pair, tmp_path: Path) -> None:
    path = Path(pair.send("a"))
    path.write_bytes(path.read_bytes()[:-40])
    (looked,) = pair.south.inbox.look(str(path), silent)
    assert looked.verdict is Verdict.REFUSED
    assert pair.south.inbox.quarantined() == ()
    (nothing,) = pair.south.inbox.look(str(tmp_path / "none.intake"), silent)
    assert nothing.verdict is Verdict.UNREADABLE


def test_a_receipt_is_looked_at_and_taken_in_from_a_folder_too(pair: Pair, tmp_path: Path) -> None:
    pair.south.handing_over.receive(pair.send("a"), silent)
    stick = tmp_path / "stick"
    stick.mkdir()
    pair.south.receipts.issue(pair.station, str(stick))
    (looked,) = pair.north.inbox.look(str(stick), silent)
    assert (looked.verdict, looked.number) == (Verdict.RECEIPT, 1)
    assert stages(pair.north) == [Stage.MADE]
    (taken,) = pair.north.inbox.accept([looked], silent)
    assert (taken.verdict, taken.alarms) == (Verdict.RECEIPT, ())
    assert stages(pair.north) == [Stage.ACCEPTED]
    (again,) = pair.north.inbox.take_in(str(stick), silent)
    assert again.verdict is Verdict.REPEAT


def test_a_station_that_is_not_verified_any_more_is_not_believed(
    pair: Pair, tmp_path: Path
) -> None:
    pair.south.handing_over.receive(pair.send("a"), silent)
    path = pair.receipt()
    with pair.north.handing_over._open_records(Compartment.CORE) as records:
        records.keep_contact(replace(pair.hub, card=b"another", verified=False))
    (taken,) = pair.north.inbox.take_in(path, silent)
    assert (taken.verdict, taken.station) == (Verdict.UNVERIFIED, pair.hub.station)


def test_a_file_with_which_nothing_is_wrong_is_left_where_it_is(pair: Pair) -> None:
    path = pair.send("a")
    pair.south.contacts.revoke(pair.station)
    (taken,) = pair.south.inbox.take_in(path, silent)
    assert taken.verdict is Verdict.UNKNOWN_SENDER
    assert pair.south.inbox.quarantined() == ()


def test_what_is_set_aside_has_bounds(pair: Pair, tmp_path: Path) -> None:
    inbox = pair.south.inbox
    inbox._limits = Limits(quota=2500, kept_seconds=1 << 30)
    for number in range(3):
        path = tmp_path / f"{number}.intake"
        path.write_bytes(bytes([number]) * 1000)
        inbox.take_in(str(path), silent)
    (tmp_path / "huge.intake").write_bytes(bytes(9000))
    inbox.take_in(str(tmp_path / "huge.intake"), silent)
    assert [each.aside.size for each in inbox.quarantined()] == [1000, 1000, 9000]
    assert {each.fault for each in inbox.quarantined()} == {BundleFault.NOT_AGE}
    inbox._limits = Limits(kept_seconds=-1)
    path = tmp_path / "last.intake"
    path.write_bytes(b"last")
    inbox.take_in(str(path), silent)
    assert [each.aside.size for each in inbox.quarantined()] == [4]


def test_a_bundle_that_was_not_sealed_here_cannot_be_handed_over(pair: Pair) -> None:
    with pytest.raises(UnknownBundleError):
        pair.north.outbox.carried("0193")


def test_a_bundle_refused_once_and_carried_again_is_accepted(pair: Pair) -> None:
    path = Path(pair.send("a"))
    good = path.read_bytes()
    path.write_bytes(good[:-40] + bytes([good[-40] ^ 1]) + good[-39:])
    pair.south.inbox.take_in(str(path), silent)
    pair.north.receipts.take_in(pair.receipt())
    path.write_bytes(good)
    pair.south.inbox.take_in(str(path), silent)
    pair.north.receipts.take_in(pair.receipt())
    assert stages(pair.north) == [Stage.ACCEPTED]
