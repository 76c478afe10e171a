"""What most metrics are made of: a share of those of whom something is known, and breakdowns."""

from collections.abc import Iterable

from intake.domain.figures.facts import NO, YES
from intake.domain.figures.index import Population
from intake.domain.figures.units import Selection
from intake.domain.figures.values import Line, Measure, Middle, Share


def share(part: Selection, whole: Selection, base: Selection, *about: str, group: str = "") -> Line:
    """Return a line: `part` of `whole`; what `base` has beyond `whole` is missing."""
    return Line(about, Share(part & whole, whole), base - whole, group)


def yes_share(rows: Population, question: str, base: Selection | None = None, *about: str) -> Line:
    """Return how many say yes, of those who say yes or no."""
    among = rows.all if base is None else base
    known = rows.where(question, YES, NO) & among
    return share(rows.where(question, YES), known, among, *about)


def by_code(
    rows: Population,
    question: str,
    *,
    base: Selection | None = None,
    codes: Iterable[str] | None = None,
    about: tuple[str, ...] = (),
) -> tuple[Line, ...]:
    """Return one line for each code: of those that say anything, how many say it."""
    among = rows.all if base is None else base
    known = rows.known(question) & among
    named = rows.codes(question) if codes is None else codes
    group = "/".join((question, *about))
    return tuple(
        share(rows.where(question, code), known, among, *about, code, group=group) for code in named
    )


def middle(
    rows: Population,
    question: str,
    measure: Measure,
    base: Selection | None = None,
    *about: str,
) -> Line:
    """Return the middle of what was measured."""
    among = rows.all if base is None else base
    value = Middle(rows.number(question), among, measure)
    return Line(about, value, among - value.known)
