"""Between what the Settings screen chooses and what is remembered."""

from dataclasses import replace

from intake.ui.preferences import Preferences
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
    )
