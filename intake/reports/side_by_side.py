"""Read what two stations noted differently as the paper tells it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from intake.domain.answers import Value
from intake.domain.compartments import Compartment
from intake.domain.conflicts import Said, Settled
from intake.reports.summary_source import Disputed, Told, Version
from intake.services.conflicts import Attributed

Tell = Callable[[str, Value], Told]
"""Reads any answer to a question."""


def disputed(attributed: Attributed, tell: Tell, zone: tzinfo | None) -> Disputed:
    """Return one question with all that was said to it, and how it was settled."""
    found, conflict = attributed.found, attributed.found.conflict
    told = tell(conflict.path, Value(""))
    is_identity = told.is_identity or found.compartment is Compartment.IDENTITY

    def version(noted: Said | Settled, values: tuple[Value | None, ...], station: str) -> Version:
        answers = tuple(tell(conflict.path, each) for each in values if each is not None)
        at = datetime.fromtimestamp(noted.wall / 1000, UTC).astimezone(zone)
        return Version(answers, attributed.people[noted.actor], at, station)

    ended = conflict.settled
    return Disputed(
        replace(told, lines=(), is_identity=is_identity),
        tuple(version(each, _heard(each), attributed.stations[each.org]) for each in conflict.said),
        version(ended, (ended.value,), "") if ended else None,
        ended.how if ended else None,
        ended.reason if ended else "",
    )


def _heard(said: Said) -> tuple[Value | None, ...]:
    """Return what was said, each with the language and the interpreter that were noted with it."""
    return tuple(
        replace(each, lang=each.lang or said.lang, via=each.via or said.via) if each else None
        for each in said.both or (said.value,)
    )
