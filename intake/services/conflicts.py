"""Answers of two stations side by side, and a person who settles them as a new entry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol

from intake.domain.answers import Patch, Path, Value
from intake.domain.compartments import Compartment
from intake.domain.conflict_errors import ConflictRefusedError, ConflictsOpenError
from intake.domain.conflict_events import How
from intake.domain.conflicts import Conflict, Noted, decide, row_changes, side_by_side
from intake.domain.course_events import AddendumAdded
from intake.domain.ids import InterviewId, PersonId
from intake.domain.interview import Interview
from intake.domain.states import AFTER_SEAL, Source
from intake.forms.session import FormSession
from intake.forms.views import ChangeSet
from intake.services.ports import Follow, OpenRecords, Reading, Written, follow_nothing

_HOLD: Final = (Compartment.CORE, Compartment.IDENTITY)


class ConflictReading(Protocol):
    """Questions about conflicts, each answered from one snapshot of each file."""

    def records(self) -> frozenset[InterviewId]:
        """Return the records in which something stands side by side, as far as this person sees."""

    def noted(self, interview: InterviewId, compartment: Compartment) -> tuple[Noted, ...]:
        """Return what one compartment holds of the answers of a record, in order."""


@dataclass(frozen=True, slots=True)
class Found:
    """One conflict of a record, and what holds at its question now."""

    conflict: Conflict
    compartment: Compartment
    holds: Value | None

    @property
    def is_open(self) -> bool:
        """Nobody has settled it."""
        return self.conflict.settled is None


@dataclass(frozen=True, slots=True)
class Attributed:
    """A conflict with the names of those who noted and settled it."""

    found: Found
    people: Mapping[PersonId, str]
    stations: Mapping[str, str]
    """Of each organisation; nothing where it was this station."""


@dataclass(frozen=True, slots=True)
class Decision:
    """How a person settles a conflict."""

    how: How
    reason: str
    chosen: int = 0
    """Which of those that stand side by side holds, from 0."""
    text: str = ""
    """What holds where none of them does, as it is typed."""
    lang: str = ""


class Conflicts:
    """Shows what stands side by side, in the session of one person, and has it settled."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        conflicts: ConflictReading,
        session_of: Callable[[Interview], FormSession],
        name_of: Callable[[PersonId], str],
        *,
        follow: Follow = follow_nothing,
    ) -> None:
        self._open_records, self._reading, self._conflicts = open_records, reading, conflicts
        self._session_of, self._follow = session_of, follow
        self._name_of = name_of

    def records(self) -> frozenset[InterviewId]:
        """Return the records in which something stands side by side."""
        return self._conflicts.records()

    def of(self, interview: InterviewId) -> tuple[Found, ...]:
        """Return every conflict of a record, those that are open first."""
        found: list[Found] = []
        for compartment in _HOLD:
            if self._reading.can_read(compartment):
                document = self._reading.document(interview, compartment)
                found += [
                    Found(each, compartment, document.values.get(each.path))
                    for each in side_by_side(self._conflicts.noted(interview, compartment))
                ]
        return tuple(sorted(found, key=lambda each: not each.is_open))

    def attributed(self, interview: InterviewId) -> tuple[Attributed, ...]:
        """Return the same with names, as a paper tells it."""
        return tuple(self._attributed(each) for each in self.of(interview))

    def who(self, person: PersonId) -> str:
        """Return the name of one of the staff, or nothing where the roster does not say it."""
        return self._name_of(person)

    def station(self, org: str) -> str:
        """Return the name of the station that noted it; nothing where it was this one."""
        if org == self._reading.organisation().org:
            return ""
        names = [each.station for each in self._reading.contacts() if each.org == org]
        return names[0] if len(names) == 1 else org[:8]

    def open_of(self, interview: InterviewId) -> tuple[Found, ...]:
        """Return what is not settled yet."""
        return tuple(each for each in self.of(interview) if each.is_open)

    def demand_none(self, interview: InterviewId) -> None:
        """Raise ConflictsOpenError while something stands side by side."""
        if interview in self.records() and (found := self.open_of(interview)):
            raise ConflictsOpenError(len(found))

    def settle(self, interview: InterviewId, path: Path, decision: Decision) -> Written:
        """Settle what stands at one question, as an entry that names what it settles.

        After the seal nothing of it changes: an addendum says the rest, and is written with it.
        Raises ConflictRefusedError.
        """
        found = next((e for e in self.open_of(interview) if e.conflict.path == path), None)
        if found is None:
            raise ConflictRefusedError("gone")
        whole = self._reading.interview(interview)
        patch, how = self._patch(whole, found, decision), decision.how
        settled = decide(whole, found.conflict, patch, how, decision.reason)
        if whole.state in AFTER_SEAL:
            with self._open_records(Compartment.CORE) as records:
                records.append(AddendumAdded(settled.reason, source=Source.STAFF), interview)
        with self._open_records(found.compartment) as records:
            written = records.append(settled, interview)
            if found.compartment is Compartment.CORE:
                self._follow(records, whole, settled.patch)
            records.refresh_document(interview)
            records.checkpoint()
        return written

    def _attributed(self, found: Found) -> Attributed:
        conflict = found.conflict
        ended = (conflict.settled,) if conflict.settled else ()
        actors = (each.actor for each in (*conflict.said, *ended))
        return Attributed(
            found,
            {each: self.who(each) for each in actors},
            {each.org: self.station(each.org) for each in conflict.said},
        )

    def _patch(self, interview: Interview, found: Found, decision: Decision) -> Patch:
        """Return what changes: the answer, its row, and what the form calculates from it."""
        path, said = found.conflict.path, found.conflict.said
        if decision.how not in {How.CHOSEN, How.OTHER}:
            return Patch(path)
        if not 0 <= decision.chosen < len(said):
            raise ConflictRefusedError("value")
        value = said[decision.chosen].value
        if decision.how is How.OTHER:
            value = Value(decision.text, lang=decision.lang)
        rows = row_changes(path, value)
        if value is None:
            return Patch(path, rows=rows)
        with_row = interview.document.after(Patch(path, rows=rows))
        changes = _taken(self._session_of(replace(interview, document=with_row)), path, value)
        if decision.how is How.OTHER:
            patched = _of_path(changes, found.compartment, path)
            if patched is None:
                raise ConflictRefusedError("value")
            value = patched
        own = changes.patches.get(found.compartment, Patch(path)).values
        beside = tuple((each, held) for each, held in own if each != path)
        return Patch(path, ((path, value), *beside), rows)


def _taken(session: FormSession, path: Path, value: Value) -> ChangeSet:
    """Return what the form makes of an answer."""
    session.opening()
    if value.skip is not None:
        return session.skip(path, value.skip)
    return session.answer(path, value.v, lang=value.lang, via=value.via, spans=value.spans)


def _of_path(changes: ChangeSet, compartment: Compartment, path: Path) -> Value | None:
    patch = changes.patches.get(compartment)
    found = dict(patch.values).get(path) if patch is not None else None
    return None if found is None or found.is_blank else found
