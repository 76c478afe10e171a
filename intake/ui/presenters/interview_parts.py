"""The parts of a page: questions one below the other, and tables of questions with one list."""

from collections.abc import Iterator

from intake.forms.model import QuestionKind
from intake.ui.presenters.interview_state import Matrix, Part, QuestionBlock

TABLE_HEAD = "label"
TABLE_ROW = "list-nolabel"
_CHOICES = frozenset({QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE})


def parts(questions: tuple[QuestionBlock, ...]) -> tuple[Part, ...]:
    """Put rows that follow one another, and the row that names their columns, into one table."""
    return tuple(_parts(questions))


def _parts(questions: tuple[QuestionBlock, ...]) -> Iterator[Part]:
    at = 0
    while at < len(questions):
        first = questions[at]
        head = first if TABLE_HEAD in first.appearance.split() and first.choices else None
        rows = tuple(_rows(questions, at + (head is not None), head))
        if rows:
            heads = head.choices if head is not None else rows[0].choices
            yield Matrix((head or rows[0]).path, first.words, heads, rows)
            at += len(rows) + (head is not None)
        else:
            yield first
            at += 1


def _rows(
    questions: tuple[QuestionBlock, ...], start: int, head: QuestionBlock | None
) -> Iterator[QuestionBlock]:
    """Yield the rows from `start` on that offer the same choices."""
    wanted = _codes(head) if head is not None else None
    for each in questions[start:]:
        wanted = wanted or _codes(each)
        if each.kind not in _CHOICES or TABLE_ROW not in each.appearance.split():
            return
        if _codes(each) != wanted or not wanted:
            return
        yield each


def _codes(block: QuestionBlock) -> tuple[str, ...]:
    return tuple(each.code for each in block.choices)
