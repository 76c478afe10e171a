"""Who was reviewed and overturned, by direction: M9 to M15.

Of the government's steps these are counted from documents and officers alone: what a person was
not told is missing, and never "not reviewed".
"""

from collections.abc import Iterator

from intake.domain.figures.facts import NO, YES
from intake.domain.figures.index import Index, Population
from intake.domain.figures.lines import middle, share, yes_share
from intake.domain.figures.metrics_outcome import GOVERNMENT, NEGATIVE, OWN, POSITIVE
from intake.domain.figures.units import Selection, Unit
from intake.domain.figures.values import Figure, Line, Measure, Ratio, Share

DIRECTIONS = (POSITIVE, NEGATIVE)
WHOSE = (GOVERNMENT, OWN)
LEVELS = ("sao", "hq")
_CHANGE = {POSITIVE: "pos_to_neg", NEGATIVE: "neg_to_pos"}
_ANSWERED = ("concurred", "pos_to_neg", "neg_to_pos", "sent_back")


def reviewed(index: Index) -> Figure:
    """M9: of the findings in each direction, how many were reviewed."""
    findings = index.of(Unit.FINDINGS)
    return Figure(
        "m9",
        Unit.FINDINGS,
        tuple(
            yes_share(findings, "reviewed", among, whose, direction)
            for whose, direction, among in _directed(findings)
        ),
    )


def asymmetry(index: Index) -> Figure:
    """M10: how many times as often a positive finding is reviewed as a negative one."""
    findings = index.of(Unit.FINDINGS)
    lines = []
    for whose in WHOSE:
        base = findings.where("by", whose)
        positive, negative = (_review_share(findings, whose, each) for each in DIRECTIONS)
        value = Ratio(positive, negative)
        lines.append(Line((whose,), value, base - positive.whole - negative.whole))
    return Figure("m10", Unit.FINDINGS, tuple(lines))


def overturned(index: Index) -> Figure:
    """M11: of the findings that each level answered, how many it turned round, by direction."""
    findings = index.of(Unit.FINDINGS)
    lines = []
    for whose, direction, among in _directed(findings):
        lines.append(yes_share(findings, "overturned", among, whose, direction, "any"))
        for level in LEVELS if whose == GOVERNMENT else ():
            answered = findings.where(level, *_ANSWERED) & among
            turned = findings.where(level, _CHANGE[direction])
            lines.append(share(turned, answered, among, whose, direction, level))
    return Figure("m11", Unit.FINDINGS, tuple(lines))


def not_their_opinion(index: Index) -> Figure:
    """M12: of the forms that officials signed, how many were not their own opinion."""
    forms = index.of(Unit.FORMS)
    known = forms.where("own_opinion", YES, NO)
    return Figure("m12", Unit.FORMS, (share(forms.where("own_opinion", NO), known, forms.all),))


def reasons(index: Index) -> Figure:
    """M13: of the findings that were turned round, which reasons were given."""
    findings = index.of(Unit.FINDINGS)
    turned = findings.where("overturned", YES)
    known = findings.known("reasons") & turned
    return Figure(
        "m13",
        Unit.FINDINGS,
        tuple(
            share(findings.where("reasons", code), known, turned, code, group="reasons")
            for code in findings.codes("reasons")
        ),
    )


def layers(index: Index) -> Figure:
    """M14: how many layers of review a finding went through, by direction."""
    findings = index.of(Unit.FINDINGS)
    return Figure(
        "m14",
        Unit.FINDINGS,
        tuple(
            middle(findings, "layers", Measure.LAYERS, among, whose, direction)
            for whose, direction, among in _directed(findings)
        ),
    )


def added(index: Index) -> Figure:
    """M15: hours that review added, by direction."""
    findings = index.of(Unit.FINDINGS)
    return Figure(
        "m15",
        Unit.FINDINGS,
        tuple(
            middle(findings, "hours_added", Measure.HOURS, among, whose, direction)
            for whose, direction, among in _directed(findings)
        ),
    )


def _directed(findings: Population) -> Iterator[tuple[str, str, Selection]]:
    for whose in WHOSE:
        for direction in DIRECTIONS:
            among = findings.where("first", direction) & findings.where("by", whose)
            yield whose, direction, among


def _review_share(findings: Population, whose: str, direction: str) -> Share:
    among = findings.where("first", direction) & findings.where("by", whose)
    known = findings.where("reviewed", YES, NO) & among
    return Share(findings.where("reviewed", YES) & known, known)
