"""Case codes: ten characters that can be said aloud and tell nothing about the person.

Nine Crockford base32 characters hold 45 random bits, the tenth is a check character (ISO 7064
MOD 37,36 restricted to the 32 symbols: see `check_character`). No site, no year, no sequence.
"""

from typing import Final, NewType

CaseCode = NewType("CaseCode", str)

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_BYTES: Final = 6
_LOOKALIKE: Final = str.maketrans("OILU", "011V")


def case_code(randomness: bytes) -> CaseCode:
    """Return the case code of six random bytes (45 of their 48 bits are used)."""
    if len(randomness) != RANDOM_BYTES:
        raise ValueError(f"{RANDOM_BYTES} random bytes make a case code, not {len(randomness)}")
    bits = int.from_bytes(randomness) >> 3
    body = "".join(ALPHABET[bits >> shift & 31] for shift in range(40, -5, -5))
    return CaseCode(body + check_character(body))


def check_character(body: str) -> str:
    """Return the check character: it changes with every single typo and most swaps.

    A weighted sum modulo 31 over odd weights would leave one symbol out; a Luhn walk modulo 32
    (doubling every second symbol) sees every substitution and every swap of neighbours but 0Z/Z0.
    """
    total = 0
    for place, symbol in enumerate(reversed(body)):
        value = ALPHABET.index(symbol)
        if place % 2 == 0:
            value *= 2
            value = value // 32 + value % 32
        total += value
    return ALPHABET[-total % 32]


def read_case_code(typed: str) -> CaseCode | None:
    """Return the code that was meant by what somebody typed, or None when the check fails.

    Case, spaces and dashes do not matter; O is read as 0, I and L as 1.
    """
    plain = "".join(typed.upper().split()).replace("-", "").translate(_LOOKALIKE)
    if len(plain) != len("0123456789") or any(symbol not in ALPHABET for symbol in plain):
        return None
    return CaseCode(plain) if check_character(plain[:-1]) == plain[-1] else None


def shown(code: CaseCode) -> str:
    """Return the code in two groups of five, as it is shown and said."""
    return f"{code[:5]}-{code[5:]}"
