"""Every construct that Collect and the web read differently is named, with its row and column."""

import pytest

from intake.forms.importing.compiling import compile_form
from intake.forms.package import Finding, Rule, Severity
from tests.forms.importing.workbooks import asking

NAMED = {
    Rule.UNANCHORED_REGEX,
    Rule.QUOTED_DATE,
    Rule.NOT_IN_COLLECT,
    Rule.DECIMAL_EQUALS,
    Rule.BLANK_IN_EXTREME,
    Rule.ROUND_NEGATIVE,
    Rule.NUMBER_WITH_COMMA,
    Rule.IMPOSSIBLE_DATE,
    Rule.ROUNDED_DISTANCE,
    Rule.DATE_AS_NUMBER,
    Rule.MAX_NEGATIVE,
}
COLUMNS = ["required", "relevant", "calculation", "constraint"]
QUESTIONS = (
    ("decimal", "weight", "Weight", "", "", "", ""),
    ("integer", "sure", "Sure", "yes", "", "", ". >= 0"),
    ("integer", "maybe", "Maybe", "yes", "${sure} = 1", "", ""),
    ("text", "told", "Told", "", "", "", ""),
    ("geopoint", "place", "Place", "", "", "", ""),
    ("calculate", "part", "", "", "", "${sure} div 3", ""),
    ("calculate", "whole", "", "", "", "${sure} + 3", ""),
    ("date", "born", "Born", "", "", "", ""),
    ("decimal", "height", "Height", "", "", "", "0 < . and . < 3"),
    ("calculate", "below", "", "", "", "${maybe} div 2", ""),
    ("calculate", "deeper", "", "", "", "${below}", ""),
)


def found(expression: str) -> list[Finding]:
    """What is named in the calculation of the row after all QUESTIONS."""
    asked = ("calculate", "z", "", "", "", expression, "")
    result = compile_form(asking(*QUESTIONS, asked, columns=COLUMNS), "f.xlsx")
    assert result.package is not None, result.report.errors
    return [each for each in result.report.findings if each.rule in NAMED]


@pytest.mark.parametrize(
    ("expression", "rule", "facts"),
    [
        ("if(${weight} * 1.5 = 3, 1, 0)", Rule.DECIMAL_EQUALS, ()),
        ("if(${sure} div 2 != 3, 1, 0)", Rule.DECIMAL_EQUALS, ()),
        ("if(0.1 + 0.2 = 0.3, 1, 0)", Rule.DECIMAL_EQUALS, ()),
        ("if(-(${sure} div 2) = 3, 1, 0)", Rule.DECIMAL_EQUALS, ()),
        ("if(${part} = 3, 1, 0)", Rule.DECIMAL_EQUALS, ()),
        ("if(round(${height}, 2) = 3, 1, 0)", Rule.DECIMAL_EQUALS, ()),
        ("if(sqrt(${sure}) = 3, 1, 0)", Rule.DECIMAL_EQUALS, ()),
        ("max(${weight}, 3)", Rule.BLANK_IN_EXTREME, ("max", "weight")),
        ("min(3, ${maybe})", Rule.BLANK_IN_EXTREME, ("min", "maybe")),
        ("max('', 3)", Rule.BLANK_IN_EXTREME, ("max", "''")),
        ("max(current()/../weight)", Rule.BLANK_IN_EXTREME, ("max", "weight")),
        ("sum(${weight})", Rule.BLANK_IN_EXTREME, ("sum", "weight")),
        ("round(-2.5)", Rule.ROUND_NEGATIVE, ()),
        ("round(${sure} - 2.5)", Rule.ROUND_NEGATIVE, ()),
        ("round((${sure} - 2.5) * 2)", Rule.ROUND_NEGATIVE, ()),
        ("round(${weight} * 2)", Rule.ROUND_NEGATIVE, ()),
        ("round(if(${sure} = 1, ${height}, ${weight}) * 2.5)", Rule.ROUND_NEGATIVE, ()),
        ("round(${below})", Rule.ROUND_NEGATIVE, ()),
        ("round(coalesce(${weight}, 0) div 2)", Rule.ROUND_NEGATIVE, ()),
        ("number(${born})", Rule.DATE_AS_NUMBER, ()),
        ("int(today())", Rule.DATE_AS_NUMBER, ()),
        ("number(date('1970-01-01'))", Rule.DATE_AS_NUMBER, ()),
        ("number('2008-09-05')", Rule.QUOTED_DATE, ("2008-09-05",)),
        ("max(-4, -1, -3)", Rule.MAX_NEGATIVE, ()),
        ("${told} + 1", Rule.NUMBER_WITH_COMMA, ("told",)),
        ("number('1,5')", Rule.NUMBER_WITH_COMMA, ("1,5",)),
        ("'1,5' + 1", Rule.NUMBER_WITH_COMMA, ("1,5",)),
        ("number(${told})", Rule.NUMBER_WITH_COMMA, ("told",)),
        ("date('2024-02-30')", Rule.IMPOSSIBLE_DATE, ("2024-02-30",)),
        ("date('30/12/2024')", Rule.IMPOSSIBLE_DATE, ("30/12/2024",)),
        ("date('2024-W01-1')", Rule.IMPOSSIBLE_DATE, ("2024-W01-1",)),
        ("date-time('2024-13-01T10:00:00')", Rule.IMPOSSIBLE_DATE, ("2024-13-01T10:00:00",)),
        ("distance(${place})", Rule.ROUNDED_DISTANCE, ()),
        ("regex(${told}, '[0-9]+')", Rule.UNANCHORED_REGEX, ()),
        ("today() > '1970-06-03'", Rule.QUOTED_DATE, ("1970-06-03",)),
        ("floor(${sure})", Rule.NOT_IN_COLLECT, ("floor",)),
    ],
)
def test_what_is_worked_out_otherwise_elsewhere_is_named(
    expression: str, rule: Rule, facts: tuple[str, ...]
) -> None:
    (named,) = found(expression)
    assert (named.rule, named.facts) == (rule, ("z", *facts))
    assert (named.severity, named.sheet, named.row) == (Severity.NOTICE, "survey", 13)
    assert named.column == "calculation"


@pytest.mark.parametrize(
    "expression",
    [
        "if(${weight} = 3, 1, 0)",
        "if(${sure} + 1 = 3, 1, 0)",
        "if(${whole} = 3, 1, 0)",
        "if(${sure} div 2 = '', 1, 0)",
        "if(${sure} div 2 > 1, 1, 0)",
        "if(round(${height}) = 3, 1, 0)",
        "max(${sure}, 3)",
        "sum(${sure})",
        "max(coalesce(${weight}, 0), 3)",
        "max(${part}, 3)",
        "min(/data/part | /data/sure)",
        "round(${height} * 2)",
        "round(${part})",
        "round(${maybe})",
        "round(${deeper} * 2.5)",
        "round(abs(${sure} - 3.5))",
        "round(string-length(${told}) div 2)",
        "round(if(${maybe} = 1, 2.5, 3.5) * 1.5)",
        "int((today() - ${born}) div 365.25)",
        "max(-4, 1)",
        "number(${weight})",
        "number('1.5')",
        "number('12,345,678')",
        "concat('1,5', ' m')",
        "date('2024-02-29')",
        "date('')",
        "date('17000.5')",
        "date(17000)",
        "area(${place})",
        "regex(${told}, '^[0-9]+$')",
    ],
)
def test_what_is_the_same_everywhere_is_passed_in_silence(expression: str) -> None:
    assert found(expression) == []


def test_a_path_inside_a_filter_is_not_taken_for_the_question() -> None:
    assert found("count(/data[max(weight, 1) = 2])") == []
    (named,) = found("count(/data[max(/data/weight, 1) = 2])")
    assert named.rule is Rule.BLANK_IN_EXTREME


def test_a_constraint_is_named_in_its_own_column() -> None:
    made = asking(
        ("text", "a", "A", ""), ("decimal", "b", "B", "max(., 3) < 7"), columns=["constraint"]
    )
    result = compile_form(made, "f.xlsx")
    (named,) = [each for each in result.report.findings if each.rule in NAMED]
    assert (named.rule, named.row, named.column) == (Rule.BLANK_IN_EXTREME, 3, "constraint")
