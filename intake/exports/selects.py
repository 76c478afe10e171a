"""Questions with several answers, in one column or in one for each choice."""

from collections.abc import Iterator
from typing import Final

from intake.exports.tables import Column
from intake.forms.model import QuestionKind
from intake.services.export_order import ExportOrder, Selects

_SEVERAL: Final = frozenset({QuestionKind.SELECT_MULTIPLE, QuestionKind.RANK})


def details(column: Column, text: str) -> Iterator[str]:
    """Yield 1 for each choice that was taken and 0 for the others; nothing without an answer."""
    taken = text.split()
    for choice in column.choices:
        yield ("1" if choice.code in taken else "0") if taken else ""


def has_details(order: ExportOrder, column: Column) -> bool:
    """Tell whether each choice of a question has a column."""
    return is_several(column) and order.selects is not Selects.SUMMARY


def has_summary(order: ExportOrder, column: Column) -> bool:
    """Tell whether the whole answer to a question has a column."""
    return not is_several(column) or order.selects is not Selects.DETAILS


def is_several(column: Column) -> bool:
    """Tell whether a question takes several choices out of a list that is known."""
    return column.question.kind in _SEVERAL and bool(column.choices)
