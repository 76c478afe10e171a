"""The functions of ODK XPath by name."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from intake.forms.xpath.functions import (
    codings,
    dates,
    form_facts,
    instances,
    logic,
    node_sets,
    numbers,
    places,
    selections,
    texts,
)
from intake.forms.xpath.functions.signature import Function

__all__ = ["FUNCTIONS", "VOLATILE", "Function"]

FUNCTIONS: Final[Mapping[str, Function]] = MappingProxyType(
    {
        **texts.FUNCTIONS,
        **codings.FUNCTIONS,
        **logic.FUNCTIONS,
        **numbers.FUNCTIONS,
        **dates.FUNCTIONS,
        **node_sets.FUNCTIONS,
        **instances.FUNCTIONS,
        **selections.FUNCTIONS,
        **places.FUNCTIONS,
        **form_facts.FUNCTIONS,
    }
)
VOLATILE: Final = frozenset({"random", "uuid", "now", "today", "once", "randomize"})
"""Functions that may say something else the next time; a kept value is not computed again."""
