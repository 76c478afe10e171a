"""A paper about one interview as a PDF, written where the person chose and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from intake.domain.errors import IntakeError
from intake.i18n import Words
from intake.services.paper_wishes import IssuedPaper
from intake.ui.presenters.export import ExportTools, Stage, Subject


class PaperLanguage(StrEnum):
    """The columns of a summary."""

    ENGLISH = "en"
    SPANISH = "es"
    BOTH = "both"


class Paper(StrEnum):
    """What is printed."""

    SUMMARY = "summary"
    ACCESS = "access"
    """Who has seen the interview."""


@dataclass(frozen=True, slots=True)
class PdfState:
    """The dialog for a paper."""

    stage: Stage
    code: str
    languages: PaperLanguage
    with_identity: bool
    can_add_identity: bool
    file_name: str
    """What is proposed in the file dialog; it names the code and no person."""
    done: str
    check_words: str
    path: str
    problem: str


class PdfPresenter:
    """Asks for languages and a place, then has the paper printed into a file."""

    def __init__(
        self,
        tools: ExportTools,
        subject: Subject,
        words: Words,
        show: Callable[[PdfState], None],
        *,
        paper: Paper = Paper.SUMMARY,
    ) -> None:
        self._paper = paper
        self._tools, self._subject, self._words, self._show = tools, subject, words, show
        self._stage = Stage.ASKING
        self._languages = (
            PaperLanguage.SPANISH if words.language.startswith("es") else PaperLanguage.ENGLISH
        )
        self._with_identity = False
        self._path = ""
        self._issued: IssuedPaper | None = None
        self._error: IntakeError | None = None

    def speak(self, words: Words) -> None:
        """Change the language of the dialog; the paper keeps its own."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> PdfState:
        """Return the state of the dialog."""
        words = self._words
        issued, is_summary = self._issued, self._paper is Paper.SUMMARY
        return PdfState(
            stage=self._stage,
            code=self._subject.code,
            languages=self._languages,
            with_identity=self._with_identity,
            can_add_identity=is_summary and self._tools.can_read_identity,
            file_name=words.gettext("summary {code}.pdf", code=self._subject.code)
            if is_summary
            else words.gettext("who has seen it.pdf"),
            done=self._done() if issued else "",
            check_words=self._check_words(issued) if issued else "",
            path=self._path,
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def choose_languages(self, languages: PaperLanguage) -> None:
        """Choose the columns."""
        self._languages = languages
        self.refresh()

    def add_identity(self, *, is_wanted: bool) -> None:
        """Print names and numbers too, or leave them out."""
        self._with_identity = is_wanted
        self.refresh()

    def write(self, path: str) -> None:
        """Print into a file that the person has chosen; the file dialog asked about replacing."""
        self._path, self._error, self._stage = path, None, Stage.WORKING
        lead = "es" if self._words.language.startswith("es") else "en"
        both = (lead, "en" if lead == "es" else "es")
        is_both = self._languages is PaperLanguage.BOTH
        languages = both if is_both else (self._languages.value,)
        reporting, subject, with_identity = (
            self._tools.reporting,
            self._subject,
            self._with_identity,
        )
        is_summary = self._paper is Paper.SUMMARY

        def job(_advance: Callable[..., None]) -> IssuedPaper:
            if not is_summary:
                return reporting.access_page(subject.id, path, languages, replace=True)
            return reporting.summary(
                subject.id, path, languages, with_identity=with_identity, replace=True
            )

        self._tools.workshop.start(job, self._written, self._refused)
        self.refresh()

    def _done(self) -> str:
        if self._paper is Paper.SUMMARY:
            return self._words.gettext("The summary is in {file}.", file=self._path)
        return self._words.gettext("The page is in {file}.", file=self._path)

    def _check_words(self, issued: IssuedPaper) -> str:
        given = issued.check_words
        language = "es" if self._words.language.startswith("es") else "en"
        chosen = given.get(language) or next(iter(given.values()), ())
        return " ".join(chosen)

    def _written(self, issued: IssuedPaper) -> None:
        self._issued, self._stage = issued, Stage.DONE
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error, self._stage = error, Stage.ASKING
        self.refresh()
