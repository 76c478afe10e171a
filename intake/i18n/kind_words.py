"""What kind of answer a question takes, in words: by the name of its kind."""

from collections.abc import Mapping
from typing import Final

from intake.i18n import N_

KINDS: Final[Mapping[str, str]] = {
    "text": N_("text"),
    "multiline": N_("long text"),
    "integer": N_("whole number"),
    "decimal": N_("number"),
    "date": N_("date"),
    "time": N_("time"),
    "datetime": N_("date and time"),
    "boolean": N_("yes or no"),
    "select_one": N_("one of these"),
    "select_multiple": N_("any of these"),
    "rank": N_("these in order"),
    "range": N_("a number on a scale"),
    "note": N_("only to be read"),
    "acknowledge": N_("a confirmation"),
    "geopoint": N_("a place"),
    "geotrace": N_("a way"),
    "geoshape": N_("an area"),
    "image": N_("a picture"),
    "audio": N_("a recording"),
    "video": N_("a video"),
    "file": N_("a file"),
    "barcode": N_("a code"),
    "group": N_("section"),
    "repeat": N_("once for each"),
}
