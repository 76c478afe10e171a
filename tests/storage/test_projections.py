"""The replay law: projections dropped and replayed are the same projections."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.answers import Patch, RowAdded, RowRemoved, SkipReason, Value
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.day_dates import (
    Arranged,
    CaseDate,
    DateClosed,
    DateKind,
    DateNoted,
    DateSource,
    Outcome,
)
from intake.domain.day_interpreters import InterpreterNoted, Spoken
from intake.domain.day_links import CaseLinked, CaseUnlinked, Relation, SecretsFlagged
from intake.domain.day_tally import DoorTallied, DoorTallyTakenBack
from intake.domain.events import (
    AnswerGiven,
    AnswersExported,
    BundleReceived,
    BundleSealed,
    ConsentRecorded,
    Event,
    FormChanged,
    InterviewPaused,
    InterviewResumed,
    LanguageRecorded,
    OrganisationDescribed,
    QuestionsFinished,
    RecordOpened,
)
from intake.domain.ids import BundleId, ChainId, FormHash
from intake.services.ports import Progress
from intake.storage import projections
from tests.storage.desk import FORM, Desk

PATHS = st.sampled_from(["need/food", "need/water", "story", "harm[k1]/what", "harm[k2]/what"])
VALUES = st.one_of(
    st.builds(Value, st.sampled_from(["yes", "no", "", "de noche, «así»"])),
    st.builds(Value, skip=st.sampled_from(SkipReason), rel=st.booleans()),
)
ROWS = st.one_of(
    st.builds(RowAdded, st.just("harm"), st.sampled_from(["k1", "k2"])),
    st.builds(RowRemoved, st.just("harm"), st.sampled_from(["k1", "k2"])),
)
PATCHES = st.builds(
    Patch,
    PATHS,
    values=st.lists(st.tuples(PATHS, VALUES), max_size=3).map(tuple),
    rows=st.lists(ROWS, max_size=2).map(tuple),
)
MOVES = st.builds(
    FormChanged,
    st.just(FORM),
    st.sampled_from(["e1" * 32, "e2" * 32]).map(FormHash),
    st.just("2"),
    st.lists(PATHS, max_size=2).map(tuple),
)
IDS = st.sampled_from(["d1" * 16, "d2" * 16])
DATES = st.builds(
    CaseDate,
    IDS,
    st.sampled_from(DateKind),
    st.sampled_from(["2026-11-24", "2026-12-01"]),
    st.sampled_from(DateSource),
    arranged=st.lists(st.sampled_from(Arranged), max_size=2).map(tuple),
)
OF_RECORD = st.one_of(
    st.builds(AnswerGiven, PATCHES),
    st.builds(
        ConsentRecorded,
        st.builds(Consent, st.sampled_from(Purpose), st.sampled_from(Decision)),
    ),
    st.builds(LanguageRecorded, st.builds(Languages, st.just("quc"), st.sampled_from(["spa"]))),
    st.sampled_from([InterviewPaused(), InterviewResumed(), QuestionsFinished()]),
    MOVES,
    st.builds(DateNoted, DATES),
    st.builds(DateClosed, IDS, st.sampled_from(Outcome), st.sampled_from(["", "ill"])),
    st.builds(CaseLinked, st.sampled_from(["01" * 16, "02" * 16]), st.sampled_from(Relation)),
    st.builds(CaseUnlinked, st.sampled_from(["01" * 16, "02" * 16])),
    st.builds(SecretsFlagged, st.booleans()),
)
OF_STORE = st.one_of(
    st.builds(OrganisationDescribed, st.sampled_from(["Casa", "Hogar"]), st.just("Norte")),
    st.builds(
        BundleReceived,
        st.sampled_from(["b1", "b2"]).map(BundleId),
        st.just("org/key"),
        st.integers(1, 3),
        st.just("fe" * 32),
        st.integers(0, 9),
    ),
    st.builds(
        AnswersExported,
        st.just("f2"),
        st.just((FORM,)),
        st.just("odk"),
        st.just(("core",)),
        st.lists(st.sampled_from(["01" * 16, "02" * 16])).map(tuple),
    ),
    st.builds(RecordOpened, st.sampled_from(["01" * 16, "02" * 16])),
    st.builds(DoorTallied, st.just("2026-11-24"), st.integers(1, 3), st.integers(0, 3)),
    st.builds(DoorTallyTakenBack, st.just(ChainId("ab" * 16)), st.integers(1, 9)),
    st.builds(
        InterpreterNoted,
        st.sampled_from(["I01", "I02"]),
        st.lists(st.builds(Spoken, st.sampled_from(["mam", "spa"])), max_size=2).map(tuple),
        is_active=st.booleans(),
    ),
)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("record"), OF_RECORD),
        st.tuples(st.just("identity"), st.one_of(st.builds(AnswerGiven, PATCHES), MOVES)),
        st.tuples(st.just("store"), OF_STORE),
        st.tuples(st.sampled_from(["refresh", "checkpoint", "again", "seal"]), st.none()),
    ),
    max_size=25,
)


@settings(max_examples=40)
@given(acts=ACTS)
def test_replay_gives_the_same_projections(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, Event | None]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.describe()
    _play(desk, acts)
    for compartment in Compartment:
        tables = (*projections.views(compartment), projections.DOCUMENT)
        with desk.files.writing(compartment) as connection:
            before = {each: connection.execute(_all(each)).fetchall() for each in tables}
            projections.rebuild(connection, compartment)
            after = {each: connection.execute(_all(each)).fetchall() for each in tables}
        assert after == before
    desk.files.close()


def test_rebuilding_repairs_a_projection_that_was_lost(desk: Desk) -> None:
    interview = desk.open_interview()
    desk.answer(interview, "need/food", "yes", progress=Progress(1, 40))
    whole = desk.reading.interview(interview)
    with desk.files.writing(Compartment.CORE) as connection:
        connection.execute("UPDATE interview SET state = 'paused', case_code = ''")
        connection.execute("DELETE FROM attestation")
    assert desk.reading.interview(interview) != whole
    with desk.files.writing(Compartment.CORE) as connection:
        projections.rebuild(connection, Compartment.CORE)
    assert desk.reading.interview(interview) == whole


def test_rebuilding_can_be_stopped_and_leaves_all_as_it_was(desk: Desk, tmp_path: Path) -> None:
    interview = desk.open_interview()
    whole = desk.reading.interview(interview)
    with pytest.raises(KeyboardInterrupt), desk.files.writing(Compartment.CORE) as connection:
        projections.rebuild(connection, Compartment.CORE, _stop)
    assert desk.reading.interview(interview) == whole


def _stop() -> None:
    raise KeyboardInterrupt


def _play(desk: Desk, acts: list[tuple[str, Event | None]]) -> None:
    interview = desk.open_interview()
    for number, (kind, event) in enumerate(acts):
        place = Compartment.IDENTITY if kind == "identity" else Compartment.CORE
        with desk.records(place) as records:
            if event is not None and kind == "store":
                records.append(event)
            elif event is not None:
                records.append(event, interview, progress=Progress(number, 40))
            elif kind == "refresh":
                records.refresh_document(interview)
            elif kind == "checkpoint":
                records.checkpoint()
            elif kind == "seal":
                records.append(BundleSealed(BundleId(f"o{number}"), "age1", number, "00" * 32, ()))
        if kind == "again":
            desk.crash()
            desk.sit_down("ana")
            interview = desk.open_interview()


def _all(table: str) -> str:
    return f"SELECT * FROM {table} ORDER BY 1, 2"
