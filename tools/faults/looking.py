"""Looks at a store after a fault: what was acknowledged must be there, as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from intake.domain.compartments import Compartment
from intake.domain.events import AnswerGiven
from intake.domain.ids import InterviewId
from intake.services.ports import Reading
from intake.storage import entries
from intake.storage.files import StoreFiles
from tools.faults.busy import (
    ANSWERED,
    DRAFTED,
    KEPT,
    OPENED,
    RESTED,
    STORY,
    Told,
    file_of,
    half_said,
    path_of,
    said,
)


@dataclass(slots=True)
class Owed:
    """What must be in a store, from all that was told."""

    answers: dict[InterviewId, set[tuple[str, str]]] = field(default_factory=dict)
    files: dict[InterviewId, set[int]] = field(default_factory=dict)
    drafts: dict[InterviewId, str] = field(default_factory=dict)
    current: InterviewId | None = None
    """The interview that was going on; None when it rested."""
    highest: int = 0

    def add(self, told: Iterable[Told]) -> None:
        """Take in what was told after what is known."""
        for each in told:
            self.highest = max(self.highest, each.number)
            self._add(each)

    def forget_what_is_going_on(self) -> None:
        """Begin another session: what went on was asked about, and rests."""
        self.current = None
        self.drafts.clear()

    def _add(self, each: Told) -> None:
        if each.kind == OPENED:
            self.current = each.interview
            self.answers.setdefault(each.interview, set())
        elif each.kind == ANSWERED:
            path = path_of(each.number)
            self.answers.setdefault(each.interview, set()).add((path, said(each.number)))
            if path == STORY:
                self.drafts.pop(each.interview, None)
        elif each.kind == DRAFTED:
            self.drafts[each.interview] = half_said(each.number)
        elif each.kind == KEPT:
            self.files.setdefault(each.interview, set()).add(each.number)
        elif each.kind == RESTED:
            self.current = None


def lost(files: StoreFiles, owed: Owed, only: Iterable[InterviewId] | None = None) -> list[str]:
    """Name every answer and every file that was acknowledged and is not there as it was."""
    bad = []
    wanted = (
        owed.answers if only is None else {each: owed.answers.get(each, set()) for each in only}
    )
    given = _given(files, wanted)
    for interview, answers in wanted.items():
        gone = answers - given.get(interview, set())
        bad += [f"answer of {path} in {interview[:8]}: {text[:8]}" for path, text in sorted(gone)]
    for interview, numbers in owed.files.items():
        if interview in wanted:
            bad += _lost_files(files, interview, numbers)
    return bad


def _given(
    files: StoreFiles, wanted: Mapping[InterviewId, object]
) -> dict[InterviewId, set[tuple[str, str]]]:
    """Return all that was ever answered in these interviews, in both files."""
    found: dict[InterviewId, set[tuple[str, str]]] = {}
    for compartment in (Compartment.CORE, Compartment.IDENTITY):
        with files.reading(compartment) as connection:
            for each in wanted:
                for one in entries.happened(connection, "subject = ?", (bytes.fromhex(each),)):
                    if isinstance(one.event, AnswerGiven):
                        values = {(path, value.v or "") for path, value in one.event.patch.values}
                        found.setdefault(each, set()).update(values)
    return found


def _lost_files(files: StoreFiles, interview: InterviewId, numbers: set[int]) -> list[str]:
    from intake.storage import media

    here = {each.path: each for each in media.items(files, interview)}
    bad = []
    for number in sorted(numbers):
        item, content = here.get(f"file{number}"), file_of(number)
        if item is None or item.sha256 != hashlib.sha256(content).hexdigest():
            bad.append(f"file {number}")
        elif b"".join(media.pieces(files, item.id)) != content:
            bad.append(f"bytes of file {number}")
    return bad


def wrongly_listed(reading: Reading, owed: Owed, listed: Mapping[InterviewId, str]) -> list[str]:
    """Tell what is wrong with the list of recovered interviews, which gives half-typed text by id.

    One act may have been under way: a rest, or another interview that began.
    """
    bad, current = [], owed.current
    if current is not None and reading.interview(current).state == "open":
        if current not in listed:
            bad.append("the interview that was going on is not listed")
        elif (half := owed.drafts.get(current)) and not listed[current]:
            answered = max((int(t.split()[0]) for p, t in _texts(reading, current) if p == STORY))
            if answered < int(half.split()[1]):
                bad.append("its half-typed text is not there")
    known = [each for each in listed if each != current and each in owed.answers]
    strange = [
        each for each in known if not listed[each]
    ]  # half-typed text is offered until it goes
    bad += [f"listed although it rested: {each[:8]}" for each in strange]
    return bad


def _texts(reading: Reading, interview: InterviewId) -> list[tuple[str, str]]:
    values = reading.interview(interview).document.values
    return [(path, value.v or "") for path, value in values.items() if path == STORY]
