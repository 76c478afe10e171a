"""Digests, base64 and identifiers."""

import base64
import hashlib
import re
import string
from collections.abc import Mapping
from typing import Final

from intake.forms.xpath.functions.signature import Function, between, exactly
from intake.forms.xpath.problems import Fault, XPathError
from intake.forms.xpath.values import Context, Value, to_number, to_text

_ALGORITHMS: Final = {
    "MD5": "md5",
    "SHA-1": "sha1",
    "SHA-256": "sha256",
    "SHA-384": "sha384",
    "SHA-512": "sha512",
}
_BASE64: Final = re.compile(r"([A-Za-z0-9+/]*)={0,2}\Z")
_LETTERS: Final = string.ascii_letters + string.digits
_LONGEST_ID: Final = 10_000


def _digest(
    context: Context, value: Value, algorithm: Value, encoding: Value | None = None
) -> Value:
    environment = context.environment
    name = _ALGORITHMS.get(to_text(algorithm, environment).upper())
    written = "base64" if encoding is None else to_text(encoding, environment).lower()
    if name is None or written not in {"base64", "hex"}:
        raise XPathError(Fault.VALUE, "digest")
    digest = hashlib.new(name, to_text(value, environment).encode(), usedforsecurity=False)
    if written == "hex":
        return digest.hexdigest()
    return base64.b64encode(digest.digest()).decode("ascii")


def _base64_decode(context: Context, value: Value) -> Value:
    match = _BASE64.match("".join(to_text(value, context.environment).split()))
    if match is None or len(match[1]) % 4 == 1:
        return ""
    padded = match[1] + "=" * (-len(match[1]) % 4)
    return base64.b64decode(padded).decode("utf-8", "replace")


def _uuid(context: Context, length: Value | None = None) -> Value:
    randomness = context.environment.randomness
    if length is None:
        return uuid4_text(randomness(16))
    wanted = to_number(length, context.environment)
    if not 0 <= wanted <= _LONGEST_ID:
        raise XPathError(Fault.VALUE, "uuid")
    letters: list[str] = []
    while len(letters) < int(wanted):
        fair = (byte for byte in randomness(int(wanted) or 1) if byte < 248)
        letters += [_LETTERS[byte % len(_LETTERS)] for byte in fair]
    return "".join(letters[: int(wanted)])


def uuid4_text(random: bytes) -> str:
    """Write 16 random bytes as a UUID of version 4."""
    marked = bytearray(random)
    marked[6] = marked[6] & 0x0F | 0x40
    marked[8] = marked[8] & 0x3F | 0x80
    plain = marked.hex()
    return f"{plain[:8]}-{plain[8:12]}-{plain[12:16]}-{plain[16:20]}-{plain[20:]}"


FUNCTIONS: Final[Mapping[str, Function]] = {
    "digest": between(_digest, 2, 3),
    "base64-decode": exactly(_base64_decode, 1),
    "uuid": between(_uuid, 0, 1),
}
