"""Where two stations noted different answers to one question, and how somebody settled it.

Each answer takes the place of those that its station knew, and of no other. What no other answer
has taken the place of still stands; where such answers differ, a person looks at them side by
side. Nothing here reads a clock: who came later decides nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from intake.domain.answers import Patch, Path, RowAdded, RowRemoved, Value, row_path
from intake.domain.conflict_errors import ConflictRefusedError
from intake.domain.conflict_events import ConflictSettled, End, How, RecordContinued
from intake.domain.course_events import AnswerCorrected
from intake.domain.errors import ConsentMissingError
from intake.domain.events import AnswerGiven, Event
from intake.domain.ids import PersonId
from intake.domain.interview import Interview
from intake.domain.states import AFTER_SEAL, TAKES_ANSWERS, State

_CHANGES = TAKES_ANSWERS | {State.READBACK}
"""In these the person still hears what holds, or says it again."""


@dataclass(frozen=True, slots=True)
class Noted:
    """One entry of a record that has to do with its answers."""

    end: End
    actor: PersonId
    wall: int
    event: Event
    org: str = ""
    """The organisation whose station noted it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer that stands, or stood, beside others."""

    end: End
    actor: PersonId
    wall: int
    value: Value | None
    """None: the row in which the question stands was taken out."""
    lang: str = ""
    via: str = ""
    both: tuple[Value | None, ...] = ()
    """Somebody settled that these were said, and stay."""
    org: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """What settled it: an answer that was given with all of them known, or a decision."""

    end: End
    actor: PersonId
    wall: int
    value: Value | None
    how: How | None = None
    """None: the question was simply answered anew."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Different answers to one question, and what settled them; None while nothing has."""

    path: Path
    said: tuple[Said, ...]
    settled: Settled | None = None


def side_by_side(noted: Iterable[Noted]) -> tuple[Conflict, ...]:
    """Return every conflict of a record, the open ones first.

    Entries are given in the one order of history, so that all stations find the same.
    """
    every = tuple(noted)
    register = _Register(_rows_and_paths(every))
    for each in every:
        register.take(each)
    return (*register.open(), *register.closed)


def are_open(noted: Iterable[Noted]) -> tuple[Path, ...]:
    """Return the questions at which different answers stand side by side."""
    return tuple(each.path for each in side_by_side(noted) if each.settled is None)


def decide(
    interview: Interview, conflict: Conflict, patch: Patch, how: How, reason: str
) -> ConflictSettled:
    """Decide whether a conflict may be settled so, or raise ConflictRefusedError."""
    if not interview.may_collect:
        raise ConsentMissingError(interview.id)
    if not reason.strip():
        raise ConflictRefusedError("reason")
    is_sealed = interview.state in AFTER_SEAL
    if is_sealed is not (how is How.ADDENDUM):
        raise ConflictRefusedError("sealed" if is_sealed else "state")
    changes = how in {How.CHOSEN, How.OTHER}
    if changes and interview.state not in _CHANGES:
        raise ConflictRefusedError("heard")
    over = tuple(sorted(each.end for each in conflict.said))
    asked = patch if changes else Patch(conflict.path)
    return ConflictSettled(asked, over, how, reason.strip())


def row_changes(path: Path, value: Value | None) -> tuple[RowAdded | RowRemoved, ...]:
    """Return what puts the rows of a question back, or takes the innermost of them out."""
    rows = tuple(_rows_of(path))
    if value is not None:
        return tuple(RowAdded(repeat, uid) for repeat, uid in rows)
    return tuple(RowRemoved(repeat, uid) for repeat, uid in rows[-1:])


@dataclass(slots=True)
class _Register:
    """The answers that stand at each question, and what each chain knew of the others."""

    inside: Mapping[str, frozenset[Path]]
    """The questions that are answered somewhere, by the path of each row around them."""
    standing: dict[Path, tuple[Said, ...]] = field(default_factory=dict)
    ever: dict[Path, tuple[Said, ...]] = field(default_factory=dict)
    known: dict[str, dict[str, int]] = field(default_factory=dict)
    known_by: dict[End, Mapping[str, int]] = field(default_factory=dict)
    closed: list[Conflict] = field(default_factory=list)

    def take(self, noted: Noted) -> None:
        """Follow one entry."""
        chain, event = noted.end[0], noted.event
        self.known_by[noted.end] = dict(self.known.get(chain, {}))
        match event:
            case RecordContinued(ends=ends):
                seen = self.known.setdefault(chain, {})
                for other, seq, _ in ends:
                    seen[other] = max(seen.get(other, 0), seq)
            case AnswerGiven(patch=patch) | AnswerCorrected(patch=patch):
                self._answer(noted, patch, event.lang, event.via)
            case ConflictSettled():
                self._settle(noted, event)
            case _:
                pass

    def open(self) -> Iterator[Conflict]:
        """Yield what differs still, by question."""
        for path, said in sorted(self.standing.items()):
            if _differ(said):
                yield Conflict(path, said)

    def _answer(self, noted: Noted, patch: Patch, lang: str, via: str) -> None:
        value = dict(patch.values).get(patch.asked)
        if value is not None:
            self._put(_said(noted, value, lang, via), patch.asked)
        for row in patch.rows:
            if isinstance(row, RowRemoved):
                for path in sorted(self.inside.get(row_path(row.repeat, row.uid), ())):
                    self._put(_said(noted, None, lang, via), path)

    def _put(self, said: Said, path: Path) -> None:
        before = self.standing.get(path, ())
        self.ever[path] = (*self.ever.get(path, ()), said)
        left = tuple(each for each in before if not self._replaces(said, each))
        if any(self._replaces(each, said) for each in left):
            return  # the clock of its station was far ahead: it was known when that was written
        gone = tuple(each for each in before if each not in left)
        self.standing[path] = (*left, said)
        if not left and _differ(gone):
            settled = Settled(said.end, said.actor, said.wall, said.value)
            self.closed.append(Conflict(path, gone, settled))

    def _settle(self, noted: Noted, event: ConflictSettled) -> None:
        path, over = event.patch.asked, frozenset(event.over)
        gone = tuple(each for each in self.ever.get(path, ()) if each.end in over)
        value = dict(event.patch.values).get(path)
        stays = event.how in {How.BOTH, How.ADDENDUM}
        both = tuple(each.value for each in gone) if stays else ()
        said = _said(noted, value, event.lang, event.via, both)
        left = tuple(each for each in self.standing.get(path, ()) if each.end not in over)
        self.standing[path] = (*left, said)
        self.ever[path] = (*self.ever.get(path, ()), said)
        settled = Settled(said.end, said.actor, said.wall, value, event.how, event.reason)
        self.closed.append(Conflict(path, gone, settled))

    def _replaces(self, one: Said, other: Said) -> bool:
        """Tell whether whoever noted one knew the other."""
        if one.end[0] == other.end[0]:
            return one.end[1] > other.end[1]
        return self.known_by[one.end].get(other.end[0], 0) >= other.end[1]


def _said(
    noted: Noted,
    value: Value | None,
    lang: str,
    via: str,
    both: tuple[Value | None, ...] = (),
) -> Said:
    return Said(noted.end, noted.actor, noted.wall, value, lang, via, both, noted.org)


def _differ(said: tuple[Said, ...]) -> bool:
    return len({_meaning(each) for each in said}) > 1


def _meaning(said: Said) -> object:
    """Return what is compared: not the language nor through whom, which two may note apart."""
    if said.both:
        return frozenset(_plain(each) for each in said.both)
    return _plain(said.value)


def _plain(value: Value | None) -> object:
    return None if value is None else (value.v, value.skip, value.spans)


def _rows_and_paths(noted: Iterable[Noted]) -> Mapping[str, frozenset[Path]]:
    found: dict[str, set[Path]] = {}
    for each in noted:
        if isinstance(each.event, AnswerGiven | AnswerCorrected):
            path = each.event.patch.asked
            for repeat, uid in _rows_of(path):
                found.setdefault(row_path(repeat, uid), set()).add(path)
    return {row: frozenset(paths) for row, paths in found.items()}


def _rows_of(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the repeat and the uid of every row in which a question stands, the outermost first."""
    parts = path.split("/")
    for at, part in enumerate(parts):
        name, _, uid = part.partition("[")
        if uid:
            yield "/".join((*parts[:at], name)), uid.rstrip("]")
