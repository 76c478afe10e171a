"""Nobody can be picked out of a dataset: what is rare is hidden, alone and together."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from intake.domain.dataset import HIDDEN, KEYS, DatasetTable, columns_of, tables_of
from intake.domain.figures.facts import ActFacts, Case, FindingFacts, InterviewFacts, PersonFacts
from intake.domain.figures.units import Unit

PEOPLE = st.builds(
    PersonFacts,
    month=st.sampled_from(["2026-10", "2026-11", ""]),
    country=st.sampled_from([(), ("hnd",), ("gtm",), ("hnd", "gtm")]),
    language=st.sampled_from(["spa", "mam", "quc", ""]),
    age=st.sampled_from(["age_18_24", "age_25_39", ""]),
    minors=st.sampled_from(["yes", "no", ""]),
    harmed=st.sampled_from(["yes", "no", ""]),
)
ACTS = st.builds(
    ActFacts,
    month=st.sampled_from(["2026-10", "2026-11"]),
    kind=st.sampled_from(["kidnap", "robbery", "threat"]),
    city=st.sampled_from(["tijuana", "juarez", "reynosa", ""]),
    perpetrator=st.sampled_from([(), ("gang",), ("police", "gang")]),
    days_after_return=st.one_of(st.none(), st.integers(0, 60)),
)
CASES = st.lists(
    st.builds(lambda person, acts: Case(person, acts=tuple(acts)), PEOPLE, st.lists(ACTS, max_size=3)),
    max_size=20,
)  # fmt: skip


def table(tables: tuple[DatasetTable, ...], unit: Unit) -> DatasetTable:
    return next(each for each in tables if each.unit is unit)


@given(CASES, st.integers(2, 6))
def test_every_combination_that_is_told_has_enough_rows(cases: list[Case], bound: int) -> None:
    for each in tables_of(cases, bound):
        places = [each.columns.index(name) for name in KEYS[each.unit]]
        combinations = Counter(tuple(row[place] for place in places) for row in each.rows)
        assert all(count >= bound for count in combinations.values())


@given(CASES, st.integers(2, 6))
def test_every_code_that_is_told_has_enough_rows(cases: list[Case], bound: int) -> None:
    plain = {each.unit: each for each in tables_of(cases, 1)}
    for each in tables_of(cases, bound):
        told, known = (
            [_codes(column) for column in zip(*rows, strict=True)]
            for rows in (each.rows, plain[each.unit].rows)
        )
        for codes, before in zip(told, known, strict=False):
            assert all(before[code] >= bound for code in codes if code != HIDDEN)


def _codes(column: tuple[str, ...]) -> Counter[str]:
    return Counter(code for cell in column for code in cell.split(" ") if code)


@given(CASES, st.integers(1, 6))
def test_nothing_is_invented_and_what_is_hidden_is_counted(cases: list[Case], bound: int) -> None:
    plain = {each.unit: each for each in tables_of(cases, 1)}
    for each in tables_of(cases, bound):
        if not each.rows:
            assert len(plain[each.unit].rows) < max(bound, 1)
            continue
        hidden = 0
        for now, was in zip(each.rows, plain[each.unit].rows, strict=True):
            for cell, before in zip(now, was, strict=True):
                assert set(cell.split(" ")) <= {*before.split(" "), HIDDEN}
                assert bool(cell) == bool(before) or cell == HIDDEN
                hidden += cell != before
        assert each.hidden == hidden


def test_own_use_hides_nothing_and_few_rows_are_no_table() -> None:
    cases = [Case(PersonFacts(month="2026-11", language="mam"))]
    (people,) = [each for each in tables_of(cases, 1) if each.unit is Unit.PEOPLE]
    assert (people.hidden, len(people.rows)) == (0, 1)
    assert table(tables_of(cases, 5), Unit.PEOPLE).rows == ()


def test_a_rare_language_is_hidden_and_the_others_stay() -> None:
    many = [Case(PersonFacts(month="2026-11", language="spa"))] * 9
    people = table(tables_of([*many, Case(PersonFacts("2026-11", language="mam"))], 5), Unit.PEOPLE)
    place = people.columns.index("language")
    assert Counter(row[place] for row in people.rows) == {"spa": 9, HIDDEN: 1} or (
        Counter(row[place] for row in people.rows)[HIDDEN] >= 5
    )
    assert "mam" not in {cell for row in people.rows for cell in row}


def test_numbers_are_told_in_steps_and_questions_never() -> None:
    interview = InterviewFacts(month="2026-11", minutes=43, asked=("a",), skipped=("b",))
    finding = FindingFacts(hours_to_result=50, layers=2)
    case = Case(interviews=(interview,), findings=(replace(finding, month="2026-11"),))
    interviews = table(tables_of([case], 1), Unit.INTERVIEWS)
    assert not {"asked", "skipped"} & set(interviews.columns)
    assert interviews.rows[0][interviews.columns.index("minutes")] == "40"
    findings = table(tables_of([case], 1), Unit.FINDINGS)
    said = dict(zip(findings.columns, findings.rows[0], strict=True))
    assert (said["hours_to_result"], said["layers"]) == ("48", "2")


def test_keys_are_columns() -> None:
    assert all(set(names) <= set(columns_of(unit)) for unit, names in KEYS.items())
