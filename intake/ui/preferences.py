"""What the window remembers of its user: language, look, size, where the store is."""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings

from intake.i18n.catalogs import interface_languages
from intake.ui.presenters.drill_schedule import DrillDates
from intake.ui.presenters.export_choices import ExportChoices
from intake.ui.presenters.locking import USUAL_LISTENING_MINUTES, USUAL_MINUTES, LockTimes
from intake.ui.presenters.participant_state import ZOOMS, ParticipantWishes
from intake.ui.theme.tokens import ThemeName

SCALES = (100, 125, 150)
LOCK_MINUTES = range(1, 31)
LISTENING_MINUTES = range(20, 31)


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of one user of this computer."""

    language: str = ""
    """Empty until somebody has chosen: the desktop's language is taken."""
    theme: ThemeName = ThemeName.SYSTEM
    scale: int = 100
    lock_minutes: int = USUAL_MINUTES
    listening_minutes: int = USUAL_LISTENING_MINUTES
    store: str = ""
    hides_names: bool = True
    participant: ParticipantWishes = field(default_factory=ParticipantWishes)

    @property
    def lock_times(self) -> LockTimes:
        """After how long the desk locks by itself."""
        return LockTimes.of_minutes(self.lock_minutes, self.listening_minutes)


class PreferencesFile:
    """A small file beside the store's own folder, inside the data folder of the program."""

    def __init__(self, folder: str) -> None:
        self._settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)

    def read(self) -> Preferences:
        """Return the choices; anything strange in the file counts as not chosen."""
        usual = Preferences()
        language = self._text("language")
        theme = self._text("theme")
        return Preferences(
            language=language if language in interface_languages() else "",
            theme=ThemeName(theme) if theme in set(ThemeName) else usual.theme,
            scale=self._one_of("scale", SCALES, usual.scale),
            lock_minutes=self._one_of("lock_minutes", LOCK_MINUTES, usual.lock_minutes),
            listening_minutes=self._one_of(
                "listening_minutes", LISTENING_MINUTES, usual.listening_minutes
            ),
            hides_names=self._text("hides_names") != "no",
            store=self._text("store"),
            participant=ParticipantWishes(
                is_open=self._text("participant_open") == "yes",
                zoom=self._one_of("participant_zoom", ZOOMS, usual.participant.zoom),
                shows_sensitive=self._text("participant_sensitive") == "yes",
                echoes_answers=self._text("participant_echo") == "yes",
            ),
        )

    def write(self, chosen: Preferences) -> None:
        """Keep the choices."""
        self._settings.setValue("language", chosen.language)
        self._settings.setValue("theme", chosen.theme.value)
        self._settings.setValue("scale", chosen.scale)
        self._settings.setValue("lock_minutes", chosen.lock_minutes)
        self._settings.setValue("listening_minutes", chosen.listening_minutes)
        self._settings.setValue("hides_names", "yes" if chosen.hides_names else "no")
        self._settings.setValue("store", chosen.store)
        person = chosen.participant
        self._settings.setValue("participant_open", "yes" if person.is_open else "no")
        self._settings.setValue("participant_zoom", person.zoom)
        self._settings.setValue("participant_sensitive", "yes" if person.shows_sensitive else "no")
        self._settings.setValue("participant_echo", "yes" if person.echoes_answers else "no")
        self._settings.sync()

    def recall(self) -> ExportChoices:
        """Return how answers were last exported."""
        layout, language = self._text("export_layout"), self._text("export_language")
        return ExportChoices(layout, language, bom=self._text("export_bom") == "yes")

    def remember(self, choices: ExportChoices) -> None:
        """Keep how answers were exported."""
        self._settings.setValue("export_layout", choices.layout)
        self._settings.setValue("export_language", choices.language)
        self._settings.setValue("export_bom", "yes" if choices.bom else "no")
        self._settings.sync()

    def recall_drill(self, store: str) -> DrillDates:
        """Return when the papers of a store were last tried, and when that is due."""
        return DrillDates(self._day(f"drill_{store}_last"), self._day(f"drill_{store}_due"))

    def remember_drill(self, store: str, dates: DrillDates) -> None:
        """Keep these days."""
        for name, day in (("last", dates.last), ("due", dates.due)):
            self._settings.setValue(f"drill_{store}_{name}", day.isoformat() if day else "")
        self._settings.sync()

    def _day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(self._text(name))
        except ValueError:
            return None

    def _text(self, name: str) -> str:
        value = self._settings.value(name, "")
        return str(value) if isinstance(value, str | int) else ""

    def _one_of(self, name: str, allowed: Container[int], usual: int) -> int:
        value = self._text(name)
        return int(value) if value.isdigit() and int(value) in allowed else usual
