"""The Settings screen: what this user prefers, and what this store is."""

from collections.abc import Callable
from dataclasses import dataclass

from intake.app.desk_privacy import Surroundings
from intake.i18n import N_, Words
from intake.i18n.formats import number_text
from intake.services.ports import Organisation
from intake.ui.presenters.locking import USUAL_LISTENING_MINUTES, Heard
from intake.ui.presenters.this_computer import Note, notes

SCALES = (100, 125, 150)
MINUTES = (1, 2, 5, 10, 20, 30)
LISTENING_MINUTES = (20, 25, 30)


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of several."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen at present."""

    theme: str
    scale: int
    lock_minutes: int
    listening_minutes: int = USUAL_LISTENING_MINUTES
    hides_names: bool = True
    shows_sensitive: bool = False
    echoes_answers: bool = False


@dataclass(frozen=True, slots=True)
class SettingsState:
    """The Settings screen."""

    themes: tuple[Choice, ...]
    theme: str
    scales: tuple[Choice, ...]
    scale: str
    minutes: tuple[Choice, ...]
    lock_minutes: str
    listening: tuple[Choice, ...]
    listening_minutes: str
    facts: tuple[tuple[str, str], ...]
    computer: tuple[Note, ...] = ()
    hides_names: bool = True
    shows_sensitive: bool = False
    echoes_answers: bool = False


_THEMES = (
    ("system", N_("As the computer")),
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("contrast", N_("High contrast")),
)


class SettingsPresenter:
    """Tells whoever keeps the preferences what was chosen."""

    def __init__(
        self,
        chosen: Chosen,
        words: Words,
        show: Callable[[SettingsState], None],
        changed: Callable[[Chosen], None],
    ) -> None:
        self._chosen, self._words, self._show, self._changed = chosen, words, show, changed
        self._folder = self._person = self._role = ""
        self._organisation: Organisation | None = None
        self._computer: Surroundings | None = None
        self._hears: frozenset[Heard] = frozenset()

    def know(self, folder: str, person: tuple[str, str], organisation: Organisation) -> None:
        """Take the facts about the store: its folder, (name, role), and its organisation."""
        self._folder, self._organisation = folder, organisation
        self._person, self._role = person
        self.refresh()

    def know_computer(self, found: Surroundings, hears: frozenset[Heard]) -> None:
        """Take what was found out about the computer, and what it tells."""
        self._computer, self._hears = found, hears
        self.refresh()

    def speak(self, words: Words) -> None:
        """Change the language."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self._show(self.state())

    def state(self) -> SettingsState:
        """Return the state of the screen."""
        words = self._words
        return SettingsState(
            themes=tuple(Choice(key, words.gettext(message)) for key, message in _THEMES),
            theme=self._chosen.theme,
            scales=tuple(
                Choice(
                    str(each),
                    words.gettext("{percent} %", percent=number_text(each, words.language)),
                )
                for each in SCALES
            ),
            scale=str(self._chosen.scale),
            minutes=self._minutes(MINUTES, self._chosen.lock_minutes),
            lock_minutes=str(self._chosen.lock_minutes),
            listening=self._minutes(LISTENING_MINUTES, self._chosen.listening_minutes),
            listening_minutes=str(self._chosen.listening_minutes),
            facts=self._facts(),
            hides_names=self._chosen.hides_names,
            shows_sensitive=self._chosen.shows_sensitive,
            echoes_answers=self._chosen.echoes_answers,
            computer=notes(self._computer, self._hears, words) if self._computer else (),
        )

    def choose(self, chosen: Chosen) -> None:
        """Take a choice."""
        self._chosen = chosen
        self._changed(chosen)
        self.refresh()

    @property
    def chosen(self) -> Chosen:
        """What is chosen at present."""
        return self._chosen

    def _minutes(self, offered: tuple[int, ...], chosen: int) -> tuple[Choice, ...]:
        """Return what is offered, with what was chosen elsewhere among it."""
        every = sorted({*offered, chosen})
        words = self._words
        return tuple(
            Choice(str(each), words.ngettext("{count} minute", "{count} minutes", each))
            for each in every
        )

    def _facts(self) -> tuple[tuple[str, str], ...]:
        words, known = self._words, self._organisation
        if known is None:
            return ()
        return (
            (words.gettext("Organisation"), known.name),
            (words.gettext("Site"), known.site),
            (words.gettext("Signed in"), self._person),
            (words.gettext("Role"), role_text(self._role, words)),
            (words.gettext("Folder"), self._folder),
        )


def role_text(role: str, words: Words) -> str:
    """Return the word for a role; a role that is not known here is shown as it is called."""
    roles = {
        "coordinator": words.gettext("Coordination"),
        "interviewer": words.gettext("Interviews"),
        "reviewer": words.gettext("Review"),
        "interpreter": words.gettext("Interpreting"),
        "administrator": words.gettext("Administration"),
    }
    return roles.get(role, role)
