"""The Forms screen: the versions in the store, and adding one after its report was read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import PurePath

from intake.domain.compartments import Compartment
from intake.domain.errors import CancelledError, IntakeError
from intake.forms.package import Finding, ImportResult, Proposal, Severity
from intake.i18n import Words
from intake.i18n.formats import date_text, list_text, number_text
from intake.i18n.languages import native_name
from intake.services.form_shelf import AddedForm, FormShelf
from intake.services.ports import FormRow
from intake.ui.presenters.forms_state import (
    FindingLine,
    FormLine,
    FormsMode,
    FormsState,
    ProposalLine,
    ReportShown,
)
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.work import Ticket, Workshop


@dataclass(frozen=True, slots=True)
class FormsTools:
    """What the presenter works with."""

    shelf: FormShelf
    reader: Lane
    writer: Lane
    workshop: Workshop
    read_file: Callable[[str], bytes]
    """Reads a file that the person chose, or raises UnreadableFileError."""
    zone: tzinfo
    sentence: Callable[[IntakeError, Words], str]
    finding_text: Callable[[Finding, Words], tuple[str, str]]
    """The sentence of a finding, and what its author can do."""
    reason_text: Callable[[str, Words], str]


class FormsPresenter:
    """Lists, checks, asks, adds."""

    def __init__(self, tools: FormsTools, words: Words, show: Callable[[FormsState], None]) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._mode = FormsMode.LOADING
        self._rows: tuple[FormRow, ...] = ()
        self._file = ""
        self._result: ImportResult | None = None
        self._identity: dict[str, bool] = {}
        self._ticket: Ticket | None = None
        self._is_adding = False
        self._added: AddedForm | None = None
        self._error: IntakeError | None = None

    @property
    def rows(self) -> tuple[FormRow, ...]:
        """The versions in the store."""
        return self._rows

    def open(self) -> None:
        """Read the list."""
        self._tools.reader.run(self._tools.shelf.forms, self._listed, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> FormsState:
        """Return the state of the screen."""
        words = self._words
        has_errors = self._result is not None and bool(self._result.report.errors)
        return FormsState(
            mode=self._mode,
            counted=words.ngettext(
                "{count} questionnaire", "{count} questionnaires", len(self._rows)
            ),
            forms=tuple(self._form_line(row) for row in self._rows),
            report=self._report() if self._result is not None else None,
            can_add=self._result is not None and not has_errors and not self._is_adding,
            is_busy=self._is_adding or self._mode is FormsMode.CHECKING,
            done=self._done(),
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def check(self, path: str) -> None:
        """Have a file compiled apart from this process, and show its report."""
        self._file, self._error, self._added = path, None, None
        self._mode = FormsMode.CHECKING
        tools, name = self._tools, PurePath(path).name
        self._ticket = tools.workshop.start(
            lambda _advance: tools.shelf.check(tools.read_file(path), name),
            self._checked,
            self._refused,
        )
        self.refresh()

    def cancel(self) -> None:
        """Leave the report, or stop waiting for it."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self._result = None
        self._mode = FormsMode.LIST
        self.refresh()

    def keep_apart(self, path: str, *, is_identity: bool) -> None:
        """Decide where the answers to one question are kept."""
        self._identity[path] = is_identity
        self.refresh()

    def add(self) -> None:
        """Add the form of the report with the decisions as they stand."""
        result, shelf = self._result, self._tools.shelf
        if result is None or self._is_adding:
            return
        name = PurePath(self._file).name
        decided = {
            each.path: Compartment.IDENTITY if self._is_identity(each) else Compartment.CORE
            for each in result.proposals
        }
        self._is_adding = True
        self._tools.writer.run(lambda: shelf.add(result, name, decided), self._kept, self._refused)
        self.refresh()

    def _listed(self, rows: tuple[FormRow, ...]) -> None:
        self._rows = rows
        if self._mode is FormsMode.LOADING:
            self._mode = FormsMode.LIST
        self.refresh()

    def _checked(self, result: ImportResult) -> None:
        if self._mode is not FormsMode.CHECKING:
            return
        self._ticket, self._result = None, result
        self._identity = {}
        self._mode = FormsMode.REPORT
        self.refresh()

    def _kept(self, added: AddedForm) -> None:
        self._is_adding, self._result, self._added = False, None, added
        self._mode = FormsMode.LIST
        self.open()

    def _refused(self, error: IntakeError) -> None:
        self._ticket, self._is_adding = None, False
        if isinstance(error, CancelledError):
            return
        self._error = error
        if self._mode in {FormsMode.CHECKING, FormsMode.LOADING}:
            self._mode = FormsMode.LIST
        self.refresh()

    def _done(self) -> str:
        if self._added is None:
            return ""
        title = self._added.form.title
        if self._added.was_there:
            return self._words.gettext("“{title}” is here already.", title=title)
        return self._words.gettext("“{title}” was added.", title=title)

    def _is_identity(self, each: Proposal) -> bool:
        return self._identity.get(each.path, each.compartment is Compartment.IDENTITY)

    def _form_line(self, row: FormRow) -> FormLine:
        words = self._words
        added = date_text(row.added.astimezone(self._tools.zone).date(), words.language, "medium")
        return FormLine(
            hash=row.hash,
            title=row.title,
            name=words.gettext("{name}, version {version}", name=row.form_id, version=row.version),
            languages=" · ".join(native_name(each) for each in row.languages),
            counted=words.ngettext("{count} question", "{count} questions", row.questions),
            used=words.ngettext("{count} interview", "{count} interviews", row.interviews),
            added=words.gettext("Added {when}", when=added),
            is_builtin=row.builtin,
        )

    def _report(self) -> ReportShown | None:
        result, words = self._result, self._words
        if result is None:
            return None
        package = result.package
        counts = {
            each: sum(1 for finding in result.report.findings if finding.severity is each)
            for each in Severity
        }
        identity = sum(1 for each in result.proposals if self._is_identity(each))
        return ReportShown(
            file=PurePath(self._file).name,
            title=package.title if package is not None else PurePath(self._file).name,
            facts=self._facts(result),
            errors=words.ngettext("{count} error", "{count} errors", counts[Severity.ERROR]),
            repairs=words.ngettext("{count} repair", "{count} repairs", counts[Severity.REPAIR]),
            notices=words.ngettext("{count} notice", "{count} notices", counts[Severity.NOTICE]),
            has_errors=counts[Severity.ERROR] > 0,
            findings=tuple(self._finding(each) for each in _worst_first(result)),
            proposals=tuple(self._proposal(each) for each in result.proposals),
            identity_counted=words.ngettext(
                "{count} question kept apart", "{count} questions kept apart", identity
            ),
        )

    def _facts(self, result: ImportResult) -> str:
        package, words = result.package, self._words
        if package is None:
            return words.gettext("The form cannot be read as it is.")
        languages = [native_name(each) for each in package.languages]
        return words.gettext(
            "{questions} in {languages}",
            questions=words.ngettext("{count} question", "{count} questions", package.questions),
            languages=list_text(languages, words.language),
        )

    def _finding(self, each: Finding) -> FindingLine:
        words = self._words
        kinds = {
            Severity.ERROR: words.gettext("Error"),
            Severity.REPAIR: words.gettext("Repaired"),
            Severity.NOTICE: words.gettext("Notice"),
        }
        row = number_text(each.row, words.language)
        where = each.sheet
        if each.row and each.column:
            where = words.gettext(
                "{sheet}, row {row}, {column}", sheet=each.sheet, row=row, column=each.column
            )
        elif each.row:
            where = words.gettext("{sheet}, row {row}", sheet=each.sheet, row=row)
        sentence, advice = self._tools.finding_text(each, words)
        return FindingLine(each.severity, kinds[each.severity], where, sentence, advice)

    def _proposal(self, each: Proposal) -> ProposalLine:
        return ProposalLine(
            each.path,
            each.label or each.path,
            self._tools.reason_text(each.rule, self._words),
            self._is_identity(each),
        )


def _worst_first(result: ImportResult) -> list[Finding]:
    order = list(Severity)
    return sorted(result.report.findings, key=lambda each: order.index(each.severity))
