"""Two pseudo-languages: longer, accented and bracketed, so that words without translation show.

en-XA is read from the left and ar-XB from the right, each in brackets of its own: a text that is
left in the other one shows.
"""

import re

PSEUDO = "en-XA"
MIRRORED = "ar-XB"
PSEUDOS = (PSEUDO, MIRRORED)

_ACCENTED = str.maketrans("AEIOUYaeiouycnds", "ÅÉÎÖÛÝåéîöûýçñðš")
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]+>|&(?=\w))")


def pseudo(text: str, language: str = PSEUDO) -> str:
    """Return the text about a third longer; placeholders, tags and mnemonics survive."""
    first, last = "[]" if language == PSEUDO else "«»"
    parts = _KEPT.split(text)
    body = "".join(part if at % 2 else part.translate(_ACCENTED) for at, part in enumerate(parts))
    return f"{first}{body}{' ~' * max(1, len(text) // 6)}{last}"
