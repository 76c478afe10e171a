"""“I have the Recovery sheet”: the words open, then the other sheet makes somebody coordinator.

The Recovery sheet signs nothing. What is signed is shown first, and the Organisation sheet does it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from intake.domain.errors import IntakeError
from intake.domain.people import Role
from intake.i18n import Words
from intake.services.doors import Door
from intake.services.people_doors import Drill, Enrolment, Recovery
from intake.ui.presenters import recovery_sheet_words as said
from intake.ui.presenters.new_passphrase import DoorTools, NewPassphrase, PassphraseState
from intake.ui.presenters.recovery_sheet_words import Stage as Stage  # noqa: PLC0414 - given on
from intake.ui.presenters.recovery_words import Lists, WordEntry, WordsState
from intake.ui.presenters.work import Advance

SOMEBODY_NEW = ""


_STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody of the lock screen, or somebody new."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class RecoveryState:
    """The screen of the Recovery sheet."""

    stage: Stage
    title: str
    text: str
    typed: WordsState
    whos: tuple[Who, ...]
    who: str
    is_new: bool
    name: str
    passphrase: PassphraseState
    is_busy: bool
    progress: str
    problem: str
    forward: str
    can_go_on: bool


class RecoveryPresenter:
    """Words of one sheet, a person, words of the other sheet, and one act."""

    def __init__(
        self,
        tools: DoorTools,
        folder: str,
        words: Words,
        show: Callable[[RecoveryState], None],
        leave: Callable[[], None],
    ) -> None:
        self._tools, self._folder, self._words = tools, folder, words
        self._show, self._leave = show, leave
        self.recovery, self.organisation = WordEntry(self._typed), WordEntry(self._typed)
        self.passphrase = NewPassphrase(tools, self._passphrase_changed)
        self._stage = Stage.OPENING
        self._doors: tuple[Door, ...] = ()
        self._who = self._name = self._request = self._progress = ""
        self._found: Drill | None = None
        self._problem: Callable[[], str] | None = None
        self._is_busy = False

    def open(self) -> None:
        """Ask for the words that sheets are made of, and for who is here."""
        doors, folder = self._tools.doors, self._folder

        def job(_advance: Advance) -> tuple[Lists, tuple[Door, ...]]:
            return doors.people.sheet_words(), doors.doors(folder)

        self._tools.workshop.start(job, self._known, self._refused)
        self.refresh()

    @property
    def entry(self) -> WordEntry:
        """The words that are being typed."""
        return self.organisation if self._stage is Stage.SIGNING else self.recovery

    def speak(self, words: Words) -> None:
        """Change the language; everything typed stays."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> RecoveryState:
        """Return the state of the screen."""
        words, typed = self._words, self.entry.state(self._words)
        title, text = said.heading(self._stage, self._said_name, self._found, words)
        return RecoveryState(
            stage=self._stage,
            title=title,
            text=text,
            typed=typed,
            whos=(
                *(Who(each.label, each.label) for each in self._doors if each.label),
                Who(SOMEBODY_NEW, words.gettext("Somebody new")),
            ),
            who=self._who,
            is_new=self._who == SOMEBODY_NEW,
            name=self._name,
            passphrase=self.passphrase.state(words),
            is_busy=self._is_busy,
            progress=said.progress(self._progress, words) if self._is_busy else "",
            problem=self._problem() if self._problem else typed.problem,
            forward=said.forward(self._stage, words),
            can_go_on=self._stage in {Stage.PERSON, Stage.DONE} or typed.is_whole,
        )

    def choose(self, who: str) -> None:
        """Say who makes new keys: somebody of the lock screen, or somebody new."""
        self._who, self._request, self._problem = who, "", None
        self.refresh()

    def name(self, typed: str) -> None:
        """Take the name of somebody new."""
        self._name, self._request, self._problem = typed, "", None
        self.refresh()

    def suggest(self) -> None:
        """Ask for a generated passphrase."""
        self.passphrase.suggest(self._words.language)

    def go_on(self) -> None:
        """Do what this step is for."""
        if not self._is_busy and self.state().can_go_on:
            self._problem = None
            {
                Stage.OPENING: self._try_words,
                Stage.PERSON: self._leave_person,
                Stage.SIGNING: self._sign,
                Stage.DONE: self._close,
            }[self._stage]()

    def go_back(self) -> None:
        """Return to the step before, or to the lock screen; not while something is made."""
        if self._is_busy:
            return
        self._problem = None
        if self._stage in {Stage.OPENING, Stage.DONE}:
            self._close()
        else:
            self._go_to(_STAGES[_STAGES.index(self._stage) - 1])

    def give_up(self) -> bool:
        """Forget every word and leave, because nobody is there; not while something is made."""
        if self._is_busy:
            return False
        self._close()
        return True

    @property
    def _said_name(self) -> str:
        return self._who or " ".join(self._name.split())

    def _close(self) -> None:
        self._forget()
        self._leave()

    def _forget(self) -> None:
        for each in (self.recovery, self.organisation, self.passphrase):
            each.forget()

    def _go_to(self, stage: Stage) -> None:
        self._stage = stage
        self.refresh()

    def _try_words(self) -> None:
        people, folder, typed = self._tools.doors.people, self._folder, self.recovery.text
        self._work(lambda _advance: people.drill(folder, "recovery", typed), self._opens)

    def _opens(self, found: Drill) -> None:
        self._is_busy, self._found = False, found
        if not found.opens:
            self._problem = lambda: said.opens_nothing(found.key_id, self._words)
            self.refresh()
        else:
            self._go_to(Stage.PERSON)

    def _leave_person(self) -> None:
        self._problem = self._objection if self._objection() else None
        self._go_to(Stage.PERSON if self._problem else Stage.SIGNING)

    def _objection(self) -> str:
        if not self._said_name:
            return self._words.gettext("Write the name that the lock screen will show.")
        return self.passphrase.objection(self._words)

    def _sign(self) -> None:
        self._work(partial(_recover, self._tools, self._asked(), self._request), self._signed)

    def _asked(self) -> "Asked":
        return Asked(
            Enrolment(
                folder=self._folder,
                name=self._said_name,
                role=Role.COORDINATOR,
                passphrase=self.passphrase.first,
                language=self._words.language,
                is_known=self._who != SOMEBODY_NEW,
                key_file=self.passphrase.key_file,
            ),
            self.recovery.text,
            self.organisation.text,
            self._made,
        )

    def _made(self, request: str) -> None:
        """Keep the name of the request: another try must not make another key file."""
        self._request = request

    def _signed(self, _done: None) -> None:
        self._is_busy = False
        self._forget()
        self._go_to(Stage.DONE)

    def _work(self, job: Callable[[Advance], object], then: Callable[..., None]) -> None:
        self._is_busy, self._progress = True, ""
        self.refresh()
        self._tools.workshop.start(job, then, self._refused, self._advanced)

    def _advanced(self, step: str) -> None:
        self._progress = step
        self.refresh()

    def _known(self, found: tuple[Lists, tuple[Door, ...]]) -> None:
        lists, self._doors = found
        self._who = next((each.label for each in self._doors if each.label), SOMEBODY_NEW)
        for each in (self.recovery, self.organisation):
            each.know(lists)

    def _refused(self, error: IntakeError) -> None:
        self._is_busy = False
        self._problem = partial(self._sentence, error)
        self.refresh()

    def _sentence(self, error: IntakeError) -> str:
        return said.refusal(error, self._words) or self._tools.sentence(error, self._words)

    def _typed(self) -> None:
        self._problem = None
        self.refresh()

    def _passphrase_changed(self, error: IntakeError | None) -> None:
        self._request = ""
        self._problem = partial(self._sentence, error) if error else None
        self.refresh()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the act is made of; `made` is told the request as soon as there is one."""

    enrolment: Enrolment
    recovery: str
    organisation: str
    made: Callable[[str], None]


def _recover(tools: DoorTools, asked: Asked, request: str, advance: Advance) -> None:
    """Try the other sheet first: wrong words must not leave keys behind that nobody asked for."""
    people, wanted = tools.doors.people, asked.enrolment
    people.drill(wanted.folder, "organisation", asked.organisation)
    advance("keys")
    if not request:
        request = people.enrol(wanted).request
        asked.made(request)
    advance("sealing")
    people.recover(
        Recovery(
            wanted.folder,
            request,
            wanted.passphrase,
            recovery_words=asked.recovery,
            organisation_words=asked.organisation,
            key_file=wanted.key_file,
        )
    )
