"""What the engine says to everything that other engines recorded, said once for all tests."""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from intake.forms.scoring.agreement import agrees
from intake.forms.scoring.cases import evaluated
from intake.forms.scoring.traces import scored

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that go through all of it."""
    for each in items:
        if {"xpath_cases", "scenarios"} & set(getattr(each, "fixturenames", ())):
            each.add_marker(pytest.mark.corpus)


@dataclass(frozen=True)
class Cases:
    """The recorded cases by id, and whether the evaluator agrees with each."""

    all: dict[str, dict[str, Any]]
    agreed: dict[str, bool]


@pytest.fixture(scope="session")
def xpath_cases() -> Cases:
    source = CORPUS / "xpath_cases.json"
    if not source.exists():
        pytest.skip("the corpus is not beside the project")
    recorded = json.loads(source.read_text(encoding="utf-8"))
    cases = {each["id"]: each for each in recorded["cases"]}
    return Cases(cases, {str(s["id"]): agrees(cases[str(s["id"])], s) for s in evaluated(recorded)})


@pytest.fixture(scope="session")
def scenarios() -> list[dict[str, Any]]:
    source = CORPUS / "scenario_traces.json.gz"
    if not source.exists():
        pytest.skip("the corpus is not beside the project")
    return list(scored(json.loads(gzip.decompress(source.read_bytes()))))
