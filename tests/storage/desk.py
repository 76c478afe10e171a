"""Three encrypted files and somebody who writes in them, without a folder or a passphrase."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from intake.domain.answers import Patch, Value
from intake.domain.case_codes import CaseCode, case_code
from intake.domain.compartments import Compartment
from intake.domain.consent import Consent, Decision, Languages, Purpose
from intake.domain.events import (
    ChainBegun,
    ChainReason,
    ConsentRecorded,
    InterviewOpened,
    LanguageRecorded,
    OrganisationDescribed,
)
from intake.domain.ids import FormHash, InterviewId, OrganisationId, PersonId, StoreId
from intake.ledger.header import UNKNOWN_HASH
from intake.services.ports import KeptForm, Progress, Written
from intake.storage import database
from intake.storage.database import FileFacts
from intake.storage.files import OpenFile, StoreFiles
from intake.storage.interrupted import Interrupted, interrupted
from intake.storage.keys.signing import Signer
from intake.storage.reading import SqlReading, StoreNames
from intake.storage.records import SqlRecords, open_records
from intake.storage.writer import Marks, Writer

ORG = OrganisationId("0a" * 16)
STORE = StoreId("0b" * 16)
XFORM = b"<h:html><h:body><input ref='/a'/><select1 ref='/b'></select1></h:body></h:html>"
FORM = FormHash(hashlib.sha256(XFORM).hexdigest())
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class Chance:
    """Bytes that look random and are the same in every run."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0

    def __call__(self, count: int) -> bytes:
        self._count += 1
        return hashlib.shake_256(f"{self._name} {self._count}".encode()).digest(count)


class Clock:
    """A clock that goes on by a second at every look."""

    def __init__(self, start: datetime = START) -> None:
        self.at = start

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


class Desk:
    """A store without its folder."""

    def __init__(self, folder: Path, name: str = "desk", person: str = "ana") -> None:
        self.folder = folder
        self.chance = Chance(name)
        self.clock = Clock()
        self._opened: dict[Compartment, OpenFile] = {}
        for each in Compartment:
            path, key = folder / f"{each.value}.db", self.chance(32)
            facts = FileFacts(bytes.fromhex(STORE), each, 1)
            database.create_database(path, key, facts, self.chance(16))
            self._opened[each] = OpenFile(path, key, facts)
        self.sit_down(person)
        for each in Compartment:
            with self.records(each) as records:
                records.begin_chain(ChainBegun(ChainReason.FOUNDED, each.value))

    def sit_down(self, person: str) -> None:
        """Begin a session as somebody, as after unlocking."""
        self.files = StoreFiles(self._opened)
        self.person = PersonId(hashlib.sha256(person.encode()).hexdigest()[:32])
        self.signer = Signer(hashlib.sha256(b"key of " + person.encode()).digest())
        self.left: Interrupted = interrupted(self.files, self.person)
        self.writer = Writer(
            org=ORG,
            person=self.person,
            role="coordinator",
            roster=UNKNOWN_HASH,
            sign=self.signer.sign_entry,
            now=self.clock,
            randomness=self.chance,
            program_version="0",
            marks=Marks(),
        )
        self.reading = SqlReading(self.files, StoreNames(ORG, STORE, 1), self.left)

    @contextmanager
    def records(self, compartment: Compartment = Compartment.CORE) -> Iterator[SqlRecords]:
        """Begin a transaction."""
        with open_records(self.files, self.writer)(compartment) as records:
            yield records

    def describe(self) -> None:
        """Say what the organisation is called, and keep a form."""
        with self.records() as records:
            records.append(OrganisationDescribed("Casa del Norte", "Reynosa"))
            records.keep_form(form())

    def open_interview(self, code: str = "") -> InterviewId:
        """Open an interview with consent and languages."""
        interview = InterviewId(self.chance(16).hex())
        named = CaseCode(code) if code else case_code(self.chance(6))
        with self.records() as records:
            records.append(InterviewOpened(FORM, "f2", "1", named, site="Reynosa"), interview)
            granted = Consent(Purpose.COLLECT, Decision.GRANTED, text_version="c0/1", lang="es")
            records.append(ConsentRecorded(granted), interview)
            records.append(LanguageRecorded(Languages("quc", "spa")), interview)
        return interview

    def answer(
        self,
        interview: InterviewId,
        path: str,
        value: str,
        *,
        compartment: Compartment = Compartment.CORE,
        progress: Progress | None = None,
    ) -> Written:
        """Give one answer."""
        patch = Patch(path, ((path, Value(value)),))
        with self.records() as records:
            given = records.standing(interview).answer(patch, lang="es")
        with self.records(compartment) as records:
            return records.append(given, interview, progress=progress)

    def crash(self) -> None:
        """End the session as a killed process would: nothing more is written."""
        self.files.close()


def form(hash_: FormHash = FORM, title: str = "Short screening") -> KeptForm:
    """Return a form version; storage never reads its bytes."""
    return KeptForm(
        hash_,
        "f2",
        "1",
        title,
        XFORM,
        b"workbook",
        "f2.xlsx",
        ("en", "es"),
        {"person/name": Compartment.IDENTITY},
        builtin=True,
        questions=2,
    )
