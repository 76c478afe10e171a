"""The values of cells as the texts that they mean."""

import re
from datetime import date, datetime, time
from typing import Any, Final

_SPACES: Final = re.compile(r"\s+")


def header_of(text: str) -> str:
    """Return the name of a column without what cannot be seen."""
    return _SPACES.sub(" ", text.replace("\u200b", "").replace("\ufeff", "")).strip()


def of_xlsx(value: Any) -> str:
    """Return the text of a cell of an .xlsx."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return _number(value)
        case datetime():
            return _moment(value)
        case date() | time() | int():
            return str(value)
        case _:
            return str(value).replace("\xa0", " ").strip()


def of_xls(cell: Any, datemode: int) -> str:
    """Return the text of a cell of an .xls, whose kind is a number."""
    match cell.ctype:
        case 2:
            return _number(cell.value)
        case 3:
            return _moment_of_xls(cell.value, datemode)
        case 4:
            return "TRUE" if cell.value else "FALSE"
        case 5:
            from xlrd import error_text_from_code  # type: ignore[import-untyped]

            return str(error_text_from_code.get(cell.value, "#VALUE!"))
        case _:
            return str(cell.value).replace("\xa0", " ").strip()


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else str(value)


def _moment(value: datetime) -> str:
    return str(value.date() if value.time() == time() else value)


def _moment_of_xls(value: float, datemode: int) -> str:
    from xlrd.xldate import XLDateError, xldate_as_datetime  # type: ignore[import-untyped]

    if 0 <= value < 1:
        return str(xldate_as_datetime(value, datemode).time())
    try:
        return _moment(xldate_as_datetime(value, datemode))
    except (XLDateError, OverflowError, ValueError):
        return _number(value)
