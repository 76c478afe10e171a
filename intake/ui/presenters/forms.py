"""The Forms screen: the versions in the store, and adding one after its report was read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import PurePath

from intake.domain.compartments import Compartment
from intake.domain.errors import CancelledError, IntakeError
from intake.domain.ids import FormHash
from intake.forms.package import Finding, ImportResult, Proposal
from intake.i18n import Words
from intake.services.form_shelf import AddedForm, FormShelf
from intake.services.form_versions import FormFile, FormVersions
from intake.services.ports import FormRow
from intake.ui.presenters.forms_state import FormsMode, FormsState, ProposalLine, ReportShown
from intake.ui.presenters.forms_words import family_lines, in_families, report_shown
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
    versions: FormVersions
    write_file: Callable[[str, bytes], None]
    """Writes a file that the person chose, or raises UnwritableFolderError."""


AskWhere = Callable[[str, Callable[[str], None]], None]
"""Has a place chosen for a file that could be called so, and tells it."""


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
        self._unfolded: set[str] = set()
        self._is_read_again = False
        self._saved = ""
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
        return FormsState(
            mode=self._mode,
            counted=words.ngettext(
                "{count} questionnaire", "{count} questionnaires", len(in_families(self._rows))
            ),
            families=family_lines(self._rows, self._unfolded, words, self._tools.zone),
            report=self._report() if self._result is not None else None,
            can_add=self._can_add(),
            is_busy=self._is_adding or self._mode is FormsMode.CHECKING,
            done=self._done(),
            problem=self._tools.sentence(self._error, words) if self._error else "",
            is_read_again=self._is_read_again,
        )

    def check(self, path: str) -> None:
        """Have a file compiled apart from this process, and show its report."""
        tools, name = self._tools, PurePath(path).name
        self._begin_check(path, lambda: tools.shelf.check(tools.read_file(path), name))

    def check_again(self, form: FormHash) -> None:
        """Show the report on a form that is here already, made anew from its original."""
        shelf, versions = self._tools.shelf, self._tools.versions
        row = next((each for each in self._rows if each.hash == form), None)

        def job() -> ImportResult:
            file = versions.original(form)
            return shelf.check(file.content, file.name)

        self._begin_check(row.title if row is not None else "", job, is_again=True)

    def unfold(self, form_id: str) -> None:
        """Show the older versions of a form, or fold them away."""
        self._unfolded ^= {form_id}
        self.refresh()

    def offer_original(self, form: FormHash, ask: AskWhere) -> None:
        """Have a place chosen for the file that was imported, and write it there."""
        versions = self._tools.versions
        self._forget_news()
        self._tools.reader.run(
            lambda: versions.original(form),
            lambda file: ask(file.name, lambda path: self._save(file, path)),
            self._refused,
        )

    def _save(self, file: FormFile, path: str) -> None:
        write = self._tools.write_file

        def saved(_none: None) -> None:
            self._saved = path
            self.refresh()

        self._tools.workshop.start(lambda _advance: write(path, file.content), saved, self._refused)

    def _begin_check(
        self, file: str, job: Callable[[], ImportResult], *, is_again: bool = False
    ) -> None:
        self._forget_news()
        self._file, self._is_read_again = file, is_again
        self._mode = FormsMode.CHECKING
        self._ticket = self._tools.workshop.start(
            lambda _advance: job(), self._checked, self._refused
        )
        self.refresh()

    def _forget_news(self) -> None:
        self._error, self._added, self._saved = None, None, ""

    def _can_add(self) -> bool:
        result = self._result
        is_new = result is not None and not self._is_read_again and not result.report.errors
        return is_new and not self._is_adding

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
        if result is None or not self._can_add():
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
        if self._saved:
            return self._words.gettext("The original is in {file}.", file=self._saved)
        if self._added is None:
            return ""
        title = self._added.form.title
        if self._added.was_there:
            return self._words.gettext("“{title}” is here already.", title=title)
        return self._words.gettext("“{title}” was added.", title=title)

    def _is_identity(self, each: Proposal) -> bool:
        return self._identity.get(each.path, each.compartment is Compartment.IDENTITY)

    def _report(self) -> ReportShown | None:
        result = self._result
        if result is None:
            return None
        proposals = () if self._is_read_again else result.proposals
        identity = [each.path for each in proposals if self._is_identity(each)]
        shown = report_shown(result, self._file, identity, self._words, self._tools.finding_text)
        return replace(shown, proposals=tuple(self._proposal(each) for each in proposals))

    def _proposal(self, each: Proposal) -> ProposalLine:
        return ProposalLine(
            each.path,
            each.label or each.path,
            self._tools.reason_text(each.rule, self._words),
            self._is_identity(each),
        )
