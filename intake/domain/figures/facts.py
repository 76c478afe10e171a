"""The facts that figures are counted from: one row for each person, act, finding and so on.

An empty text, an empty tuple and None are missing: silence is never a "no".
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Final

from intake.domain.figures.units import Unit

YES: Final = "yes"
NO: Final = "no"
MOST: Final = (1 << 20) - 1
"""The largest number that is kept; what is larger counts as this."""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One person, with what is known from all of their interviews."""

    month: str = ""
    country: tuple[str, ...] = ()
    language: str = ""
    age: str = ""
    programme: str = ""
    asked: str = ""
    """An officer asked whether the person is afraid."""
    fear: str = ""
    """The person said so, and `prompt` whether they had been asked."""
    prompt: str = ""
    interviewed: str = ""
    """An interview about fear was held."""
    lawyer: str = ""
    harmed: str = ""
    """Harmed in Mexico."""
    kidnapped: str = ""
    by_state: str = ""
    threatened: str = ""
    minors: str = ""
    """Travels with children."""
    after_negative: str = ""
    """Harmed after a negative finding and the return."""
    findable: str = ""
    """Those whom the person fears could find them."""
    vulnerable_told: str = ""
    vulnerable_acted: str = ""
    next: str = ""
    """What happened after the finding: list OUTCOME."""
    hearing: str = ""
    """"missed" or "attended"."""


@dataclass(frozen=True, slots=True)
class InterviewFacts:
    """One interview of ours."""

    month: str = ""
    form: str = ""
    training: str = ""
    """Whether who asked had current training."""
    language_match: str = ""
    interpreter_needed: str = ""
    interpreter_there: str = ""
    readback: str = ""
    lawyer: str = ""
    left_early: str = ""
    over_ceiling: str = ""
    """More interviews about harm that day than one person should lead."""
    consent: tuple[str, ...] = ()
    """"purpose:decision", the newest of each purpose."""
    asked: tuple[str, ...] = ()
    """Questions that were answered or skipped."""
    skipped: tuple[str, ...] = ()
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class ActFacts:
    """One kind of harm in one event."""

    month: str = ""
    kind: str = ""
    perpetrator: tuple[str, ...] = ()
    """Classes of who did it."""
    place: str = ""
    city: str = ""
    phase: str = ""
    in_mexico: str = ""
    after_return: str = ""
    reported: str = ""
    not_reported: tuple[str, ...] = ()
    child: str = ""
    days_after_return: int | None = None


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """One time that fear was said to an official."""

    month: str = ""
    to: str = ""
    ignored: str = ""


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """One result of one screening; of reviews only what a document or an officer says."""

    month: str = ""
    made: str = ""
    """The month of the result."""
    by: str = ""
    """"government" or "own"."""
    first: str = ""
    """The finding before any review."""
    result: str = ""
    reviewed: str = ""
    sao: str = ""
    hq: str = ""
    """What each level did: list REVEFFECT."""
    overturned: str = ""
    reasons: tuple[str, ...] = ()
    next: str = ""
    vulnerable: str = ""
    """Taken out of the programme for vulnerability."""
    mode: str = ""
    interpreter: str = ""
    language_match: str = ""
    counsel_asked: str = ""
    counsel_allowed: str = ""
    counsel_there: str = ""
    counsel_phone: str = ""
    separated: str = ""
    readback: str = ""
    layers: int | None = None
    hours_to_interview: int | None = None
    hours_to_result: int | None = None
    hours_added: int | None = None
    """From the first finding to the last review."""


@dataclass(frozen=True, slots=True)
class FormFacts:
    """One form that an official signed, as that official says."""

    month: str = ""
    own_opinion: str = ""


Facts = PersonFacts | InterviewFacts | ActFacts | StatementFacts | FindingFacts | FormFacts

UNIT_OF: Final[dict[type, Unit]] = {
    PersonFacts: Unit.PEOPLE,
    InterviewFacts: Unit.INTERVIEWS,
    ActFacts: Unit.ACTS,
    StatementFacts: Unit.STATEMENTS,
    FindingFacts: Unit.FINDINGS,
    FormFacts: Unit.FORMS,
}
FACTS_OF: Final = {unit: kind for kind, unit in UNIT_OF.items()}


@dataclass(frozen=True, slots=True)
class Case:
    """All that is counted of one person."""

    person: PersonFacts = PersonFacts()
    interviews: tuple[InterviewFacts, ...] = ()
    acts: tuple[ActFacts, ...] = ()
    statements: tuple[StatementFacts, ...] = ()
    findings: tuple[FindingFacts, ...] = ()
    forms: tuple[FormFacts, ...] = ()

    def rows(self) -> Iterator[Facts]:
        """Yield every row."""
        yield self.person
        yield from self.interviews
        yield from self.acts
        yield from self.statements
        yield from self.findings
        yield from self.forms


def codes(row: Facts) -> Iterator[tuple[str, str]]:
    """Yield (question, code) for all that is known of a row."""
    for each in fields(row):
        said = getattr(row, each.name)
        if isinstance(said, str) and said:
            yield each.name, said
        elif isinstance(said, tuple):
            yield from ((each.name, code) for code in dict.fromkeys(said))


def numbers(row: Facts) -> Iterator[tuple[str, int]]:
    """Yield (question, number) for what is measured of a row."""
    for each in fields(row):
        said = getattr(row, each.name)
        if isinstance(said, int):
            yield each.name, min(max(said, 0), MOST)
