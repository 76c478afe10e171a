"""Between what the Settings screen chooses and what is remembered."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from intake.ui.preferences import Preferences
from intake.ui.presenters.participant_state import ParticipantWishes
from intake.ui.presenters.settings import Chosen
from intake.ui.theme import ThemeName


def chosen_in(preferences: Preferences) -> Chosen:
    """Return what the Settings screen shows as chosen."""
    return Chosen(
        preferences.theme.value,
        preferences.scale,
        preferences.lock_minutes,
        preferences.listening_minutes,
        preferences.hides_names,
        preferences.participant.shows_sensitive,
        preferences.participant.echoes_answers,
    )


def preferred(preferences: Preferences, chosen: Chosen) -> Preferences:
    """Return the preferences with what was chosen."""
    return replace(
        preferences,
        theme=ThemeName(chosen.theme),
        scale=chosen.scale,
        lock_minutes=chosen.lock_minutes,
        listening_minutes=chosen.listening_minutes,
        hides_names=chosen.hides_names,
        participant=replace(
            preferences.participant,
            shows_sensitive=chosen.shows_sensitive,
            echoes_answers=chosen.echoes_answers,
        ),
    )


@dataclass(frozen=True, slots=True)
class RememberedWishes:
    """The wishes for the person's window among the preferences of the program."""

    read: Callable[[], Preferences]
    write: Callable[[Preferences], None]

    def recall(self) -> ParticipantWishes:
        """Return what was chosen."""
        return self.read().participant

    def remember(self, wishes: ParticipantWishes) -> None:
        """Keep what was chosen."""
        self.write(replace(self.read(), participant=wishes))
