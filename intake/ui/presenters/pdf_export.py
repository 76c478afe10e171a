"""A paper about one interview as a PDF, written where the person chose and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from intake.domain.errors import IntakeError
from intake.domain.profiles import Profile
from intake.i18n import Words
from intake.services.paper_wishes import Carry, IssuedPaper, PaperWish
from intake.ui.presenters.day_tools import Option
from intake.ui.presenters.export import ExportTools, Stage, Subject
from intake.ui.presenters.paper_choices import (
    CARRIES,
    FILES,
    FOR_OTHERS,
    KINDS,
    NAMES,
    SENTENCES,
    WITH_NAMES,
    Paper,
)


class PaperLanguage(StrEnum):
    """The columns of a paper."""

    ENGLISH = "en"
    SPANISH = "es"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class PdfState:
    """The dialog for a paper."""

    stage: Stage
    code: str
    papers: tuple[Option, ...]
    paper: Paper
    sentence: str
    languages: PaperLanguage
    with_identity: bool
    can_add_identity: bool
    recipient: str
    """Who gets it; empty: it stays in the house."""
    can_have_recipient: bool
    recipient_hint: str
    carries: tuple[Option, ...]
    """Where a copy for the person is kept; empty where nothing is asked."""
    carry: str
    can_lock: bool
    is_locked: bool
    can_write: bool
    file_name: str
    """What is proposed in the file dialog; it names the code and no person."""
    done: str
    check_words: str
    passphrase: str
    """Opens the file; shown once."""
    path: str
    problem: str


class PdfPresenter:
    """Asks for paper, languages and a place, then has the paper printed into a file."""

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
        self._with_identity = self._is_locked = False
        self._recipient = self._path = ""
        self._carry: Carry | None = None
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
        words, paper, issued = self._words, self._paper, self._issued
        is_asked = paper is Paper.SURVIVOR
        may_name = self._tools.can_read_identity and paper in WITH_NAMES
        return PdfState(
            stage=self._stage,
            code=self._subject.code,
            papers=tuple(Option(each.value, words.gettext(NAMES[each])) for each in Paper),
            paper=paper,
            sentence=words.gettext(SENTENCES[paper]),
            languages=self._languages,
            with_identity=self._with_identity and may_name,
            can_add_identity=may_name,
            recipient=self._recipient,
            can_have_recipient=paper in FOR_OTHERS,
            recipient_hint=words.gettext("Only a service that the person allowed by name.")
            if paper is Paper.REFERRAL
            else words.gettext("Left empty, it stays in the house and holds everything."),
            carries=tuple(Option(each.value, words.gettext(CARRIES[each])) for each in CARRIES)
            if is_asked
            else (),
            carry=self._carry.value if self._carry else "",
            can_lock=paper is not Paper.ACCESS,
            is_locked=self._is_locked,
            can_write=self._stage is Stage.ASKING and self._is_complete(),
            file_name=words.gettext(FILES[paper], code=self._subject.code),
            done=self._done() if issued else "",
            check_words=self._check_words(issued) if issued and not is_asked else "",
            passphrase=issued.passphrase if issued else "",
            path=self._path,
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def choose_paper(self, paper: Paper) -> None:
        """Choose what is printed."""
        self._paper, self._error = paper, None
        self.refresh()

    def choose_languages(self, languages: PaperLanguage) -> None:
        """Choose the columns."""
        self._languages = languages
        self.refresh()

    def choose_carry(self, carry: Carry) -> None:
        """Note what the person said about who could find the paper."""
        self._carry = carry
        self.refresh()

    def name_recipient(self, recipient: str) -> None:
        """Say who gets it, by the name in the permission."""
        self._recipient = recipient
        self.refresh()

    def add_identity(self, *, is_wanted: bool) -> None:
        """Print names and numbers too, or leave them out."""
        self._with_identity = is_wanted
        self.refresh()

    def lock(self, *, is_wanted: bool) -> None:
        """Encrypt the file, or leave it open."""
        self._is_locked = is_wanted
        self.refresh()

    def write(self, path: str) -> None:
        """Print into a file that the person has chosen; the file dialog asked about replacing."""
        self._path, self._error, self._stage = path, None, Stage.WORKING
        reporting, subject, languages = self._tools.reporting, self._subject, self._both()
        wish = self._wish(languages)

        def job(_advance: Callable[..., None]) -> IssuedPaper:
            if wish is None:
                return reporting.access_page(subject.id, path, languages, replace=True)
            return reporting.write(subject.id, wish, path, replace=True)

        self._tools.workshop.start(job, self._written, self._refused)
        self.refresh()

    def _both(self) -> tuple[str, ...]:
        lead = "es" if self._words.language.startswith("es") else "en"
        is_both = self._languages is PaperLanguage.BOTH
        other = "en" if lead == "es" else "es"
        return (lead, other) if is_both else (self._languages.value,)

    def _wish(self, languages: tuple[str, ...]) -> PaperWish | None:
        """Return what is asked for; None for the page about who has seen it."""
        paper = self._paper
        if paper is Paper.ACCESS:
            return None
        recipient = self._recipient.strip() if paper in FOR_OTHERS else ""
        is_for_lawyer = bool(recipient) and paper is not Paper.REFERRAL
        return PaperWish(
            KINDS[paper],
            languages,
            with_identity=self._with_identity and paper in WITH_NAMES,
            recipient=recipient,
            carry=self._carry if paper is Paper.SURVIVOR else None,
            profile=Profile.LEGAL if is_for_lawyer else None,
            is_locked=self._is_locked,
        )

    def _is_complete(self) -> bool:
        if self._paper is Paper.SURVIVOR:
            return self._carry is not None
        return self._paper is not Paper.REFERRAL or bool(self._recipient.strip())

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
