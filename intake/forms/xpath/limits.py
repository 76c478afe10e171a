"""How much an expression may ask for before it is refused."""

from typing import Final

LONGEST_EXPRESSION: Final = 50_000
"""Characters."""
MOST_TOKENS: Final = 12_000
DEEPEST_NESTING: Final = 60
"""Brackets, predicates and calls within one another."""
REGEX_SECONDS: Final = 0.05
MOST_TEXT: Final = 1_000_000
"""Characters that one function may build."""
