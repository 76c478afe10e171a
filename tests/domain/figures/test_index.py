"""The answer index counts what counting row by row gives."""

from statistics import median, quantiles

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.domain.figures.facts import MOST, ActFacts, Case, FindingFacts, PersonFacts
from intake.domain.figures.index import build
from intake.domain.figures.units import Unit
from intake.domain.figures.values import Measure, Middle

months = st.sampled_from(["", "2026-01", "2026-02", "2026-11"])
kinds = st.sampled_from(["", "robbery", "threat", "kidnapping"])
who = st.lists(st.sampled_from(["organised", "common", "state_mx"]), max_size=3).map(tuple)
acts = st.builds(
    ActFacts, month=months, kind=kinds, perpetrator=who,
    days_after_return=st.none() | st.integers(-3, 2 * MOST),
)  # fmt: skip


@given(st.lists(acts, max_size=30))
@settings(max_examples=60)
def test_every_cell_is_the_count_of_its_rows(rows: list[ActFacts]) -> None:
    found = build(rows).of(Unit.ACTS)
    assert found.all.count == len(rows)
    assert found.known("kind").count == sum(1 for each in rows if each.kind)
    for kind in ("robbery", "threat"):
        for whom in ("organised", "state_mx"):
            cell = found.where("kind", kind) & found.where("perpetrator", whom)
            assert cell.count == sum(
                1 for each in rows if each.kind == kind and whom in each.perpetrator
            )


@given(st.lists(acts, max_size=30), months, months)
@settings(max_examples=60)
def test_a_period_holds_the_rows_of_its_months(
    rows: list[ActFacts], since: str, until: str
) -> None:
    found = build(rows).within(since, until).of(Unit.ACTS)
    is_open = not since and not until
    wanted = [
        each
        for each in rows
        if is_open or (each.month and since <= each.month and (not until or each.month <= until))
    ]
    assert found.all.count == len(wanted)
    assert found.where("kind", "threat").count == sum(1 for e in wanted if e.kind == "threat")


@given(st.lists(st.none() | st.integers(0, 5000), max_size=40))
@settings(max_examples=80)
def test_middles_and_sums_are_those_of_the_numbers(numbers: list[int | None]) -> None:
    rows = [FindingFacts(by="own", hours_added=each) for each in numbers]
    findings = build(rows).of(Unit.FINDINGS)
    found = Middle(findings.number("hours_added"), findings.all, Measure.HOURS)
    known = [each for each in numbers if each is not None]
    assert found.known.count == len(known)
    assert found.numbers.total(findings.all) == sum(known)
    assert found.at(2) == (median(known) if known else None)
    if len(known) > 1:
        low, _, high = quantiles(known, n=4, method="inclusive")
        assert (found.at(1), found.at(3)) == (low, high)


def test_codes_are_listed_in_order_and_numbers_are_no_codes() -> None:
    rows = [ActFacts(kind="threat"), ActFacts(kind="robbery", days_after_return=3)]
    found = build(rows).of(Unit.ACTS)
    assert found.codes("kind") == ("robbery", "threat")
    assert found.codes("days_after_return") == ()


def test_what_is_not_counted_is_empty() -> None:
    found = build([]).of(Unit.FORMS)
    assert found.all.count == 0
    assert found.number("layers").total(found.all) == 0


def test_a_case_gives_all_its_rows() -> None:
    case = Case(PersonFacts(fear="yes"), acts=(ActFacts(), ActFacts()))
    assert [type(each) for each in case.rows()] == [PersonFacts, ActFacts, ActFacts]
