"""A paper is noted, a bundle travels, and the same bundle twice changes nothing."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from intake.domain.answers import SkipReason
from intake.domain.errors import (
    BundleRefusedError,
    CancelledError,
    FileExistsAlreadyError,
    RecordedElsewhereError,
    UnknownContactError,
    UnreadableContactError,
)
from intake.domain.interview import Interview
from intake.services.application import Application
from intake.services.bundle_ids import bundle_id
from intake.services.handing_over import HandingOver
from intake.services.ports import ListQuery, Progress
from intake.services.reporting import paper_id
from tests.services.conftest import SPANISH, YES, compared
from tests.services.test_form_shelf import FORM
from tests.services.test_interviewing import WithoutIdentity


def silent(_done: int, _all: int) -> None:
    """Watch nothing."""


@pytest.fixture
def recorded(north: Application) -> Interview:
    form = north.shelf.newest("intake_f2").hash
    answers = {"about_you/name": "Marisol", "happened/hurt": "yes", "lawyer/has_lawyer": "no"}
    return north.at_once.record(
        form, (YES, SPANISH), answers, skip_rest=SkipReason.DECLINED
    ).interview


@pytest.fixture
def bundle(north: Application, south: Application, recorded: Interview, tmp_path: Path) -> str:
    to = compared(north, south)
    path = str(tmp_path / "a.intake")
    north.handing_over.export([recorded.id], to, path, silent)
    return path


def test_a_paper_lies_where_it_was_asked_for_and_is_noted(
    north: Application, recorded: Interview, tmp_path: Path
) -> None:
    path = tmp_path / "summary.pdf"
    issued = north.reporting.summary(recorded.id, str(path), ("en", "es"))
    assert path.read_bytes().startswith(b"%PDF")
    assert set(issued.check_words) == {"en", "es"}
    assert all(len(words) == 6 for words in issued.check_words.values())
    assert north.reading.history(recorded.id)[-1].type == "paper.issued"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["summary.pdf"]


def test_a_paper_is_never_written_over_a_file(
    north: Application, recorded: Interview, tmp_path: Path
) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"something else")
    with pytest.raises(FileExistsAlreadyError):
        north.reporting.summary(recorded.id, str(path), ("es",))
    assert path.read_bytes() == b"something else"
    assert "paper.issued" not in [line.type for line in north.reading.history(recorded.id)]


def test_a_second_store_takes_the_interview_in_whole(
    north: Application, south: Application, recorded: Interview, bundle: str
) -> None:
    sender = south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    received = south.handing_over.receive(bundle, silent, sender)
    assert not received.was_here
    there = south.reading.interview(recorded.id)
    assert there == north.reading.interview(recorded.id)


def test_the_same_bundle_twice_changes_nothing(
    north: Application, south: Application, recorded: Interview, bundle: str
) -> None:
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    south.handing_over.receive(bundle, silent)
    before = south.reading.history(recorded.id)
    again = south.handing_over.receive(bundle, silent)
    assert (again.was_here, again.new_entries) == (True, 0)
    assert south.reading.history(recorded.id) == before


def test_both_stores_prove_themselves_afterwards(
    north: Application, south: Application, bundle: str
) -> None:
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    south.handing_over.receive(bundle, silent)
    assert north.verify(silent).is_sound
    assert south.verify(silent).is_sound


def test_looking_into_a_bundle_keeps_nothing(
    north: Application, south: Application, recorded: Interview, bundle: str
) -> None:
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    opened = south.handing_over.inspect(bundle, silent)
    assert opened.records == (recorded.id,)
    assert south.reading.history(recorded.id) == ()


def test_an_unknown_sender_is_refused(south: Application, bundle: str) -> None:
    with pytest.raises(BundleRefusedError):
        south.handing_over.receive(bundle, silent)


def test_the_sender_cannot_open_what_it_sealed(north: Application, bundle: str) -> None:
    with pytest.raises(BundleRefusedError):
        north.handing_over.inspect(bundle, silent)


def test_a_stopped_export_leaves_no_file_behind(
    north: Application, south: Application, recorded: Interview, tmp_path: Path
) -> None:
    to = compared(north, south)

    def stop(_done: int, _all: int) -> None:
        raise CancelledError

    target = tmp_path / "out"
    target.mkdir()
    with pytest.raises(CancelledError):
        north.handing_over.export([recorded.id], to, str(target / "b.intake"), stop)
    assert list(target.iterdir()) == []


def test_bundles_to_one_station_are_numbered(
    north: Application, south: Application, recorded: Interview, tmp_path: Path
) -> None:
    to = compared(north, south)
    for name in ("one", "two"):
        north.handing_over.export([recorded.id], to, str(tmp_path / name), silent)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    numbers = [
        south.handing_over.inspect(str(tmp_path / name), silent).seq for name in ("two", "one")
    ]
    assert numbers == [2, 1]


def test_a_station_is_found_by_name_recipient_or_organisation(
    north: Application, south: Application
) -> None:
    contact = north.handing_over.remember(south.handing_over.own_card(), is_partner=False)
    itself = north.handing_over.remember(north.handing_over.own_card())
    assert (contact.is_partner, itself.is_partner) == (False, True)
    assert north.handing_over.contact(itself.org) == itself
    for named in (contact.station, contact.recipient, contact.org):
        assert north.handing_over.contact(named) == contact
    assert set(north.handing_over.contacts()) == {contact, itself}
    with pytest.raises(UnknownContactError):
        north.handing_over.contact("nobody")


def test_a_damaged_card_is_refused(north: Application, south: Application) -> None:
    card = bytearray(south.handing_over.own_card())
    card[20] ^= 1
    with pytest.raises(UnreadableContactError):
        north.handing_over.remember(bytes(card))


def test_a_bundle_id_is_a_uuid_of_version_seven() -> None:
    made = UUID(bundle_id(datetime(2026, 11, 24, tzinfo=UTC), b"\xff" * 10))
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    earlier = UUID(bundle_id(datetime(2026, 11, 23, tzinfo=UTC), b"\xff" * 10))
    assert earlier < made


def test_a_paper_id_holds_all_of_its_eighty_bits() -> None:
    assert paper_id(b"\x00" * 10) == "0" * 16
    assert paper_id(b"\xff" * 10) == "Z" * 16
    salt = hashlib.sha256(b"x").digest()[:10]
    assert len(paper_id(salt)) == 16


def test_a_card_can_be_read_without_being_remembered(
    north: Application, south: Application
) -> None:
    contact = north.handing_over.read_card(south.handing_over.own_card())
    assert not contact.verified
    assert north.handing_over.contacts() == ()


def test_a_form_that_the_receiver_lacks_travels_with_the_interview(
    north: Application, south: Application, tmp_path: Path
) -> None:
    added = north.shelf.add(north.shelf.check(FORM, "check.md"), "check.md")
    interview = north.at_once.record(added.form.hash, (YES, SPANISH), {"well": "yes"}).interview
    to = compared(north, south)
    path = str(tmp_path / "b.intake")
    north.handing_over.export([interview.id], to, path, silent)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    south.handing_over.receive(path, silent)
    assert south.reading.form(added.form.hash).xform == added.form.xform
    kept = south.reading.interview(interview.id).document.values
    assert kept["well"].v == "yes"


def test_only_the_station_that_recorded_an_interview_seals_it(
    north: Application, south: Application, recorded: Interview, bundle: str, tmp_path: Path
) -> None:
    form = south.shelf.newest("intake_f2").hash
    own = south.interviewing.begin(form, YES, SPANISH)
    sender = south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    south.handing_over.receive(bundle, silent)
    south.interviewing.begin(form, YES, SPANISH)
    path, before = tmp_path / "on.intake", south.verify(silent).files
    with pytest.raises(RecordedElsewhereError) as refused:
        south.handing_over.export([own.id, recorded.id], sender, str(path), silent)
    assert refused.value.interview == recorded.id
    assert not path.exists()
    assert south.verify(silent).files == before
    assert south.handing_over.export([own.id], sender, str(path), silent).size > 0


def standing(application: Application) -> list[tuple[int, int]]:
    """Return how far each interview of the list has come."""
    return [(row.answered, row.total) for row in application.reading.interviews(ListQuery()).rows]


def test_the_list_says_how_far_a_received_interview_has_come(
    north: Application, south: Application, recorded: Interview, bundle: str
) -> None:
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    south.handing_over.receive(bundle, silent)
    ((answered, total),) = standing(north)
    assert total >= answered > 0
    assert standing(south) == [(answered, total)]
    assert south.verify(silent).is_sound


def test_a_later_bundle_brings_the_list_up_to_date(
    north: Application, south: Application, tmp_path: Path
) -> None:
    form = north.shelf.newest("intake_f2").hash
    interview = north.interviewing.begin(form, YES, SPANISH)
    to = compared(north, south)
    south.handing_over.remember(north.handing_over.own_card(), is_partner=False)
    seen = []
    for name, path in (("one", "happened/hurt"), ("two", "lawyer/has_lawyer")):
        session = north.shelf.session(north.reading.interview(interview.id))
        change = session.answer(path, "no")
        progress = Progress(*session.progress())
        north.interviewing.answer(interview.id, change.patches, progress=progress)
        north.handing_over.export([interview.id], to, str(tmp_path / name), silent)
        south.handing_over.receive(str(tmp_path / name), silent)
        assert standing(south) == standing(north)
        seen += standing(south)
    assert [answered for answered, _total in seen] == [1, 2]


def test_without_the_identity_key_only_core_is_signed_before_sealing(
    north: Application, south: Application, recorded: Interview, tmp_path: Path
) -> None:
    known = north.handing_over
    reading: Any = WithoutIdentity(north.reading)
    desk = HandingOver(
        known._open_records,
        reading,
        (known._desk, known.sharing, known._notices),
        (known._now, known._randomness),
        progress_of=known._taking_in._progress_of,
    )
    to = known.remember(south.handing_over.own_card(), is_partner=False)
    sealed = desk.export([recorded.id], to, str(tmp_path / "c.intake"), silent)
    assert Path(sealed.path).is_file()
