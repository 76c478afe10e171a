"""What left before a person allowed less: who has it is told, answers, and nothing is forgotten."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from intake.domain.compartments import Compartment
from intake.domain.consent import Decision, Matter, Purpose
from intake.domain.errors import (
    BundleRefusedError,
    ConsentScopeError,
    ErasingRefusedError,
    NothingToTellError,
    UnknownNoticeError,
)
from intake.domain.ids import BundleId, InterviewId, NoticeId, OrganisationId, StoreId
from intake.domain.notice_events import NoticeConfirmed
from intake.domain.notices import Notice, NoticeReason
from intake.domain.receipts import FromStore
from intake.services.application import Application
from intake.services.inbox import Verdict
from intake.services.notices import NoticeStage, outstanding
from intake.services.notices_received import answers_for, note_received
from intake.services.ports import Contact
from tests.services.sharing_acts import allow, partner_of, seal, silent, told


@pytest.fixture
def to(north: Application, south: Application) -> Contact:
    """A law office; both have compared their words."""
    office = partner_of(north, south)
    station = south.handing_over.contacts()[0]
    with south.handing_over._open_records(Compartment.CORE) as records:
        records.keep_contact(replace(station, verified=True))
    return office


@pytest.fixture
def record(north: Application, south: Application, to: Contact, tmp_path: Path) -> InterviewId:
    """A record that a law office has, in one bundle."""
    made = told(north)
    allow(north, made, to)
    south.handing_over.receive(seal(north, made, to, tmp_path / "left.intake").path, silent)
    return made


def stages(application: Application) -> list[NoticeStage]:
    return [each.stage for each in application.notices.rows()]


def test_yes_taken_back_is_told_read_and_answered_and_nothing_leaves_any_more(
    north: Application, south: Application, to: Contact, record: InterviewId, tmp_path: Path
) -> None:
    assert north.notices.rows() == ()
    north.consenting.withdraw(record, Matter(Purpose.LAWYER, recipient=to.station))
    with pytest.raises(ConsentScopeError):
        seal(north, record, to, tmp_path / "again.intake")
    (waiting,) = north.notices.rows()
    assert (waiting.stage, waiting.station) == (NoticeStage.DUE, to.station)
    assert waiting.reason is NoticeReason.WITHDRAWN
    path = north.notices.write(to, str(tmp_path))
    assert stages(north) == [NoticeStage.SENT]
    (looked,) = south.inbox.look(path, silent)
    assert (looked.verdict, looked.records) == (Verdict.NOTICE, (record,))
    assert south.received_notices.rows() == ()
    assert [each.verdict for each in south.inbox.take_in(path, silent)] == [Verdict.NOTICE]
    assert [each.verdict for each in south.inbox.take_in(path, silent)] == [Verdict.REPEAT]
    (came,) = south.received_notices.rows()
    assert (came.record, came.is_ours, came.confirmed) == (record, True, None)
    answer(south, north, tmp_path / "seen")
    assert stages(north) == [NoticeStage.SENT]
    south.received_notices.confirm(came.id, "the file was destroyed")
    answer(south, north, tmp_path / "done")
    assert stages(north) == [NoticeStage.CONFIRMED]
    assert outstanding(north.notices.rows()) == 0
    with pytest.raises(NothingToTellError):
        north.notices.write(to, str(tmp_path))
    for each in (north, south):
        assert each.verify(silent).is_sound


def answer(south: Application, north: Application, folder: Path) -> None:
    folder.mkdir()
    (issued,) = south.receipts.issue(south.handing_over.contacts()[0], str(folder))
    north.receipts.take_in(issued.path)


def test_yes_to_less_is_told_with_its_words_in_the_next_bundle(
    north: Application, south: Application, to: Contact, record: InterviewId, tmp_path: Path
) -> None:
    allow(north, record, to, decision=Decision.NARROWED, limits="not my brother")
    sealed = seal(north, record, to, tmp_path / "next.intake")
    opened = south.handing_over.receive(sealed.path, silent).opened
    (notice,) = opened.notices
    assert (notice.reason, notice.limits) == (NoticeReason.NARROWED, "not my brother")
    (came,) = south.received_notices.rows()
    assert (came.id, came.limits, came.station) == (
        notice.id,
        "not my brother",
        opened.sender.station,
    )
    again = seal(north, record, to, tmp_path / "third.intake")
    assert south.handing_over.receive(again.path, silent).opened.notices == (notice,)
    assert len(south.received_notices.rows()) == 1


def test_new_yes_takes_the_need_away(north: Application, to: Contact, record: InterviewId) -> None:
    allow(north, record, to, decision=Decision.WITHDRAWN)
    assert stages(north) == [NoticeStage.DUE]
    allow(north, record, to)
    assert stages(north) == []


def test_taking_back_what_concerns_others_tells_nobody(
    north: Application, to: Contact, record: InterviewId
) -> None:
    other = replace(to, station="Casa Azul")
    allow(north, record, other)
    allow(north, record, other, decision=Decision.WITHDRAWN)
    assert stages(north) == []


def test_keeping_taken_back_is_told_to_everybody_who_has_it(
    north: Application, to: Contact, record: InterviewId, tmp_path: Path
) -> None:
    north.consenting.withdraw(record)
    rows = north.notices.rows()
    assert [(each.reason, each.station) for each in rows] == [(NoticeReason.WITHDRAWN, to.station)]
    assert Path(north.notices.write(to, str(tmp_path))).stat().st_size > 0


def test_paper_and_bare_key_are_told_by_hand(
    north: Application, record: InterviewId, to: Contact, tmp_path: Path
) -> None:
    north.reporting.summary(record, str(tmp_path / "a.pdf"), ("es",))
    north.consenting.withdraw(record)
    by_hand, by_bundle = sorted(north.notices.rows(), key=lambda each: each.carrier, reverse=True)
    assert (by_hand.stage, by_hand.station) == (NoticeStage.BY_HAND, "")
    assert by_bundle.stage is NoticeStage.DUE
    done = north.notices.told(by_hand.key, "called the office")
    assert (done.stage, done.remark) == (NoticeStage.TOLD, "called the office")
    assert stages(north) == [NoticeStage.DUE, NoticeStage.TOLD]
    for wrong in ("", done.key, "ff" * 16):
        with pytest.raises(UnknownNoticeError):
            north.notices.told(wrong)
    with pytest.raises(UnknownNoticeError):
        north.received_notices.confirm("")


def test_erased_record_is_told_to_all_who_have_it(
    north: Application, south: Application, to: Contact, record: InterviewId, tmp_path: Path
) -> None:
    north.reporting.summary(record, str(tmp_path / "a.pdf"), ("es",))
    with north.handing_over._open_records(Compartment.CORE) as records:
        assert north.notices.purged(records, record) == 2
    path = north.notices.write(to, str(tmp_path))
    south.inbox.take_in(path, silent)
    (came,) = south.received_notices.rows()
    assert came.reason is NoticeReason.PURGE
    with pytest.raises(ErasingRefusedError, match="here"):
        south.received_notices.confirm(came.id)
    (still,) = south.received_notices.rows()
    assert still.confirmed is None
    assert sorted(stages(north)) == [NoticeStage.BY_HAND, NoticeStage.SENT]


def test_a_purge_is_confirmed_where_the_record_is_not(north: Application, to: Contact) -> None:
    whose = FromStore(OrganisationId("ff" * 16), StoreId("dd" * 16))
    notice = Notice(
        NoticeId("ab" * 16), InterviewId("cd" * 16), NoticeReason.PURGE, (BundleId("12" * 16),)
    )
    with north.handing_over._open_records(Compartment.CORE) as records:
        note_received(records, whose, [notice])
    assert north.received_notices.confirm(notice.id).confirmed is not None


def test_notice_for_another_station_is_left_where_it_is(
    north: Application, to: Contact, record: InterviewId, tmp_path: Path
) -> None:
    north.consenting.withdraw(record)
    path = north.notices.write(to, str(tmp_path))
    with pytest.raises(BundleRefusedError):
        north.received_notices.take_in(path)
    assert [each.verdict for each in north.inbox.take_in(path, silent)] == [Verdict.FOR_OTHERS]


def test_what_concerns_others_changes_nothing_here(
    north: Application, to: Contact, record: InterviewId, tmp_path: Path
) -> None:
    north.consenting.withdraw(record)
    other = replace(to, station="Casa Azul", org=OrganisationId("ff" * 16))
    with pytest.raises(NothingToTellError):
        north.notices.write(other, str(tmp_path))
    assert stages(north) == [NoticeStage.DUE]
    north.notices.write(to, str(tmp_path))
    stray = NoticeConfirmed(NoticeId("ee" * 16), OrganisationId("ff" * 16), StoreId("dd" * 16))
    with north.handing_over._open_records(Compartment.CORE) as records:
        records.append(stray)
        assert answers_for(records.post, FromStore(to.org, StoreId("dd" * 16))) == ()
    assert north.received_notices.rows() == ()
    (sent,) = north.notices.rows()
    assert north.notices.told(sent.key).stage is NoticeStage.TOLD


def test_no_answer_for_two_weeks_is_called_so(
    north: Application, to: Contact, record: InterviewId, tmp_path: Path
) -> None:
    north.consenting.withdraw(record)
    north.notices.write(to, str(tmp_path))
    now = north.notices._now
    north.notices._now = lambda: now() + timedelta(days=15)
    assert stages(north) == [NoticeStage.UNANSWERED]
