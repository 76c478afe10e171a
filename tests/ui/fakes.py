"""Services for screens: everything happens at once, on the thread that asks."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from intake.domain.case_codes import case_code
from intake.domain.errors import (
    CancelledError,
    IntakeError,
    StoreSetBackError,
    UnknownFormError,
    WrongPassphraseError,
)
from intake.domain.ids import FormHash, InterviewId, OrganisationId, StoreId
from intake.domain.interview import State
from intake.services.doors import Advance, Door, Founded, Founding, Sheet
from intake.services.form_versions import FormFile
from intake.services.people_doors import (
    Drill,
    Enrolled,
    Enrolment,
    PassphraseChange,
    Recovery,
)
from intake.services.ports import (
    Contact,
    FormRow,
    InterviewRow,
    ListPage,
    ListQuery,
    Order,
    Organisation,
)
from intake.ui.presenters.at_once import AtOnce

T = TypeVar("T")
NOW = datetime(2026, 11, 24, 16, 42, tzinfo=UTC)
TITLES = ("Short intake", "Results Monitoring Survey")
LANGUAGES = ("spa", "mam", "quc", "hat", "spa", "por", "")


class InlineLane(AtOnce):
    """Runs a job at once."""


class HeldLane(InlineLane):
    """Keeps jobs until it is told to go on."""

    def __init__(self) -> None:
        self.held: list[Callable[[], object]] = []

    def run(self, job, then, failed) -> None:  # type: ignore[no-untyped-def]
        self.held.append(partial(InlineLane.run, self, job, then, failed))

    def go_on(self) -> None:
        held, self.held = self.held, []
        for each in held:
            each()


@dataclass
class InlineTicket:
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


class InlineWorkshop:
    """Runs a long job at once; progress is told as it comes."""

    def start(
        self,
        job: Callable[[Callable[..., None]], T],
        then: Callable[[T], None],
        failed: Callable[[IntakeError], None],
        progressed: Callable[..., None] | None = None,
    ) -> InlineTicket:
        ticket = InlineTicket()

        def advance(*facts: object) -> None:
            if ticket.cancelled:
                raise CancelledError
            if progressed is not None:
                progressed(*facts)

        InlineLane().run(lambda: job(advance), then, failed)
        return ticket


class HeldWorkshop(InlineWorkshop):
    """Keeps long jobs until it is told to go on."""

    def __init__(self) -> None:
        self.held: list[Callable[[], object]] = []

    def start(self, job, then, failed, progressed=None) -> InlineTicket:  # type: ignore[no-untyped-def]
        self.held.append(partial(InlineWorkshop.start, self, job, then, failed, progressed))
        return InlineTicket()

    def go_on(self) -> None:
        held, self.held = self.held, []
        for each in held:
            each()


_SAID = (
    "canyon ribbon maple orbit tennis copper window lemon harbor pilot garden velvet "
    "summer bridge cactus planet ticket mirror silver pepper island rocket button walnut"
)
WORDS = _SAID.split()


@dataclass
class FakePeople:
    """A locked store to which people come."""

    error: IntakeError | None = None
    asked: list[Enrolment] = field(default_factory=list)
    opens: tuple[str, ...] = ("core", "identity", "media", "inbox")
    sheet_error: IntakeError | None = None
    """What the Organisation sheet is refused with."""
    refusal: IntakeError | None = None
    """What recovering and another passphrase are refused with."""
    drilled: list[tuple[str, str]] = field(default_factory=list)
    recovered: list[Recovery] = field(default_factory=list)
    changed: list[PassphraseChange] = field(default_factory=list)

    def sheet_words(self) -> dict[str, tuple[str, ...]]:
        return {"en": tuple(sorted({*WORDS, "win"})), "es": ("ábaco", "abdomen", "zona")}

    def drill(self, _folder: str, kind: str, words: str) -> Drill:
        self.drilled.append((kind, words))
        if kind == "organisation" and self.sheet_error is not None:
            raise self.sheet_error
        if kind == "recovery" and self.error is not None:
            raise self.error
        return Drill(kind, "K7Q29FMA", self.opens if kind == "recovery" else (), "T3XWP0HD")

    def recover(self, recovery: Recovery) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.recovered.append(recovery)

    def change_passphrase(self, change: PassphraseChange) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.changed.append(change)

    def enrol(self, enrolment: Enrolment) -> Enrolled:
        if self.error is not None:
            raise self.error
        self.asked.append(enrolment)
        return Enrolled("r1", tuple(WORDS[:8]))


@dataclass
class FakeDoors:
    """A store that opens for one passphrase."""

    right: str = "six words that nobody would guess"
    people: tuple[Door, ...] = (Door("a1", "L. Ortega", 0), Door("b2", "R. Pérez", 0))
    error: IntakeError | None = None
    application: object = None
    stores: set[str] = field(default_factory=set)
    founded: list[Founding] = field(default_factory=list)
    key_files: list[str] = field(default_factory=list)
    """The key file of each try."""

    def default_folder(self) -> str:
        return "/home/casa/.local/share/intake/store"

    def has_store(self, folder: str) -> bool:
        return folder in self.stores

    def suggest_passphrase(self, language: str) -> str:
        if language.startswith("es"):
            return "ancla pincel nube tambor ceniza limonero"
        return "anchor brush cloud drum ember lemon"

    def strength(self, passphrase: str) -> int:
        return min(4, len(passphrase.split()))

    def found(self, founding: Founding, advance: Advance) -> Founded:
        for step in ("keys", "slot", "grants", "files", "forms"):
            advance(step)
        if self.error is not None:
            raise self.error
        self.founded.append(founding)
        recovery = Sheet("recovery", "K7Q2-9FMA", tuple(WORDS))
        return Founded(
            founding.folder, recovery, Sheet("organisation", "T3XW-P0HD", tuple(WORDS[::-1]))
        )

    def doors(self, _folder: str) -> tuple[Door, ...]:
        return self.people

    def unlock(
        self,
        _folder: str,
        _slot: str,
        passphrase: str,
        *,
        key_file: str = "",
        although_set_back: bool = False,
    ) -> object:
        self.key_files.append(key_file)
        forgiven = although_set_back and isinstance(self.error, StoreSetBackError)
        if self.error is not None and not forgiven:
            raise self.error
        if passphrase != self.right:
            raise WrongPassphraseError
        return self.application


def interview_row(number: int) -> InterviewRow:
    """Return a made-up interview; the same number is the same interview."""
    spread = (number * 0x9E3779B97F4A + 0x5DEECE66D1B3) % 2**48
    state = (State.OPEN, State.READBACK, State.PAUSED, State.OPEN)[number % 4]
    total = (38, 62)[number % 2]
    answered = total if state is State.READBACK else (number * 7) % total
    return InterviewRow(
        id=InterviewId(f"{number:032x}"),
        case_code=case_code(spread.to_bytes(6)),
        form_id=("short_intake", "rms_capi_v2")[number % 2],
        form_title=TITLES[number % 2],
        state=state,
        language=LANGUAGES[number % len(LANGUAGES)],
        opened=NOW - timedelta(minutes=18 + number * 97),
        updated=NOW - timedelta(minutes=4 + number * 61),
        answered=answered,
        total=total,
    )


class FakeReading:
    """A store of made-up interviews, filtered and sorted as SQL would."""

    def __init__(self, count: int = 128) -> None:
        self.count = count
        self.queries: list[ListQuery] = []
        self.error: IntakeError | None = None
        self.known: tuple[Contact, ...] = ()
        self.form_rows: tuple[FormRow, ...] = FORMS

    def interviews(self, query: ListQuery) -> ListPage:
        self.queries.append(query)
        if self.error is not None:
            raise self.error
        if not query.states and not query.text and query.order is Order.UPDATED:
            end = min(self.count, query.offset + query.limit)
            rows = tuple(interview_row(each) for each in range(query.offset, end))
            return ListPage(rows, self.count)
        kept = [interview_row(each) for each in range(self.count)]
        kept = [row for row in kept if not query.states or row.state in query.states]
        kept = [row for row in kept if row.case_code.startswith(query.text)]
        kept.sort(key=lambda row: (str(_SORT[query.order](row)), row.id), reverse=query.descending)
        return ListPage(tuple(kept[query.offset : query.offset + query.limit]), len(kept))

    def forms(self) -> tuple[FormRow, ...]:
        return self.form_rows

    def organisation(self) -> Organisation:
        return Organisation(
            OrganisationId("ab" * 16), StoreId("cd" * 16), "Casa del Sol", "Tijuana", 1
        )

    def contacts(self) -> tuple[Contact, ...]:
        return self.known


_SORT: dict[Order, Callable[[InterviewRow], object]] = {
    Order.UPDATED: lambda row: row.updated,
    Order.OPENED: lambda row: row.opened,
    Order.CODE: lambda row: row.case_code,
    Order.STATE: lambda row: row.state,
    Order.FORM: lambda row: row.form_title,
}
FORMS = (
    FormRow(
        FormHash("11" * 32), "short_intake", "2026-11-01", "Short intake", ("en", "es"),
        NOW - timedelta(days=9), 38, 96, builtin=True,
    ),
    FormRow(
        FormHash("22" * 32), "rms_capi_v2", "2.1", "Results Monitoring Survey",
        ("en", "es", "fr", "ar"), NOW - timedelta(days=2), 331, 32, builtin=False,
    ),
)  # fmt: skip
OLDER = (
    FormRow(
        FormHash("23" * 32), "rms_capi_v2", "2.0", "Results Monitoring Survey",
        ("en", "es"), NOW - timedelta(days=160), 329, 14, builtin=False,
    ),
    FormRow(
        FormHash("24" * 32), "rms_capi_v2", "1.4", "Results Monitoring Survey (draft)",
        ("en",), NOW - timedelta(days=400), 310, 1, builtin=False,
    ),
)  # fmt: skip
STATION = Contact(
    OrganisationId("ee" * 16),
    "Albergue Esperanza",
    "age1qz8k4cte3p0x9n7yq5m2v6h8l0r3s4d7f9g2j5k8w0z3x6c9v2b5nqxw7t",
    ("RWQ" + "A" * 53,),
    "ff" * 32,
    b"{}",
)


class FakeShelf:
    """Forms that are listed, checked and added without a store."""

    def __init__(self, result: object, rows: tuple[FormRow, ...] = FORMS) -> None:
        self.result, self.rows = result, rows
        self.added: list[dict[str, object]] = []

    def forms(self) -> tuple[FormRow, ...]:
        return self.rows

    def check(self, _content: bytes, _name: str) -> object:
        if isinstance(self.result, IntakeError):
            raise self.result
        return self.result

    def add(self, _result: object, name: str, compartments: dict[str, object]) -> object:
        if not self.rows:
            raise UnknownFormError(name)
        self.added.append(dict(compartments))
        return replace_form(self.rows[0])


class FakeVersions:
    """Gives every form back as the same small file."""

    def __init__(self, error: IntakeError | None = None) -> None:
        self.error = error

    def original(self, _form: FormHash) -> FormFile:
        if self.error is not None:
            raise self.error
        return FormFile("RMS_CAPI_v2.xlsx", b"workbook")


@dataclass
class Added:
    form: FormRow
    was_there: bool = False


def replace_form(row: FormRow) -> Added:
    return Added(replace(row))
