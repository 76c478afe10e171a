"""Before crossing: the keys leave this computer, and what is true afterwards is said first."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.domain.errors import IntakeError
from intake.i18n import N_, Words
from intake.services.people import Member, People, RosterFacts
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.people_act_state import Named

_AFTERWARDS = (
    N_(
        "Nobody can open this store on this computer: not you, not anybody of the team, whatever "
        "passphrase is typed. You can say so, and it is true."
    ),
    N_(
        "It opens again here with the file of keys and the passphrase of {name}, or with the file "
        "and the words of a Recovery sheet ({sheets})."
    ),
    N_(
        "Whoever has the file and can do that opens it. Give the file to {name} before you go, "
        "delete it here, and carry neither a sheet nor a backup of the store."
    ),
    N_(
        "If the file is lost, and no backup with its keys lies elsewhere, what is in the store is "
        "lost for ever."
    ),
    N_(
        "It stays visible that this program and a store are here, who could unlock it, and that "
        "the keys are with {name}."
    ),
    N_("What the disk itself keeps of deleted files is out of reach: encrypt the disk."),
)


@dataclass(frozen=True, slots=True)
class TravelState:
    """The dialog."""

    is_known: bool
    people: tuple[Named, ...]
    """Who can keep the keys meanwhile: everybody who is here but the one who acts."""
    person: str
    afterwards: tuple[str, ...]
    """What is true once it is done; empty while nobody is chosen."""
    proposed: str
    """A name for the file that tells nothing."""
    can_go: bool
    is_working: bool
    nobody: str
    """Why nobody can be chosen."""
    done: str
    problem: str


@dataclass(frozen=True, slots=True)
class TravelTools:
    """What the presenter works with; `me` is the name of who is signed in."""

    people: People
    reader: Lane
    writer: Lane
    sentence: Callable[[IntakeError, Words], str]
    me: str


class TravelPresenter:
    """Seals the keys to somebody absent, once it was read what that means."""

    def __init__(
        self, tools: TravelTools, words: Words, show: Callable[[TravelState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._members: tuple[Member, ...] = ()
        self._facts: RosterFacts | None = None
        self._person: Member | None = None
        self._file = ""
        self._is_working = False
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask who is here."""
        people = self._tools.people
        self._tools.reader.run(
            lambda: (people.members(), people.facts()), self._told, self._refused
        )
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def choose(self, key: str) -> None:
        """Take who keeps the keys meanwhile."""
        if not self._is_working:
            self._person = next((each for each in self._members if each.person == key), None)
            self._error = None
            self.refresh()

    def take_away(self, file: str) -> None:
        """Seal the keys into `file`, and remove them here."""
        people, person = self._tools.people, self._person
        if person is None or not self.state().can_go:
            return
        self._is_working, self._error = True, None
        self._tools.writer.run(
            lambda: people.take_away(person.person, file),
            lambda _none: self._gone(file),
            self._refused,
        )
        self.refresh()

    def state(self) -> TravelState:
        """Return the state of the dialog."""
        words, person = self._words, self._person
        nobody = words.gettext(
            "There is nobody else in the team. The keys can only go to somebody who is not here."
        )
        return TravelState(
            is_known=self._facts is not None,
            people=tuple(Named(each.person, each.label) for each in self._members),
            person=person.person if person else "",
            afterwards=self._afterwards() if person and not self._file else (),
            proposed="file.age",
            can_go=person is not None and not self._is_working and not self._file,
            is_working=self._is_working,
            nobody=nobody if self._facts is not None and not self._members else "",
            done=self._done(),
            problem=self._tools.sentence(self._error, words) if self._error else "",
        )

    def _afterwards(self) -> tuple[str, ...]:
        name = self._person.label if self._person else ""
        sheets = ", ".join(self._facts.recovery_key_ids if self._facts else ())
        return tuple(self._words.gettext(each, name=name, sheets=sheets) for each in _AFTERWARDS)

    def _done(self) -> str:
        if not self._file or self._person is None:
            return ""
        return self._words.gettext(
            "The keys are in {file}, sealed to {name}. Give the file to that person and delete it "
            "here. This store is still open in front of you: lock it now, and nobody can open it.",
            file=self._file,
            name=self._person.label,
        )

    def _told(self, found: tuple[tuple[Member, ...], RosterFacts]) -> None:
        members, self._facts = found
        me = self._tools.me.casefold()
        self._members = tuple(
            each for each in members if each.left is None and each.label.casefold() != me
        )
        self.refresh()

    def _gone(self, file: str) -> None:
        self._is_working, self._file = False, file
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._is_working, self._error = False, error
        self.refresh()
