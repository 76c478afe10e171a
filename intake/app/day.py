"""The services of the day at the shelter for one open store."""

import secrets
from datetime import UTC, date, datetime, time

from intake.app.clock import local_zone, now
from intake.app.files import write_new_file
from intake.app.machine import machine_of
from intake.i18n.code_lists import codes
from intake.services.calendar import Calendar
from intake.services.cards import CardOrder, CardPorts, Cards, WeekOrder
from intake.services.day_desk import DayDesk
from intake.services.duplicates import Duplicates
from intake.services.families import Families
from intake.services.follow_up import FollowUp
from intake.services.form_shelf import FormShelf
from intake.services.interpreters import Interpreters
from intake.services.interviewing import Interviewing
from intake.services.monday import Monday, MondayPorts
from intake.services.retention import Retention
from intake.services.tally import DoorTally
from intake.storage.open_store import OpenStore


def day_desk(store: OpenStore, interviewing: Interviewing, shelf: FormShelf) -> DayDesk:
    """Assemble the services around one person's session at one store."""
    reading = store.day
    calendar = Calendar(store.records, reading, codes, (today, secrets.token_bytes))
    tally = DoorTally(store.records, reading, codes, today)
    ports = CardPorts(_print_card, _print_week, write_new_file)
    return DayDesk(
        calendar=calendar,
        tally=tally,
        families=Families(store.records, reading),
        interpreters=Interpreters(store.records, reading, codes),
        duplicates=Duplicates(reading, store.reading.same_person.beside),
        cards=Cards(store.records, calendar, codes, secrets.token_bytes, ports),
        follow_up=FollowUp(interviewing, store.reading, shelf),
        monday=Monday(_monday_ports(store), calendar, tally),
    )


def today() -> date:
    """Return the day at the shelter."""
    return now().astimezone(local_zone()).date()


def _monday_ports(store: OpenStore) -> MondayPorts:
    return MondayPorts(
        store.reading,
        store.day,
        now,
        _begins,
        machine_of(store),
        store.training.trainings,
        Retention(store.records, store.retention, today).due,
    )


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), local_zone()).astimezone(UTC)


def _print_card(order: CardOrder) -> bytes:
    from intake.reports.day_printing import print_card

    return print_card(order)


def _print_week(order: WeekOrder) -> bytes:
    from intake.reports.day_printing import print_week

    return print_week(order)
