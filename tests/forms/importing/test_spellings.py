"""What authors write in another way: it is read, and each change is in the report with its place."""

from random import Random

import pytest

from intake.forms.importing.compiling import compile_form
from intake.forms.package import Rule, Severity
from tests.forms.importing.workbooks import (
    CHOICES,
    SURVEY,
    asking,
    cold,
    errors,
    findings,
    rewritten,
    xlsx,
    zipped,
)

HEAD = ("type", "name", "label")


def repairs(content: bytes, rule: Rule) -> list[tuple[str, int, str, tuple[str, ...]]]:
    result = compile_form(content, "f.xlsx")
    assert result.package is not None, result.report.errors
    found = findings(result, rule)
    assert all(each.severity is Severity.REPAIR for each in found)
    return [(each.sheet, each.row, each.column, each.facts) for each in found]


@pytest.mark.parametrize(
    ("survey", "choices"), [("Survey ", "choice"), ("Encuesta", "cascades"), ("Mine", "Codes")]
)
def test_sheet_of_another_name_is_found(survey: str, choices: str) -> None:
    told = repairs(xlsx({survey: SURVEY, choices: CHOICES}), Rule.SHEET_RENAMED)
    assert [facts for *_place, facts in told] == [(survey, "survey"), (choices, "choices")]


def test_sheet_that_has_its_name_is_no_repair() -> None:
    assert not repairs(xlsx({"SURVEY": SURVEY, "choices": CHOICES}), Rule.SHEET_RENAMED)


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("Select_One yn", "select_one yn"),
        ("select-one yn", "select_one yn"),
        ("select_multiple: yn", "select_multiple yn"),
        ("Select All That Apply from yn", "select_multiple yn"),
        ("Rank yn", "rank yn"),
        ("TEXT", "text"),
    ],
)
def test_type_is_read_however_it_is_written(written: str, spelled: str) -> None:
    told = repairs(asking((written, "a", "A")), Rule.TYPE_SPELLED)
    assert told == [("survey", 2, "type", (written, spelled))]


@pytest.mark.parametrize("written", ["select_one yn", "select one from yn", "text", "rank yn"])
def test_type_that_every_program_reads_is_left(written: str) -> None:
    assert not repairs(asking((written, "a", "A")), Rule.TYPE_SPELLED)


def test_list_is_found_by_its_name_in_another_case() -> None:
    made = cold(choices=(("list_name", "name", "label"), ("YN", "yes", "Yes")))
    assert repairs(made, Rule.TYPE_SPELLED)[0][3] == ("select_one yn", "select_one YN")


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("${a} ≥ 3", "${a} >= 3"),
        ("${a} == 3", "${a} = 3"),
        ("${a} = 3 AND NOT(${a} = 4)", "${a} = 3 and not(${a} = 4)"),
        ("$ {a} = ‘x’", "${a} = 'x'"),
        ("${A} = 'A AND ≥'", "${a} = 'A AND ≥'"),
    ],
)
def test_expression_is_read_however_it_is_written(written: str, spelled: str) -> None:
    made = asking(("text", "a", "A", ""), ("text", "b", "B", written), columns=["relevant"])
    assert repairs(made, Rule.EXPRESSION_SPELLED) == [("survey", 3, "relevant", (written, spelled))]


def test_label_is_never_read_as_an_expression() -> None:
    assert not repairs(asking(("note", "a", "≥ 3 AND “x”")), Rule.EXPRESSION_SPELLED)


@pytest.mark.parametrize("tick", ["x", "sí", "Oui"])
def test_tick_is_a_yes(tick: str) -> None:
    made = asking(("text", "a", "A", tick), columns=["required"])
    assert repairs(made, Rule.EXPRESSION_SPELLED)[0][3] == (tick, "yes")


def test_trigger_may_be_a_bare_name() -> None:
    made = asking(
        ("text", "a", "A", "", ""),
        ("calculate", "b", "", "1", "a"),
        columns=["calculation", "trigger"],
    )
    assert repairs(made, Rule.EXPRESSION_SPELLED)[0][3] == ("a", "${a}")


@pytest.mark.parametrize("written", ["start:1 end:10", "1 10 1"])
def test_parameters_in_the_old_way_are_read(written: str) -> None:
    assert repairs(asking(("range", "a", "A", written), columns=["parameters"]),
                   Rule.EXPRESSION_SPELLED)  # fmt: skip


def test_parameter_that_does_not_belong_is_left_out() -> None:
    made = asking(("range", "a", "A", "start=1 end=10 foo=3"), columns=["parameters"])
    assert repairs(made, Rule.PARAMETER_LEFT_OUT) == [("survey", 2, "parameters", ("foo",))]
    made = asking(("text", "a", "A", "foo=3"), columns=["parameters"])
    assert repairs(made, Rule.PARAMETER_LEFT_OUT) == [("survey", 2, "parameters", ("foo",))]


def test_row_of_a_note_between_authors_is_left_out() -> None:
    made = cold(survey=(HEAD, ("text", "a", "A"), ("", "", "ask Ana"), ("text", "b", "B")))
    assert repairs(made, Rule.ROW_LEFT_OUT) == [("survey", 3, "type", ("ask Ana",))]


def test_group_without_a_name_gets_one() -> None:
    made = cold(survey=(HEAD, ("Begin Group", "", "G"), ("text", "a", "A"), ("End group", "", "")))
    assert repairs(made, Rule.GROUP_NAMED) == [("survey", 2, "name", ("unnamed_group_1",))]


def test_question_without_a_label_shows_its_name() -> None:
    made = cold(survey=(HEAD, ("text", "a", ""), ("select_one yn", "b", ""), ("text", "c", "C")))
    assert [each[1] for each in repairs(made, Rule.LABEL_FROM_NAME)] == [2, 3]
    without = cold(survey=(HEAD[:2], ("text", "a")))
    assert repairs(without, Rule.LABEL_FROM_NAME) == [("survey", 2, "label", ("a",))]


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ((("begin group", "g", "G"), ("text", "a", "A")), 2),
        ((("text", "a", "A"), ("end group", "", "")), 3),
        ((("begin group", "g", "G"), ("text", "a", "A"), ("end repeat", "", "")), 4),
    ],
)
def test_group_without_its_counterpart_is_refused(
    rows: tuple[tuple[str, ...], ...], row: int
) -> None:
    result = compile_form(cold(survey=(HEAD, *rows)), "f.xlsx")
    found = [(each.rule, each.sheet, each.row) for each in result.report.errors]
    assert found == [(Rule.UNMATCHED_GROUP, "survey", row)]


def test_groups_nested_without_end_are_refused_at_their_row() -> None:
    deep = [("begin group", f"g{at}", "G") for at in range(200)]
    ends = [("end group", "", "")] * 200
    result = compile_form(cold(survey=(HEAD, *deep, ("text", "a", "A"), *ends)), "f.xlsx")
    assert [(each.rule, each.row) for each in result.report.errors] == [(Rule.TOO_DEEP, 32)]


def test_code_with_a_space_is_refused_where_several_can_be_chosen() -> None:
    made = cold(
        survey=(HEAD, ("select_multiple yn", "a", "A")),
        choices=(("list_name", "name", "label"), ("yn", "no", "No"), ("yn", "very good", "Good")),
    )
    found = compile_form(made, "f.xlsx").report.errors
    assert [(each.rule, each.sheet, each.row) for each in found] == [
        (Rule.CHOICE_WITH_SPACE, "choices", 3)
    ]


def test_table_divided_by_semicolons_is_read() -> None:
    table = "survey;type;name;label\n;note;a;A, b\n;text;b;B\n".replace("survey;", "survey\n;")
    result = compile_form(table.encode(), "f.csv")
    assert result.package is not None
    assert result.package.questions == 1
    assert findings(result, Rule.DELIMITER_READ)[0].facts == (";",)


# --- direction of writing

RTL = "abc\u202ecod.exe"


def test_turned_text_is_straightened_and_named() -> None:
    assert repairs(asking(("note", "a", RTL)), Rule.DIRECTION_REMOVED) == [
        ("survey", 2, "label::English (en)", ())
    ]


def test_turned_text_of_an_xform_is_straightened() -> None:
    made = compile_form(asking(("note", "a", "ABC")), "f.xlsx").package
    assert made is not None
    result = compile_form(made.xform.replace(b"ABC", RTL.encode()), "f.xml")
    assert result.package is not None
    assert findings(result, Rule.DIRECTION_REMOVED)
    assert "\u202e" not in result.package.xform.decode()


def test_marks_that_arabic_needs_stay() -> None:
    result = compile_form(asking(("note", "a", "\u0645\u200e1\u200c")), "f.xlsx")
    assert not findings(result, Rule.DIRECTION_REMOVED)


# --- limits


def test_sheet_of_ten_thousand_columns_is_refused() -> None:
    made = cold(survey=((*HEAD, *(f"c{at}" for at in range(10_000))), ("text", "a", "A")))
    found = compile_form(made, "f.xlsx").report.errors
    assert [(each.rule, each.sheet) for each in found] == [(Rule.TOO_MANY_COLUMNS, "survey")]


def test_too_many_cells_are_refused() -> None:
    wide = [("text", f"q{at}", "Q", *("x" for _ in range(997))) for at in range(260)]
    head = (*HEAD, *(f"c{at}" for at in range(997)))
    table = "".join("," + ",".join(row) + "\n" for row in (head, *wide))
    assert errors(compile_form(('"survey"\n' + table).encode(), "f.csv")) == [Rule.TOO_MANY_CELLS]


def test_cells_of_sheets_beside_the_form_count_too() -> None:
    cells = b"".join(b"<c><v>%d</v></c>" % at for at in range(250_001))
    made = rewritten(
        xlsx({"survey": SURVEY, "choices": CHOICES, "notes": (("x",),)}),
        "xl/worksheets/sheet3.xml",
        b"</sheetData>",
        b'<row r="2">' + cells + b"</row></sheetData>",
    )
    assert errors(compile_form(made, "f.xlsx")) == [Rule.TOO_MANY_CELLS]


def test_cell_of_a_megabyte_is_refused_at_its_place() -> None:
    for made in (
        b'"survey"\n,"type","name","label"\n,"text","a","' + b"x" * 100_000 + b'"\n',
        b'"survey"\n,"type","name","label"\n,"text","a","' + b"x" * 1_000_000 + b'"\n',
    ):
        found = compile_form(made, "f.csv").report.errors
        assert [(each.rule, each.sheet, each.row) for each in found] == [
            (Rule.CELL_TOO_LONG, "survey", 2)
        ]


def test_medium_that_is_too_large_is_refused_by_its_name() -> None:
    made = zipped({"f.xlsx": cold(), "film.mp4": Random(1).randbytes(20 * 1024 * 1024 + 1)})
    found = compile_form(made, "f.zip").report.errors
    assert [(each.rule, each.facts) for each in found] == [
        (Rule.MEDIA_TOO_LARGE, ("film.mp4", "20"))
    ]
