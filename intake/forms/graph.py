"""Which rules depend on which paths, and the order in which they are worked out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from intake.forms.program import Program, Unit, UnitKind
from intake.forms.references import Names, Reading, ancestors_of, names_of


@dataclass(frozen=True, slots=True)
class Dependent:
    """A unit that reads a path; `repeat` names the repeat whose row both must share, if any."""

    unit: int
    repeat: str = ""


@dataclass(slots=True)
class Graph:
    """Units in an order in which each comes after what it reads, where that is possible."""

    units: list[Unit] = field(default_factory=list)
    on_value: dict[str, tuple[Dependent, ...]] = field(default_factory=dict)
    """Path of a changed leaf → who reads it."""
    on_rows: dict[str, tuple[Dependent, ...]] = field(default_factory=dict)
    """Path of a repeat whose rows changed → who reads the rows or what is in them."""
    of_path: dict[str, dict[UnitKind, int]] = field(default_factory=dict)
    shown_on_value: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Path of a changed leaf → paths whose texts, lists or marks show it."""
    circular: frozenset[str] = frozenset()
    """Paths whose rules read themselves on a detour."""


@lru_cache(maxsize=8)
def graph_of(program: Program) -> Graph:
    """Return the dependencies of every rule of a form; worked out once for each form."""
    return _Builder(program).graph()


class _Builder:
    def __init__(self, program: Program) -> None:
        self._program = program
        self._repeats = {names_of(path, program.root): path for path in program.repeats}
        self._makers = self._by_path(program.units)

    def graph(self) -> Graph:
        order, circular = self._in_order()
        units = [self._program.units[index] for index in order]
        graph = Graph(units, circular=circular)
        for index, unit in enumerate(units):
            graph.of_path.setdefault(unit.path, {})[unit.kind] = index
        readers = _Readers(self._nearest_repeat)
        for index, unit in enumerate(units):
            readers.add(index, unit.reading)
        shown = _Readers(self._nearest_repeat)
        paths = [rules.path for rules in self._program.rules.values() for _each in rules.display]
        readings = [each for rules in self._program.rules.values() for each in rules.display]
        for index, reading in enumerate(readings):
            shown.add(index, reading)
        for path, rules in self._program.rules.items():
            graph.on_value[path] = readers.of_leaf(rules.names)
            shown_by = shown.of_leaf(rules.names)
            graph.shown_on_value[path] = tuple(dict.fromkeys(paths[e.unit] for e in shown_by))
        for path in self._program.repeats:
            graph.on_rows[path] = readers.of_rows(names_of(path, self._program.root), path)
        return graph

    @staticmethod
    def _by_path(units: list[Unit]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, unit in enumerate(units):
            found.setdefault(unit.path, []).append(index)
        return found

    def _nearest_repeat(self, anchor: Names) -> str:
        for end in range(len(anchor), 0, -1):
            if anchor[:end] in self._repeats:
                return self._repeats[anchor[:end]]
        return ""

    # --- order

    def _in_order(self) -> tuple[list[int], frozenset[str]]:
        """Order the units depth first; what closes a circle is worked out where it is met."""
        order: list[int] = []
        state = [0] * len(self._program.units)  # 0 not met, 1 on the way, 2 done
        circular: set[str] = set()
        for start in range(len(state)):
            if state[start]:
                continue
            state[start] = 1
            way: list[tuple[int, Iterator[int]]] = [(start, self._needs(start))]
            while way:
                index, needs = way[-1]
                need = next((each for each in needs if state[each] != 2), None)
                if need is None:
                    state[index] = 2
                    order.append(index)
                    way.pop()
                elif state[need] == 1:
                    if need != index:
                        circular.add(self._program.units[need].path)
                else:
                    state[need] = 1
                    way.append((need, self._needs(need)))
        return order, frozenset(circular)

    def _needs(self, index: int) -> Iterator[int]:
        """Yield the units that must be worked out before."""
        unit = self._program.units[index]
        names = names_of(unit.path, self._program.root)
        for other in self._deciders(names):
            if self._program.units[other].kind < unit.kind:
                yield other
        for reference in unit.reading.references:
            if reference.path != names:
                yield from self._deciders(reference.path)
        for above in ancestors_of(names):
            yield from self._makers.get("/".join(above[1:]), ())

    def _deciders(self, names: Names) -> Iterator[int]:
        """Yield the units that decide what a path says."""
        yield from self._makers.get("/".join(names[1:]), ())
        for above in ancestors_of(names):
            for index in self._makers.get("/".join(above[1:]), ()):
                if self._program.units[index].kind in {UnitKind.RELEVANT, UnitKind.ROWS}:
                    yield index


class _Readers:
    """Who reads what."""

    def __init__(self, nearest_repeat: Callable[[Names], str]) -> None:
        self._nearest_repeat = nearest_repeat
        self._values: dict[Names, list[Dependent]] = {}
        self._structure: dict[Names, list[Dependent]] = {}
        self._everything: list[Dependent] = []

    def add(self, index: int, reading: Reading) -> None:
        for reference in reading.references:
            table = self._structure if reference.is_structural else self._values
            dependent = Dependent(index, self._nearest_repeat(reference.anchor))
            table.setdefault(reference.path, []).append(dependent)
        if reading.reads_everything:
            self._everything.append(Dependent(index))

    def of_leaf(self, names: Names) -> tuple[Dependent, ...]:
        """Return who reads a leaf, or a group around it as a whole."""
        found = [*self._values.get(names, ()), *self._everything]
        for above in ancestors_of(names):
            found += self._values.get(above, ())
        return tuple(dict.fromkeys(found))

    def of_rows(self, names: Names, path: str) -> tuple[Dependent, ...]:
        """Return who reads the rows of a repeat, or anything in them, from anywhere."""
        found = list(self._everything)
        for table in (self._values, self._structure):
            for read, dependents in table.items():
                if read[: len(names)] == names:
                    found += [
                        Dependent(each.unit)
                        for each in dependents
                        if read == names or not _is_inside(each.repeat, path)
                    ]
        return tuple(dict.fromkeys(found))


def _is_inside(repeat: str, outer: str) -> bool:
    return repeat == outer or repeat.startswith(f"{outer}/")
