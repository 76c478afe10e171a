"""What an export is asked for, what it is written from, and what came of it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import BinaryIO

from intake.domain.answers import Document, Path
from intake.domain.consent import Purpose
from intake.domain.ids import InterviewId, MediaId
from intake.domain.interview import State
from intake.forms.model import FormDef

Advance = Callable[[int, int], None]
"""Told (steps done, steps in all) now and then; raises CancelledError to stop the work."""


class Layout(StrEnum):
    """How the answers are laid out, after the programs that read it."""

    ODK = "odk"
    """A zip of ODK submissions, one folder each, with their attachments."""
    CENTRAL_CSV = "central-csv"
    """A zip of tables as ODK Central writes them, with attachments."""
    KOBO_XLSX = "kobo-xlsx"
    """A workbook as KoboToolbox writes it."""
    TIDY_CSV = "tidy-csv"
    """One table with a line for each answer."""
    PARQUET = "parquet"
    """The same for programs that analyse."""

    @property
    def has_files(self) -> bool:
        """It carries attachments."""
        return self in {Layout.ODK, Layout.CENTRAL_CSV}


class Selects(StrEnum):
    """How a question with several answers stands in a table."""

    SUMMARY = "summary"
    """One column with all of them."""
    DETAILS = "details"
    """A column for each choice."""
    BOTH = "both"


class Origin(StrEnum):
    """Where a record was made."""

    HERE = "here"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What somebody asked for."""

    form: str
    """A form id, which means every version of it, or the beginning of the hash of one version."""
    layout: Layout
    file: str
    language: str = ""
    """The language of labels; empty for none where a layout can do without."""
    selects: Selects = Selects.SUMMARY
    group_prefix: bool = True
    """Columns are called by their groups as well."""
    bom: bool = False
    with_names: bool = False
    finished: bool = False
    """Only records whose questions are finished."""
    states: tuple[State, ...] = ()
    """Only records in one of these states; any where there is none."""
    code: str = ""
    """Only records whose case code begins so."""
    only: InterviewId | None = None
    """Only this record."""
    since: date | None = None
    until: date | None = None
    """Days on which a record was opened (UTC), both included."""
    replace: bool = False
    purpose: Purpose = Purpose.COLLECT
    """What the file is for: only records leave whose persons allow that."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """An attachment and the name that it has outside. No name that anybody typed leaves."""

    name: str
    media: MediaId


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """One record as it leaves."""

    instance_id: str
    case_code: str
    form: FormDef
    state: State
    origin: Origin
    opened: datetime
    updated: datetime
    held: Document
    """With what is not relevant, which a submission leaves out otherwise than what is blank."""
    document: Document
    """What leaves: relevant answers of questions that are not withheld."""
    withheld: frozenset[Path]
    """Generic paths of the questions whose answers stay."""
    files: tuple[NamedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportJob:
    """All that an export is written from."""

    order: ExportOrder
    forms: tuple[FormDef, ...]
    """Every version that counts, the newest first."""
    xform: bytes
    """The newest version as it was imported."""
    withheld: frozenset[Path]
    records: Callable[[], Iterator[ExportRecord]]
    """Reads the records from the store, once more at each call."""
    media_bytes: Callable[[MediaId], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of an export."""

    records: int
    versions: tuple[str, ...]
    left_out: tuple[Path, ...]
    """Questions whose answers were left out because they name people."""
    lines: int = 0
    """Lines of all tables, without their heads; submissions where there are no tables."""
    cut: int = 0
    """Texts that were longer than a cell can be."""
    files: int = 0
    files_missing: int = 0
    """Attachments whose key is not here."""
    without_consent: int = 0
    """Records that were left out because their persons do not allow it."""
    names_refused: bool = False
    """Names were asked for, and this person does not hold their key."""


@dataclass(frozen=True, slots=True)
class Wrote:
    """What a writer has written."""

    lines: int
    cut: int = 0


WriteExport = Callable[[ExportJob, BinaryIO], Wrote]
"""Writes the file; raises MissingExtraError where a part that is installed apart is absent."""

NewStream = Callable[[str, bool], AbstractContextManager[BinaryIO]]
"""A file that gets its name when the block ends well; the flag allows taking another's place."""


@dataclass(frozen=True, slots=True)
class ExportPorts:
    """What exporting needs from outside."""

    write: WriteExport
    new_stream: NewStream
