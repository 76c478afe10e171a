"""Tables of questions: rows with the same list stand together under its labels."""

from typing import Any

from intake.forms.model import QuestionKind
from intake.ui.presenters.interview_parts import parts
from intake.ui.presenters.interview_state import ChoiceRow, Matrix, Pair, QuestionBlock

LIST = (ChoiceRow("y", Pair("Yes")), ChoiceRow("n", Pair("No")))


def block(path: str, appearance: str = "list-nolabel", **facts: Any) -> QuestionBlock:
    known: dict[str, Any] = {
        "kind": QuestionKind.SELECT_ONE, "words": Pair(path), "hint": Pair(""), "choices": LIST,
        "value": "", "skip": None, "draft": None, "caret": 0, "problem": "",
        "is_required": False, "is_readonly": False, "is_identity": False,
    }  # fmt: skip
    return QuestionBlock(path=path, appearance=appearance, **{**known, **facts})


def test_rows_and_the_row_that_names_the_columns_are_one_table() -> None:
    head = block("head", "label", kind=QuestionKind.NOTE)
    before, after = block("a", ""), block("z", "")
    one, two = block("one"), block("two")
    (first, table, last) = parts((before, head, one, two, after))
    assert (first, last) == (before, after)
    assert isinstance(table, Matrix)
    assert (table.path, table.heads, table.rows) == ("head", LIST, (one, two))


def test_rows_without_a_heading_name_their_columns_themselves() -> None:
    (table,) = parts((block("one"), block("two")))
    assert isinstance(table, Matrix)
    assert (table.path, table.heads) == ("one", LIST)


def test_row_with_another_list_begins_another_table() -> None:
    other = block("two", choices=LIST[:1])
    tables = parts((block("one"), other))
    assert [each.path for each in tables] == ["one", "two"]


def test_heading_without_rows_is_a_question_of_its_own() -> None:
    head = block("head", "label", kind=QuestionKind.NOTE)
    assert parts((head, block("a", ""))) == (head, block("a", ""))
