"""Tables of questions: rows with the same list stand together under its labels."""

from typing import Any

from intake.forms.model import QuestionKind
from intake.ui.presenters.interview_blocks import Blocks, Glimpse
from intake.ui.presenters.interview_parts import parts
from intake.ui.presenters.interview_state import ChoiceRow, Matrix, Page, Pair, QuestionBlock

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
    assert tuple(parts((head, block("a", "")))) == (head, block("a", ""))


def test_words_are_made_of_what_is_looked_at_and_of_nothing_else() -> None:
    made: list[str] = []

    def make(path: str) -> QuestionBlock:
        made.append(path)
        return block(path, "")

    known = tuple(Glimpse(f"q{n}", (), is_identity=False) for n in range(1_000))
    found = parts(Blocks(known, make, lambda path: "no" if path == "q7" else ""))
    assert [each[0] for each in found.paths[:2]] == ["q0", "q1"]
    assert not made
    assert found[3] == block("q3", "")
    assert found[3] is found[3:4][0]
    assert made == ["q3"]


def test_page_knows_without_words_what_is_kept_apart_and_what_does_not_fit() -> None:
    known = (Glimpse("a", (), is_identity=False), Glimpse("b", (), is_identity=True))
    late = Page(
        "p", "s", 1, 1, Blocks(known, lambda path: block(path, ""), {"a": "", "b": "x"}.__getitem__)
    )
    assert (late.paths, late.is_identity, late.misfits) == (("a", "b"), True, frozenset({"b"}))
    made = (block("a", ""), block("b", "", is_identity=True, problem="x"))
    early = Page("p", "s", 1, 1, made)
    assert (early.paths, early.is_identity, early.misfits) == (("a", "b"), True, frozenset({"b"}))


def test_pages_with_the_same_questions_are_the_same() -> None:
    known = (Glimpse("a", (), is_identity=False),)
    pages = [Blocks(known, lambda path: block(path, ""), lambda _path: "") for _ in range(2)]
    assert pages[0] == pages[1] == (block("a", ""),)
    assert pages[0] != (block("b", ""),)


def test_table_is_found_among_questions_that_are_not_made_yet() -> None:
    made: list[str] = []

    def make(path: str) -> QuestionBlock:
        made.append(path)
        return block(path, "list-nolabel" if path.startswith("row") else "")

    names = ("before", "row1", "row2", "after", "last")
    known = tuple(
        Glimpse(name, ("list-nolabel",) if name.startswith("row") else (), is_identity=False)
        for name in names
    )
    found = parts(Blocks(known, make, lambda _path: ""))
    assert found.paths == (("before",), ("row1", "row1", "row2"), ("after",), ("last",))
    assert made == ["row1", "row2"]


def test_row_that_is_not_asked_now_is_no_part_of_a_table() -> None:
    waits = block("two", closed="This waits for the lawyer.")
    one, second = parts((block("one"), waits))
    assert isinstance(one, Matrix)
    assert second == waits
