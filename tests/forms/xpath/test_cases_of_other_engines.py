"""The evaluator agrees with ODK Web Forms, Enketo and JavaRosa, but for the exceptions listed."""

from pathlib import Path
from typing import Any

from intake.forms.scoring.agreement import is_recorded_twice

EXCEPTIONS = Path(__file__).with_name("exceptions.txt")


def listed_exceptions() -> dict[str, str]:
    lines = EXCEPTIONS.read_text(encoding="utf-8").splitlines()
    entries = [line.split(" ", 1) for line in lines if line and not line.startswith("#")]
    return {entry[0]: entry[1] for entry in entries}


def test_every_case_agrees_unless_it_is_listed_with_a_reason(xpath_cases: Any) -> None:
    disagreeing = {name for name, agreed in xpath_cases.agreed.items() if not agreed}
    assert disagreeing == set(listed_exceptions())


def test_at_least_98_of_100_steady_and_verified_cases_agree(xpath_cases: Any) -> None:
    counted = [
        xpath_cases.agreed[name]
        for name, case in xpath_cases.all.items()
        if not case.get("volatile") and not case.get("unverified")
    ]
    assert len(counted) > 2_000
    assert sum(counted) / len(counted) >= 0.98


def test_every_case_on_which_javarosa_agrees_with_the_web_agrees(xpath_cases: Any) -> None:
    consensus = [name for name, case in xpath_cases.all.items() if is_recorded_twice(case)]
    assert len(consensus) > 1_000
    assert [name for name in consensus if not xpath_cases.agreed[name]] == []
