"""The parts of a page: questions one below the other, and tables of questions with one list."""

from collections.abc import Iterator, Sequence
from typing import overload

from intake.forms.model import QuestionKind
from intake.ui.presenters.interview_blocks import Glimpse, glimpses
from intake.ui.presenters.interview_state import Matrix, Part, QuestionBlock

TABLE_HEAD = "label"
TABLE_ROW = "list-nolabel"
_CHOICES = frozenset({QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE})


class Parts(Sequence[Part]):
    """Parts in order; a question that is no part of a table is made when it is asked for."""

    __slots__ = ("_plan", "_questions", "paths")

    def __init__(self, questions: Sequence[QuestionBlock], plan: tuple[int | Matrix, ...]) -> None:
        known = glimpses(questions)
        self._questions, self._plan = questions, plan
        self.paths = tuple(
            (known[each].path,) if isinstance(each, int) else _paths_of(each) for each in plan
        )
        """Of each part, first the path that names it, then those of its rows."""

    def __len__(self) -> int:
        return len(self._plan)

    @overload
    def __getitem__(self, place: int) -> Part: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Part, ...]: ...

    def __getitem__(self, place: int | slice) -> Part | tuple[Part, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        planned = self._plan[place]
        return self._questions[planned] if isinstance(planned, int) else planned


def parts(questions: Sequence[QuestionBlock]) -> Parts:
    """Put rows that follow one another, and the row that names their columns, into one table."""
    return Parts(questions, tuple(_planned(questions, glimpses(questions))))


def _planned(
    questions: Sequence[QuestionBlock], known: tuple[Glimpse, ...]
) -> Iterator[int | Matrix]:
    at = 0
    while at < len(known):
        words = known[at].appearance
        table = _table(questions, known, at) if TABLE_HEAD in words or TABLE_ROW in words else None
        if table is None:
            yield at
            at += 1
        else:
            yield table
            at += len(table.rows) + (table.path != table.rows[0].path)


def _table(
    questions: Sequence[QuestionBlock], known: tuple[Glimpse, ...], at: int
) -> Matrix | None:
    """Return the table that begins with a question, or None where none does."""
    first = questions[at]
    head = first if TABLE_HEAD in known[at].appearance and first.choices else None
    rows = tuple(_rows(questions, known, at + (head is not None), head))
    if not rows:
        return None
    heads = head.choices if head is not None else rows[0].choices
    return Matrix((head or rows[0]).path, first.words, heads, rows)


def _rows(
    questions: Sequence[QuestionBlock],
    known: tuple[Glimpse, ...],
    start: int,
    head: QuestionBlock | None,
) -> Iterator[QuestionBlock]:
    """Yield the rows from `start` on that offer the same choices."""
    wanted = _codes(head) if head is not None else None
    for at in range(start, len(known)):
        if TABLE_ROW not in known[at].appearance:
            return
        each = questions[at]
        wanted = wanted or _codes(each)
        if each.kind not in _CHOICES or each.closed or _codes(each) != wanted or not wanted:
            return
        yield each


def _codes(block: QuestionBlock) -> tuple[str, ...]:
    return tuple(each.code for each in block.choices)


def _paths_of(table: Matrix) -> tuple[str, ...]:
    return (table.path, *(row.path for row in table.rows))
