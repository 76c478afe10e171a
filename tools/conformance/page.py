"""The results as the page docs/conformance.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.conformance.known import Known, known_cases, known_scenarios, looser_scenarios
from tools.conformance.real_forms import ANSWERS, STANDARD, FormOutcome
from tools.conformance.scores import (
    ENGINES,
    FAMILIES,
    PLAIN,
    UNKNOWN,
    CaseScores,
    ScenarioScores,
    Tally,
)

_TEMPLATE = Path(__file__).with_name("template.md")
_EXPRESSIONS = """\
**{counted_share} of the cases agree**: {counted}. Of those on which JavaRosa was asked too and says
what the web engine says, **{consensus_share}** agree: {consensus}.

Not counted are cases that depend on the clock or on chance ({volatile} agree, with both held
still), and cases that did not pass in their own suite ({unverified} agree).

{suites}

A case counts in every family of which it calls a function.

{families}

### Cases that differ

{differing}"""
_SCENARIOS = """\
**{share} of the scenarios are equal** in every node after every step: {counted}, with {steps:,}
steps. Compared are value, label, hint, choices, what is violated, whether it is relevant, required
and read only, and which rows there are.

{equal}

### Scenarios of which something cannot be compared

{looser}

### Scenarios that differ

{differing}

### Scenarios that do not count

{left_out}"""
_FORMS = """\
Of {standard} forms in the standard dialect {imported} are imported; the others are refused, each by
a row. A form that is imported is opened and takes {answers} answers by chance, unanswered first.
Every hundred answers the record is opened anew, which works out everything afresh, and must stand
as it did: values, rows, and what is asked next. **{checks} times it did.**

{imports}

### Forms that are refused

Of {others} forms in other dialects, or broken on purpose, {refused} are refused.

{refusals}"""


def page(cases: CaseScores, scenarios: ScenarioScores, forms: Sequence[FormOutcome]) -> str:
    """Return the whole page."""
    return _TEMPLATE.read_text(encoding="utf-8").format(
        expressions=expressions(cases), scenarios=sessions(scenarios), forms=questionnaires(forms)
    )


def expressions(scores: CaseScores) -> str:
    """Return the section about single expressions."""
    engines = list(ENGINES.values())
    families = [
        [family, *(_of(scores.families.get((family, engine))) for engine in engines)]
        for family in (*FAMILIES, PLAIN, UNKNOWN)
        if any((family, engine) in scores.families for engine in engines)
    ]
    return _EXPRESSIONS.format(
        counted_share=_share(scores.counted),
        counted=_of(scores.counted),
        consensus_share=_share(scores.consensus),
        consensus=_of(scores.consensus),
        volatile=_of(scores.volatile),
        unverified=_of(scores.unverified),
        suites=_table(("suite", "agree"), ((name, _of(s)) for name, s in scores.suites.items())),
        families=_table(("functions", *engines), families),
        differing=_listed(known_cases(), code=True),
    )


def sessions(scores: ScenarioScores) -> str:
    """Return the section about whole forms, step by step."""
    counted = scores.counted
    equal = (
        ("to the letter, from an empty record on", scores.from_the_start),
        ("those, and to the letter from a saved record on", scores.to_the_letter),
        ("those, and but for values that chance made", counted.agreeing),
    )
    left_out = sorted(scores.out_of_scope.items(), key=lambda each: (-each[1], each[0]))
    return _SCENARIOS.format(
        share=_share(counted),
        counted=_of(counted),
        steps=scores.steps,
        equal=_table(
            ("equal", "scenarios", "share"),
            ((what, f"{count:,}", _share(Tally(count, counted.all))) for what, count in equal),
        ),
        looser=_listed(looser_scenarios()),
        differing=_listed(known_scenarios()),
        left_out=_table(("reason", "scenarios"), ((why, str(count)) for why, count in left_out)),
    )


def questionnaires(outcomes: Sequence[FormOutcome]) -> str:
    """Return the section about real forms."""
    standard = [each for each in outcomes if each.category == STANDARD]
    others = [each for each in outcomes if each.category != STANDARD]
    asked = [each for each in outcomes if each.is_imported]
    return _FORMS.format(
        standard=len(standard),
        imported=sum(each.is_imported for each in standard),
        answers=ANSWERS,
        checks=_of(Tally(sum(each.same for each in asked), sum(each.checks for each in asked))),
        imports=_table(
            ("form", "questions", "languages", "repairs", "answers", "the same"),
            map(_form_row, asked),
        ),
        others=len(others),
        refused=sum(not each.is_imported for each in others),
        refusals=_table(("rules", "forms"), _refusals(outcomes)),
    )


def _form_row(each: FormOutcome) -> list[str]:
    counts = (each.questions, each.languages, each.repairs, each.answers)
    return [f"`{each.name}`", *map(str, counts), f"{each.same} of {each.checks}"]


def _refusals(outcomes: Iterable[FormOutcome]) -> list[list[str]]:
    refused: dict[str, list[str]] = {}
    for each in outcomes:
        if not each.is_imported:
            rules = ", ".join(f"`{rule}`" for rule in each.refusal)
            refused.setdefault(rules, []).append(f"`{each.name}`")
    return [[rules, ", ".join(names)] for rules, names in sorted(refused.items())]


def _listed(known: Iterable[Known], *, code: bool = False) -> str:
    """Return the reasons, each with the names under it: ids in one line, titles in one each."""
    lines: list[str] = []
    for each in known:
        lines.append(f"- {each.reason}")
        if code:
            lines.append("  " + ", ".join(f"`{name}`" for name in each.names))
        else:
            lines += [f"  - {name.replace('`', '')}" for name in each.names]
    return "\n".join(lines)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _of(tally: Tally | None) -> str:
    return f"{tally.agreeing:,} of {tally.all:,}" if tally is not None else ""


def _share(tally: Tally) -> str:
    """Return a share to a hundredth of a percent, never rounded up."""
    return f"{tally.agreeing * 10_000 // tally.all / 100:.2f} %" if tally.all else "none"
