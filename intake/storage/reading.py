"""Questions to the store, each from one snapshot; implements `services.ports.Reading`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from intake.domain.answers import Document
from intake.domain.compartments import Compartment
from intake.domain.errors import DamagedFileError
from intake.domain.ids import (
    BundleId,
    ChainId,
    FormHash,
    InterviewId,
    MediaId,
    OrganisationId,
    PersonId,
    StoreId,
)
from intake.domain.interview import Interview
from intake.ledger import header
from intake.ledger.bodies.interviews import INTERVIEW_OPENED
from intake.ledger.entry import Entry
from intake.services.ports import (
    Contact,
    Draft,
    FormRow,
    HistoryLine,
    InterviewRow,
    KeptForm,
    ListPage,
    ListQuery,
    MediaItem,
    Organisation,
)
from intake.storage import (
    documents,
    drafts,
    entries,
    form_media,
    forms_kept,
    interview_list,
    interview_rows,
    media,
    stations,
)
from intake.storage.conflict_rows import SqlConflicts
from intake.storage.dataset_memory import SqlDatasetMemory
from intake.storage.figures_store import SqlFigures
from intake.storage.files import StoreFiles
from intake.storage.interrupted import Interrupted
from intake.storage.same_person_rows import SqlSamePerson
from intake.storage.unsent import SqlUnsent

_SLICE: Final = 500
_HISTORY: Final = (
    "SELECT hlc, header, type, entry.actor, entry.seq,"
    " EXISTS (SELECT 1 FROM signature WHERE signature.pos = entry.pos)"
    " OR EXISTS (SELECT 1 FROM attestation AS a WHERE a.chain = entry.chain"
    " AND a.actor = entry.actor AND entry.seq BETWEEN a.first_seq AND a.seq) FROM entry"
)
_MENTIONED: Final = (
    " JOIN mentioned AS m ON m.chain = entry.chain AND m.seq = entry.seq WHERE m.uid = ?"
)
_READABLE: Final = " AND header IS NOT NULL"


@dataclass(frozen=True, slots=True)
class StoreNames:
    """The facts about a store that stand in no table of it."""

    org: OrganisationId
    store: StoreId
    roster_version: int


class SqlReading:
    """Reads with connections of its own, one for each thread that asks; never writes."""

    def __init__(self, files: StoreFiles, names: StoreNames, interrupted: Interrupted) -> None:
        self._files = files
        self._names = names
        self._interrupted = interrupted

    @property
    def figures(self) -> SqlFigures:
        """The answer index that figures are counted from."""
        return SqlFigures(self._files)

    @property
    def conflicts(self) -> SqlConflicts:
        """What two stations noted differently."""
        return SqlConflicts(self._files)

    @property
    def same_person(self) -> SqlSamePerson:
        """Records of one person."""
        return SqlSamePerson(self._files)

    @property
    def sent(self) -> SqlUnsent:
        """What was sent to whom."""
        return SqlUnsent(self._files)

    @property
    def datasets(self) -> SqlDatasetMemory:
        """Who was in earlier datasets."""
        return SqlDatasetMemory(self._files)

    def can_read(self, compartment: Compartment) -> bool:
        """Tell whether this person holds the key of `compartment`."""
        return self._files.can_read(compartment)

    def interviews(self, query: ListQuery) -> ListPage:
        """Return one page of the list."""
        differing = self.conflicts.records()
        with self._files.reading(Compartment.CORE) as connection:
            return interview_list.page(connection, query, differing)

    def interview(self, interview: InterviewId) -> Interview:
        """Return one interview whole, from every compartment that this person may read."""
        uid = bytes.fromhex(interview)
        with self._files.reading(Compartment.CORE) as connection:
            found = interview_rows.standing(connection, interview)
            document = documents.current(connection, uid)
        for compartment in self._files.granted():
            if compartment is not Compartment.CORE:
                with self._files.reading(compartment) as connection:
                    document = document.merged(documents.current(connection, uid))
        return replace(found, document=document)

    def document(self, interview: InterviewId, compartment: Compartment) -> Document:
        """Return what one compartment holds of an interview."""
        with self._files.reading(compartment) as connection:
            return documents.current(connection, bytes.fromhex(interview))

    def following(self, interview: InterviewId) -> tuple[InterviewRow, ...]:
        """Return the interviews in which the person said again that they are afraid."""
        with self._files.reading(Compartment.CORE) as connection:
            return interview_list.following(connection, bytes.fromhex(interview))

    def find(self, typed: str) -> InterviewId:
        """Return the interview that a case code or an id names, or raise UnknownInterviewError."""
        with self._files.reading(Compartment.CORE) as connection:
            return interview_list.find(connection, typed)

    def drafts(self) -> tuple[Draft, ...]:
        """Return every draft, newest first."""
        found: list[Draft] = []
        for compartment in self._files.granted():
            with self._files.reading(compartment) as connection:
                found += drafts.kept(connection)
        return tuple(sorted(found, key=lambda draft: draft.saved, reverse=True))

    def open_since(self) -> tuple[InterviewRow, ...]:
        """Return interviews that were open when the program last ended without locking."""
        with self._files.reading(Compartment.CORE) as connection:
            return interview_list.opened_by(connection, list(self._interrupted.open_interviews))

    def last_asked(self, interview: InterviewId) -> str:
        """Return the path of the question that was answered last, or nothing."""
        found: list[tuple[int, str]] = []
        for compartment in self._files.granted():
            with self._files.reading(compartment) as connection:
                here = entries.last_asked(connection, bytes.fromhex(interview))
                found += [here] if here else []
        return max(found)[1] if found else ""

    def forms(self) -> tuple[FormRow, ...]:
        """Return every form version, by title and newest first."""
        with self._files.reading(Compartment.CORE) as connection:
            return forms_kept.rows(connection)

    def form(self, form: FormHash) -> KeptForm:
        """Return one version without its files, or raise UnknownFormError."""
        with self._files.reading(Compartment.CORE) as connection:
            return forms_kept.form(connection, form)

    def form_file_names(self, form: FormHash) -> tuple[str, ...]:
        """Return the names of the pictures, recordings and lists of a form."""
        with self._files.reading(Compartment.CORE) as connection:
            return form_media.names(connection, form)

    def form_file(self, form: FormHash, name: str) -> bytes | None:
        """Return one of these files, or None where the form has none of that name."""
        with self._files.reading(Compartment.CORE) as connection:
            return form_media.content(connection, form, name)

    def organisation(self) -> Organisation:
        """Return the names and facts of this store."""
        with self._files.reading(Compartment.CORE) as connection:
            row = connection.execute(
                "SELECT name, site FROM organisation WHERE chain = (SELECT chain FROM meta)"
            ).fetchone()
        if row is None:
            raise DamagedFileError(self._files.file(Compartment.CORE).path.name)
        return Organisation(
            self._names.org, self._names.store, row[0], row[1], self._names.roster_version
        )

    def contacts(self) -> tuple[Contact, ...]:
        """Return the known stations, by name."""
        with self._files.reading(Compartment.CORE) as connection:
            return stations.contacts(connection)

    def has_bundle(self, bundle: BundleId) -> bool:
        """Tell whether this bundle was merged already."""
        with self._files.reading(Compartment.CORE) as connection:
            return stations.has_bundle(connection, bundle)

    def is_of_this_store(self, interview: InterviewId) -> bool:
        """Tell whether this record began here, whoever has added to it elsewhere since."""
        with self._files.reading(Compartment.CORE) as connection:
            uid, own = bytes.fromhex(interview), entries.own_chains(connection)
            opened = entries.chains_of(connection, uid, INTERVIEW_OPENED)
            return bool(opened & own) or entries.chains_of(connection, uid) <= own

    def has_own_part(self, interview: InterviewId) -> bool:
        """Tell whether anything of this record was written here: no more of it can be sent on."""
        with self._files.reading(Compartment.CORE) as connection:
            found = entries.chains_of(connection, bytes.fromhex(interview))
            return bool(found & entries.own_chains(connection))

    def own_chains(self) -> frozenset[ChainId]:
        """Return the chains of every file here that this store began: they are whole."""
        found: set[bytes] = set()
        for compartment in self._files.granted():
            with self._files.reading(compartment) as connection:
                found |= entries.own_chains(connection)
        return frozenset(ChainId(chain.hex()) for chain in found)

    def history(self, interview: InterviewId) -> tuple[HistoryLine, ...]:
        """Return what happened to one interview, oldest first."""
        lines: list[tuple[int, HistoryLine]] = []
        for compartment in self._files.granted():
            with self._files.reading(compartment) as connection:
                uid = bytes.fromhex(interview)
                rows = connection.execute(f"{_HISTORY} WHERE subject = ?{_READABLE}", (uid,))
                found = rows.fetchall()
                if compartment is Compartment.CORE:
                    rows = connection.execute(f"{_HISTORY}{_MENTIONED}{_READABLE}", (uid,))
                    found += rows.fetchall()
            for hlc, head, type_, actor, seq, attested in found:
                at = datetime.fromtimestamp(header.decode(head).wall / 1000, UTC)
                person = PersonId(actor.hex())
                line = HistoryLine(at, type_, person, compartment, seq, attested=bool(attested))
                lines.append((hlc, line))
        return tuple(line for _, line in sorted(lines, key=lambda each: each[0]))

    def record_entries(self, interview: InterviewId) -> Iterator[Entry]:
        """Yield every entry of one record, by compartment and then in the order of its chain."""
        where = "subject = ? ORDER BY chain, seq"
        for compartment in self._files.granted():
            with self._files.reading(compartment) as connection:
                found = list(entries.select(connection, where, (bytes.fromhex(interview),)))
            yield from found

    def chains(self) -> tuple[tuple[Compartment, ChainId], ...]:
        """Return every chain of every file whose key is here."""
        found: list[tuple[Compartment, ChainId]] = []
        for compartment in self._files.granted():
            with self._files.reading(compartment) as connection:
                rows = connection.execute("SELECT DISTINCT chain FROM entry ORDER BY chain")
                found += [(compartment, ChainId(chain.hex())) for (chain,) in rows]
        return tuple(found)

    def chain_entries(self, compartment: Compartment, chain: ChainId) -> Iterator[Entry]:
        """Yield the entries of one chain in order, a slice at a time."""
        where = "chain = ? AND seq > ? ORDER BY seq LIMIT ?"
        last = 0
        while True:
            with self._files.reading(compartment) as connection:
                values = (bytes.fromhex(chain), last, _SLICE)
                found = list(entries.select(connection, where, values))
            if not found:
                return
            yield from found
            last = found[-1].seq

    def record_media(self, interview: InterviewId) -> tuple[MediaItem, ...]:
        """Return the attachments of one record whose keys are here."""
        return media.items(self._files, interview)

    def media_bytes(self, media_id: MediaId) -> Iterator[bytes]:
        """Yield the bytes of one attachment in pieces of at most 256 KiB."""
        return media.pieces(self._files, media_id)
