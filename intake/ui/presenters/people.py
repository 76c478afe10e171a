"""The People screen: who waits, who is here, who has left, and every version of the list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from intake.domain.errors import IntakeError
from intake.domain.people import Role
from intake.i18n import Words
from intake.i18n.formats import date_text
from intake.services.people import (
    Granted,
    Member,
    People,
    RosterFacts,
    RosterVersion,
    Waiting,
)
from intake.ui.people_words import reason_text, role_text
from intake.ui.presenters.lane import Lane
from intake.ui.presenters.people_words import granted_text, reads_text, roles_text, sheets_text


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the list, or one who waits."""

    key: str
    name: str
    text: str
    detail: str
    is_you: bool = False
    is_here: bool = True


@dataclass(frozen=True, slots=True)
class PeopleState:
    """The screen. `is_known` is False until the store has answered."""

    is_known: bool
    may_change: bool
    notice: str
    waiting: tuple[PersonRow, ...]
    people: tuple[PersonRow, ...]
    history: tuple[str, ...]
    sheets: str
    """The sheets that are in force, to be compared with those on paper."""
    keys: tuple[str, ...]
    """Who holds the key of what, by the grants as they lie there."""
    differs: str
    """Said where the grants are not as the list says."""
    problem: str


@dataclass(frozen=True, slots=True)
class PeopleTools:
    """What the presenter works with; `me` is the name of who is signed in."""

    people: People
    reader: Lane
    sentence: Callable[[IntakeError, Words], str]
    me: str


@dataclass(frozen=True, slots=True)
class _Found:
    members: tuple[Member, ...]
    waiting: tuple[Waiting, ...]
    history: tuple[RosterVersion, ...]
    facts: RosterFacts
    grants: tuple[Granted, ...]
    differs: bool


class PeoplePresenter:
    """Asks the store who is here."""

    def __init__(
        self, tools: PeopleTools, words: Words, show: Callable[[PeopleState], None]
    ) -> None:
        self._tools, self._words, self._show = tools, words, show
        self._found: _Found | None = None
        self._error: IntakeError | None = None

    def open(self) -> None:
        """Ask anew."""
        people, language = self._tools.people, self._words.language

        def job() -> _Found:
            return _Found(
                people.members(),
                people.waiting(language),
                people.history(),
                people.facts(),
                people.grants(),
                bool(people.differences()),
            )

        self._tools.reader.run(job, self._told, self._refused)
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language; the words to compare come in it too."""
        self._words = words
        self.open()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def member(self, key: str) -> Member | None:
        """Return the person of a row."""
        members = self._found.members if self._found else ()
        return next((each for each in members if each.person == key), None)

    def request(self, key: str) -> Waiting | None:
        """Return who waits in a row."""
        waiting = self._found.waiting if self._found else ()
        return next((each for each in waiting if each.request == key), None)

    def is_me(self, name: str) -> bool:
        """Tell whether a name is that of who is signed in."""
        return name.casefold() == self._tools.me.casefold()

    def state(self) -> PeopleState:
        """Return the state of the screen: who is here first, then by name."""
        found, words = self._found, self._words
        may_change = self._may_change()
        members = sorted(
            found.members if found else (), key=lambda m: (m.left is not None, m.label.casefold())
        )
        notice = ""
        if found is not None and not may_change:
            notice = words.gettext("Only a coordinator can admit people or change their roles.")
        return PeopleState(
            found is not None,
            may_change,
            notice,
            tuple(self._waiting(each) for each in (found.waiting if found else ())),
            tuple(self._person(each) for each in members),
            tuple(self._version(each) for each in (found.history if found else ())),
            sheets_text(found.facts, words) if found else "",
            tuple(granted_text(each, words) for each in (found.grants if found else ())),
            self._differs(),
            self._tools.sentence(self._error, words) if self._error else "",
        )

    def _differs(self) -> str:
        if self._found is None or not self._found.differs:
            return ""
        return self._words.gettext(
            "The keys are not sealed to exactly those who may read by the list: something was cut "
            "short. Grant the keys anew."
        )

    def _may_change(self) -> bool:
        return any(
            self.is_me(each.label) and each.left is None and Role.COORDINATOR in each.roles
            for each in (self._found.members if self._found else ())
        )

    def _waiting(self, each: Waiting) -> PersonRow:
        words = self._words
        text = words.gettext("Asks for: {role}", role=role_text(each.role, words))
        if each.is_known:
            text = words.gettext(
                "Has made new keys. Asks for: {role}", role=role_text(each.role, words)
            )
        return PersonRow(each.request, each.label, text, " ".join(each.words))

    def _person(self, each: Member) -> PersonRow:
        words = self._words
        detail = reads_text(each.reads, words)
        if each.left is not None:
            detail = words.gettext(
                "Not here since {day}: {reason}",
                day=_day(each.left_at, words),
                reason=reason_text(each.left, words),
            )
        elif each.delegated_until:
            until = words.gettext(
                "may admit people until {day}", day=_day(each.delegated_until, words)
            )
            detail = f"{detail} · {until}"
        return PersonRow(
            each.person,
            each.label,
            roles_text(each.roles, words),
            detail,
            self.is_me(each.label) and each.left is None,
            each.left is None,
        )

    def _version(self, each: RosterVersion) -> str:
        words = self._words
        parts = [
            words.gettext(
                "Version {version}, {day}, signed by {who}",
                version=each.version,
                day=_day(each.issued, words),
                who=each.signed_by or words.gettext("Organisation sheet"),
            )
        ]
        for message, names in (
            (words.gettext("Came"), each.joined),
            (words.gettext("Went"), each.left),
            (words.gettext("Changed"), each.changed),
        ):
            if names:
                parts.append(f"{message}: {', '.join(names)}")
        return " · ".join(parts)

    def _told(self, found: _Found) -> None:
        self._found, self._error = found, None
        self.refresh()

    def _refused(self, error: IntakeError) -> None:
        self._error = error
        self.refresh()


def _day(milliseconds: int, words: Words) -> str:
    day = datetime.fromtimestamp(milliseconds / 1000, UTC).date()
    return date_text(day, words.language, "medium")
