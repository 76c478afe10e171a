"""Erasing at a real store: two people sign, and nothing of the record is left."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from intake.app.day import today
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.erasing import ErasingReason, Step
from intake.domain.errors import (
    ErasingRefusedError,
    NotAllowedError,
    RecordHeldError,
    UnknownInterviewError,
    WrongPassphraseError,
)
from intake.domain.holds import HoldSource
from intake.domain.ids import InterviewId
from intake.domain.judgement_events import AssessmentGiven
from intake.domain.retention import AtEnd, Period, RetentionPolicy
from intake.ledger import event_codec
from intake.ledger.header import decode
from intake.services.application import Application
from tests.services.carving import found
from tests.services.conftest import PASSPHRASE, YES
from tests.services.erasing_acts import MARK, STEWARD, House, encodings, fill, refuse_keeping
from tests.services.judging_acts import WHY, assessment, to_confirmed


@pytest.fixture(scope="session")
def built(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with a coordinator and a steward; tests take copies."""
    folder = tmp_path_factory.mktemp("erasing") / "store"
    house = House(Path(shutil.copytree(founded / "north", folder)))
    house.admit_steward()
    return house


@pytest.fixture
def house(built: House, tmp_path: Path) -> House:
    """A house of this test alone."""
    return House(Path(shutil.copytree(built.folder, tmp_path / "house")))


def is_sound(application: Application) -> bool:
    report = application.verify(lambda _done, _all: None)
    assert [each.problems for each in report.files if each.problems] == []
    return bool(report.is_sound)


def test_record_is_gone_when_two_people_have_signed(house: House) -> None:
    with house.at() as coordinator:
        interview, other = fill(coordinator), fill(coordinator, "Other-person")
        refuse_keeping(coordinator, interview)
    with house.at("Dora") as dora:
        (waiting,) = dora.erasing.waiting()
        assert (waiting.interview, waiting.is_wished, waiting.erasure) == (interview, True, None)
        dora.erasing.order(interview, STEWARD)
        assert dora.reading.interview(interview).id == interview
    with house.at() as coordinator:
        before = coordinator.reading.interview(other)
        done = coordinator.erasing.approve(interview, PASSPHRASE)
        assert (done.listing.attachments, done.listing.drafts) == (1, 2)
        assert coordinator.erasing.waiting() == ()
        (row,) = coordinator.erasing.erased()
        assert (row.interview, row.reason) == (interview, ErasingReason.WISH)
        with pytest.raises(UnknownInterviewError):
            coordinator.reading.interview(interview)
        assert coordinator.reading.interview(other) == before
        assert is_sound(coordinator)
    with house.at("Dora") as dora:
        assert is_sound(dora)


def keys_of(application: Application) -> dict[str, bytes]:
    """Return the keys of the open files: only for tests that look at pages."""
    files = application.reading._files  # type: ignore[attr-defined]
    return {files.file(each).path.name: files.file(each).key for each in files.granted()}


def test_no_mark_of_an_erased_record_is_in_any_page_or_journal(house: House) -> None:
    marks = encodings(MARK)
    with house.at() as coordinator:
        interview = fill(coordinator)
        for number in range(3):
            fill(coordinator, f"Other-{number}")
        refuse_keeping(coordinator, interview)
        keys = keys_of(coordinator)
        before = {name.removesuffix("-wal") for name, _ in found(house.folder, keys, marks)}
        assert before == {"core.db", "identity.db"}
        items = [bytes.fromhex(each.id) for each in coordinator.reading.record_media(interview)]
    with house.at("Dora") as dora:
        dora.erasing.order(interview, STEWARD)
    with house.at() as coordinator:
        coordinator.erasing.approve(interview, PASSPHRASE)
        assert found(house.folder, keys, marks | set(items)) == []
        assert found(house.folder, keys, {b"Other-1"})  # whoever looks finds what is there
        assert {each.compartment for each in coordinator.erasing.pending_keys()} >= {
            Compartment.CORE,
            Compartment.IDENTITY,
        }
        coordinator.erasing.change_keys(PASSPHRASE)
    with house.at() as coordinator:
        assert coordinator.erasing.pending_keys() == ()
        assert coordinator.erasing.change_keys(PASSPHRASE) == ()
        fresh = keys_of(coordinator)
        assert fresh["core.db"] != keys["core.db"]
        assert found(house.folder, fresh, marks) == []
        assert is_sound(coordinator)


@pytest.fixture(scope="module")
def asked(built: House, tmp_path_factory: pytest.TempPathFactory) -> tuple[House, InterviewId]:
    """A house in which one record may be kept, and refusals change nothing."""
    house = House(Path(shutil.copytree(built.folder, tmp_path_factory.mktemp("asked") / "house")))
    with house.at() as coordinator:
        interview = fill(coordinator)
    return house, interview


def rule_of(act: Callable[[], object]) -> str:
    with pytest.raises(ErasingRefusedError) as refused:
        act()
    return refused.value.rule


def test_record_that_may_be_kept_is_not_erased(asked: tuple[House, InterviewId]) -> None:
    house, interview = asked
    with house.at("Dora") as dora:
        desk = dora.erasing
        assert rule_of(lambda: desk.order(interview, STEWARD)) == "reason"
        assert rule_of(lambda: desk.approve(interview, STEWARD)) == "reason"
        assert desk.waiting() == ()
        assert desk.backups_until() is None
        assert desk.change_keys(STEWARD) == ()


def test_order_is_a_stewards_and_its_approval_somebody_elses(house: House) -> None:
    with house.at() as coordinator:
        interview = fill(coordinator)
        refuse_keeping(coordinator, interview)
        desk = coordinator.erasing
        assert rule_of(lambda: desk.approve(interview, PASSPHRASE)) == "ordered"
        with pytest.raises(NotAllowedError):
            desk.order(interview, PASSPHRASE)
        assert desk.waiting()[0].step is Step.WISHED
    with house.at("Dora") as dora:
        with pytest.raises(WrongPassphraseError):
            dora.erasing.order(interview, "not the passphrase at all")
        dora.erasing.order(interview, STEWARD)
        (waiting,) = dora.erasing.waiting()
        assert (waiting.step, dora.erasing.is_orderer(waiting)) == (Step.ORDERED, True)
        assert rule_of(lambda: dora.erasing.approve(interview, STEWARD)) == "same_person"
    with house.at() as coordinator:
        assert not coordinator.erasing.is_orderer(coordinator.erasing.waiting()[0])
        coordinator.consenting.record(interview, YES)
        assert rule_of(lambda: coordinator.erasing.approve(interview, PASSPHRASE)) == "reason"
        refuse_keeping(coordinator, interview)
        assert coordinator.erasing.waiting()[0].step is Step.OUTDATED
        assert rule_of(lambda: coordinator.erasing.approve(interview, PASSPHRASE)) == "changed"
        coordinator.retention.holds.set(interview, HoldSource.COUNSEL, "Office 4", "appeal")
        with pytest.raises(RecordHeldError):
            coordinator.erasing.listing(interview)


def test_record_whose_time_is_over_goes_and_codes_stay_for_statistics(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = today() + timedelta(days=400)
    with house.at() as coordinator:
        interview = to_confirmed(coordinator)
        granted = Consent(Purpose.STATISTICS, Decision.GRANTED, text_version="s/1", lang="es")
        coordinator.consenting.record(interview, granted)
        coordinator.closing.seal(interview, "I wrote this.", "en", PASSPHRASE)
        coordinator.judgements.assessing.give(interview, assessment(), WHY, PASSPHRASE)
        periods = (Period(Purpose.COLLECT, 1, AtEnd.ERASE),)
        coordinator.retention.retention.set_policy(RetentionPolicy(periods))
        assert rule_of(lambda: coordinator.erasing.reason(interview)) == "reason"
    monkeypatch.setattr("intake.app.erasing.today", lambda: later)
    for name, words in (("Dora", STEWARD), ("", PASSPHRASE)):
        with house.at(name) as application:
            desk = application.erasing
            assert desk.reason(interview) is ErasingReason.PERIOD
            assert (desk.listing(interview).kept, desk.listing(interview).judgements) == (1, 0)
            (desk.order if name else desk.approve)(interview, words)
    with house.at() as coordinator:
        assert coordinator.erasing.erased()[0].judgements == 0
        kept = [
            event_codec.decode(decode(each.header or b"").type, each.body or b"")
            for each in coordinator.reading.record_entries(interview)
        ]
        assert kept == [AssessmentGiven(assessment())]
        assert is_sound(coordinator)
