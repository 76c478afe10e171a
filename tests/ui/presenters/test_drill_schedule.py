from datetime import date, timedelta
from pathlib import Path

from intake.ui.preferences import PreferencesFile
from intake.ui.presenters.drill_schedule import (
    EVERY_DAYS,
    LATER_DAYS,
    DrillDates,
    DrillSchedule,
    ShortDrills,
)

TODAY = date(2026, 11, 24)


def after(days: int) -> date:
    return TODAY + timedelta(days)


def test_first_day_counts_and_then_it_is_due_after_ninety() -> None:
    schedule = DrillSchedule(ShortDrills(), "/store")
    assert not schedule.is_due(TODAY)
    assert not schedule.is_due(after(EVERY_DAYS - 1))
    assert schedule.is_due(after(EVERY_DAYS))


def test_proof_begins_the_count_anew_and_later_is_a_week() -> None:
    schedule = DrillSchedule(ShortDrills(), "/store")
    schedule.is_due(TODAY)
    schedule.later(after(EVERY_DAYS))
    assert not schedule.is_due(after(EVERY_DAYS))
    assert schedule.is_due(after(EVERY_DAYS + LATER_DAYS))
    schedule.proved(after(100))
    assert not schedule.is_due(after(100 + EVERY_DAYS - 1))
    assert schedule.dates == DrillDates(after(100), after(100 + EVERY_DAYS))


def test_each_store_has_days_of_its_own_and_the_file_names_no_folder(tmp_path: Path) -> None:
    file = PreferencesFile(str(tmp_path))
    DrillSchedule(file, "/home/ana/casa").proved(TODAY)
    again = PreferencesFile(str(tmp_path))
    assert DrillSchedule(again, "/home/ana/casa").dates.last == TODAY
    assert DrillSchedule(again, "/other").dates == DrillDates()
    assert "casa" not in (tmp_path / "window.ini").read_text()


def test_day_that_is_none_counts_as_not_remembered(tmp_path: Path) -> None:
    DrillSchedule(PreferencesFile(str(tmp_path)), "/store").proved(TODAY)
    ini = tmp_path / "window.ini"
    ini.write_text(ini.read_text().replace("2026-11-24", "soon"))
    assert DrillSchedule(PreferencesFile(str(tmp_path)), "/store").dates.last is None
