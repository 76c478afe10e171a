"""How much an expression may ask for before it is refused."""

from typing import Final

LONGEST_EXPRESSION: Final = 50_000
"""Characters."""
MOST_TOKENS: Final = 12_000
DEEPEST_NESTING: Final = 60
"""Brackets, predicates and calls within one another."""
REGEX_SECONDS: Final = 0.05
"""Time for one pattern."""
MOST_TEXT: Final = 1_000_000
"""Characters that one function may build."""
MOST_STEPS: Final = 400_000
"""Nodes that one rule may walk through each time it is worked out."""
PATTERN_SECONDS: Final = 0.2
"""Time for all patterns of one rule together."""
MOST_NODES: Final = 30_000
"""Nodes of one record."""
MOST_ROWS: Final = 1_000
"""Rows that a form may count out in one repeat."""
