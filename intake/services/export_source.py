"""Which records leave with an export, one at a time, and which of their answers."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from intake.domain import closing, permissions
from intake.domain.answers import Document, Path, Value
from intake.domain.attachments import copy_of, name_of, read_name
from intake.domain.compartments import Compartment
from intake.domain.consent import Purpose
from intake.domain.course_errors import ConsentScopeError
from intake.domain.ids import FormHash, InterviewId, MediaId
from intake.domain.interview import Interview
from intake.domain.states import FINISHED
from intake.forms.model import FormDef, Question, QuestionKind, Repeat, generic
from intake.forms.submission import INSTANCE_ID, leaving
from intake.services.export_order import Advance, ExportOrder, ExportRecord, NamedFile, Origin
from intake.services.ports import InterviewRow, ListQuery, MediaItem, Order, Reading

_PAGE: Final = 500
_FILES: Final = frozenset(
    {QuestionKind.IMAGE, QuestionKind.AUDIO, QuestionKind.VIDEO, QuestionKind.FILE}
)
_BLANK: Final = Value()


@dataclass(frozen=True, slots=True)
class Family:
    """The versions of one form that count: the newest, and every other that was used."""

    form_id: str
    hashes: tuple[FormHash, ...]
    forms: tuple[FormDef, ...]
    interviews: int

    @property
    def newest(self) -> FormDef:
        """The version that was added last."""
        return self.forms[0]

    @property
    def tables(self) -> int:
        """How many tables there are: one for the form, and one for each repeat."""
        nodes = (node for form in self.forms for node in form.nodes())
        return 1 + len({node.path for node in nodes if isinstance(node, Repeat)})

    def naming(self) -> Iterator[frozenset[Path]]:
        """Yield, for each version, the questions whose answers name people."""
        for form in self.forms:
            identity = frozenset(
                path
                for path, compartment in form.compartments().items()
                if compartment is Compartment.IDENTITY
            )
            drawn = frozenset(each.path for each in form.questions() if _is_drawn(each))
            yield identity | (drawn if identity else frozenset())


@dataclass(slots=True)
class Counter:
    """Counts what is read; a record that is read for a second table counts once."""

    advance: Advance
    steps: int
    done: int = 0
    seen: set[InterviewId] = field(default_factory=set)
    files: set[MediaId] = field(default_factory=set)
    not_allowed: set[InterviewId] = field(default_factory=set)
    """Left out: their persons do not allow it."""
    missing: set[tuple[InterviewId, Path]] = field(default_factory=set)

    def step(self) -> None:
        """Count one reading of one record."""
        self.done += 1
        self.advance(min(self.done, self.steps), self.steps)


@dataclass(frozen=True, slots=True)
class Source:
    """Reads records one after the other, and holds one at a time."""

    reading: Reading
    family: Family
    order: ExportOrder
    with_names: bool
    withheld: frozenset[Path]
    counter: Counter

    def records(self) -> Iterator[ExportRecord]:
        """Yield every record that was asked for, the oldest first."""
        versions = dict(zip(self.family.hashes, self.family.forms, strict=True))
        for row in self._rows():
            interview = self.reading.interview(row.id)
            form = versions.get(interview.form)
            if form is not None and self._may_leave(interview):
                self.counter.seen.add(row.id)
                self.counter.step()
                yield self._record(row, interview, form)

    def _may_leave(self, interview: Interview) -> bool:
        """Tell whether a record may leave; the one that was asked for by its code says why not."""
        try:
            closing.demand_may_leave(interview, self.order.purpose)
        except ConsentScopeError:
            if self.order.only is not None:
                raise
            self.counter.not_allowed.add(interview.id)
            return False
        return True

    def _rows(self) -> Iterator[InterviewRow]:
        query, offset = query_of(self.order), 0
        while True:
            rows = self.reading.interviews(replace(query, offset=offset)).rows
            if not rows:
                return
            yield from (row for row in rows if self._is_asked_for(row))
            offset += len(rows)

    def _is_asked_for(self, row: InterviewRow) -> bool:
        day = row.opened.date()
        since, until = self.order.since or day, self.order.until or day
        is_meant = self.order.only in {None, row.id}
        return is_meant and row.form_id == self.family.form_id and since <= day <= until

    def _record(self, row: InterviewRow, interview: Interview, form: FormDef) -> ExportRecord:
        files, held = self._files(interview, form)
        document = leaving(form, held, self.withheld)
        own_id = document.values.get(INSTANCE_ID)
        is_ours = self.reading.is_of_this_store(row.id)
        return ExportRecord(
            own_id.v if own_id else f"uuid:{_as_uuid(row.id)}",
            row.case_code,
            form,
            row.state,
            Origin.HERE if is_ours else Origin.RECEIVED,
            row.opened,
            row.updated,
            held,
            document,
            self.withheld,
            files,
        )

    def _files(self, interview: Interview, form: FormDef) -> tuple[tuple[NamedFile, ...], Document]:
        """Return the attachments that leave, and the document with their names in it."""
        values = dict(interview.document.values)
        asked = {each.path for each in form.questions() if each.kind in _FILES} - self.withheld
        held_back: set[Path] = set()
        found: dict[Path, NamedFile] = {}
        for item in self.reading.record_media(interview.id):
            said = values.get(item.path, _BLANK)
            if not (self._leaves(item) and said.rel and _is_named(item, said)):
                continue
            if _is_held_back(item, interview):
                values.pop(item.path)
                held_back.add(item.path)
            else:
                found[item.path] = NamedFile(_file_name(item), item.id)
        for path, value in interview.document.values.items():
            is_file = value.v and value.rel and generic(path) in asked
            if is_file and path not in found.keys() | held_back:
                self.counter.missing.add((interview.id, path))
                named = read_name(value.v)
                values[path] = replace(value, v=named.outside) if named else value
        for path, file in found.items():
            values[path] = replace(values.get(path, _BLANK), v=file.name, skip=None)
            self.counter.files.add(file.media)
        return tuple(found.values()), Document(values, interview.document.rows)

    def _leaves(self, item: MediaItem) -> bool:
        if copy_of(item.path) is not None:
            return False  # as it came, it says where it was taken
        is_kept_apart = item.compartment is Compartment.IDENTITY and not self.with_names
        return not is_kept_apart and generic(item.path) not in self.withheld


def query_of(order: ExportOrder) -> ListQuery:
    """Return how the list finds the records of an order, or more than those."""
    states = FINISHED if order.finished else order.states
    return ListQuery(states, order.code, Order.OPENED, descending=False, limit=_PAGE)


def _is_drawn(question: Question) -> bool:
    """Tell whether the choices of a question are answers that were given before."""
    return question.itemset is not None and not question.itemset.instance


def _is_named(item: MediaItem, said: Value) -> bool:
    """Tell whether the answer names this attachment, and not the one that took its place.

    Of a name that was given elsewhere nothing is known: there the question decides.
    """
    named = read_name(said.v)
    return named.media == item.id if named is not None else bool(said.v)


def _is_held_back(item: MediaItem, interview: Interview) -> bool:
    """Tell whether it is a picture, and the person said no to photographs or took the yes back."""
    is_picture = item.mime.startswith("image/")
    return is_picture and permissions.denies(interview.consents, Purpose.PHOTO)


def _file_name(item: MediaItem) -> str:
    return name_of(item.id, item.mime, item.sha256).outside


def _as_uuid(interview: InterviewId) -> str:
    """Write the 16 random bytes of a record as a UUID."""
    ends = (0, 8, 12, 16, 20, 32)
    return "-".join(interview[start:end] for start, end in pairwise(ends))
