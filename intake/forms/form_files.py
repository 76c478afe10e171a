"""The files that a form names: where, and which lists did not come with it."""

import re
from collections.abc import Iterator
from typing import Final

from intake.forms.model import FormDef

_LIST: Final = "jr://file"
"""How the address of a list begins; other addresses name what no file holds."""
_ASKS_LIST: Final = re.compile(r"""\b(?:instance|pulldata)\s*\(\s*(['"])(.*?)\1""")


def file_of(address: str) -> str:
    """Return the name of the file behind an address such as ``jr://images/map.png``."""
    return address.rpartition("/")[2]


def missing_lists(form: FormDef) -> dict[str, str]:
    """Return the lists that did not come with the form: instance id → name of the file."""
    return {
        name: file_of(address)
        for name, address in form.external.items()
        if address.startswith(_LIST) and name not in form.secondary
    }


def lists_asked(expression: str) -> Iterator[str]:
    """Yield the ids of the lists that an expression names, as it is written."""
    for found in _ASKS_LIST.finditer(expression):
        yield found[2]
