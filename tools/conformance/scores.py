"""Running the recorded cases and scenarios, and counting."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from intake.forms.scoring.agreement import agrees, is_recorded_twice
from intake.forms.scoring.cases import evaluated
from intake.forms.scoring.traces import scored
from intake.forms.xpath.functions import (
    FUNCTIONS,
    codings,
    dates,
    form_facts,
    instances,
    logic,
    node_sets,
    numbers,
    places,
    selections,
    texts,
)
from tools.conformance.known import title_of

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
CASES = CORPUS / "xpath_cases.json"
TRACES = CORPUS / "scenario_traces.json.gz"
FAMILIES: Mapping[str, Mapping[str, object]] = {
    "text": texts.FUNCTIONS,
    "logic": logic.FUNCTIONS,
    "numbers": numbers.FUNCTIONS,
    "dates and times": dates.FUNCTIONS,
    "questions, groups and rows": node_sets.FUNCTIONS,
    "lists that come with the form": instances.FUNCTIONS,
    "choices and words of the form": selections.FUNCTIONS,
    "places": places.FUNCTIONS,
    "digests and ids": codings.FUNCTIONS,
    "form and device": form_facts.FUNCTIONS,
}
PLAIN = "operators, paths and literals alone"
UNKNOWN = "names that are no function"
ENGINES = {"webforms": "ODK Web Forms", "enketo": "Enketo", "javarosa": "JavaRosa"}


@dataclass(slots=True)
class Tally:
    """How many agree, of how many."""

    agreeing: int = 0
    all: int = 0

    def count(self, *, agreed: bool) -> None:
        """Count one more."""
        self.agreeing += agreed
        self.all += 1


@dataclass(slots=True)
class CaseScores:
    """The cases by suite, by function family and engine, and those on which engines agree."""

    counted: Tally = field(default_factory=Tally)
    consensus: Tally = field(default_factory=Tally)
    volatile: Tally = field(default_factory=Tally)
    unverified: Tally = field(default_factory=Tally)
    suites: dict[str, Tally] = field(default_factory=dict)
    families: dict[tuple[str, str], Tally] = field(default_factory=dict)
    differing: set[str] = field(default_factory=set)


@dataclass(slots=True)
class ScenarioScores:
    """The scenarios of scope, and why others are out of it."""

    counted: Tally = field(default_factory=Tally)
    to_the_letter: int = 0
    """Equal without any value that chance made."""
    from_the_start: int = 0
    """Of those, the ones that open no record which was not recorded."""
    steps: int = 0
    out_of_scope: Counter[str] = field(default_factory=Counter)
    differences: dict[str, str] = field(default_factory=dict)
    """What differs first, by title."""
    looser: set[str] = field(default_factory=set)


def score_cases(file: Path = CASES) -> CaseScores:
    """Evaluate every case."""
    recorded = json.loads(file.read_text(encoding="utf-8"))
    scores = CaseScores()
    for case, said in zip(recorded["cases"], evaluated(recorded), strict=True):
        _count_case(scores, case, agreed=agrees(case, said))
    return scores


def _count_case(scores: CaseScores, case: Mapping[str, Any], *, agreed: bool) -> None:
    if not agreed:
        scores.differing.add(case["id"])
    if is_recorded_twice(case):
        scores.consensus.count(agreed=agreed)
    if case.get("volatile") or case.get("unverified"):
        (scores.volatile if case.get("volatile") else scores.unverified).count(agreed=agreed)
        return
    scores.counted.count(agreed=agreed)
    scores.suites.setdefault(case["suite"], Tally()).count(agreed=agreed)
    engine = ENGINES[case["suite"].partition("-")[0]]
    for family in _families(case["functions"]):
        scores.families.setdefault((family, engine), Tally()).count(agreed=agreed)


def _families(functions: list[str]) -> set[str]:
    if not functions:
        return {PLAIN}
    found = {family for family, known in FAMILIES.items() for name in functions if name in known}
    return found | ({UNKNOWN} if set(functions) - set(FUNCTIONS) else set())


def score_scenarios(file: Path = TRACES) -> ScenarioScores:
    """Replay every scenario."""
    recorded = json.loads(gzip.decompress(file.read_bytes()))
    scores = ScenarioScores()
    for scenario, result in zip(recorded["scenarios"], scored(recorded), strict=True):
        if result["out_of_scope"] is not None:
            scores.out_of_scope[str(result["out_of_scope"])] += 1
            continue
        scores.steps += len(scenario["steps"])
        _count_scenario(scores, result)
    return scores


def _count_scenario(scores: ScenarioScores, result: Mapping[str, object]) -> None:
    title = title_of(str(result["origin"]))
    is_equal = bool(result["equal"])
    scores.counted.count(agreed=is_equal)
    if result["by_chance"] or result["opened_with"]:
        scores.looser.add(title)
    scores.to_the_letter += is_equal and not result["by_chance"]
    scores.from_the_start += is_equal and title not in scores.looser
    if not is_equal:
        scores.differences[title] = str(result["first_difference"])
