"""Padmé lengths: a bundle's size says little about what is in it (docs/bundle-format.md 3.4)."""

from typing import Final

LEAST: Final = 64 * 1024
"""No bundle is shorter than this, before sealing."""


def padded_length(length: int) -> int:
    """Return the least Padmé length that is not less than `length` or 64 KiB."""
    length = max(length, LEAST)
    exponent = length.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    mask = (1 << free_bits) - 1
    return (length + mask) & ~mask
