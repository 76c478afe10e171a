"""Histories of several stations that hand on what they have, and the state that each ends in."""

import random
from collections.abc import Sequence
from pathlib import Path

from intake.domain.compartments import Compartment
from intake.domain.events import InterviewPaused, InterviewResumed
from intake.domain.ids import InterviewId
from intake.domain.interview import State
from intake.ledger.entry import Entry
from intake.storage import merging
from tests.storage.desk import Desk

STATIONS = ("norte", "sur", "este", "oeste")
PATHS = ("need/food", "need/water", "story", "harm/what")
_TABLES = {
    "interview": "SELECT uid, case_code, form, form_version, site, state, consents, languages,"
    " language, opened, updated, course, follows FROM interview ORDER BY uid",
    "entries": "SELECT chain, seq, leaf, link, rlink, record_count, subject FROM entry"
    " WHERE subject IS NOT NULL ORDER BY chain, seq",
    "signatures": "SELECT entry.chain, entry.seq, purpose, key, signature FROM signature"
    " JOIN entry USING (pos) WHERE subject IS NOT NULL ORDER BY 1, 2, 3, 4",
    "conflicts": "SELECT uid, path FROM conflict ORDER BY uid, path",
    "documents": "SELECT uid, body FROM document ORDER BY uid",
}
Bundle = tuple[Entry, ...]
State_ = dict[str, list[tuple[object, ...]]]


def stations(folder: Path) -> list[Desk]:
    """Begin four stores."""
    made = []
    for name in STATIONS:
        (folder / name).mkdir(parents=True)
        made.append(Desk(folder / name, f"{folder.name} {name}", name))
    return made


def live(desks: Sequence[Desk], chance: random.Random, acts: int) -> list[Bundle]:
    """Let stations record, go on with each other's records, and seal; return what was sealed.

    What was sealed reaches some of the others, in any order, and may reach them again.
    """
    sealed: list[Bundle] = []
    for _ in range(acts):
        desk = chance.choice(desks)
        known = _records(desk)
        match chance.choice("owwwwpsscc"):
            case "o":
                desk.open_interview()
            case "w" if known:
                _answer(desk, chance.choice(known), chance)
            case "p" if known:
                _pause_or_resume(desk, chance.choice(known))
            case "s" if known:
                sealed.append(seal(desk, chance.sample(known, chance.randint(1, len(known)))))
            case "c" if sealed:
                merge(desk, chance.choice(sealed))
            case _:
                pass
    sealed += [seal(desk, _records(desk)) for desk in desks]
    return sealed


def seal(desk: Desk, records: Sequence[InterviewId]) -> Bundle:
    """Return every entry of these records that is here, as a bundle would bring it."""
    with desk.records() as own:
        own.checkpoint()
    found = [entry for record in records for entry in desk.reading.record_entries(record)]
    return tuple(sorted(found, key=lambda entry: (entry.chain, entry.seq)))


def merge(desk: Desk, bundle: Sequence[Entry]) -> int:
    """Take a bundle in."""
    with desk.records() as records:
        return records.merge(bundle)


def agreed(desk: Desk) -> tuple[object, ...]:
    """Return what every station must agree on: each record as it stands, and its entries."""
    with desk.files.reading(Compartment.CORE) as connection:
        entries = connection.execute(_TABLES["entries"]).fetchall()
    return tuple(desk.reading.interview(each) for each in _records(desk)), entries


def tried(desk: Desk, bundles: Sequence[Bundle]) -> State_:
    """Take bundles in, return the state, and let the store be as it was before."""
    with desk.files.writing(Compartment.CORE) as connection:
        connection.execute("SAVEPOINT before")
        for bundle in bundles:
            merging.merge(connection, Compartment.CORE, bundle, wall=1 << 40)
        found = {name: connection.execute(sql).fetchall() for name, sql in _TABLES.items()}
        connection.execute("ROLLBACK TO before")
    return found


def _records(desk: Desk) -> list[InterviewId]:
    with desk.files.reading(Compartment.CORE) as connection:
        rows = connection.execute("SELECT uid FROM interview ORDER BY uid").fetchall()
    return [InterviewId(uid.hex()) for (uid,) in rows]


def _answer(desk: Desk, record: InterviewId, chance: random.Random) -> None:
    with desk.records() as records:
        is_active = records.standing(record).state is State.OPEN
    if is_active:
        desk.answer(record, chance.choice(PATHS), str(chance.randrange(1000)))


def _pause_or_resume(desk: Desk, record: InterviewId) -> None:
    with desk.records() as records:
        match records.standing(record).state:
            case State.OPEN:
                records.append(InterviewPaused(), record)
            case State.PAUSED:
                records.append(InterviewResumed(), record)
            case _:
                pass
