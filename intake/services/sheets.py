"""The two sheets on paper, as front ends show them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """Twenty-four words on paper.

    `kind` is "recovery" (opens, never signs) or "organisation" (signs, never opens); `key_id` are
    eight characters that tell two sheets apart.
    """

    kind: str
    key_id: str
    words: tuple[str, ...]
