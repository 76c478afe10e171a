"""The pocket card and the week sheet: papers that anybody may find."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from intake.domain.compartments import Compartment
from intake.domain.day_card import CardAsked, demand_number, demand_word
from intake.domain.day_errors import DayRefusedError
from intake.domain.events import PaperIssued
from intake.domain.ids import InterviewId
from intake.services.calendar import Calendar, Week
from intake.services.day_ports import Codes
from intake.services.paper_wishes import IssuedPaper
from intake.services.ports import OpenRecords, Randomness
from intake.services.reporting import WriteNewFile, paper_id

CARD = "pocket_card"
FINDERS = "finder"


@dataclass(frozen=True, slots=True)
class CardOrder:
    """All that stands on a card. The word is printed, and noted nowhere."""

    phone: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class WeekOrder:
    """All that the sheet of a week is printed from: codes, kinds and hours."""

    week: Week
    languages: tuple[str, ...]


PrintCard = Callable[[CardOrder], bytes]
"""Lays the card out and returns the PDF."""

PrintWeek = Callable[[WeekOrder], bytes]
"""The same for the sheet of a week."""


@dataclass(frozen=True, slots=True)
class CardPorts:
    """What printing needs from outside."""

    print_card: PrintCard
    print_week: PrintWeek
    write_new_file: WriteNewFile


class Cards:
    """Prints them, in the session of one person."""

    def __init__(
        self,
        open_records: OpenRecords,
        calendar: Calendar,
        codes: Codes,
        randomness: Randomness,
        ports: CardPorts,
    ) -> None:
        self._open_records, self._calendar, self._codes = open_records, calendar, codes
        self._randomness, self._ports = randomness, ports

    def card(
        self,
        interview: InterviewId,
        path: str,
        order: CardOrder,
        finders: tuple[str, ...],
        *,
        replace: bool = False,
    ) -> IssuedPaper:
        """Write a card to `path`, once it was asked who could find it: codes of "finder".

        Raises DayRefusedError without an answer to that, or where more than a number and a word
        would stand on it.
        """
        if not finders or not self._codes(FINDERS).issuperset(finders):
            raise DayRefusedError("finder")
        demand_number(order.phone)
        demand_word(order.word)
        with self._open_records(Compartment.CORE) as records:
            records.standing(interview)
            records.append(CardAsked(finders), interview)
        pdf = self._ports.print_card(order)
        self._ports.write_new_file(path, pdf, replace)
        paper, salt = paper_id(self._randomness(10)), self._randomness(32)
        salted = hashlib.sha256(salt + pdf).hexdigest()
        with self._open_records(Compartment.CORE) as records:
            records.append(PaperIssued(paper, CARD, "", salt.hex(), salted), interview)
            records.checkpoint()
        return IssuedPaper(paper, {}, len(pdf))

    def week_sheet(
        self, day: date, path: str, languages: tuple[str, ...], *, replace: bool = False
    ) -> int:
        """Write the sheet of the week that a day is in; return its size."""
        pdf = self._ports.print_week(WeekOrder(self._calendar.week(day), languages))
        self._ports.write_new_file(path, pdf, replace)
        return len(pdf)
