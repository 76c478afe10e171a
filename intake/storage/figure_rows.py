"""The answer index of figures: which person stands at which places, and a bit for each row."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

from intake.domain.figures.facts import UNIT_OF
from intake.domain.figures.index import lines_of, packed
from intake.domain.figures.units import Unit
from intake.services.figures_facts import Standing
from intake.services.figures_ports import Counted

_ONE: Final = "SELECT bits FROM figure_line WHERE unit = ? AND question = ? AND code = ?"
Line = tuple[str, str]
Places = dict[str, list[int]]


class StoredLines(Mapping[Line, int]):
    """The lines of one unit, read when they are asked for and then kept."""

    def __init__(self, connection: sqlcipher.Connection, unit: Unit) -> None:
        self._connection, self._unit = connection, unit
        named = connection.execute(
            "SELECT question, code FROM figure_line WHERE unit = ?", (unit.value,)
        )
        self._read: dict[Line, int | None] = dict.fromkeys((row[0], row[1]) for row in named)

    def __getitem__(self, line: Line) -> int:
        known = self._read[line]
        if known is None:
            known = self._read[line] = _line(self._connection, self._unit, line)
        return known

    def __iter__(self) -> Iterator[Line]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def reach(connection: sqlcipher.Connection) -> int:
    """Return up to which entry everything is counted."""
    row = connection.execute("SELECT as_of FROM figure_reach").fetchone()
    return int(row[0]) if row else 0


def settle(connection: sqlcipher.Connection, as_of: int) -> None:
    """Note that everything up to an entry is counted."""
    connection.execute(
        "INSERT INTO figure_reach (id, as_of) VALUES (0, ?)"
        " ON CONFLICT (id) DO UPDATE SET as_of = max(as_of, excluded.as_of)",
        (as_of,),
    )


def standings(connection: sqlcipher.Connection) -> Mapping[Standing, int]:
    """Return how many people are counted, were not asked, refused."""
    rows = connection.execute("SELECT standing, count(*) FROM figure_person GROUP BY standing")
    return {Standing(standing): int(count) for standing, count in rows}


def replace(connection: sqlcipher.Connection, people: Iterable[Counted]) -> None:
    """Write where people stand and their bits, in place of what was there of them."""
    cleared: dict[Unit, list[int]] = {unit: [] for unit in Unit}
    added: dict[Unit, dict[Line, list[int]]] = {unit: {} for unit in Unit}
    sizes = {unit: _size(connection, unit) for unit in Unit}
    for each in people:
        places = _places(connection, each.root)
        for unit in Unit:
            cleared[unit] += places.get(unit.value, [])
        _stand(each, places, sizes, added)
        _note(connection, each, places)
    for unit in Unit:
        _write(connection, unit, packed(cleared[unit]), added[unit])
        connection.execute(
            "INSERT INTO figure_size (unit, size) VALUES (?, ?)"
            " ON CONFLICT (unit) DO UPDATE SET size = excluded.size",
            (unit.value, sizes[unit]),
        )


def write_line(connection: sqlcipher.Connection, unit: Unit, line: Line, bits: int) -> None:
    """Write one line of the index; one without any bit is not kept."""
    if not bits:
        connection.execute(
            "DELETE FROM figure_line WHERE unit = ? AND question = ? AND code = ?",
            (unit.value, *line),
        )
        return
    content = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    connection.execute(
        "INSERT INTO figure_line (unit, question, code, bits) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (unit, question, code) DO UPDATE SET bits = excluded.bits",
        (unit.value, *line, content),
    )


def clear(connection: sqlcipher.Connection, uid: bytes) -> None:
    """Take out every bit of the person that a record belongs to: it is erased.

    The others of that person are counted again with the next figures.
    """
    roots = connection.execute("SELECT root FROM figure_record WHERE uid = ?", (uid,)).fetchall()
    for (root,) in roots:
        places = _places(connection, root.hex())
        for unit in Unit:
            _write(connection, unit, packed(places.get(unit.value, [])), {})


def _stand(
    person: Counted,
    places: Places,
    sizes: dict[Unit, int],
    added: dict[Unit, dict[Line, list[int]]],
) -> None:
    """Give every row of a person a place, those of before first, and note its bits."""
    free = {unit: list(places.get(unit.value, [])) for unit in Unit}
    rows = person.case.rows() if person.standing is Standing.COUNTED else ()
    for row in rows:
        unit = UNIT_OF[type(row)]
        if free[unit]:
            at = free[unit].pop(0)
        else:
            at, sizes[unit] = sizes[unit], sizes[unit] + 1
            places.setdefault(unit.value, []).append(at)
        for line in lines_of(row):
            added[unit].setdefault(line, []).append(at)


def _note(connection: sqlcipher.Connection, person: Counted, places: Places) -> None:
    root = bytes.fromhex(person.root)
    connection.execute("DELETE FROM figure_record WHERE root = ?", (root,))
    if not person.records:  # erased, or found to belong to somebody else
        connection.execute("DELETE FROM figure_person WHERE root = ?", (root,))
        return
    connection.execute(
        "INSERT INTO figure_person (root, standing, places) VALUES (?, ?, ?)"
        " ON CONFLICT (root) DO UPDATE SET standing = excluded.standing, places = excluded.places",
        (root, person.standing.value, json.dumps(places)),
    )
    connection.executemany(
        "INSERT OR REPLACE INTO figure_record (uid, root) VALUES (?, ?)",
        [(bytes.fromhex(each), root) for each in person.records],
    )


def _write(
    connection: sqlcipher.Connection, unit: Unit, cleared: int, added: Mapping[Line, list[int]]
) -> None:
    known: dict[Line, int] = dict(StoredLines(connection, unit))
    for line in known.keys() | added.keys():
        before = known.get(line, 0)
        after = before ^ (before & cleared) | packed(added.get(line, ()))
        if after != before:
            write_line(connection, unit, line, after)


def _places(connection: sqlcipher.Connection, root: str) -> Places:
    row = connection.execute(
        "SELECT places FROM figure_person WHERE root = ?", (bytes.fromhex(root),)
    ).fetchone()
    found: Places = json.loads(row[0]) if row else {}
    return found


def _size(connection: sqlcipher.Connection, unit: Unit) -> int:
    """Return the first place that nobody has had."""
    row = connection.execute(
        "SELECT size FROM figure_size WHERE unit = ?", (unit.value,)
    ).fetchone()
    return int(row[0]) if row else 0


def _line(connection: sqlcipher.Connection, unit: Unit, line: Line) -> int:
    (bits,) = connection.execute(_ONE, (unit.value, *line)).fetchone()
    return int.from_bytes(bits, "little")
