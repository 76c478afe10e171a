"""What an expression reads is known before it is worked out."""

import pytest

from intake.forms.references import Names, Reference, in_this_row, names_of, reading_of
from intake.forms.xpath.parser import parse

REPEATS = frozenset({("data", "fam"), ("data", "fam", "job")})
AGE = names_of("fam/age", "data")


def paths(expression: str, context: Names = AGE) -> set[str]:
    reading = reading_of(in_this_row(parse(expression), context, REPEATS), context)
    return {"/".join(reference.path) for reference in reading.references}


@pytest.mark.parametrize(
    ("expression", "read"),
    [
        ("/data/name", {"data/name"}),
        ("../name", {"data/fam/name"}),
        (". > 3", {"data/fam/age"}),
        ("string-length() + 1", {"data/fam/age"}),
        ("/data/fam/age", {"data/fam/age"}),
        ("-(/data/a) + sum(/data/fam/age)", {"data/a", "data/fam/age"}),
        ("position(..)", {"data/fam"}),
        ("count(/data/fam[age > ../limit])", {"data/fam", "data/fam/age", "data/limit"}),
        ("instance('x')/root/item[c = current()/../code]/l", {"data/fam/code"}),
        ("instance('x')/root/item[c = /data/code]/l", {"data/code"}),
        ("jr:choice-name(../t, '/data/towns')", {"data/fam/t", "data/towns"}),
        ("jr:choice-name(../t, '../towns')", {"data/fam/t", "data/fam/towns"}),
        ("randomize(/data/fam)/age", {"data/fam", "data/fam/age"}),
        ("(/data/a | /data/b)[1]", {"data/a", "data/b"}),
        ("/data/orx:meta/@id", {"data/meta"}),
        ("../*", {"data/fam"}),
        ("../preceding-sibling::fam", {"data"}),
        ("true()", set()),
    ],
)
def test_expression_reads_these_paths(expression: str, read: set[str]) -> None:
    assert paths(expression) == read


@pytest.mark.parametrize(
    "expression", ["ancestor::*/x", "id('a')/b", "jr:choice-name(., ../path)", "following::x"]
)
def test_walk_that_cannot_be_foreseen_reads_everything(expression: str) -> None:
    assert reading_of(parse(expression), AGE).reads_everything


@pytest.mark.parametrize(
    ("expression", "is_so"), [("now()", True), ("if(1, uuid(), 2)", True), ("1", False)]
)
def test_chance_and_time_are_noticed(expression: str, is_so: bool) -> None:
    assert reading_of(parse(expression), AGE).is_volatile is is_so


def test_absolute_path_in_a_row_means_this_row() -> None:
    bound = in_this_row(parse("/data/fam/name"), AGE, REPEATS)
    assert reading_of(bound, AGE).references == {
        Reference(("data", "fam", "name"), ("data", "fam"))
    }
    inner = names_of("fam/job/pay", "data")
    bound = in_this_row(parse("/data/fam/job/days"), inner, REPEATS)
    assert {each.anchor for each in reading_of(bound, inner).references} == {("data", "fam", "job")}


@pytest.mark.parametrize(
    "expression", ["/data/fam", "indexed-repeat(/data/fam/age, /data/fam, 1)", "/data/fam[1]/age"]
)
def test_whole_repeat_and_chosen_rows_mean_every_row(expression: str) -> None:
    reading = reading_of(in_this_row(parse(expression), AGE, REPEATS), AGE)
    assert {each.anchor for each in reading.references} == {()}


def test_counting_reads_rows_and_not_what_is_in_them() -> None:
    references = reading_of(parse("count(/data/fam)"), AGE).references
    assert references == {Reference(("data", "fam"), (), is_structural=True)}
