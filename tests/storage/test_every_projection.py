"""No table is forgotten: what `schema.sql` calls a projection is dropped, replayed and compared."""

import re
from importlib.resources import files
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from intake.domain.compartments import Compartment
from intake.domain.errors import IntakeError
from intake.domain.events import BundleReceived, ChainBegun, Event
from intake.ledger.event_registry import BODIES
from intake.storage import projections
from tests.ledger.test_event_codec import any_event
from tests.storage.desk import Desk

_TABLE = re.compile(r"CREATE (?:VIRTUAL )?TABLE (\w+) .*?-- (\w+):")
ELSEWHERE = {ChainBegun, BundleReceived}  # test_projections has them, with hashes that are such
KINDS = [body.event for body in BODIES if body.event not in ELSEWHERE]


def projections_of(compartment: Compartment) -> set[str]:
    """Return the tables that the schema itself says are made from the ledger."""
    schema = files("intake.storage").joinpath("migrations", compartment.value, "schema.sql")
    found = _TABLE.findall(schema.read_text(encoding="utf-8"))
    return {name for name, kind in found if kind == "projection"}


@pytest.mark.parametrize("compartment", Compartment)
def test_every_projection_of_the_schema_is_known_to_replay(compartment: Compartment) -> None:
    known = {*projections.views(compartment), *projections.later(compartment)}
    assert projections_of(compartment) == known


EVENTS = st.sampled_from(KINDS).flatmap(any_event)


@settings(max_examples=4, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(happened=st.lists(st.tuples(EVENTS, st.booleans()), min_size=6, max_size=14))
def test_whatever_happens_replay_gives_the_same(
    tmp_path_factory: pytest.TempPathFactory, happened: list[tuple[Event, bool]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.describe()
    interview = desk.open_interview()
    for event, is_of_record in happened:
        write(desk, event, interview if is_of_record else None)
    for compartment in Compartment:
        tables = (*projections.views(compartment), projections.DOCUMENT)
        with desk.files.writing(compartment) as connection:
            before = {each: rows(connection, each) for each in tables}
            projections.rebuild(connection, compartment)
            assert {each: rows(connection, each) for each in tables} == before
    desk.files.close()


def write(desk: Desk, event: Event, interview: Any) -> None:
    """Write an event; one that this station would not write leaves nothing."""
    try:
        with desk.records() as records:
            records.append(event, interview) if interview else records.append(event)
    except (IntakeError, ValueError, sqlcipher.IntegrityError):
        return


def rows(connection: Any, table: str) -> list[tuple[object, ...]]:
    return sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
