"""When to ask for a drill: 90 days after the last one, or a week after “Later”."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

EVERY_DAYS = 90
LATER_DAYS = 7


@dataclass(frozen=True, slots=True)
class DrillDates:
    """What is remembered of one store on this computer: two days, and nothing of the words."""

    last: date | None = None
    due: date | None = None


class DrillMemory(Protocol):
    """Keeps the two days of each store."""

    def recall_drill(self, store: str) -> DrillDates:
        """Return them; none where nothing is remembered."""

    def remember_drill(self, store: str, dates: DrillDates) -> None:
        """Keep these from now on."""


class ShortDrills:
    """Remembers as long as it lives."""

    def __init__(self) -> None:
        self._dates: dict[str, DrillDates] = {}

    def recall_drill(self, store: str) -> DrillDates:
        """Return the days of a store."""
        return self._dates.get(store, DrillDates())

    def remember_drill(self, store: str, dates: DrillDates) -> None:
        """Keep these from now on."""
        self._dates[store] = dates


class DrillSchedule:
    """The drills of one store. The first day that it is seen counts as the first."""

    def __init__(self, memory: DrillMemory, folder: str) -> None:
        from hashlib import sha256  # the lock screen is painted before OpenSSL is loaded

        self._memory = memory
        self._store = sha256(folder.encode()).hexdigest()[:12]

    @property
    def dates(self) -> DrillDates:
        """What is remembered."""
        return self._memory.recall_drill(self._store)

    def is_due(self, today: date) -> bool:
        """Tell whether the words should be proved again."""
        if self.dates.due is None:
            self._keep(DrillDates(None, today + timedelta(EVERY_DAYS)))
        due = self.dates.due
        return due is not None and today >= due

    def proved(self, today: date) -> None:
        """Note that a sheet was found good."""
        self._keep(DrillDates(today, today + timedelta(EVERY_DAYS)))

    def later(self, today: date) -> None:
        """Ask again in a week."""
        self._keep(replace(self.dates, due=today + timedelta(LATER_DAYS)))

    def _keep(self, dates: DrillDates) -> None:
        self._memory.remember_drill(self._store, dates)
