"""Adding a compartment to a store that an earlier version of the program founded without it.

In this order, so that the store opens wherever it is cut short: the new file under a name that
nobody opens, its grant, and then the file takes its place. A file without a grant is begun anew:
nobody can have written in it. A grant without its file finds it when the store is next unlocked.
"""

from contextlib import closing
from dataclasses import dataclass, replace

from intake.domain.compartments import Compartment
from intake.domain.events import ChainBegun, ChainReason
from intake.storage import database
from intake.storage.database import FileFacts
from intake.storage.files import OpenFile, StoreFiles
from intake.storage.keys.grants import KEY_BYTES, make_grant, write_grant
from intake.storage.keys.roster import Roster
from intake.storage.keys.whole_files import replace_whole
from intake.storage.layout import ADDED_LATER, Layout, StoreCard
from intake.storage.records import open_records
from intake.storage.regranting import Granter
from intake.storage.writer import Marks, Writer

_FIRST_GENERATION = 1


@dataclass(frozen=True, slots=True)
class Place:
    """The store that gets a compartment, by a verified roster."""

    layout: Layout
    card: StoreCard
    roster: Roster


def add(place: Place, compartment: Compartment, granter: Granter, writer: Writer) -> bool:
    """Add a compartment; return False where the store has it. Its key is here until next unlock.

    Raises NotGrantedError where this person may not hand out keys.
    """
    layout = place.layout
    if compartment in layout.compartments():
        return False
    key = writer.randomness(KEY_BYTES)
    grant = make_grant(
        place.card.store,
        compartment.value,
        _FIRST_GENERATION,
        key,
        granted_by=granter.person,
        roster=place.roster,
    )
    path = layout.beginning(compartment)
    _remove(layout, compartment)
    facts = FileFacts(bytes.fromhex(place.card.store), compartment, _FIRST_GENERATION)
    database.create_database(path, key, facts, writer.randomness(16))
    _begin_chain(OpenFile(path, key, facts), writer)
    write_grant(layout.grants, grant, place.roster.org, granter.judgement)
    settle(layout)
    return True


def settle(layout: Layout) -> None:
    """Let a file take its place whose grant is there: adding it was cut short."""
    for compartment in ADDED_LATER & frozenset(layout.compartments()):
        beginning = layout.beginning(compartment)
        if beginning.exists() and not layout.database(compartment).exists():
            replace_whole(beginning, layout.database(compartment))


def _begin_chain(file: OpenFile, writer: Writer) -> None:
    compartment = file.facts.compartment
    files = StoreFiles({compartment: file})
    with closing(files):
        begin = open_records(files, replace(writer, marks=Marks()))
        with begin(compartment) as records:
            records.begin_chain(ChainBegun(ChainReason.FOUNDED, compartment.value))
        files.empty_journals()


def _remove(layout: Layout, compartment: Compartment) -> None:
    path = layout.beginning(compartment)
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
