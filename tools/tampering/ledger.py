"""A ledger of two people and four records that is good to its end; the same in every run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from intake.domain.answers import Patch, Value
from intake.domain.case_codes import CaseCode
from intake.domain.consent import Consent, Decision, Purpose
from intake.domain.course_events import InterviewSealed
from intake.domain.events import (
    AnswerGiven,
    ChainBegun,
    ChainReason,
    Checkpointed,
    ConsentRecorded,
    Event,
    InterviewOpened,
    SessionClosed,
    SessionOpened,
)
from intake.domain.ids import NO_RECORD, ChainId, FormHash, InterviewId, OrganisationId, PersonId
from intake.domain.people import Role
from intake.ledger import chain as ledger
from intake.ledger import event_codec
from intake.ledger.entry import Entry
from intake.ledger.header import UNKNOWN_HASH, Header, next_hlc
from intake.ledger.heads import ChainHead, RecordHead, Salts
from intake.storage.keys import age_keys
from intake.storage.keys.enrolment import NewKeys, new_keys
from intake.storage.keys.file_signing import FileSigner
from intake.storage.keys.roster import Roster, RosterEntry
from intake.storage.keys.roster_chain import SignedRoster, sign_roster
from intake.storage.keys.signing import Signer

SIZE: Final = 200
ORG, CHAIN = OrganisationId("0a" * 16), ChainId("c1" * 16)
RECORDS: Final = tuple(InterviewId(f"e{n}" * 16) for n in range(4))
FORM: Final = FormHash("f0" * 32)
_START: Final = 1_793_520_000_000
ROLES: Final = {
    "Ana": (Role.COORDINATOR, Role.INTERVIEWER),
    "Beto": (Role.INTERVIEWER,),
    "Caro": (Role.REVIEWER, Role.STEWARD),
}


class Chance:
    """The same bytes in every run."""

    def __init__(self, name: str) -> None:
        self._name, self._count = name, 0

    def __call__(self, count: int) -> bytes:
        """Return the next bytes."""
        self._count += 1
        return hashlib.shake_256(f"{self._name} {self._count}".encode()).digest(count)


@dataclass(frozen=True, slots=True)
class Station:
    """An organisation with three people and two versions of its roster."""

    root: bytes
    people: dict[str, PersonId]
    keys: dict[str, NewKeys]
    rosters: tuple[Roster, ...]
    signed: tuple[SignedRoster, ...]

    def session(self, name: str) -> Signer:
        """Return the key that signs somebody's ordinary entries."""
        return Signer(self.keys[name].session_seed)


@cache
def station() -> Station:
    """Return the organisation; Caro comes with the second version."""
    chance = Chance("tampering")
    recovery = age_keys.recipient_of(age_keys.identity_of(chance(32)))
    people = {name: PersonId(chance(16).hex()) for name in ROLES}
    keys = {name: new_keys(chance) for name in ROLES}
    root = FileSigner(chance(32))
    entries = tuple(
        RosterEntry(
            people[name], name, roles, keys[name].public, keys[name].proof(ORG, people[name])
        )
        for name, roles in ROLES.items()
    )
    first = Roster(
        ORG, 1, UNKNOWN_HASH, _START - 10**9, recovery=(recovery,), entries=entries[:2],
        root=root.public,
    )  # fmt: skip
    second = replace(first, version=2, prev=first.hash, entries=entries)
    signed = (sign_roster(first, root), sign_roster(second, root, first))
    return Station(root.public, people, keys, (first, second), signed)


class Writer:
    """Writes the ledger as the program does, one entry after another."""

    def __init__(self) -> None:
        self._station, self._chance = station(), Chance("entries")
        self._head, self._records = ChainHead(bytes.fromhex(CHAIN)), dict[InterviewId, RecordHead]()
        self._who, self._since = "Ana", 1
        self.entries: list[Entry] = []

    @property
    def seq(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    def add(
        self,
        event: Event,
        record: InterviewId = NO_RECORD,
        *,
        key: bytes | bytearray | None = None,
        role: Role | None = None,
    ) -> Entry:
        """Add an entry, signed with `key` or with none, and return it."""
        type_, body = event_codec.encode(event)
        seq = self.seq + 1
        wall = _START + seq * 60_000
        roster = self._station.rosters[0 if seq <= SIZE // 2 else 1]
        acting = role or self._usual_role()
        header = Header(
            org=ORG, chain=CHAIN, seq=seq, hlc=next_hlc(self._head.hlc, wall), wall=wall,
            actor=self._station.people[self._who], acting_role=acting, type=type_,
            subject=record, roster=roster.hash,
        )  # fmt: skip
        head = None if record == NO_RECORD else self._records.get(record, RecordHead())
        salts = Salts(self._chance(32), self._chance(32))
        entry = ledger.grow(self._head, header, body, salts, record=head)
        if key is not None:
            entry = replace(entry, signatures=(Signer(key).sign_entry(entry, ORG, type_),))
        if record != NO_RECORD:
            self._records[record] = RecordHead(entry.record_count, entry.rlink)
        self._head = self._head.after(entry, header.hlc)
        self.entries.append(entry)
        return entry

    def judge(self, event: Event, record: InterviewId, role: Role) -> Entry:
        """Add an entry under the judgement key of whoever is there."""
        return self.add(event, record, key=self.judgement(), role=role)

    def judgement(self) -> bytes | bytearray:
        """Return the judgement key of whoever is there."""
        return self._station.keys[self._who].judgement_seed

    def _usual_role(self) -> Role:
        """Return the role of an interviewer, of whoever is one."""
        roles = ROLES[self._who]
        return Role.INTERVIEWER if Role.INTERVIEWER in roles else roles[0]

    def session(self) -> bytes | bytearray:
        """Return the session key of whoever is there."""
        return self._station.keys[self._who].session_seed

    def open(self, who: str) -> None:
        """Let somebody begin; the one before vouches for what they wrote."""
        self.vouch()
        self._who, self._since = who, self.seq + 1
        self.add(SessionOpened("0.1.0"), key=self.session())

    def vouch(self) -> None:
        """Sign everything since the session was opened."""
        self.add(Checkpointed(self._since), key=self.session())

    def seal(self, record: InterviewId) -> None:
        """Seal a record with the judgement key."""
        head = self._records[record]
        ends = ((CHAIN, head.count, head.rlink.hex()),)
        sealed = InterviewSealed("I wrote this.", "en", is_confirmed=True, ends=ends)
        self.judge(sealed, record, Role.INTERVIEWER)


@cache
def good(size: int = SIZE) -> tuple[Entry, ...]:
    """Return a ledger of two people and four records that is good to its end."""
    writer = Writer()
    writer.add(ChainBegun(ChainReason.FOUNDED, "core"), key=writer.session())
    writer.open("Ana")
    while writer.seq < size - 3:
        record = RECORDS[writer.seq % 3]
        if writer.seq < 6:
            writer.add(
                InterviewOpened(FORM, "screening", "1", CaseCode("4Q7H2M9TKX"), site="n"), record
            )
            writer.add(ConsentRecorded(Consent(Purpose.COLLECT, Decision.GRANTED)), record)
        elif writer.seq % 23 == 0:
            writer.open("Beto" if writer.seq % 2 else "Ana")
        elif writer.seq % 11 == 0:
            writer.vouch()
        else:
            said = Patch(
                "need/why",
                values=(
                    (
                        "need/why",
                        Value(f"No {writer.seq} «así»"),
                    ),
                ),
            )
            writer.add(AnswerGiven(said, lang="es"), record)
    writer.seal(RECORDS[0])
    writer.add(SessionClosed())
    writer.vouch()
    return tuple(writer.entries)
