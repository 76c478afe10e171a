"""What screenings came to: M6 to M8, and the results month by month."""

from intake.domain.figures.facts import YES
from intake.domain.figures.index import Index
from intake.domain.figures.lines import by_code, share
from intake.domain.figures.units import Unit
from intake.domain.figures.values import Figure

POSITIVE, NEGATIVE, CLOSED = "positive", "negative", "admin_closed"
RESULTS = (POSITIVE, NEGATIVE, CLOSED)
GOVERNMENT, OWN = "government", "own"


def results(index: Index) -> Figure:
    """M6: of the results, how many are positive, negative or closed."""
    findings = index.of(Unit.FINDINGS)
    base = findings.where("by", GOVERNMENT)
    known = findings.where("result", *RESULTS) & base
    return Figure(
        "m6",
        Unit.FINDINGS,
        tuple(
            share(findings.where("result", code), known, base, code, group="result")
            for code in RESULTS
        ),
    )


def results_on_the_merits(index: Index) -> Figure:
    """M7: of the results that are positive or negative, how many are positive."""
    findings = index.of(Unit.FINDINGS)
    base = findings.where("by", GOVERNMENT) - findings.where("result", CLOSED)
    known = findings.where("result", POSITIVE, NEGATIVE) & base
    return Figure("m7", Unit.FINDINGS, (share(findings.where("result", POSITIVE), known, base),))


def released_after_negative(index: Index) -> Figure:
    """M8: of the negative results, how many left the programme all the same."""
    findings = index.of(Unit.FINDINGS)
    negative = findings.where("result", NEGATIVE) & findings.where("by", GOVERNMENT)
    known = findings.known("next") & negative
    out = findings.where("next", "paroled_us", "detained_us", "disenrolled")
    vulnerable = findings.where("vulnerable", YES)
    return Figure(
        "m8",
        Unit.FINDINGS,
        (
            share(out | vulnerable, known, negative, "disenrolled"),
            share(findings.where("next", "returned_mx"), known, negative, "returned_mx"),
        ),
    )


def over_time(index: Index) -> Figure:
    """Count the results month by month, by the month in which they were made."""
    findings = index.of(Unit.FINDINGS)
    base = findings.where("by", GOVERNMENT)
    lines = []
    for month in findings.codes("made"):
        then = findings.where("made", month) & base
        known = findings.where("result", *RESULTS) & then
        lines += [
            share(findings.where("result", code), known, then, month, code, group=month)
            for code in RESULTS
        ]
    return Figure("time", Unit.FINDINGS, tuple(lines))


def what_next(index: Index) -> Figure:
    """Count what happened after the screening, of the people of whom it is known."""
    people = index.of(Unit.PEOPLE)
    return Figure("next", Unit.PEOPLE, by_code(people, "next"))
