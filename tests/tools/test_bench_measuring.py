"""What the benchmarks say of their times follows from the times alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.bench.measuring import (
    Figure,
    Outcome,
    at_least,
    at_most,
    exactly,
    gaps,
    in_turns,
    noise,
    paired_ratio,
    percentile,
)
from tools.bench.reporting import as_json, as_text

TIMES = st.lists(st.floats(1e-6, 1e3), min_size=1, max_size=60)


def test_percentile_is_the_value_of_nearest_rank() -> None:
    values = [15.0, 20.0, 35.0, 40.0, 50.0]
    assert [percentile(values, p) for p in (0, 5, 30, 40, 50, 100)] == [15, 15, 20, 20, 35, 50]


def test_percentile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 50)


@given(TIMES, st.integers(0, 100))
def test_percentile_is_one_of_the_values_and_covers_its_share(
    values: list[float], percent: int
) -> None:
    found = percentile(values, percent)
    assert found in values
    assert sum(each <= found for each in values) * 100 >= percent * len(values)


def test_ratio_pairs_neighbours_in_time() -> None:
    """One slow round slows both sides of its pair, and changes nothing."""
    assert paired_ratio([2.0, 20.0, 2.0], [1.0, 10.0, 1.0]) == 2.0


def test_ratio_wants_as_many_of_each() -> None:
    with pytest.raises(ValueError, match="shorter"):
        paired_ratio([1.0, 2.0], [1.0])


@given(TIMES, st.floats(0.01, 100))
def test_ratio_of_everything_slower_by_a_factor_is_that_factor(
    bare: list[float], factor: float
) -> None:
    assert paired_ratio([each * factor for each in bare], bare) == pytest.approx(factor)


def test_noise_of_equal_times_is_one() -> None:
    assert noise([3.0] * 9) == 1.0


def test_noise_compares_the_ninth_tenth_with_the_first() -> None:
    assert noise([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 100.0]) == 9.0


def test_subjects_are_called_in_turns_every_other_round_backwards() -> None:
    called: list[str] = []

    def subject(name: str) -> float:
        called.append(name)
        return float(len(called))

    found = in_turns({"a": lambda: subject("a"), "b": lambda: subject("b")}, 3)
    assert called == ["a", "b", "b", "a", "a", "b"]
    assert found == {"a": (1.0, 4.0, 5.0), "b": (2.0, 3.0, 6.0)}


def test_gaps_are_the_times_between_beats() -> None:
    assert gaps([1.0, 1.5, 4.0]) == (0.5, 2.5)


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("a", 1.1, bound=at_most(1.1)), "met"),
        (Figure("a", 1.11, bound=at_most(1.1)), "missed"),
        (Figure("a", 0.6, bound=at_least(0.6)), "met"),
        (Figure("a", 0.59, bound=at_least(0.6)), "missed"),
        (Figure("a", 1, bound=exactly(1)), "met"),
        (Figure("a", 2, bound=exactly(1)), "missed"),
        (Figure("a", 2), ""),
    ],
)
def test_verdict_follows_from_the_bound(figure: Figure, verdict: str) -> None:
    assert figure.verdict == verdict


def test_report_names_what_was_missed() -> None:
    missed = Figure("too slow", 2.0, "×", at_most(1.25), "on a Monday")
    outcome = Outcome("start", "a start", (Figure("fast", 1.0, "×", at_most(2)), missed))
    assert outcome.missed == (missed,)
    text = as_text(outcome, 3.2)
    assert "start: a start  [3 s]" in text
    assert "missed (at most 1.25)  on a Monday" in text


def test_report_of_a_skipped_benchmark_says_why() -> None:
    assert "skipped: no age here" in as_text(Outcome("bundle", "b", skipped="no age here"), 0)


def test_json_holds_bound_and_verdict_of_every_figure() -> None:
    outcome = Outcome("start", "a start", (Figure("fast", 1.0, "×", at_most(2)),))
    told = json.loads(json.dumps(as_json([outcome], {"cores": "2"})))
    assert told["machine"] == {"cores": "2"}
    assert told["benchmarks"][0]["figures"] == [
        {
            "name": "fast",
            "value": 1.0,
            "unit": "×",
            "bound": "at most 2",
            "verdict": "met",
            "note": "",
        }
    ]
