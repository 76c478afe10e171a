"""What the Forms screen shows: the versions in the store, or the report on one file."""

from dataclasses import dataclass
from enum import StrEnum

from intake.domain.ids import FormHash
from intake.forms.package import Severity


class FormsMode(StrEnum):
    """Which of its faces the screen shows."""

    LOADING = "loading"
    LIST = "list"
    CHECKING = "checking"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class FormLine:
    """One version of a form, in words."""

    hash: FormHash
    title: str
    name: str
    version: str
    languages: str
    counted: str
    used: str
    added: str
    is_builtin: bool
    is_received: bool = False
    """It came with records, and nobody here has added it: no interview begins with it."""


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """The versions of one form."""

    form_id: str
    newest: FormLine
    older: tuple[FormLine, ...] = ()
    folded: str = ""
    """How many older versions there are, and interviews with them; empty for none."""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One line of the report, in words."""

    severity: Severity
    kind: str
    where: str
    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One question that may hold a name, a number or a place."""

    path: str
    label: str
    reason: str
    is_identity: bool


@dataclass(frozen=True, slots=True)
class ReportShown:
    """The report on one file."""

    file: str
    title: str
    facts: str
    errors: str
    repairs: str
    notices: str
    has_errors: bool
    findings: tuple[FindingLine, ...]
    proposals: tuple[ProposalLine, ...]
    identity_counted: str


@dataclass(frozen=True, slots=True)
class FormsState:
    """The Forms screen."""

    mode: FormsMode
    counted: str
    families: tuple[FamilyLine, ...]
    report: ReportShown | None
    can_add: bool
    is_busy: bool
    done: str
    problem: str
    is_read_again: bool = False
    """The report is on a form that is here already: there is nothing to add."""
