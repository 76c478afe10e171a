"""The tally at the door, form F1: counts and codes, ten seconds, nobody's data."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from intake.domain.compartments import Compartment
from intake.domain.day_errors import DayRefusedError, NotNotedError
from intake.domain.day_tally import NEEDS, OFFERS, DoorTallied, DoorTallyTakenBack, counted
from intake.services.day_ports import Codes, DayReading, KnownTally, Today
from intake.services.ports import OpenRecords


@dataclass(frozen=True, slots=True)
class DayTotals:
    """What the door saw in one day. `groups` counts how often somebody knocked."""

    day: str
    groups: int = 0
    adults: int = 0
    minors: int = 0
    needs: Mapping[str, int] = field(default_factory=dict)
    """People by what they asked for first."""
    offers: Mapping[str, int] = field(default_factory=dict)
    """People by what was done."""


class DoorTally:
    """Counts at the door, in the session of one person."""

    def __init__(
        self, open_records: OpenRecords, reading: DayReading, codes: Codes, today: Today
    ) -> None:
        self._open_records, self._reading, self._codes = open_records, reading, codes
        self.today = today

    def add(self, adults: int, minors: int, need: str = "", offered: str = "") -> DoorTallied:
        """Count one group of people; raises DayRefusedError for nobody or for an unknown code."""
        tally = counted(self.today().isoformat(), adults, minors, need, offered)
        for code, name in ((need, NEEDS), (offered, OFFERS)):
            if code and code not in self._codes(name):
                raise DayRefusedError("code")
        with self._open_records(Compartment.CORE) as records:
            records.append(tally)
        return tally

    def take_back(self) -> DoorTallied:
        """Take back the last tally of today that still counts, or raise NotNotedError."""
        found = self._today()
        if not found:
            raise NotNotedError("tally")
        last = found[-1]
        with self._open_records(Compartment.CORE) as records:
            records.append(DoorTallyTakenBack(last.chain, last.seq))
        return last.tally

    def last(self) -> DoorTallied | None:
        """Return what taking back would take back."""
        found = self._today()
        return found[-1].tally if found else None

    def totals(self, day: str = "") -> DayTotals:
        """Return the counts of a day; without one, of today."""
        asked = day or self.today().isoformat()
        tallies = [each.tally for each in self._reading.tallies(asked)]
        needs, offers = Counter[str](), Counter[str]()
        for each in tallies:
            people = each.adults + each.minors
            needs[each.need] += people
            offers[each.offered] += people
        adults, minors = sum(each.adults for each in tallies), sum(each.minors for each in tallies)
        return DayTotals(asked, len(tallies), adults, minors, needs, offers)

    def _today(self) -> tuple[KnownTally, ...]:
        return self._reading.tallies(self.today().isoformat())
