"""“I am new here”: keys of one's own, made while the store is locked, and words to compare."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from intake.domain.people import Role
from intake.i18n import Words
from intake.services.people_doors import Enrolled, Enrolment
from intake.ui.people_words import ROLES, role_text
from intake.ui.presenters.new_passphrase import DoorTools, NewPassphrase, PassphraseState

if TYPE_CHECKING:
    from intake.domain.errors import IntakeError


@dataclass(frozen=True, slots=True)
class RoleOption:
    """A role that can be asked for."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class JoiningState:
    """The screen of somebody who is new."""

    title: str
    text: str
    name: str
    role: str
    roles: tuple[RoleOption, ...]
    passphrase: PassphraseState
    is_busy: bool
    words: tuple[str, ...]
    """To be compared with a coordinator; empty until the keys are made."""
    problem: str
    forward: str


class JoiningPresenter:
    """Asks, makes the keys beside the window, then shows the words to compare."""

    def __init__(
        self,
        tools: DoorTools,
        folder: str,
        words: Words,
        show: Callable[[JoiningState], None],
        leave: Callable[[], None],
    ) -> None:
        self._tools, self._folder, self._words = tools, folder, words
        self._show, self._leave = show, leave
        self.passphrase = NewPassphrase(tools, self._passphrase_changed)
        self._name = ""
        self._role = Role.INTERVIEWER
        self._problem: Callable[[], str] | None = None
        self._is_busy = False
        self._enrolled: Enrolled | None = None

    def speak(self, words: Words) -> None:
        """Change the language; everything typed stays."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> JoiningState:
        """Return the state of the screen."""
        title, text, forward = self._heading()
        return JoiningState(
            title=title,
            text=text,
            name=self._name,
            role=self._role.value,
            roles=tuple(RoleOption(each.value, role_text(each, self._words)) for each in ROLES),
            passphrase=self.passphrase.state(self._words),
            is_busy=self._is_busy,
            words=self._enrolled.words if self._enrolled else (),
            problem=self._problem() if self._problem else "",
            forward=forward,
        )

    def name(self, typed: str) -> None:
        """Take the name for the lock screen."""
        self._name, self._problem = typed, None
        self.refresh()

    def ask_for(self, role: str) -> None:
        """Take the role to ask for."""
        self._role = Role(role)
        self.refresh()

    def suggest(self) -> None:
        """Ask for a generated passphrase."""
        self.passphrase.suggest(self._words.language)

    def go_on(self) -> None:
        """Make the keys if nothing is missing; after that, leave."""
        if self._enrolled is not None:
            self._leave()
        elif not self._is_busy:
            self._problem = self._objection if self._objection() else None
            if self._problem is None:
                self._enrol()
            self.refresh()

    def go_back(self) -> None:
        """Return to the lock screen; not while keys are being made."""
        if not self._is_busy:
            self.passphrase.forget()
            self._leave()

    def give_up(self) -> bool:
        """Forget the passphrase and leave, because nobody is there.

        Not while keys are made, nor while words are read to a coordinator: they are no secret.
        """
        if self._is_busy or self._enrolled is not None:
            return False
        self.go_back()
        return True

    def _objection(self) -> str:
        if not self._name.strip():
            return self._words.gettext("Write the name that the lock screen will show.")
        return self.passphrase.objection(self._words)

    def _enrol(self) -> None:
        self._is_busy = True
        people = self._tools.doors.people
        enrolment = Enrolment(
            folder=self._folder,
            name=self._name.strip(),
            role=self._role,
            passphrase=self.passphrase.first,
            language=self._words.language,
            key_file=self.passphrase.key_file,
        )
        self._tools.workshop.start(
            lambda _advance: people.enrol(enrolment), self._made, self._refused
        )

    def _made(self, enrolled: Enrolled) -> None:
        self._is_busy, self._enrolled = False, enrolled
        self.passphrase.forget()
        self.refresh()

    def _refused(self, error: "IntakeError") -> None:
        self._is_busy = False
        self._problem = partial(self._sentence, error)
        self.refresh()

    def _sentence(self, error: "IntakeError") -> str:
        return self._tools.sentence(error, self._words)

    def _passphrase_changed(self, error: "IntakeError | None") -> None:
        self._problem = partial(self._sentence, error) if error else None
        self.refresh()

    def _heading(self) -> tuple[str, str, str]:
        if self._enrolled is None:
            return (
                self._words.gettext("I am new here"),
                self._words.gettext(
                    "You make keys of your own. Nobody else learns the passphrase, and nobody can "
                    "look it up or reset it."
                ),
                self._words.gettext("Make my keys"),
            )
        return (
            self._words.gettext("Read these words to a coordinator"),
            self._words.gettext(
                "The coordinator sees words too. If one differs, it is not your request. Once you "
                "have been admitted, you can unlock with your passphrase."
            ),
            self._words.gettext("To the lock screen"),
        )
