"""The form in which a computed value is stored, by data type."""

import math
import re
from typing import Final

from intake.forms.xpath.moments import read_moment
from intake.forms.xpath.values import Environment, number_text, text_number

_DATE: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?=T|\Z)")
_WHOLE: Final = frozenset({"int", "integer", "long"})
_DECIMAL: Final = frozenset({"decimal", "double", "float"})


def normal_form(text: str, data_type: str, environment: Environment) -> str:
    """Return a computed text as its type stores it; blank when it is none of that type."""
    if not text or text == "NaN":
        return ""
    if data_type in _WHOLE:
        number = text_number(text, environment)
        return str(math.trunc(number)) if math.isfinite(number) else ""
    if data_type in _DECIMAL:
        number = text_number(text, environment)
        return number_text(number) if math.isfinite(number) else ""
    if data_type == "date":
        match = _DATE.match(text.strip())
        return match[1] if match and read_moment(match[1], environment.zone) else ""
    return text
