"""The last entries of a session in one file, signed; once more where the disk was full."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from intake.domain.compartments import Compartment
from intake.domain.errors import DiskFullError
from intake.domain.events import Event
from intake.storage.records import SqlRecords

OpenRecords = Callable[[Compartment], AbstractContextManager[SqlRecords]]


def sign_off(open_records: OpenRecords, compartment: Compartment, last: Iterable[Event]) -> None:
    """Write what ends a session, and sign it; raises DiskFullError where there is no room."""
    every = tuple(last)
    try:
        _written(open_records, compartment, every)
    except DiskFullError:  # the reserve of the store is free now
        _written(open_records, compartment, every)


def _written(open_records: OpenRecords, compartment: Compartment, last: tuple[Event, ...]) -> None:
    with open_records(compartment) as records:
        for each in last:
            records.append(each)
        records.checkpoint()
