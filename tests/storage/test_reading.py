"""Questions to the store: documents, drafts, forms, stations, histories, two threads."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from intake.domain.answers import Patch, RowAdded, RowRemoved, Value
from intake.domain.compartments import Compartment
from intake.domain.errors import UnknownFormError, UnknownInterviewError
from intake.domain.events import (
    AnswerGiven,
    AnswersExported,
    BundleReceived,
    BundleSealed,
    Event,
    FormAdded,
    InterviewPaused,
    RecordOpened,
    SessionClosed,
    SessionOpened,
)
from intake.domain.ids import BundleId, FormHash, InterviewId, OrganisationId
from intake.domain.interview import State
from intake.ledger.event_codec import type_of
from intake.services.ports import Contact, Draft
from tests.storage.desk import FORM, XFORM, Desk, form


def test_document_is_the_row_and_what_came_since(desk: Desk) -> None:
    interview = desk.open_interview()
    desk.answer(interview, "a", "1")
    with desk.records() as records:
        records.refresh_document(interview)
    desk.answer(interview, "a", "2")
    desk.answer(interview, "b", "3")
    found = desk.reading.interview(interview).document.values
    assert found == {"a": Value("2"), "b": Value("3")}


def test_rows_of_repeats_are_found_again(desk: Desk) -> None:
    interview = desk.open_interview()
    first = Patch(
        "harm[k1]/what",
        (("harm[k1]/what", Value("threat")), ("harm[k2]/what", Value("theft"))),
        rows=(RowAdded("harm", "k1"), RowAdded("harm", "k2")),
    )
    with desk.records() as records:
        records.append(AnswerGiven(first), interview)
        records.refresh_document(interview)
    with desk.records() as records:
        records.append(AnswerGiven(Patch("harm", rows=(RowRemoved("harm", "k1"),))), interview)
    document = desk.reading.interview(interview).document
    assert dict(document.rows) == {"harm": ("k2",)}
    assert dict(document.values) == {"harm[k2]/what": Value("theft")}


def test_interview_is_whole_only_for_those_who_may_read_all(desk: Desk) -> None:
    interview = desk.open_interview()
    desk.answer(interview, "a", "1")
    desk.answer(interview, "person/name", "Juana", compartment=Compartment.IDENTITY)
    assert set(desk.reading.interview(interview).document.values) == {"a", "person/name"}
    assert desk.reading.can_read(Compartment.IDENTITY)
    del desk.files._files[Compartment.IDENTITY]
    assert set(desk.reading.interview(interview).document.values) == {"a"}
    assert not desk.reading.can_read(Compartment.IDENTITY)


def test_unknown_interview_is_named(desk: Desk) -> None:
    with pytest.raises(UnknownInterviewError):
        desk.reading.interview(InterviewId("00" * 16))


def test_form_is_kept_for_ever_and_as_it_came(desk: Desk) -> None:
    desk.open_interview()
    with desk.records() as records:
        records.keep_form(replace(form(), title="another title"))
        records.append(FormAdded(FORM, "f2", "1", "Short screening"))
    assert desk.reading.form(FORM) == form()
    (row,) = desk.reading.forms()
    assert (row.hash, row.title, row.interviews, row.questions) == (FORM, "Short screening", 1, 2)
    assert row.builtin
    for absent in ("cd" * 32, "no hash"):
        with pytest.raises(UnknownFormError):
            desk.reading.form(FormHash(absent))


def test_forms_stand_by_title_and_newest_first(desk: Desk) -> None:
    with desk.records() as records:
        records.keep_form(form(FormHash("01" * 32), "Alfa"))
        records.keep_form(form(FormHash("02" * 32)))
    assert [row.hash for row in desk.reading.forms()] == ["01" * 32, "02" * 32, FORM]
    assert desk.reading.form(FormHash("01" * 32)).xform == XFORM


def test_organisation_is_what_it_was_last_called(desk: Desk) -> None:
    desk.describe()
    found = desk.reading.organisation()
    assert (found.name, found.site, found.roster_version) == ("Casa del Norte", "Reynosa", 1)


def test_newer_card_replaces_the_older_and_its_comparison(desk: Desk) -> None:
    old = Contact(
        OrganisationId("0c" * 16), "Sur", "age1old", ("RWa",), "ff", b"old", verified=True
    )
    other = replace(old, station="Este")
    for each in (old, other):
        with desk.records() as records:
            records.keep_contact(each)
    with desk.records() as records:
        records.keep_contact(replace(old, verified=False))
    assert desk.reading.contacts() == (other, old)
    new = replace(old, recipient="age1new", card=b"new", verified=False)
    with desk.records() as records:
        records.keep_contact(new)
    assert desk.reading.contacts() == (other, new)


def test_merged_bundle_is_known_and_bounds_what_follows(desk: Desk) -> None:
    bundle = BundleId("019aa-1")
    assert not desk.reading.has_bundle(bundle)
    with desk.records() as records:
        records.append(BundleReceived(bundle, "org/key", 1, "fe" * 32, 4))
    assert desk.reading.has_bundle(bundle)
    interview = desk.open_interview()
    first = next(desk.reading.record_entries(interview))
    assert ("fe" * 32).encode() in (first.header or b"")


@pytest.mark.parametrize(
    "about",
    [
        lambda record: AnswersExported("f2", (), "odk", ("core",), (record,)),
        lambda record: BundleSealed(BundleId("0c" * 16), "age1", 1, "fe" * 32, (record, "no id")),
        RecordOpened,
    ],
)
def test_history_tells_who_looked_and_what_left_and_that_it_was_signed(
    desk: Desk, about: Callable[[str], Event]
) -> None:
    interview, other = desk.open_interview(), desk.open_interview()
    with desk.records() as records:
        records.append(about(interview))
        records.checkpoint()
    line = desk.reading.history(interview)[-1]
    assert (line.type, line.actor, line.attested) == (type_of(about("")), desk.person, True)
    assert line.type not in [each.type for each in desk.reading.history(other)]


def test_history_tells_what_happened_without_content(desk: Desk) -> None:
    interview = desk.open_interview()
    desk.answer(interview, "person/name", "Juana", compartment=Compartment.IDENTITY)
    desk.answer(interview, "a", "1")
    lines = desk.reading.history(interview)
    assert [(line.type, line.compartment) for line in lines] == [
        ("interview.opened", Compartment.CORE),
        ("consent.recorded", Compartment.CORE),
        ("language.recorded", Compartment.CORE),
        ("answer.given", Compartment.IDENTITY),
        ("answer.given", Compartment.CORE),
    ]
    assert not any(line.attested for line in lines)
    assert [line.at for line in lines] == sorted(line.at for line in lines)


def test_record_is_told_by_compartment_and_other_records_are_not(desk: Desk) -> None:
    interview, other = desk.open_interview(), desk.open_interview()
    desk.answer(interview, "person/name", "Juana", compartment=Compartment.IDENTITY)
    desk.answer(other, "a", "1")
    found = list(desk.reading.record_entries(interview))
    assert [each.record_count for each in found] == [1, 2, 3, 1]
    chains = desk.reading.chains()
    assert [compartment for compartment, _ in chains] == list(Compartment)
    core = list(desk.reading.chain_entries(*chains[0]))
    assert [each.seq for each in core] == list(range(1, len(core) + 1))
    assert {each.leaf for each in found[:3]} < {each.leaf for each in core}


def test_locked_store_left_nothing_open(desk: Desk) -> None:
    desk.open_interview()
    assert desk.left.open_interviews == ()
    assert desk.reading.open_since() == ()


def test_crash_tells_which_interviews_were_open(desk: Desk) -> None:
    open_one, paused, drafted = (desk.open_interview() for _ in range(3))
    for interview in (paused, drafted):
        with desk.records() as records:
            records.append(InterviewPaused(), interview)
    with desk.records(Compartment.IDENTITY) as records:
        records.save_draft(Draft(drafted, "person/name", "Jua", 3, desk.clock()))
    desk.crash()
    desk.sit_down("ana")
    assert {row.id for row in desk.reading.open_since()} == {open_one, drafted}
    assert [draft.text for draft in desk.reading.drafts()] == ["Jua"]
    states = {row.id: row.state for row in desk.reading.open_since()}
    assert states[drafted] is State.PAUSED


def test_crash_after_a_crash_still_tells(desk: Desk) -> None:
    interview = desk.open_interview()
    desk.crash()
    desk.sit_down("ana")
    desk.open_interview()
    desk.crash()
    desk.sit_down("ana")
    assert interview in {row.id for row in desk.reading.open_since()}


def test_tail_can_be_adopted_until_somebody_does(desk: Desk) -> None:
    interview = desk.open_interview()
    desk.crash()
    desk.sit_down("berta")
    assert not list(desk.left.tails)
    desk.answer(interview, "need/food", "no")
    _lock(desk)
    desk.sit_down("ana")
    _lock(desk)
    desk.sit_down("ana")
    ((compartment, first),) = desk.left.tails
    with desk.records(compartment) as records:
        records.append(SessionOpened("0"))
        records.adopt(first)
    assert all(line.attested for line in desk.reading.history(interview))
    _lock(desk)
    desk.sit_down("ana")
    assert desk.left.tails == ()


def _lock(desk: Desk) -> None:
    with desk.records() as records:
        records.append(SessionClosed())
        records.checkpoint()
    desk.crash()


def test_one_thread_reads_while_another_writes(desk: Desk) -> None:
    interview = desk.open_interview()
    counts: list[int] = []
    failed: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                counts.append(len(desk.reading.interview(interview).document.values))
        except BaseException as error:  # noqa: BLE001 - reported by the test
            failed.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        desk.answer(interview, f"q{number}", "yes")
    done.set()
    reader.join()
    assert not failed
    assert counts == sorted(counts)
    assert len(desk.reading.interview(interview).document.values) == 60


def test_thread_that_ends_lets_go_of_its_connections(desk: Desk) -> None:
    desk.open_interview()
    before = len(desk.files._all)

    def work() -> None:
        desk.open_interview()
        desk.reading.forms()
        desk.files.release_thread()
        desk.reading.forms()
        desk.files.release_thread()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(desk.files._all) == before
    assert len(desk.reading.chains()) == len(Compartment)
