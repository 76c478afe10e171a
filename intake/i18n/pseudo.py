"""The pseudo-language en-XA: longer, accented and bracketed, so that unmarked words show."""

import re

PSEUDO = "en-XA"

_ACCENTED = str.maketrans("AEIOUYaeiouycnds", "ÅÉÎÖÛÝåéîöûýçñðš")
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]+>|&(?=\w))")


def pseudo(text: str) -> str:
    """Return the text about a third longer; placeholders, tags and mnemonics survive."""
    parts = _KEPT.split(text)
    body = "".join(part if at % 2 else part.translate(_ACCENTED) for at, part in enumerate(parts))
    return f"[{body}{' ~' * max(1, len(text) // 6)}]"
