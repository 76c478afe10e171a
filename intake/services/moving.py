"""Moving a record to another version of its form: what it would lose, and doing it.

Each compartment gets an entry of its own, identity first: where a move is cut short between the
two, the record stands with its former version and is moved again. What a version has no place for
leaves the document and stays in the ledger for ever.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from intake.domain.answers import Document, Patch, Path, RowAdded, Value
from intake.domain.compartments import Compartment
from intake.domain.errors import AnswersWouldBeLostError, NotAVersionError, UnknownFormError
from intake.domain.ids import FormHash, InterviewId
from intake.domain.interview import Interview
from intake.forms.model import FormDef, generic
from intake.forms.session import FormSession
from intake.forms.versions import Loss, LossReason, demand_compatible, homeless, loss_preview
from intake.services.form_shelf import FormShelf
from intake.services.interviewing import Interviewing
from intake.services.ports import OpenRecords, Progress, Reading

_WRITTEN_FIRST: Final = (Compartment.IDENTITY, Compartment.MEDIA, Compartment.CORE)
_BLANK: Final = Value()


@dataclass(frozen=True, slots=True)
class Move:
    """What moving a record to another version would come to."""

    interview: Interview
    """As it stands."""
    form: FormHash
    version: str
    losses: tuple[Loss, ...]

    @property
    def answers_lost(self) -> int:
        """How many answers somebody would miss; what is only calculated is not counted."""
        return sum(1 for each in self.losses if each.counts)

    @property
    def is_needed(self) -> bool:
        """The record does not stand with that version yet."""
        return self.interview.form != self.form


@dataclass(frozen=True, slots=True)
class _Going:
    """What leaves the document, and where everything is kept afterwards."""

    paths: Collection[Path]
    session: FormSession
    """The other version, with what stays."""
    held: Mapping[Compartment, Document]
    drafts: Collection[Path]


class Moving:
    """Moves records of one store between the versions of their forms."""

    def __init__(
        self,
        open_records: OpenRecords,
        reading: Reading,
        shelf: FormShelf,
        interviewing: Interviewing,
    ) -> None:
        self._open_records = open_records
        self._reading = reading
        self._shelf = shelf
        self._interviewing = interviewing

    def preview(self, interview: InterviewId, to: FormHash) -> Move:
        """Return what a record would lose in the version `to`; nothing is changed.

        Raises ClosedInterviewError, NotAVersionError for another form, and
        IncompatibleFormVersionError where a question means something else there.
        """
        return self._planned(interview, to)[0]

    def move(
        self, interview: InterviewId, to: FormHash, reason: str = "", *, accept_loss: bool = False
    ) -> Move:
        """Move a record; raise AnswersWouldBeLostError unless nothing is, or that is accepted.

        A record that stands with that version already stays as it is.
        """
        move, going = self._planned(interview, to)
        if not move.is_needed:
            return move
        if move.answers_lost and not accept_loss:
            raise AnswersWouldBeLostError(interview, move.answers_lost)
        for compartment, document in going.held.items():
            arriving = _arriving(compartment, going)
            if compartment is Compartment.CORE or document != Document() or not arriving.is_empty:
                self._move_in(compartment, move, going, arriving, reason)
        self._settle(interview)
        return move

    # --- what it would come to

    def _planned(self, interview: InterviewId, to: FormHash) -> tuple[Move, _Going]:
        found = self._reading.interview(interview)
        found.answer(Patch(""))  # what takes no answer does not move either
        former, new = self._shelf.definition(found.form), self._version(found, to)
        demand_compatible(former, new)
        compartments = {*former.compartments().values(), *new.compartments().values()}
        self._interviewing.demand_readable(sorted(compartments))
        losses = loss_preview(found.document, former, new)
        gone = {each.path for each in losses if not each.is_kept}
        gone |= homeless(found.document, new)
        held = {
            each: self._reading.document(interview, each)
            for each in _WRITTEN_FIRST
            if self._reading.can_read(each)
        }
        apart = _told_apart(held.get(Compartment.IDENTITY, Document()), new, gone)
        losses += apart
        gone |= {each.path for each in apart}
        staying = replace(found, form=to, document=found.document.without(gone))
        session = self._shelf.session(staying)
        losses += _taken_out(staying.document, session, new)
        drafts = self._homeless_drafts(found, session, new)
        losses += tuple(Loss(path, LossReason.HALF_TYPED) for path in drafts)
        move = Move(found, to, new.version, losses if found.form != to else ())
        return move, _Going(gone, session, held, drafts)

    def _version(self, interview: Interview, to: FormHash) -> FormDef:
        row = next((row for row in self._reading.forms() if row.hash == to), None)
        if row is None or (row.is_received and to != interview.form):
            raise UnknownFormError(to)  # what only came with records is not asked here
        if row.form_id != interview.form_id:
            raise NotAVersionError(interview.form_id, row.form_id)
        return self._shelf.definition(to)

    def _homeless_drafts(
        self, interview: Interview, session: FormSession, new: FormDef
    ) -> tuple[Path, ...]:
        """Return half-typed texts whose question is gone, or is kept elsewhere from now on."""
        known = {node.path for node in new.nodes()}
        former = self._shelf.session(interview)
        return tuple(
            draft.path
            for draft in self._reading.drafts()
            if draft.interview == interview.id
            and (
                generic(draft.path) not in known
                or session.compartment(draft.path) is not former.compartment(draft.path)
            )
        )

    # --- doing it

    def _move_in(
        self,
        compartment: Compartment,
        move: Move,
        going: _Going,
        arriving: Patch,
        reason: str,
    ) -> None:
        """Write the entries of one compartment: what leaves it, and what comes from the other."""
        interview, lost = move.interview, _leaving(compartment, going)
        changed = interview.change_form(
            move.form, move.version, lost, reason=reason if compartment is Compartment.CORE else ""
        )
        with self._open_records(compartment) as records:
            records.append(changed, interview.id)
            if not arriving.is_empty:
                records.append(interview.answer(arriving), interview.id)
            for path in going.drafts:
                records.drop_draft(interview.id, path)

    def _settle(self, interview: InterviewId) -> None:
        """Record what the other version sets by itself, and bring the documents up to it."""
        session = self._shelf.session(self._reading.interview(interview))
        opening = session.opening()
        progress = Progress(*session.progress())
        self._interviewing.answer(interview, opening.patches, progress=progress)
        with self._open_records(Compartment.CORE) as records:
            records.note_progress(interview, progress)
        self._interviewing.leave_section(interview)


def _told_apart(identity: Document, new: FormDef, gone: set[Path]) -> tuple[Loss, ...]:
    """Return the answers that lie with identity, whatever the form said of them, and must leave."""
    apart = {path for path, each in new.compartments().items() if each is Compartment.IDENTITY}
    return tuple(
        Loss(path, LossReason.KEPT_APART)
        for path, value in identity.values.items()
        if path not in gone and not value.is_blank and generic(path) not in apart
    )


def _taken_out(document: Document, session: FormSession, new: FormDef) -> tuple[Loss, ...]:
    """Return the answers that the other version itself takes out, as its filters do."""
    asked = {each.path for each in new.shown_questions() if not each.bind.calculate}
    now = session.document().values
    return tuple(
        Loss(path, LossReason.NOT_OFFERED)
        for path, value in document.values.items()
        if value.v and generic(path) in asked and now.get(path, _BLANK).v != value.v
    )


def _leaving(compartment: Compartment, going: _Going) -> tuple[Path, ...]:
    """Return what this compartment held and holds no more.

    When documents are put together identity prevails: what stayed behind in it would hide every
    later answer.
    """
    document = going.held[compartment]
    held = dict.fromkeys((*document.values, *document.rows))
    return tuple(
        path
        for path in held
        if path in going.paths or going.session.compartment(path) is not compartment
    )


def _arriving(compartment: Compartment, going: _Going) -> Patch:
    """Return what the others held and this compartment keeps from now on.

    No answer comes from identity: what was told there is lost rather than told to more people.
    """
    values: list[tuple[Path, Value]] = []
    rows: list[RowAdded] = []
    for other, document in going.held.items():
        if other is compartment:
            continue
        if other is not Compartment.IDENTITY:
            values += [
                (path, value)
                for path, value in document.values.items()
                if _is_here(path, compartment, going)
            ]
        rows += [
            RowAdded(repeat, uid)
            for repeat, uids in document.rows.items()
            if _is_here(repeat, compartment, going)
            for uid in uids
        ]
    return Patch("", tuple(values), tuple(rows))


def _is_here(path: Path, compartment: Compartment, going: _Going) -> bool:
    return path not in going.paths and going.session.compartment(path) is compartment
