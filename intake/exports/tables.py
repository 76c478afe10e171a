"""The tables of a form: one for the form itself and one for each repeat, over all its versions."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from intake.domain.answers import Document, Path, Value
from intake.forms.model import Choice, FormDef, Group, Question, Repeat

_BLANK: Final = Value()


@dataclass(frozen=True, slots=True)
class Column:
    """One question, as the newest version that has it asks it."""

    question: Question
    below: Path
    """Its path without the path of its table."""
    choices: tuple[Choice, ...] = ()
    """Every choice that any version offers, the newest first."""

    @property
    def path(self) -> Path:
        """The generic path of the question."""
        return self.question.path


@dataclass(frozen=True, slots=True)
class Table:
    """The form, or one repeat of it."""

    path: Path
    """The generic path of the repeat; empty for the form."""
    above: tuple[Path, ...]
    """The repeats around it and itself, the outermost first."""
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        """The name of the repeat; empty for the form."""
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> Path:
        """The path of the table that its lines belong to."""
        return self.above[-2] if len(self.above) > 1 else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, and where it stands."""

    path: Path
    """The concrete path of the row; empty for the form."""
    place: str
    """The same with numbers instead of uids: ``harm[2]/child[1]``."""
    parent_place: str
    indexes: tuple[int, ...] = ()
    """Its number in its table, behind those of the rows around it in theirs."""

    def value(self, column: Column, document: Document) -> Value:
        """Return what is held for a question in this row."""
        path = f"{self.path}/{column.below}" if self.path else column.below
        return document.values.get(path, _BLANK)


def tables_of(forms: Sequence[FormDef], withheld: Collection[Path] = ()) -> tuple[Table, ...]:
    """Return the tables, a repeat behind the one that it stands in.

    What only older versions have comes behind what the newest has.
    """
    around: dict[Path, tuple[Path, ...]] = {"": ()}
    asked: dict[Path, dict[Path, list[Question]]] = {"": {}}
    for form in forms:
        _gather(form.root, (), around, asked)
    return tuple(
        Table(
            path,
            around[path],
            tuple(
                _column(found, path) for each, found in asked[path].items() if each not in withheld
            ),
        )
        for path in _in_order(around)
    )


class RowWalk:
    """Walks through the rows of one table, record after record, and numbers them."""

    def __init__(self, table: Table) -> None:
        self._above = table.above
        self._counts = [0] * len(table.above)

    def rows(self, document: Document) -> Iterator[Row]:
        """Yield the rows that one record has in the table."""
        return self._below(0, Row("", "", ""), document)

    def _below(self, level: int, row: Row, document: Document) -> Iterator[Row]:
        if level == len(self._above):
            yield row
            return
        outer = self._above[level - 1] if level else ""
        below = self._above[level].removeprefix(f"{outer}/" if outer else "")
        repeat, place = (f"{each}/{below}" if each else below for each in (row.path, row.place))
        for number, uid in enumerate(document.rows.get(repeat, ()), 1):
            self._counts[level] += 1
            inner = Row(
                f"{repeat}[{uid}]",
                f"{place}[{number}]",
                row.place,
                (*row.indexes, self._counts[level]),
            )
            yield from self._below(level + 1, inner, document)


def _gather(
    node: Group | Repeat,
    above: tuple[Path, ...],
    around: dict[Path, tuple[Path, ...]],
    asked: dict[Path, dict[Path, list[Question]]],
) -> None:
    """Add what stands in a group to the table of the nearest repeat around it."""
    table = above[-1] if above else ""
    for child in node.children:
        if isinstance(child, Question):
            asked[table].setdefault(child.path, []).append(child)
        elif isinstance(child, Repeat):
            inner = (*above, child.path)
            around.setdefault(child.path, inner)
            asked.setdefault(child.path, {})
            _gather(child, inner, around, asked)
        else:
            _gather(child, above, around, asked)


def _in_order(around: dict[Path, tuple[Path, ...]]) -> list[Path]:
    """Return the tables depth first, siblings as the newest version has them."""
    place = {path: number for number, path in enumerate(around)}
    return sorted(around, key=lambda path: [place[each] for each in around[path]])


def _column(found: list[Question], table: Path) -> Column:
    newest = found[0]
    choices: dict[str, Choice] = {}
    for question in found:
        for choice in question.choices:
            choices.setdefault(choice.code, choice)
    below = newest.path.removeprefix(f"{table}/" if table else "")
    return Column(newest, below, tuple(choices.values()))
